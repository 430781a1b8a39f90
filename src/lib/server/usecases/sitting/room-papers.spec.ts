import { describe, expect, it } from 'vitest';
import type {
	ActOfRemoval,
	AttendanceSheet,
	IdentityStatement
} from '../../../domain/attestation/documents.ts';
import { compareKazakh, fullName } from '../../../domain/people/name.ts';
import { sat } from '../testing/held.ts';
import { opened } from '../testing/opened.ts';
import { refusalOf } from '../testing/sat.ts';
import { ok, type World } from '../testing/world.ts';
import { refuseIdentity, undoCheckIn } from './check-in.ts';
import { printRoomPaper, type RoomPaper } from './room-papers.ts';
import { decideRemoval, proposeRemoval } from './two-persons.ts';

const printed = async <T>(w: World, sitting: string, paper: RoomPaper, attempt?: string): Promise<T> =>
	ok(await printRoomPaper(w.ctx)(sitting, paper, 'kk', attempt)).content as T;

describe('the papers of the room', () => {
	it('list everybody expected in Kazakh alphabetical order, with nothing filled in', async () => {
		const { w, sitting } = await sat(4, []);
		const sheet = await printed<AttendanceSheet>(w, sitting, 'attendance');
		const names = sheet.rows.map(({ name }) => fullName(name));
		expect(names).toEqual([...names].sort(compareKazakh));
		expect(sheet).toMatchObject({ blank: true, number: null });
		expect(sheet.rows.every(({ arrivedAt, document }) => arrivedAt === null && document === null)).toBe(true);
	});

	it('leave no record behind: printing is no fact', async () => {
		const { w, sitting } = await opened();
		const before = w.ctx.store.cursor();
		await printed(w, sitting, 'attendance');
		await printed(w, sitting, 'blank-act');
		expect(w.ctx.store.cursor()).toBe(before);
	});

	it('state that identity was not confirmed only while that stands', async () => {
		const { w, sitting, proctor, one, two } = await opened();
		const print = (attempt: string) => printRoomPaper(w.ctx)(sitting, 'identity', 'ru', attempt);
		expect(await refusalOf(print(one.attempt))).toBe('identity-not-refused');
		ok(await refuseIdentity(w.ctx)(proctor, one.attempt, 'Фотосуретке ұқсамайды'));
		const said = await printed<IdentityStatement>(w, sitting, 'identity', one.attempt);
		expect(said).toMatchObject({ reason: 'Фотосуретке ұқсамайды', seat: one.seat });
		expect(await refusalOf(print(two.attempt))).toBe('identity-not-refused');
		ok(await undoCheckIn(w.ctx)(proctor, one.attempt, 'Басқа құжат көрсетті'));
		expect(await refusalOf(print(one.attempt))).toBe('identity-not-refused');
	});

	it('are of their own sitting only', async () => {
		const { w, sitting, one } = await opened();
		expect(await refusalOf(printRoomPaper(w.ctx)(sitting, 'identity', 'kk', 'of-another'))).toBe('not-found');
		expect(await refusalOf(printRoomPaper(w.ctx)('no-such', 'identity', 'kk', one.attempt))).toBe(
			'not-found'
		);
	});
});

describe('the act of removal', () => {
	const issuedActs = async (w: World, sitting: string) =>
		(await w.ctx.store.list('document', { where: { sitting, type: 'act-of-removal' } })).items;

	it('is issued with the decision, numbered, and names who proposed and who decided', async () => {
		const { w, proctor, sitting, attempt } = await sat(1, [1]);
		const head = await w.person('head');
		ok(await proposeRemoval(w.ctx)(proctor, attempt(1), 'Телефон'));
		expect(await issuedActs(w, sitting)).toHaveLength(0);
		w.clock.pass(60_000);
		ok(await decideRemoval(w.ctx)(head, attempt(1), true, 'Бейнежазбада көрінеді'));
		const [act] = await issuedActs(w, sitting);
		const content = (await w.ctx.store.read('document', act!.id))!.confidential!.content as ActOfRemoval;
		expect(content.number).toMatch(/\/1-А$/);
		expect(content.proposed).toMatchObject({ reason: 'Телефон', by: { name: { given: 'proctor' } } });
		expect(content.decided).toMatchObject({
			reason: 'Бейнежазбада көрінеді',
			by: { name: { given: 'head' } }
		});
		expect(content.decided.by.at - content.proposed.by.at).toBe(60_000);
	});

	it('is not issued when the removal is rejected', async () => {
		const { w, proctor, sitting, attempt } = await sat(1, [1]);
		ok(await proposeRemoval(w.ctx)(proctor, attempt(1), 'Телефон'));
		ok(await decideRemoval(w.ctx)(await w.person('head'), attempt(1), false, 'Дәлел жоқ'));
		expect(await issuedActs(w, sitting)).toHaveLength(0);
	});
});

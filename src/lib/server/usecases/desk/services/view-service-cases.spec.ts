import { beforeEach, describe, expect, it } from 'vitest';
import { caseFact } from '../../../../domain/services/case-facts.ts';
import { newestDefinition } from '../../../../domain/services/registry.ts';
import { keyOf, type ProcedureId, type ServiceId } from '../../../../domain/services/service.ts';
import { testWorld, type World } from '../../testing/world.ts';
import { casesToSign, listServiceCases, serviceInbox } from './view-service-cases.ts';

const TUESDAY = Date.parse('2026-11-24T10:00:00+05:00');
const HOUR = 60 * 60_000;
const SUBSOIL = ['almaty-mineral-area-building-permit', 'permit'] as const;
const ACCREDITATION = ['aktobe-project-management-accreditation', 'accredit'] as const;

let world: World;
let made: number;

beforeEach(() => {
	world = testWorld();
	world.clock.set(TUESDAY);
	made = 0;
});

/** A request that came so long ago, and of which the first steps are done. */
async function request(
	[service, procedure]: readonly [ServiceId, ProcedureId],
	{
		ago = 0,
		done = 0,
		executor,
		name = 'Ахметов'
	}: { ago?: number; done?: number; executor?: string; name?: string }
): Promise<string> {
	const id = `case-${(made += 1)}`;
	const at = TUESDAY - ago;
	const facts = [
		caseFact('received', {
			...{ service, procedure, definition: keyOf(newestDefinition(service)!), channel: 'portal' },
			...{ person: 'p', language: 'kk', receivedAt: at, files: [], about: {}, payment: null },
			...{ journal: null, imported: null, flow: [], mark: null }
		}),
		...(executor ? [caseFact('assigned', { to: executor, reason: '' })] : []),
		...Array.from({ length: done }, (_, i) => caseFact('step-done', { step: i + 1, documents: [] }))
	];
	const confidential = {
		applicant: { kind: 'individual', name: { surname: name, given: 'Әлия' }, iin: '850101300012' },
		...{ contact: { phone: '', email: '', address: '' }, answers: {}, fileNames: [], papers: [], written: {} }
	};
	await world.ctx.store.commit([{ kind: 'service-case', id, expectedVersion: 0, facts, confidential }], {
		at,
		by: 'system'
	});
	return id;
}

const idsOf = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id);

describe('the inbox of services', () => {
	it('shows what waits for the role, by the time left, whatever the service', async () => {
		const late = await request(SUBSOIL, { ago: 5 * HOUR });
		const fresh = await request(ACCREDITATION, {});
		await request(SUBSOIL, { done: 1 });
		const list = await serviceInbox(world.ctx)(await world.person('chancellery'));
		expect(idsOf(list)).toEqual([late, fresh]);
		expect([list.total, list.overdue, list.today]).toEqual([2, 1, 1]);
		expect(list.words[list.rows[1]!.says]?.step?.kk).toBeTruthy();
	});

	it('shows a case that somebody was named to only to him', async () => {
		const [first, second] = [
			await world.person('specialist'),
			{ id: 'other', roles: ['specialist'] as const }
		];
		const id = await request(SUBSOIL, { done: 3, executor: first.id });
		expect(idsOf(await serviceInbox(world.ctx)(first))).toEqual([id]);
		expect(idsOf(await serviceInbox(world.ctx)(second))).toEqual([]);
	});

	it('says how many there are and shows the first of them', async () => {
		for (let n = 0; n < 5; n += 1) await request(ACCREDITATION, { ago: n * 60_000 });
		const list = await serviceInbox(world.ctx)(await world.person('chancellery'), 2);
		expect([list.rows.length, list.total, idsOf(list)]).toEqual([2, 5, ['case-5', 'case-4']]);
	});

	it('leaves what waits for a signature to who signs', async () => {
		const id = await request(ACCREDITATION, { done: 3 });
		expect(idsOf(await casesToSign(world.ctx)(await world.person('head')))).toEqual([id]);
		expect(idsOf(await casesToSign(world.ctx)(await world.person('department-head')))).toEqual([]);
	});
});

describe('the list of cases', () => {
	it('finds by applicant and number, and by what is overdue or due today', async () => {
		const late = await request(ACCREDITATION, { ago: 5 * HOUR, name: 'Қасымова' });
		const today = await request(ACCREDITATION, {});
		const list = listServiceCases(world.ctx);
		expect(idsOf(await list({ search: 'қасым' }))).toEqual([late]);
		expect(idsOf(await list({ search: '850101300012' }))).toHaveLength(2);
		expect(idsOf(await list({ time: 'overdue' }))).toEqual([late]);
		expect(idsOf(await list({ time: 'today' }))).toEqual([today]);
		expect(idsOf(await list({ service: SUBSOIL[0] }))).toEqual([]);
	});

	it('turns its pages without leaving anything out', async () => {
		for (let n = 0; n < 7; n += 1) await request(SUBSOIL, { ago: n * HOUR });
		const seen: string[] = [];
		for (let after: string | undefined, more = true; more; more = after !== undefined) {
			const page = await listServiceCases(world.ctx)({ limit: 3, ...(after && { after }) });
			seen.push(...idsOf(page));
			after = page.next;
		}
		expect(new Set(seen).size).toBe(7);
	});

	it('gives a suspended case no due time and puts it last', async () => {
		const stands = await request(ACCREDITATION, { ago: HOUR });
		const runs = await request(ACCREDITATION, {});
		await world.ctx.store.commit(
			[
				{
					kind: 'service-case',
					id: stands,
					expectedVersion: 1,
					facts: [caseFact('suspended', { ground: 'сұрау' })]
				}
			],
			{ at: TUESDAY, by: 'system' }
		);
		const list = await listServiceCases(world.ctx)();
		expect(idsOf(list)).toEqual([runs, stands]);
		expect(list.rows[1]).toMatchObject({ suspended: true, dueAt: null, left: null });
		expect(idsOf(await listServiceCases(world.ctx)({ time: 'suspended' }))).toEqual([stands]);
	});
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { brokenAt } from '../../../domain/facts.ts';
import { KINDS } from '../../../domain/kinds.ts';
import { isRefused } from '../../../domain/refusal.ts';
import { Conflict, Unavailable } from '../../ports.ts';
import { openJournalStore } from '../../store/journal/open-journal-store.ts';
import { registerApplication } from './register-application.ts';
import { anOffice, iinOf } from '../testing/attested.ts';
import { refusalOf } from '../testing/sat.ts';
import { MORNING, ok, testWorld, type World } from '../testing/world.ts';
import { transact } from '../transact.ts';

const folders: string[] = [];
afterEach(async () => {
	for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function register(w: World, n: number) {
	const name = { surname: `Тегі${n}`, given: 'Аты' };
	const input = {
		iin: iinOf(n),
		name,
		speciality: 'architecture',
		language: 'kk' as const,
		channel: 'portal' as const,
		files: []
	};
	return registerApplication(w.ctx)(await w.person('chancellery'), input);
}

const gapless = (count: number): string[] => Array.from({ length: count }, (_, i) => `04-12/${i + 1}`);
const byNumber = (a: string, b: string): number => Number(a.split('/')[1]) - Number(b.split('/')[1]);

async function givenAtOnce(w: World, count: number): Promise<string[]> {
	await w.person('chancellery');
	const results = await Promise.all(Array.from({ length: count }, (_, n) => register(w, n)));
	return results.map((result) => ok(result).incoming).sort(byNumber);
}

describe('incoming numbers', () => {
	it.each([2, 20, 60])('of %i requests that come at once have no gap and no double', async (count) => {
		const w = testWorld();
		await anOffice(w);
		expect(await givenAtOnce(w, count)).toEqual(gapless(count));
		expect(brokenAt(await w.ctx.store.facts('register', 'incoming-2026'))).toBeNull();
	});

	it('of requests that keep coming while others wait have no gap and no double', async () => {
		const w = testWorld();
		await anOffice(w);
		await w.person('chancellery');
		const coming: ReturnType<typeof register>[] = [];
		for (let n = 0; n < 40; n += 1) {
			coming.push(register(w, n));
			for (let turns = 0; turns < n % 7; turns += 1) await Promise.resolve();
		}
		const numbers = (await Promise.all(coming)).map((result) => ok(result).incoming);
		expect(numbers.sort(byNumber)).toEqual(gapless(40));
	});

	it('are as good on the disk', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'numbers-'));
		folders.push(folder);
		const store = await openJournalStore({ folder: join(folder, 'data'), kinds: KINDS });
		const w = testWorld(store);
		await anOffice(w);
		expect(await givenAtOnce(w, 20)).toEqual(gapless(20));
		await store.close();
	});

	it('begin anew with the year of the office, not of Greenwich', async () => {
		const w = testWorld();
		await anOffice(w);
		ok(await register(w, 0));
		w.clock.set(Date.parse('2026-12-31T23:59:59+05:00'));
		expect(ok(await register(w, 1)).incoming).toBe('04-12/2');
		w.clock.set(Date.parse('2027-01-01T00:00:00+05:00'));
		expect(ok(await register(w, 2)).incoming).toBe('04-12/1');
	});

	it('are not used up by what is refused', async () => {
		const w = testWorld();
		await anOffice(w);
		ok(await register(w, 0));
		expect(await refusalOf(register(w, 0))).toBe('open-case-exists');
		expect(ok(await register(w, 1)).incoming).toBe('04-12/2');
	});
});

/** A decision about the office's first number, with the store failing as told before each commit. */
async function decidedOver(failures: (Error | null)[]) {
	const w = testWorld();
	await anOffice(w);
	let decisions = 0;
	const { commit } = w.ctx.store;
	w.ctx.store.commit = async (changes, stamp) => {
		const failure = failures.shift();
		if (failure) throw failure;
		return commit.call(w.ctx.store, changes, stamp);
	};
	const result = await transact(w.ctx, { id: 'system' }, async (work) => {
		decisions += 1;
		return (await work.number('incoming', 'x')).n;
	}).catch((error: Error) => error.message);
	return { result, decisions, w };
}

const conflict = () => new Conflict('register', 'incoming-2026', 'version');

describe('a decision', () => {
	it.each<[string, (Error | null)[], unknown, number]>([
		['is taken once when nobody is in the way', [], 1, 1],
		['is taken again when somebody was first', [conflict()], 1, 2],
		['is taken again three times', [conflict(), conflict(), conflict()], 1, 4],
		['gives up then', Array.from({ length: 4 }, conflict), { refused: 'changed-meanwhile' }, 4],
		['is not taken again when the disk is full', [new Unavailable('full')], { refused: 'not-stored' }, 1],
		[
			'says that the disk is full also the second time',
			[conflict(), new Unavailable('full')],
			{ refused: 'not-stored' },
			2
		],
		[
			'is not taken again for a login that is taken',
			[new Conflict('user', 'u', 'unique', 'login:a')],
			{ refused: 'login-taken' },
			1
		],
		['does not hide a mistake of ours', [new Error('bug')], 'bug', 1]
	])('%s', async (_, failures, result, decisions) => {
		const decided = await decidedOver([...failures]);
		expect([decided.result, decided.decisions]).toEqual([result, decisions]);
	});

	it('does not stand in the way of the next when it fails', async () => {
		const { w, result } = await decidedOver([conflict(), new Error('bug'), conflict()]);
		expect(result).toBe('bug');
		expect(
			await transact(w.ctx, { id: 'system' }, async (work) => (await work.number('incoming', 'y')).n)
		).toBe(1);
	});

	it('sees the same moment throughout', async () => {
		const w = testWorld();
		const moments = await transact(w.ctx, { id: 'system' }, async (work) => {
			const before = work.now;
			w.clock.pass(1_000);
			return [before, work.now];
		});
		expect(isRefused(moments) ? [] : moments).toEqual([MORNING, MORNING]);
	});
});

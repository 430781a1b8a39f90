import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused } from '../../../domain/refusal.ts';
import { giveAnswers } from '../seat/give-answers.ts';
import { enrolSeat } from '../seat/enrol-seat.ts';
import { pulseSeat } from '../seat/pulse-seat.ts';
import { running } from '../testing/attested.ts';
import { answersOf, disrupt, MINUTE, refusalOf } from '../testing/sat.ts';
import { ok, testWorld, type World } from '../testing/world.ts';
import { pauseAttempt } from './direct-attempt.ts';
import { proposeRemoval } from './two-persons.ts';
import { Consoles, type Told } from './watch-sitting.ts';

let w: World;
let room: Awaited<ReturnType<typeof running>>;
let consoles: Consoles;
beforeEach(async () => {
	w = testWorld();
	room = await running(w, 3);
	consoles = new Consoles(w.ctx);
	vi.useFakeTimers();
});
afterEach(() => {
	consoles.end();
	vi.useRealTimers();
});

/** What is told within a tenth of a second. */
const soon = () => vi.advanceTimersByTimeAsync(100);

async function follow(viewer: Actor = room.proctor, sitting = room.sitting) {
	const told: Told[] = [];
	let ended = 0;
	const stop = ok(
		await consoles.join(
			sitting,
			viewer,
			(one) => told.push(one),
			() => (ended += 1)
		)
	);
	const changes = () => told.flatMap((one) => (one.event === 'change' ? [one.data] : []));
	return { told, changes, stop, ended: () => ended };
}

const answer = async (n: number, count: number) => {
	const candidate = room.candidates[n]!;
	ok(await giveAnswers(w.ctx)(candidate.token, (await answersOf(w, candidate, true)).slice(0, count)));
};

describe('a console', () => {
	it('is told everything, then only what changed, within a tenth of a second', async () => {
		const { told, changes } = await follow();
		expect(told).toMatchObject([
			{ event: 'snapshot', data: { seats: [{ seat: 1 }, { seat: 2 }, { seat: 3 }] } }
		]);
		await answer(1, 2);
		await soon();
		expect(changes()).toMatchObject([{ now: w.clock.now(), rows: [{ seat: 2, answered: 2 }] }]);
		expect(told.at(-1)!.id).toBe(w.ctx.store.cursor());
	});

	it('is told what many did at once in one message', async () => {
		const { changes } = await follow();
		for (const n of [0, 1, 2]) await answer(n, 1);
		await soon();
		expect(changes()).toHaveLength(1);
		expect(changes()[0]!.rows.map(({ seat }) => seat)).toEqual([1, 2, 3]);
	});

	it('misses nothing of what happens while its snapshot is made', async () => {
		const { list } = w.ctx.store;
		w.ctx.store.list = async (kind, query) => {
			const page = await list.call(w.ctx.store, kind, query);
			w.ctx.store.list = list;
			await answer(0, 3);
			return page;
		};
		const { told, changes } = await follow();
		await soon();
		const first = told[0]!;
		expect(first.event).toBe('snapshot');
		expect(changes().at(-1)?.rows).toMatchObject([{ seat: 1, answered: 3 }]);
	});

	it('is told when a page falls silent, and when it is heard again', async () => {
		const { changes } = await follow();
		await pulseSeat(w.ctx)(room.candidates[0]!.token, { unsaved: 0 });
		await vi.advanceTimersByTimeAsync(1_200);
		w.clock.pass(8_000);
		await vi.advanceTimersByTimeAsync(1_200);
		expect(
			changes()
				.at(-1)
				?.rows.find(({ seat }) => seat === 1)
		).toMatchObject({ connection: 'late' });
		await pulseSeat(w.ctx)(room.candidates[0]!.token, { unsaved: 2 });
		await vi.advanceTimersByTimeAsync(1_200);
		expect(changes().at(-1)?.rows).toMatchObject([{ seat: 1, connection: 'here', unsaved: 2 }]);
		const count = changes().length;
		await vi.advanceTimersByTimeAsync(5_000);
		expect(changes()).toHaveLength(count);
	});

	it('is told of the sitting itself, and every seat when the doors are closed', async () => {
		const { changes } = await follow();
		ok(await enrolSeat(w.ctx)(room.office.room.code, 9));
		await soon();
		expect(changes().at(-1)).toMatchObject({ rows: [], sitting: { enrolled: expect.arrayContaining([9]) } });
		await disrupt(w, room.sitting, 'Жарық жоқ');
		await soon();
		expect(changes().at(-1)).toMatchObject({ sitting: { state: { phase: 'closed' } } });
		expect(
			changes()
				.at(-1)!
				.rows.map(({ outcome }) => outcome)
		).toEqual(Array(3).fill('disrupted'));
	});

	it('is shown codes and its own proposals only as its person may see them', async () => {
		const head = await w.person('head');
		const mine = await follow();
		const others = await follow(head);
		ok(await proposeRemoval(w.ctx)(room.proctor, room.candidates[0]!.attempt, 'Телефон'));
		await soon();
		expect(mine.changes()[0]!.rows[0]).toMatchObject({ removalProposed: { byMe: true } });
		expect(others.changes()[0]!.rows[0]).toMatchObject({ removalProposed: { byMe: false } });
		const { code } = room.candidates[0]!;
		expect(JSON.stringify(mine.told)).toContain(code);
		for (const secret of [code, room.office.room.code])
			expect(JSON.stringify(others.told)).not.toContain(`"${secret}"`);
		expect(JSON.stringify(mine.told)).not.toContain(`user:${room.proctor.id}`);
	});

	it('of a sitting that is not there is refused', async () => {
		expect(
			await refusalOf(
				consoles.join(
					'none',
					room.proctor,
					() => undefined,
					() => undefined
				)
			)
		).toBe('not-found');
		expect(consoles.watched).toBe(0);
	});
});

describe('a console that fails', () => {
	const broken = (from: Told['event']) => ({
		tell: vi.fn((told: Told) => {
			if (told.event === from) throw new Error('closed');
		}),
		end: vi.fn()
	});

	it('while it joins is gone, and those after it are told as ever', async () => {
		const { tell, end } = broken('snapshot');
		await expect(consoles.join(room.sitting, room.proctor, tell, end)).rejects.toThrow('closed');
		expect(consoles.watched).toBe(0);
		const { changes } = await follow();
		await answer(0, 2);
		await soon();
		expect(changes()).toMatchObject([{ rows: [{ seat: 1, answered: 2 }] }]);
	});

	it('when it is told is let go, and the others hear of the same change', async () => {
		const { tell, end } = broken('change');
		ok(await consoles.join(room.sitting, room.proctor, tell, end));
		const { changes } = await follow();
		await answer(0, 1);
		await soon();
		expect(changes()).toMatchObject([{ rows: [{ seat: 1, answered: 1 }] }]);
		expect(end).toHaveBeenCalledOnce();
		await answer(0, 2);
		await soon();
		expect(tell).toHaveBeenCalledTimes(2);
		expect(changes()).toHaveLength(2);
	});

	it('to be read for is told what it missed as soon as it can be read', async () => {
		const { changes } = await follow();
		const { read } = w.ctx.store;
		await answer(1, 2);
		await disrupt(w, room.sitting, 'Жарық жоқ');
		w.ctx.store.read = () => Promise.reject(new Error('disk'));
		await soon();
		expect(changes()).toEqual([]);
		w.ctx.store.read = read;
		await vi.advanceTimersByTimeAsync(1_200);
		const { rows, sitting } = changes()[0]!;
		expect(rows.map(({ seat }) => seat).sort()).toEqual([1, 2, 3]);
		expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(['disrupted']));
		expect(sitting).toMatchObject({ state: { phase: 'closed' } });
	});
});

describe('several consoles', () => {
	it('share one computation, and nothing runs when the last has gone', async () => {
		const first = await follow();
		const second = await follow();
		let reads = 0;
		const { read } = w.ctx.store;
		w.ctx.store.read = ((kind: 'attempt', id: string) => {
			if (kind === 'attempt') reads += 1;
			return read.call(w.ctx.store, kind, id);
		}) as typeof read;
		ok(await pauseAttempt(w.ctx)(room.proctor, room.candidates[0]!.attempt, 'PC'));
		const paid = reads;
		await soon();
		expect(reads - paid).toBe(1);
		expect(first.changes()).toHaveLength(1);
		expect(second.changes()).toEqual(first.changes());
		first.stop();
		second.stop();
		expect(consoles.watched).toBe(0);
		expect(vi.getTimerCount()).toBe(0);
		w.clock.pass(MINUTE);
		await answer(1, 1);
		await soon();
		expect(first.changes()).toHaveLength(1);
	});

	it('are let go when the server goes', async () => {
		const all = [await follow(), await follow()];
		consoles.end();
		expect(all.map(({ ended }) => ended())).toEqual([1, 1]);
		expect(vi.getTimerCount()).toBe(0);
		expect(
			isRefused(
				await consoles.join(
					room.sitting,
					room.proctor,
					() => undefined,
					() => undefined
				)
			)
		).toBe(false);
	});
});

import { describe, expect, it } from 'vitest';
import { pauseAttempt, resumeAttempt } from '../sitting/direct-attempt.ts';
import { giveAnswers } from '../seat/give-answers.ts';
import { closeExpiredAttempts, noteLifeSigns, pauseSilent, restoreClocks } from './keep-exam-time.ts';
import { sitDown } from '../seat/sit-down.ts';
import { running } from '../testing/attested.ts';
import { answersOf, attemptState, MINUTE, refusalOf, restarted } from '../testing/sat.ts';
import { ok, testWorld, type World } from '../testing/world.ts';
import { pulseSeat } from '../seat/pulse-seat.ts';

const SECOND = 1_000;
const left = async (w: World, token: string): Promise<number> => ok(await pulseSeat(w.ctx)(token)).left;

/** Two candidates ten minutes into their tests; the last sign of life two seconds before the server goes. */
async function goingDown() {
	const w = testWorld();
	const { candidates, proctor, ...rest } = await running(w, 2);
	w.clock.pass(10 * MINUTE);
	await noteLifeSigns(w.ctx)();
	w.clock.pass(2 * SECOND);
	const [alive, silent] = [candidates[0]!, candidates[1]!];
	return { w, alive, silent, proctor, ...rest };
}

async function up(w: World, down: number): Promise<World> {
	const next = restarted(w, down);
	expect(await restoreClocks(next.ctx)()).toBe(2);
	return next;
}

describe('after a restart', () => {
	it('a page that kept working gets nothing extra: the gap counts', async () => {
		const { w, alive } = await goingDown();
		const next = await up(w, 48 * SECOND);
		next.clock.pass(5 * SECOND);
		expect(await left(next, alive.token)).toBe(20 * MINUTE - 55 * SECOND);
		next.clock.pass(MINUTE);
		expect(await left(next, alive.token)).toBe(19 * MINUTE - 55 * SECOND);
	});

	it('a page that kept working hands over what it has answered meanwhile', async () => {
		const { w, alive } = await goingDown();
		const answers = await answersOf(w, alive, true);
		ok(await giveAnswers(w.ctx)(alive.token, answers.slice(0, 2)));
		const next = await up(w, 30 * SECOND);
		expect(ok(await giveAnswers(next.ctx)(alive.token, answers)).savedThrough).toBe(answers.length);
		const { data } = (await next.ctx.store.facts('attempt', alive.attempt)).at(-1)!;
		expect(data).toMatchObject({ seq: answers.length, elapsed: 10 * MINUTE + 32 * SECOND });
	});

	it('a silent seat stands paused from its last sign of life, and runs on when the proctor resumes it', async () => {
		const { w, alive, silent, proctor } = await goingDown();
		const next = await up(w, 48 * SECOND);
		await left(next, alive.token);
		next.clock.pass(20 * SECOND);
		expect(await pauseSilent(next.ctx)()).toBe(1);
		expect((await attemptState(next, silent.attempt)).course).toMatchObject({
			status: 'paused',
			elapsed: 10 * MINUTE,
			cause: 'server-down'
		});
		expect((await attemptState(next, alive.attempt)).course.status).toBe('running');
		next.clock.pass(5 * MINUTE);
		expect(await left(next, silent.token)).toBe(20 * MINUTE);
		ok(await resumeAttempt(next.ctx)(proctor, silent.attempt, 'Сервер қайта қосылды'));
		next.clock.pass(MINUTE);
		expect(await left(next, silent.token)).toBe(19 * MINUTE);
	});

	it('a seat that was paused stays paused at its time', async () => {
		const { w, silent, proctor } = await goingDown();
		ok(await pauseAttempt(w.ctx)(proctor, silent.attempt, 'Дабыл'));
		const next = restarted(w, 10 * MINUTE);
		expect(await restoreClocks(next.ctx)()).toBe(1);
		expect(await left(next, silent.token)).toBe(20 * MINUTE - 2 * SECOND);
	});

	it('what was answered after the last sign of life is where the clock stands', async () => {
		const { w, alive } = await goingDown();
		ok(await giveAnswers(w.ctx)(alive.token, (await answersOf(w, alive, true)).slice(0, 1)));
		const next = await up(w, 0);
		await pauseSilent(next.ctx)();
		expect((await attemptState(next, alive.attempt)).course).toMatchObject({
			elapsed: 10 * MINUTE + 2 * SECOND
		});
	});

	it('without any sign of life the facts alone set the clocks', async () => {
		const w = testWorld();
		const { candidates } = await running(w, 1);
		const answers = await answersOf(w, candidates[0]!, true);
		w.clock.pass(3 * MINUTE);
		ok(await giveAnswers(w.ctx)(candidates[0]!.token, answers.slice(0, 1)));
		w.clock.pass(MINUTE);
		const next = restarted(w, MINUTE);
		await restoreClocks(next.ctx)();
		expect(await left(next, candidates[0]!.token)).toBe(25 * MINUTE);
	});

	it('an attempt whose time ran out meanwhile takes nothing more and closes itself', async () => {
		const { w, alive } = await goingDown();
		const answers = await answersOf(w, alive, true);
		const next = await up(w, 25 * MINUTE);
		expect(await closeExpiredAttempts(next.ctx)()).toBe(0);
		expect(await refusalOf(giveAnswers(next.ctx)(alive.token, answers))).toBe('time-is-up');
		expect(await closeExpiredAttempts(next.ctx)()).toBe(1);
		expect((await attemptState(next, alive.attempt)).course).toMatchObject({
			cause: 'time-is-up',
			elapsed: 30 * MINUTE
		});
	});

	it('an attempt that runs out later closes itself with nobody connected', async () => {
		const { w, alive } = await goingDown();
		const next = await up(w, SECOND);
		await left(next, alive.token);
		next.clock.pass(20 * MINUTE);
		expect(await closeExpiredAttempts(next.ctx)()).toBe(1);
	});

	it('a seat that was silent does not run out before it is resumed', async () => {
		const { w, silent, proctor } = await goingDown();
		const next = await up(w, 60 * MINUTE);
		expect(await closeExpiredAttempts(next.ctx)()).toBe(0);
		await pauseSilent(next.ctx)();
		ok(await resumeAttempt(next.ctx)(proctor, silent.attempt, 'Сервер қайта қосылды'));
		expect(await left(next, silent.token)).toBe(20 * MINUTE);
	});

	it('the old page is not in the way of the candidate at a PC started anew', async () => {
		const { w, silent } = await goingDown();
		const next = await up(w, MINUTE);
		ok(await sitDown(next.ctx)(silent.seatToken, silent.iin, silent.code));
		expect(await refusalOf(pulseSeat(next.ctx)(silent.token))).toBe('other-place-answers');
	});
});

describe('after two restarts, one soon after the other', () => {
	it('a page that kept working gets nothing extra from the second', async () => {
		const { w, alive } = await goingDown();
		const first = await up(w, 58 * SECOND);
		first.clock.pass(5 * SECOND);
		await noteLifeSigns(first.ctx)();
		const second = await up(first, 5 * SECOND);
		expect(await left(second, alive.token)).toBe(20 * MINUTE - 70 * SECOND);
	});

	it('a silent seat still stands from its last sign of life before the first', async () => {
		const { w, silent } = await goingDown();
		const first = await up(w, 58 * SECOND);
		await noteLifeSigns(first.ctx)();
		const second = await up(first, 5 * SECOND);
		await pauseSilent(second.ctx)();
		expect((await attemptState(second, silent.attempt)).course).toMatchObject({ elapsed: 10 * MINUTE });
	});

	it('a page heard between them has paid for the first gap already', async () => {
		const { w, alive } = await goingDown();
		const first = await up(w, 58 * SECOND);
		await noteLifeSigns(first.ctx)();
		ok(await giveAnswers(first.ctx)(alive.token, (await answersOf(first, alive, true)).slice(0, 1)));
		const second = await up(first, 10 * SECOND);
		expect(await left(second, alive.token)).toBe(20 * MINUTE - 70 * SECOND);
	});
});

describe('a page that is heard while the silent seats are being paused', () => {
	it('is not paused with them', async () => {
		const { w, alive, silent } = await goingDown();
		const next = await up(w, 10 * SECOND);
		const { commit } = next.ctx.store;
		next.ctx.store.commit = async (changes, stamp) => {
			const other = changes[0]?.id === alive.attempt ? silent : alive;
			next.ctx.store.commit = commit;
			next.ctx.room.clock.heard(other.attempt);
			return commit.call(next.ctx.store, changes, stamp);
		};
		expect(await pauseSilent(next.ctx)()).toBe(1);
	});
});

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
		w.clock.tells('one', MINUTE);
		await noteLifeSigns(w.ctx)();
		const next = restarted(w, 25 * MINUTE);
		next.clock.tells('one', 26 * MINUTE);
		await restoreClocks(next.ctx)();
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

describe('after a power cut of the whole room that was given back, and another one at once', () => {
	/** Everybody stood for an hour of darkness and was resumed; the server goes again before the next sign of life. */
	async function givenBack() {
		const { w, alive, silent, proctor } = await goingDown();
		const first = await up(w, 60 * MINUTE);
		first.clock.pass(20 * SECOND);
		// So long is believed of no wall clock alone: they stand from the start of the server.
		expect(await pauseSilent(first.ctx)()).toBe(0);
		await noteLifeSigns(first.ctx)();
		for (const { attempt } of [alive, silent])
			ok(await resumeAttempt(first.ctx)(proctor, attempt, 'Жарық берілді'));
		first.clock.pass(3 * SECOND);
		return { w: first, alive, silent };
	}

	it('a page that kept working pays for the second alone', async () => {
		const { w, alive } = await givenBack();
		const second = await up(w, 10 * SECOND);
		expect(await left(second, alive.token)).toBe(20 * MINUTE - 13 * SECOND);
	});

	it('a silent seat stands where it was resumed', async () => {
		const { w, silent } = await givenBack();
		const second = await up(w, 10 * SECOND);
		await pauseSilent(second.ctx)();
		expect((await attemptState(second, silent.attempt)).course).toMatchObject({ elapsed: 10 * MINUTE });
	});

	it('a sign of life after the giving back counts as ever', async () => {
		const { w, silent } = await givenBack();
		await noteLifeSigns(w.ctx)();
		const second = await up(w, 10 * SECOND);
		await pauseSilent(second.ctx)();
		expect((await attemptState(second, silent.attempt)).course).toMatchObject({
			elapsed: 10 * MINUTE + 3 * SECOND
		});
	});
});

describe('when the wall clock was set while the server was down', () => {
	/** Down for 40 s by the machine's own time, and the clock set by so many minutes meanwhile. */
	async function setBy(minutes: number, boot: string) {
		const w = testWorld();
		w.clock.tells('one', 7 * MINUTE);
		const { candidates } = await running(w, 1);
		w.clock.pass(10 * MINUTE);
		await noteLifeSigns(w.ctx)();
		const next = restarted(w, 40 * SECOND + minutes * MINUTE);
		next.clock.tells(boot, 17 * MINUTE + 40 * SECOND);
		await restoreClocks(next.ctx)();
		return left(next, candidates[0]!.token);
	}

	it.each([0, 60, 5, -1, -180])(
		'by %d minutes, a page that kept working pays for what passed',
		async (by) => {
			expect(await setBy(by, 'one')).toBe(20 * MINUTE - 40 * SECOND);
		}
	);

	it('and the machine was started anew, the wall clock is all there is', async () => {
		expect(await setBy(2, 'two')).toBe(18 * MINUTE - 40 * SECOND);
	});

	it('what was answered after the last sign of life is set right too', async () => {
		const w = testWorld();
		w.clock.tells('one', MINUTE);
		const { candidates } = await running(w, 1);
		const one = candidates[0]!;
		await noteLifeSigns(w.ctx)();
		w.clock.pass(2 * SECOND);
		ok(await giveAnswers(w.ctx)(one.token, (await answersOf(w, one, true)).slice(0, 1)));
		const next = restarted(w, 60 * MINUTE);
		next.clock.tells('one', MINUTE + 5 * SECOND);
		await restoreClocks(next.ctx)();
		expect(await left(next, one.token)).toBe(30 * MINUTE - 5 * SECOND);
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

import { describe, expect, it } from 'vitest';
import { EXAM_RULES } from '../../../domain/exam/exam-rules.ts';
import { addMinutes, finishAttempt, pauseAttempt, resumeAttempt } from '../sitting/direct-attempt.ts';
import { giveAnswers, handIn } from '../seat/give-answers.ts';
import { closeExpiredAttempts } from './keep-exam-time.ts';
import { running, TEN } from '../testing/attested.ts';
import { answersOf, attemptState, MINUTE, refusalOf } from '../testing/sat.ts';
import { ok, testWorld, type World } from '../testing/world.ts';
import { pulseSeat } from '../seat/pulse-seat.ts';

const WHY = 'Дабыл';
const { minutesAlone: MINUTES_ALONE } = EXAM_RULES;

async function writing() {
	const w = testWorld();
	const { candidates, proctor, ...rest } = await running(w, 1);
	return { w, candidate: candidates[0]!, proctor, ...rest };
}

const left = async (w: World, token: string): Promise<number> => ok(await pulseSeat(w.ctx)(token)).left;

describe('time left', () => {
	it('is given back to the millisecond after a pause', async () => {
		const { w, candidate, proctor } = await writing();
		w.clock.pass(7 * MINUTE + 123);
		ok(await pauseAttempt(w.ctx)(proctor, candidate.attempt, WHY));
		w.clock.pass(11 * MINUTE);
		expect(await left(w, candidate.token)).toBe(23 * MINUTE - 123);
		ok(await resumeAttempt(w.ctx)(proctor, candidate.attempt, WHY));
		w.clock.pass(MINUTE);
		expect(await left(w, candidate.token)).toBe(22 * MINUTE - 123);
	});

	it('is the limit less the active time over any number of pauses', async () => {
		const { w, candidate, proctor } = await writing();
		let active = 0;
		for (const [run, pause] of [
			[1_000, 5_000],
			[60_001, 1],
			[0, 90_000],
			[333, 0]
		] as const) {
			w.clock.pass(run);
			active += run;
			ok(await pauseAttempt(w.ctx)(proctor, candidate.attempt, WHY));
			w.clock.pass(pause);
			ok(await resumeAttempt(w.ctx)(proctor, candidate.attempt, WHY));
		}
		expect(await left(w, candidate.token)).toBe(30 * MINUTE - active);
	});

	it.each([
		['forward by an hour', 60 * MINUTE],
		['back by an hour', -60 * MINUTE],
		['forward by a year', 365 * 24 * 60 * MINUTE]
	])('does not change when the wall clock is set %s', async (_, jump) => {
		const { w, candidate, proctor } = await writing();
		w.clock.pass(5 * MINUTE);
		w.clock.set(w.clock.now() + jump);
		expect(await left(w, candidate.token)).toBe(25 * MINUTE);
		ok(await pauseAttempt(w.ctx)(proctor, candidate.attempt, WHY));
		w.clock.set(TEN + jump / 2);
		ok(await resumeAttempt(w.ctx)(proctor, candidate.attempt, WHY));
		w.clock.pass(MINUTE);
		expect(await left(w, candidate.token)).toBe(24 * MINUTE);
		expect(await closeExpiredAttempts(w.ctx)()).toBe(0);
	});

	it('grows by the minutes that were added, with who added them and why', async () => {
		const { w, candidate, proctor } = await writing();
		ok(await addMinutes(w.ctx)(proctor, candidate.attempt, 5, WHY));
		expect(await left(w, candidate.token)).toBe(35 * MINUTE);
		expect((await attemptState(w, candidate.attempt)).added).toEqual([
			{ at: TEN, by: `user:${proctor.id}`, minutes: 5, reason: WHY }
		]);
	});
});

describe('adding minutes', () => {
	it('above the limit takes a second person, also bit by bit', async () => {
		const { w, candidate, proctor } = await writing();
		const add = (by = proctor, minutes = MINUTES_ALONE) =>
			addMinutes(w.ctx)(by, candidate.attempt, minutes, WHY);
		expect(await refusalOf(add(proctor, MINUTES_ALONE + 1))).toBe('second-person-needed');
		ok(await add(proctor, MINUTES_ALONE - 1));
		expect(await refusalOf(add(proctor, 2))).toBe('second-person-needed');
		ok(await add(proctor, 1));
		expect(await refusalOf(add(proctor, 1))).toBe('second-person-needed');
		ok(await add(await w.person('proctor', 'specialist'), 10));
		expect((await attemptState(w, candidate.attempt)).limit).toBe((30 + MINUTES_ALONE + 10) * MINUTE);
	});

	it.each([
		[0, WHY, 'bad-input'],
		[-5, WHY, 'bad-input'],
		[1.5, WHY, 'bad-input'],
		[5, '  ', 'reason-missing']
	])('%d with the reason %j is refused', async (minutes, reason, code) => {
		const { w, candidate, proctor } = await writing();
		expect(await refusalOf(addMinutes(w.ctx)(proctor, candidate.attempt, minutes, reason))).toBe(code);
	});
});

describe('pausing', () => {
	it('refuses answers and handing in until it is resumed', async () => {
		const { w, candidate, proctor } = await writing();
		const answers = await answersOf(w, candidate, true);
		ok(await pauseAttempt(w.ctx)(proctor, candidate.attempt, WHY));
		expect(await refusalOf(giveAnswers(w.ctx)(candidate.token, answers))).toBe('attempt-paused');
		expect(await refusalOf(handIn(w.ctx)(candidate.token, 1))).toBe('attempt-paused');
		ok(await resumeAttempt(w.ctx)(proctor, candidate.attempt, WHY));
		expect(ok(await giveAnswers(w.ctx)(candidate.token, answers)).savedThrough).toBe(answers.length);
	});

	it('twice, resuming what runs, and either without a reason are refused', async () => {
		const { w, candidate, proctor } = await writing();
		const { attempt } = candidate;
		expect(await refusalOf(resumeAttempt(w.ctx)(proctor, attempt, WHY))).toBe('attempt-not-running');
		expect(await refusalOf(pauseAttempt(w.ctx)(proctor, attempt, ' '))).toBe('reason-missing');
		ok(await pauseAttempt(w.ctx)(proctor, attempt, WHY));
		expect(await refusalOf(pauseAttempt(w.ctx)(proctor, attempt, WHY))).toBe('attempt-paused');
		expect(await refusalOf(resumeAttempt(w.ctx)(proctor, attempt, ''))).toBe('reason-missing');
	});

	it('an attempt that has ended is refused', async () => {
		const { w, candidate, proctor } = await writing();
		ok(await handIn(w.ctx)(candidate.token, 1));
		for (const act of [pauseAttempt, resumeAttempt, finishAttempt]) {
			expect(await refusalOf(act(w.ctx)(proctor, candidate.attempt, WHY))).toBe('attempt-ended');
		}
	});
});

describe('an attempt that runs out', () => {
	it('closes itself with nobody connected, at its limit and with its score', async () => {
		const { w, candidate } = await writing();
		ok(await giveAnswers(w.ctx)(candidate.token, await answersOf(w, candidate, true)));
		w.clock.pass(30 * MINUTE - 1);
		expect(await closeExpiredAttempts(w.ctx)()).toBe(0);
		w.clock.pass(250);
		expect(await closeExpiredAttempts(w.ctx)()).toBe(1);
		expect((await attemptState(w, candidate.attempt)).course).toMatchObject({
			status: 'ended',
			elapsed: 30 * MINUTE,
			cause: 'time-is-up',
			score: { points: 8, passed: true }
		});
		expect(await closeExpiredAttempts(w.ctx)()).toBe(0);
	});

	it('takes nothing from its limit on, though it was not closed yet', async () => {
		const { w, candidate } = await writing();
		const answers = await answersOf(w, candidate, true);
		w.clock.pass(30 * MINUTE);
		expect(await refusalOf(giveAnswers(w.ctx)(candidate.token, answers))).toBe('time-is-up');
		expect(await refusalOf(handIn(w.ctx)(candidate.token, 1))).toBe('time-is-up');
	});

	it('stays open while it is paused', async () => {
		const { w, candidate, proctor } = await writing();
		w.clock.pass(29 * MINUTE);
		ok(await pauseAttempt(w.ctx)(proctor, candidate.attempt, WHY));
		w.clock.pass(60 * MINUTE);
		expect(await closeExpiredAttempts(w.ctx)()).toBe(0);
		ok(await resumeAttempt(w.ctx)(proctor, candidate.attempt, WHY));
		expect(await left(w, candidate.token)).toBe(MINUTE);
	});

	it('goes on under its clock when minutes were added while it was being closed', async () => {
		const { w, candidate, proctor } = await writing();
		w.clock.pass(30 * MINUTE);
		const { of } = w.ctx.room.papers;
		w.ctx.room.papers.of = async (sitting) => {
			w.ctx.room.papers.of = of;
			ok(await addMinutes(w.ctx)(proctor, candidate.attempt, 5, WHY));
			return of.call(w.ctx.room.papers, sitting);
		};
		expect(await closeExpiredAttempts(w.ctx)()).toBe(0);
		expect((await attemptState(w, candidate.attempt)).course.status).toBe('running');
		w.clock.pass(5 * MINUTE);
		expect(await left(w, candidate.token)).toBe(0);
		expect(await closeExpiredAttempts(w.ctx)()).toBe(1);
	});

	it('is handed in or closed, never both', async () => {
		const { w, candidate } = await writing();
		w.clock.pass(30 * MINUTE - 1);
		const handing = handIn(w.ctx)(candidate.token, 1);
		w.clock.pass(1);
		await Promise.all([handing, closeExpiredAttempts(w.ctx)(), closeExpiredAttempts(w.ctx)()]);
		const facts = await w.ctx.store.facts('attempt', candidate.attempt);
		expect(facts.filter(({ type }) => type === 'ended')).toHaveLength(1);
	});
});

describe('a test ended by the proctor', () => {
	it('is counted, at the time it was ended', async () => {
		const { w, candidate, proctor } = await writing();
		ok(await giveAnswers(w.ctx)(candidate.token, await answersOf(w, candidate, true)));
		w.clock.pass(9 * MINUTE);
		ok(await finishAttempt(w.ctx)(proctor, candidate.attempt, 'Өтініші бойынша'));
		expect((await attemptState(w, candidate.attempt)).course).toMatchObject({
			cause: 'closed-by-proctor',
			elapsed: 9 * MINUTE,
			reason: 'Өтініші бойынша',
			score: { passed: true }
		});
	});
});

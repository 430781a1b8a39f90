import { describe, expect, it } from 'vitest';
import { EXAM_RULES } from '../../../domain/exam/exam-rules.ts';
import { giveAnswers } from '../seat/give-answers.ts';
import { pulseSeat } from '../seat/pulse-seat.ts';
import { giveBack } from '../sitting/direct-attempt.ts';
import { running } from '../testing/attested.ts';
import { answersOf, attemptState, MINUTE, restarted } from '../testing/sat.ts';
import { offlineAtEnd, SECOND } from '../testing/seats.ts';
import { ok, testWorld } from '../testing/world.ts';
import { closeExpiredAttempts, noteLifeSigns, pauseSilent, restoreClocks } from './keep-exam-time.ts';
import { settleAfterGrace } from './keep-late-answers.ts';
import { noteSilence } from './note-silence.ts';

const GRACE = EXAM_RULES.graceSeconds * SECOND;

/** Ten minutes into the test the power goes; the machine is up again, its wall clock so far from where it was. */
async function startedAnew(wall: number) {
	const w = testWorld();
	w.clock.tells('one', MINUTE);
	const { candidates, proctor } = await running(w, 1);
	w.clock.pass(10 * MINUTE);
	await noteLifeSigns(w.ctx)();
	const next = restarted(w, wall);
	next.clock.tells('two', 30 * SECOND);
	await restoreClocks(next.ctx)();
	return { w: next, proctor, one: candidates[0]! };
}

describe('after the machine was started anew with its wall clock set far away', () => {
	it.each([60 * MINUTE, -60 * MINUTE])(
		'by %d ms, a page that kept working is charged nothing by itself: it stands until the proctor decides',
		async (wall) => {
			const { w, one, proctor } = await startedAnew(wall);
			expect(ok(await pulseSeat(w.ctx)(one.token))).toMatchObject({ stage: 'paused', left: 20 * MINUTE });
			expect(await closeExpiredAttempts(w.ctx)()).toBe(0);
			expect((await attemptState(w, one.attempt)).course).toMatchObject({
				cause: 'server-down',
				elapsed: 10 * MINUTE
			});
			ok(await giveBack(w.ctx)(proctor, one.attempt, 'Жарық берілді'));
			expect(ok(await pulseSeat(w.ctx)(one.token)).left).toBe(20 * MINUTE);
		}
	);

	it('what is short enough to be believed is charged as ever', async () => {
		const { w, one } = await startedAnew(2 * MINUTE);
		expect(ok(await pulseSeat(w.ctx)(one.token)).left).toBe(18 * MINUTE);
	});

	it('a step after the start of the server changes nothing of the gap', async () => {
		const { w, one } = await startedAnew(2 * MINUTE);
		w.clock.set(w.clock.now() + 60 * MINUTE);
		w.clock.pass(5 * SECOND);
		expect(ok(await pulseSeat(w.ctx)(one.token)).left).toBe(18 * MINUTE - 5 * SECOND);
	});

	it('a seat that could not be paused at the start is paused with the silent ones', async () => {
		const { w, one } = await startedAnew(2 * MINUTE);
		w.ctx.room.clock.standStill(one.attempt, 10 * MINUTE, {
			since: w.clock.now() - 60 * MINUTE,
			measured: false
		});
		w.ctx.room.clock.heard(one.attempt);
		expect(await pauseSilent(w.ctx)()).toBe(1);
	});
});

describe('the grace for late answers', () => {
	it('is never shorter than itself counted from the return of a server whose clock was set forward', async () => {
		const { w, candidate, answers } = await offlineAtEnd();
		const next = restarted(w, 60 * MINUTE);
		await restoreClocks(next.ctx)();
		next.clock.pass(GRACE);
		await settleAfterGrace(next.ctx)();
		ok(await giveAnswers(next.ctx)(candidate.token, answers));
	});

	it('is measured by the machine’s own time where that went on', async () => {
		const w = testWorld();
		w.clock.tells('one', MINUTE);
		const { candidates } = await running(w, 1);
		const one = candidates[0]!;
		const answers = await answersOf(w, one, true);
		w.clock.pass(29 * MINUTE);
		await noteLifeSigns(w.ctx)();
		await noteSilence(w.ctx)();
		w.clock.pass(MINUTE);
		await closeExpiredAttempts(w.ctx)();
		const next = restarted(w, 60 * MINUTE);
		next.clock.tells('one', 31 * MINUTE + 30 * SECOND);
		await restoreClocks(next.ctx)();
		ok(await giveAnswers(next.ctx)(one.token, answers.slice(0, 1)));
		const facts = await next.ctx.store.facts('attempt', one.attempt);
		expect(facts.at(-1)?.data).toMatchObject({ after: 30 * SECOND });
	});
});

import { describe, expect, it } from 'vitest';
import { giveAnswers } from '../seat/give-answers.ts';
import { pulseSeat } from '../seat/pulse-seat.ts';
import { pauseAttempt, resumeAttempt } from '../sitting/direct-attempt.ts';
import { attemptState, MINUTE, restarted } from '../testing/sat.ts';
import { factsOf, SECOND, writing } from '../testing/seats.ts';
import { ok } from '../testing/world.ts';
import { Unavailable } from '../../ports.ts';
import { closeExpiredAttempts, pauseSilent, restoreClocks } from './keep-exam-time.ts';
import { noteSilence } from './note-silence.ts';

describe('a seat that is not heard while its clock runs', () => {
	it('is noted offline after ten seconds, once, with where its clock stood', async () => {
		const { w, candidate } = await writing();
		ok(await pulseSeat(w.ctx)(candidate.token));
		w.clock.pass(10 * SECOND - 1);
		expect(await noteSilence(w.ctx)()).toBe(0);
		w.clock.pass(1);
		expect(await noteSilence(w.ctx)()).toBe(1);
		w.clock.pass(MINUTE);
		expect(await noteSilence(w.ctx)()).toBe(0);
		const [fact, ...more] = await factsOf(w, candidate.attempt, 'went-offline');
		expect(fact?.data).toEqual({ elapsed: 10 * SECOND });
		expect(more).toEqual([]);
		expect((await attemptState(w, candidate.attempt)).offlineSince).toBe(10 * SECOND);
	});

	it('is noted again when it is heard, and may fall silent again', async () => {
		const { w, candidate, answers } = await writing();
		w.clock.pass(MINUTE);
		expect(await noteSilence(w.ctx)()).toBe(1);
		ok(await giveAnswers(w.ctx)(candidate.token, answers.slice(0, 1)));
		expect(await noteSilence(w.ctx)()).toBe(1);
		expect((await attemptState(w, candidate.attempt)).offlineSince).toBeNull();
		expect(await noteSilence(w.ctx)()).toBe(0);
		w.clock.pass(MINUTE);
		expect(await noteSilence(w.ctx)()).toBe(1);
		expect((await attemptState(w, candidate.attempt)).offlineSince).toBe(2 * MINUTE);
	});

	it('keeps one that is heard out of it, whoever else is silent', async () => {
		const { w, candidates } = await writing(3);
		w.clock.pass(9 * SECOND);
		ok(await pulseSeat(w.ctx)(candidates[1]!.token));
		w.clock.pass(3 * SECOND);
		expect(await noteSilence(w.ctx)()).toBe(2);
		expect((await attemptState(w, candidates[1]!.attempt)).offlineSince).toBeNull();
	});

	it('is not noted in a pause, and its coming back in the pause is', async () => {
		const { w, candidate, proctor } = await writing();
		ok(await pauseAttempt(w.ctx)(proctor, candidate.attempt, 'Дабыл'));
		w.clock.pass(MINUTE);
		expect(await noteSilence(w.ctx)()).toBe(0);
		ok(await resumeAttempt(w.ctx)(proctor, candidate.attempt, 'Дабыл'));
		expect(await noteSilence(w.ctx)()).toBe(1);
		ok(await pauseAttempt(w.ctx)(proctor, candidate.attempt, 'Дабыл'));
		ok(await pulseSeat(w.ctx)(candidate.token));
		expect(await noteSilence(w.ctx)()).toBe(1);
		expect((await attemptState(w, candidate.attempt)).offlineSince).toBeNull();
	});

	it('is tried again when the disk refused', async () => {
		const { w, candidate } = await writing();
		w.clock.pass(MINUTE);
		const { commit } = w.ctx.store;
		w.ctx.store.commit = async () => {
			throw new Unavailable('full');
		};
		expect(await noteSilence(w.ctx)()).toBe(0);
		w.ctx.store.commit = commit;
		expect(await noteSilence(w.ctx)()).toBe(1);
		expect((await attemptState(w, candidate.attempt)).offlineSince).toBe(MINUTE);
	});
});

describe('at the end of an attempt', () => {
	it('silence noted before it opens the grace', async () => {
		const { w, candidate } = await writing();
		w.clock.pass(30 * MINUTE - 1);
		await noteSilence(w.ctx)();
		w.clock.pass(1);
		await closeExpiredAttempts(w.ctx)();
		expect((await attemptState(w, candidate.attempt)).late).toMatchObject({ status: 'open' });
	});

	it('silence that nobody noted in time opens none, though the attempt is not closed yet', async () => {
		const { w, candidate } = await writing();
		w.clock.pass(30 * MINUTE);
		expect(await noteSilence(w.ctx)()).toBe(0);
		await closeExpiredAttempts(w.ctx)();
		expect(await noteSilence(w.ctx)()).toBe(0);
		expect((await attemptState(w, candidate.attempt)).late).toBeNull();
	});

	it('coming back between the end and the closing does not take the grace away', async () => {
		const { w, candidate } = await writing();
		w.clock.pass(29 * MINUTE);
		await noteSilence(w.ctx)();
		w.clock.pass(MINUTE);
		w.ctx.room.clock.heard(candidate.attempt);
		expect(await noteSilence(w.ctx)()).toBe(0);
		await closeExpiredAttempts(w.ctx)();
		expect((await attemptState(w, candidate.attempt)).late).toMatchObject({ status: 'open' });
	});
});

describe('after a restart', () => {
	it('a seat that was noted offline is not noted twice, and stays so until it is heard', async () => {
		const { w, candidate, proctor } = await writing();
		w.clock.pass(5 * MINUTE);
		expect(await noteSilence(w.ctx)()).toBe(1);
		const next = restarted(w, 3 * SECOND);
		await restoreClocks(next.ctx)();
		expect(await noteSilence(next.ctx)()).toBe(0);
		next.clock.pass(20 * SECOND);
		await pauseSilent(next.ctx)();
		ok(await resumeAttempt(next.ctx)(proctor, candidate.attempt, 'Қайта қосылды'));
		next.clock.pass(MINUTE);
		expect(await noteSilence(next.ctx)()).toBe(0);
		ok(await pulseSeat(next.ctx)(candidate.token));
		expect(await noteSilence(next.ctx)()).toBe(1);
		expect(await factsOf(next, candidate.attempt, 'went-offline')).toHaveLength(1);
		expect(await factsOf(next, candidate.attempt, 'came-back')).toHaveLength(1);
	});

	it('a seat never heard since is noted offline once its clock runs on', async () => {
		const { w, candidate, proctor } = await writing();
		ok(await pulseSeat(w.ctx)(candidate.token));
		const next = restarted(w, 3 * SECOND);
		await restoreClocks(next.ctx)();
		next.clock.pass(20 * SECOND);
		expect(await noteSilence(next.ctx)()).toBe(0);
		await pauseSilent(next.ctx)();
		ok(await resumeAttempt(next.ctx)(proctor, candidate.attempt, 'Қайта қосылды'));
		expect(await noteSilence(next.ctx)()).toBe(1);
	});
});

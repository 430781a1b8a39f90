import { describe, expect, it } from 'vitest';
import { EXAM_RULES } from '../../../domain/exam/exam-rules.ts';
import type { SentAnswer } from '../../../domain/exam/seat-protocol.ts';
import { closeExpiredAttempts, restoreClocks } from '../clocks/keep-exam-time.ts';
import { settleAfterGrace } from '../clocks/keep-late-answers.ts';
import { noteSilence } from '../clocks/note-silence.ts';
import { closeSitting } from '../sitting/close-sitting.ts';
import { recordRefusalToConfirm } from '../sitting/direct-attempt.ts';
import { drawUpAct } from '../sitting/draw-up-act.ts';
import { ruleLate } from '../sitting/rule-late.ts';
import { acted, attemptState, MINUTE, refusalOf, restarted } from '../testing/sat.ts';
import { factsOf, offlineAtEnd, SECOND, writing } from '../testing/seats.ts';
import { ok, type World } from '../testing/world.ts';
import { confirmResult, giveAnswers, handIn, makeRemark } from './give-answers.ts';
import { pulseSeat } from './pulse-seat.ts';
import { viewSeat } from './view-seat.ts';

const GRACE = EXAM_RULES.graceSeconds * SECOND;
const WHY = 'Желі үзілді, өз кінәсінен емес';

const lateOf = async (w: World, attempt: string) => (await attemptState(w, attempt)).late;

/** Late answers came and the queue is empty: they wait for the proctor. */
async function unruled() {
	const given = await offlineAtEnd();
	const { w, candidate, answers } = given;
	w.clock.pass(20 * SECOND);
	ok(await giveAnswers(w.ctx)(candidate.token, answers.slice(3)));
	ok(await pulseSeat(w.ctx)(candidate.token, { unsaved: 0 }));
	return given;
}

describe('an answer sent after time is up', () => {
	it('by a seat noted offline before is kept outside the score, with how long after the end it came', async () => {
		const { w, candidate, answers } = await offlineAtEnd();
		w.clock.pass(20 * SECOND);
		const saved = ok(await giveAnswers(w.ctx)(candidate.token, answers.slice(3)));
		expect(saved).toEqual({ savedThrough: 8, at: w.clock.now(), left: 0, late: true });
		const facts = await factsOf(w, candidate.attempt, 'late-answered');
		expect(facts.map(({ data }) => [data.seq, data.after])).toEqual(
			[4, 5, 6, 7, 8].map((seq) => [seq, 20 * SECOND])
		);
		const { course, answers: kept } = await attemptState(w, candidate.attempt);
		expect(course).toMatchObject({ cause: 'time-is-up', score: { points: 3 } });
		expect(Object.keys(kept)).toHaveLength(3);
	});

	it('by a seat that was not noted offline is refused', async () => {
		const { w, candidate, answers } = await writing();
		w.clock.pass(30 * MINUTE);
		expect(await refusalOf(giveAnswers(w.ctx)(candidate.token, answers))).toBe('time-is-up');
		await closeExpiredAttempts(w.ctx)();
		expect(await refusalOf(giveAnswers(w.ctx)(candidate.token, answers))).toBe('time-is-up');
		expect(await factsOf(w, candidate.attempt, 'late-answered')).toEqual([]);
	});

	it('by a seat that came back before the end is refused', async () => {
		const { w, candidate, answers } = await writing();
		w.clock.pass(29 * MINUTE);
		await noteSilence(w.ctx)();
		w.clock.pass(55 * SECOND);
		ok(await pulseSeat(w.ctx)(candidate.token, { unsaved: 3 }));
		await noteSilence(w.ctx)();
		w.clock.pass(5 * SECOND);
		await closeExpiredAttempts(w.ctx)();
		expect(await refusalOf(giveAnswers(w.ctx)(candidate.token, answers))).toBe('time-is-up');
	});

	it('in the moment between the end and the closing is not shut out', async () => {
		const { w, candidate, answers } = await writing();
		w.clock.pass(29 * MINUTE);
		await noteSilence(w.ctx)();
		w.clock.pass(MINUTE + 100);
		const saved = ok(await giveAnswers(w.ctx)(candidate.token, answers));
		expect(saved).toMatchObject({ savedThrough: 8, late: true });
		expect((await factsOf(w, candidate.attempt, 'late-answered'))[0]?.data.after).toBe(100);
	});

	it('is taken up to the last moment of the grace and not after it', async () => {
		const { w, candidate, answers } = await offlineAtEnd();
		w.clock.pass(GRACE);
		ok(await giveAnswers(w.ctx)(candidate.token, answers.slice(0, 4)));
		w.clock.pass(1);
		expect(await refusalOf(giveAnswers(w.ctx)(candidate.token, answers))).toBe('time-is-up');
		expect((await attemptState(w, candidate.attempt)).savedThrough).toBe(4);
	});

	it('is not helped by the wall clock of the server', async () => {
		const { w, candidate, answers } = await offlineAtEnd();
		w.clock.set(w.clock.now() - 60 * MINUTE);
		w.clock.pass(GRACE + 1);
		expect(await refusalOf(giveAnswers(w.ctx)(candidate.token, answers))).toBe('time-is-up');
	});

	it('is checked as any other, and all of a batch or nothing is kept', async () => {
		const { w, candidate, answers } = await offlineAtEnd();
		const cursor = w.ctx.store.cursor();
		for (const [change, code] of [
			[{ question: 99 }, 'no-such-question'],
			[{ choice: [9] }, 'no-such-option'],
			[{ seq: 7 }, 'out-of-sequence'],
			[{ lease: 2 }, 'other-place-answers']
		] as [Partial<SentAnswer>, string][]) {
			const batch = answers.slice(3).map((answer, i) => (i === 1 ? { ...answer, ...change } : answer));
			expect(await refusalOf(giveAnswers(w.ctx)(candidate.token, batch))).toBe(code);
		}
		expect(w.ctx.store.cursor()).toBe(cursor);
	});

	it('is stored once, however often it is sent, together with what was saved before the end', async () => {
		const { w, candidate, answers } = await offlineAtEnd();
		const send = (to: number) => giveAnswers(w.ctx)(candidate.token, answers.slice(0, to));
		await Promise.all([send(5), send(5), send(8), send(4)]);
		expect(ok(await send(8)).savedThrough).toBe(8);
		const facts = await factsOf(w, candidate.attempt, 'late-answered');
		expect(facts.map(({ data }) => data.seq)).toEqual([4, 5, 6, 7, 8]);
	});

	it('opens neither handing in nor a remark', async () => {
		const { w, candidate } = await offlineAtEnd();
		expect(await refusalOf(handIn(w.ctx)(candidate.token, 1))).toBe('time-is-up');
		const remark = { lease: 1, question: 1, text: 'x' };
		expect(await refusalOf(makeRemark(w.ctx)(candidate.token, remark))).toBe('time-is-up');
	});
});

describe('the wait for late answers', () => {
	it('ends when the page says that it has nothing more to send', async () => {
		const { w, candidate, answers } = await offlineAtEnd();
		expect(ok(await pulseSeat(w.ctx)(candidate.token, { unsaved: 5 })).stage).toBe('settling');
		ok(await giveAnswers(w.ctx)(candidate.token, answers.slice(3, 6)));
		expect(ok(await pulseSeat(w.ctx)(candidate.token)).stage).toBe('settling');
		expect(ok(await pulseSeat(w.ctx)(candidate.token, { unsaved: 0 })).stage).toBe('result');
		const [settled] = await factsOf(w, candidate.attempt, 'late-settled');
		expect(settled?.data).toMatchObject({ cause: 'queue-empty', withLate: { points: 6, passed: true } });
		expect(await refusalOf(giveAnswers(w.ctx)(candidate.token, answers))).toBe('time-is-up');
		expect(await settleAfterGrace(w.ctx)()).toBe(0);
	});

	it('ends by itself when the grace is over, with nobody connected', async () => {
		const { w, candidate } = await offlineAtEnd();
		w.clock.pass(GRACE);
		expect(await settleAfterGrace(w.ctx)()).toBe(0);
		w.clock.pass(1);
		expect(await settleAfterGrace(w.ctx)()).toBe(1);
		expect(await lateOf(w, candidate.attempt)).toMatchObject({ status: 'none', withLate: null });
		expect(await settleAfterGrace(w.ctx)()).toBe(0);
	});

	it('ends by itself also after a restart, counted from it', async () => {
		const { w, candidate, answers } = await offlineAtEnd();
		ok(await giveAnswers(w.ctx)(candidate.token, answers.slice(0, 5)));
		const next = restarted(w, 30 * SECOND);
		await restoreClocks(next.ctx)();
		ok(await giveAnswers(next.ctx)(candidate.token, answers.slice(0, 6)));
		expect((await factsOf(next, candidate.attempt, 'late-answered')).at(-1)?.data.after).toBe(0);
		next.clock.pass(GRACE);
		expect(await settleAfterGrace(next.ctx)()).toBe(0);
		next.clock.pass(1);
		expect(await settleAfterGrace(next.ctx)()).toBe(1);
		expect(await lateOf(next, candidate.attempt)).toMatchObject({
			status: 'unruled',
			withLate: { points: 6 }
		});
	});

	it('holds the result back from the screen, from being confirmed and from being refused', async () => {
		const { w, candidate, proctor } = await offlineAtEnd();
		expect(await viewSeat(w.ctx)(candidate.seatToken, candidate.token)).toMatchObject({
			stage: 'settling',
			lease: 1,
			attempt: candidate.attempt,
			savedThrough: 3
		});
		expect(await refusalOf(confirmResult(w.ctx)(candidate.token, 1))).toBe('result-not-ready');
		expect(await refusalOf(recordRefusalToConfirm(w.ctx)(proctor, candidate.attempt, WHY))).toBe(
			'result-not-ready'
		);
	});

	it('holds the doors open like somebody who still writes', async () => {
		const { w, candidate, sitting, proctor } = await offlineAtEnd();
		expect(await closeSitting(w.ctx)(proctor, sitting)).toEqual({
			refused: 'late-answers-open',
			details: { seat: candidate.seat }
		});
		w.clock.pass(GRACE + 1);
		await settleAfterGrace(w.ctx)();
		ok(await closeSitting(w.ctx)(proctor, sitting));
	});
});

describe('the ruling on late answers', () => {
	it('is awaited with the score as it is, and what it would be said beside it', async () => {
		const { w, candidate } = await unruled();
		expect(await viewSeat(w.ctx)(candidate.seatToken, candidate.token)).toMatchObject({
			stage: 'result',
			result: { points: 3, passed: false, withLate: 8 }
		});
	});

	it('accepts them: the score with them stands, on the screen, in the act and on the result sheet', async () => {
		const { w, candidate, sitting, proctor } = await unruled();
		ok(await ruleLate(w.ctx)(proctor, sitting, candidate.attempt, true, ` ${WHY} `));
		expect(await viewSeat(w.ctx)(candidate.seatToken, candidate.token)).toMatchObject({
			result: { points: 8, passed: true, withLate: null }
		});
		const { content } = await acted(w, sitting);
		expect(content.rows[0]).toMatchObject({
			outcome: 'passed',
			points: 8,
			late: { without: 3, with: 8, accepted: true, reason: WHY }
		});
	});

	it('rejects them: the score stays, and the act says both', async () => {
		const { w, candidate, sitting, proctor } = await unruled();
		ok(await ruleLate(w.ctx)(proctor, sitting, candidate.attempt, false, WHY));
		const { content } = await acted(w, sitting);
		expect(content.rows[0]).toMatchObject({
			outcome: 'not-passed',
			points: 3,
			late: { without: 3, with: 8, accepted: false, reason: WHY }
		});
	});

	it('is needed before the act and not before the doors are closed', async () => {
		const { w, candidate, sitting, proctor } = await unruled();
		ok(await closeSitting(w.ctx)(proctor, sitting));
		const specialist = await w.person('specialist');
		expect(await drawUpAct(w.ctx)(specialist, sitting)).toEqual({
			refused: 'late-answers-unruled',
			details: { seat: candidate.seat }
		});
		ok(await ruleLate(w.ctx)(proctor, sitting, candidate.attempt, true, WHY));
		ok(await drawUpAct(w.ctx)(specialist, sitting));
		expect(await refusalOf(ruleLate(w.ctx)(proctor, sitting, candidate.attempt, true, WHY))).toBe(
			'act-drawn'
		);
	});

	it('is given once, with a reason, after they have come, in their own sitting', async () => {
		const { w, candidate, answers, sitting, proctor } = await offlineAtEnd();
		const rule = (reason = WHY, where = sitting) =>
			refusalOf(ruleLate(w.ctx)(proctor, where, candidate.attempt, true, reason));
		expect(await rule()).toBe('late-answers-open');
		ok(await giveAnswers(w.ctx)(candidate.token, answers.slice(0, 4)));
		ok(await pulseSeat(w.ctx)(candidate.token, { unsaved: 0 }));
		expect(await rule(' ')).toBe('reason-missing');
		expect(await rule(WHY, 'elsewhere')).toBe('not-found');
		expect(await rule()).toBeUndefined();
		expect(await rule()).toBe('outcome-settled');
	});

	it('is not asked for where nothing came', async () => {
		const { w, candidate, sitting, proctor } = await offlineAtEnd();
		ok(await pulseSeat(w.ctx)(candidate.token, { unsaved: 0 }));
		expect(await refusalOf(ruleLate(w.ctx)(proctor, sitting, candidate.attempt, true, WHY))).toBe(
			'not-found'
		);
		const { content } = await acted(w, sitting);
		expect(content.rows[0]).not.toHaveProperty('late');
	});
});

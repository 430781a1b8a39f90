import { describe, expect, it } from 'vitest';
import type { AttemptFact, AttemptState } from './attempt.ts';
import { EXAM_RULES } from './exam-rules.ts';
import * as decide from './interventions.ts';
import {
	endedAttempt,
	EXPECTED,
	fold,
	MINUTE,
	paused,
	RUNNING,
	running,
	SEATED
} from './testing/attempts.ts';

const AT: decide.Directed = { elapsed: 5 * MINUTE, rules: EXAM_RULES, blanked: false };
const STANDS: decide.Directed = { ...AT, rules: { ...EXAM_RULES, leavingStopsClock: true } };
const WHY = 'Дабыл';
const BY = 'user:proctor';

const after = (state: AttemptState, decided: decide.Decided): AttemptState => {
	if ('refused' in decided) throw new Error(decided.refused);
	return fold(decided as AttemptFact[], state, 9_000);
};
const causedBy = (cause: 'server-down' | 'emergency' | 'left-room') =>
	fold([...RUNNING, { type: 'paused', v: 1, data: { elapsed: 3 * MINUTE, cause, reason: WHY } }]);

/** What directs an attempt that has begun; each with a reason. */
const DIRECTIONS: Record<string, (state: AttemptState, reason: string) => decide.Decided> = {
	pause: (state, reason) => decide.pause(state, AT, 'proctor', reason),
	resume: (state, reason) => decide.resume(state, AT, reason),
	'give back': (state, reason) => decide.giveBack(state, AT, reason),
	'add minutes': (state, reason) => decide.addMinutes(state, AT, { by: BY, minutes: 5, reason }),
	'leave the room': (state, reason) => decide.leaveRoom(state, AT, reason)
};

describe.each(Object.entries(DIRECTIONS))('to %s', (_, act) => {
	it('needs a reason, a test that has begun and one that has not ended', () => {
		expect(act(running(), '  ')).toEqual({ refused: 'reason-missing' });
		expect(act(fold(SEATED), WHY)).toEqual({ refused: 'attempt-not-running' });
		expect(act(endedAttempt(), WHY)).toEqual({ refused: 'attempt-ended' });
	});
});

describe('leaving the room', () => {
	it('lets the clock run where the rules say so, and stops it where they say that', () => {
		expect(after(running(), decide.leaveRoom(running(), AT, ` ${WHY} `))).toMatchObject({
			outSince: 9_000,
			course: { status: 'running' }
		});
		expect(after(running(), decide.leaveRoom(running(), STANDS, WHY)).course).toMatchObject({
			status: 'paused',
			cause: 'left-room',
			elapsed: 5 * MINUTE
		});
	});

	it('is done once, and so is coming back', () => {
		const out = after(running(), decide.leaveRoom(running(), STANDS, WHY));
		expect(decide.leaveRoom(out, STANDS, WHY)).toEqual({ refused: 'out-of-room' });
		const back = after(out, decide.returnToRoom(out, STANDS));
		expect(back).toMatchObject({ outSince: null, course: { status: 'running', elapsed: 5 * MINUTE } });
		expect(decide.returnToRoom(back, STANDS)).toEqual({ refused: 'not-out-of-room' });
	});

	it('keeps the clock standing until the return, whoever else is resumed meanwhile', () => {
		const out = after(running(), decide.leaveRoom(running(), STANDS, WHY));
		expect(decide.resume(out, STANDS, WHY)).toEqual({ refused: 'out-of-room' });
		expect(decide.resumeAmong(out, STANDS, ['proctor', 'emergency'], WHY)).toEqual([]);
		const first = after(running(), decide.pause(running(), STANDS, 'proctor', WHY));
		const gone = after(first, decide.leaveRoom(first, STANDS, WHY));
		expect(after(gone, decide.resumeAmong(gone, STANDS, ['proctor'], WHY)).course).toMatchObject({
			status: 'paused',
			cause: 'left-room'
		});
	});

	it('while everybody is paused ends by standing with the others, until they go on', () => {
		const out = after(running(), decide.leaveRoom(running(), STANDS, WHY));
		const stopped = after(out, decide.pauseAmong(out, { ...STANDS, elapsed: 9 * MINUTE }, WHY));
		expect(stopped.course).toMatchObject({ status: 'paused', cause: 'proctor', elapsed: 5 * MINUTE });
		const back = after(stopped, decide.returnToRoom(stopped, STANDS));
		expect(back).toMatchObject({ outSince: null, course: { status: 'paused', cause: 'proctor' } });
		expect(after(back, decide.resumeAmong(back, STANDS, ['proctor'], WHY)).course.status).toBe('running');
		const still = after(stopped, decide.resumeAmong(stopped, STANDS, ['proctor'], WHY));
		expect(still.course).toMatchObject({ status: 'paused', cause: 'left-room' });
	});

	it('ends under blanked screens by standing with the others', () => {
		const out = after(running(), decide.leaveRoom(running(), STANDS, WHY));
		const back = after(out, decide.returnToRoom(out, { ...STANDS, blanked: true }));
		expect(back).toMatchObject({ outSince: null, course: { status: 'paused', cause: 'emergency' } });
	});
});

describe('pausing everybody', () => {
	it('concerns nobody who has not begun, has ended, or stands for another cause', () => {
		for (const state of [
			fold(SEATED),
			endedAttempt(),
			paused(),
			causedBy('server-down'),
			causedBy('emergency')
		])
			expect(decide.pauseAmong(state, AT, WHY)).toEqual([]);
		expect(decide.pauseAmong(running(), AT, ` ${WHY} `)).toEqual(decide.pause(running(), AT, 'proctor', WHY));
	});
});

describe('resuming', () => {
	it('sets nothing going under blanked screens', () => {
		expect(decide.resume(paused(), { ...AT, blanked: true }, WHY)).toEqual({ refused: 'sitting-blanked' });
	});

	it('of many leaves alone what stands for another cause', () => {
		for (const cause of ['server-down', 'left-room'] as const)
			expect(decide.resumeAmong(causedBy(cause), AT, ['proctor', 'emergency'], WHY)).toEqual([]);
		expect(decide.resumeAmong(running(), AT, ['proctor'], WHY)).toEqual([]);
		expect(decide.resumeAmong(causedBy('emergency'), AT, ['emergency'], WHY)).toMatchObject([
			{ type: 'resumed', data: { elapsed: 3 * MINUTE } }
		]);
	});

	it('gives back only what the server took', () => {
		expect(decide.giveBack(paused(), AT, WHY)).toEqual({ refused: 'nothing-to-give-back' });
		expect(after(causedBy('server-down'), decide.giveBack(causedBy('server-down'), AT, WHY)).course).toEqual({
			status: 'running',
			elapsed: 3 * MINUTE
		});
	});
});

describe('minutes', () => {
	it('decided by two do not use up what one may add alone', () => {
		const more = fold([
			...RUNNING,
			{ type: 'minutes-added', v: 1, data: { minutes: 60, reason: WHY, elapsed: 0, proposedBy: 'user:2' } }
		]);
		const minutes = EXAM_RULES.minutesAlone;
		expect(decide.addMinutes(more, AT, { by: BY, minutes, reason: WHY })).toMatchObject([
			{ data: { minutes } }
		]);
		expect(decide.addMinutes(more, AT, { by: BY, minutes: minutes + 1, reason: WHY })).toEqual({
			refused: 'second-person-needed'
		});
	});

	it('given before the start need a ground, and are taken back by none', () => {
		const given = after(fold(SEATED), decide.giveExtraTime(fold(SEATED), AT, 15, ' Анықтама № 7 '));
		expect(given.extraMinutes).toBe(15);
		expect(decide.giveExtraTime(fold(SEATED), AT, 16, WHY)).toEqual({ refused: 'second-person-needed' });
		expect(after(given, decide.giveExtraTime(given, AT, 0, 'Қате')).extraMinutes).toBe(0);
		expect(decide.giveExtraTime(fold(SEATED), AT, 15, ' ')).toEqual({ refused: 'reason-missing' });
		expect(decide.giveExtraTime(running(), AT, 15, WHY)).toEqual({ refused: 'sitting-started' });
		for (const wrong of [-1, 241, 1.5])
			expect(decide.giveExtraTime(fold(SEATED), AT, wrong, WHY)).toMatchObject({ refused: 'bad-input' });
	});
});

describe('a message', () => {
	it('reaches whoever is checked in and not done', () => {
		expect(decide.sendMessage(running(), 0, ' Тыныштық сақтаңыз ')).toMatchObject([
			{ type: 'message-sent', data: { text: 'Тыныштық сақтаңыз' } }
		]);
		expect(decide.sendMessage(fold(SEATED), 0, WHY)).toHaveLength(1);
		expect(decide.sendMessage(fold(EXPECTED), 0, WHY)).toEqual({ refused: 'not-checked-in' });
		expect(decide.sendMessage(endedAttempt(), 0, WHY)).toEqual({ refused: 'attempt-ended' });
		expect(decide.sendMessage(running(), 0, ' ')).toEqual({ refused: 'message-empty' });
		expect(decide.sendMessage(running(), 0, 'а'.repeat(501))).toMatchObject({ refused: 'bad-input' });
	});
});

describe('illness', () => {
	it('is noticed after the candidate came and not in the future', () => {
		const NOW = 100 * MINUTE;
		const ill = (noticedAt: number) => decide.endByIllness(running(), 0, { reason: WHY, noticedAt }, NOW);
		expect(ill(NOW)).toMatchObject([{ type: 'ended', data: { cause: 'illness', noticedAt: NOW } }]);
		expect(ill(NOW + 1)).toMatchObject({ refused: 'bad-input' });
		expect(ill(-2 * MINUTE)).toMatchObject({ refused: 'bad-input' });
		expect(decide.endByIllness(fold(EXPECTED), 0, { reason: WHY, noticedAt: 0 }, NOW)).toEqual({
			refused: 'not-checked-in'
		});
	});
});

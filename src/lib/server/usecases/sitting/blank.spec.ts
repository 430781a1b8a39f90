import { beforeEach, describe, expect, it } from 'vitest';
import { giveAnswers } from '../seat/give-answers.ts';
import { pulseSeat } from '../seat/pulse-seat.ts';
import { running } from '../testing/attested.ts';
import { answersOf, attemptState, MINUTE, refusalOf } from '../testing/sat.ts';
import { ok, testWorld, type World } from '../testing/world.ts';
import { pauseAttempt, resumeAttempt } from './direct-attempt.ts';
import { blankScreens, resumeAll, unblankScreens } from './direct-everybody.ts';
import { startAttempts } from './hold-sitting.ts';
import { viewSitting } from './view-sitting.ts';

const FIRE = 'Өрт дабылы';

let w: World;
let room: Awaited<ReturnType<typeof running>>;
beforeEach(async () => {
	w = testWorld();
	room = await running(w, 3);
	w.clock.pass(5 * MINUTE);
});

const courses = () =>
	Promise.all(room.candidates.map(async (one) => (await attemptState(w, one.attempt)).course));
const stage = async (n: number) => ok(await pulseSeat(w.ctx)(room.candidates[n]!.token)).stage;

describe('save and blank', () => {
	it('stops every clock and blanks every screen in one commit; acknowledged answers stand', async () => {
		const [candidate] = room.candidates;
		const answers = await answersOf(w, candidate!, true);
		ok(await giveAnswers(w.ctx)(candidate!.token, answers.slice(0, 3)));
		const cursor = w.ctx.store.cursor();
		expect(await blankScreens(w.ctx)(room.proctor, room.sitting, ` ${FIRE} `)).toBe(3);
		expect(w.ctx.store.cursor()).toBe(cursor + 1);
		for (const course of await courses())
			expect(course).toMatchObject({ status: 'paused', cause: 'emergency', elapsed: 5 * MINUTE });
		expect(await stage(0)).toBe('blanked');
		expect(ok(await viewSitting(w.ctx)(room.sitting, room.proctor)).blanked).toMatchObject({ reason: FIRE });
		expect(await refusalOf(giveAnswers(w.ctx)(candidate!.token, answers))).toBe('attempt-paused');
		expect((await attemptState(w, candidate!.attempt)).savedThrough).toBe(3);
	});

	it('shown again sets exactly those clocks going that it stopped', async () => {
		ok(await pauseAttempt(w.ctx)(room.proctor, room.candidates[1]!.attempt, 'PC'));
		expect(await blankScreens(w.ctx)(room.proctor, room.sitting, FIRE)).toBe(2);
		w.clock.pass(40 * MINUTE);
		expect(await unblankScreens(w.ctx)(room.proctor, room.sitting, 'Дабыл өшірілді')).toBe(2);
		expect((await courses()).map(({ status }) => status)).toEqual(['running', 'paused', 'running']);
		w.clock.pass(MINUTE);
		const { left } = ok(await pulseSeat(w.ctx)(room.candidates[0]!.token));
		expect(left).toBe(24 * MINUTE);
		expect(await stage(0)).toBe('test');
	});

	it('lets nobody be resumed or started behind a blank screen', async () => {
		ok(await blankScreens(w.ctx)(room.proctor, room.sitting, FIRE));
		const { attempt } = room.candidates[0]!;
		expect(await refusalOf(resumeAttempt(w.ctx)(room.proctor, attempt, FIRE))).toBe('sitting-blanked');
		expect(await refusalOf(resumeAll(w.ctx)(room.proctor, room.sitting, FIRE))).toBe('sitting-blanked');
		expect(await refusalOf(startAttempts(w.ctx)(room.proctor, room.sitting))).toBe('sitting-blanked');
	});

	it('is done once, with a reason, and undone once', async () => {
		const { proctor, sitting } = room;
		expect(await refusalOf(unblankScreens(w.ctx)(proctor, sitting, FIRE))).toBe('sitting-not-blanked');
		expect(await refusalOf(blankScreens(w.ctx)(proctor, sitting, ' '))).toBe('reason-missing');
		ok(await blankScreens(w.ctx)(proctor, sitting, FIRE));
		expect(await refusalOf(blankScreens(w.ctx)(proctor, sitting, FIRE))).toBe('sitting-blanked');
		expect(await refusalOf(unblankScreens(w.ctx)(proctor, sitting, ''))).toBe('reason-missing');
	});
});

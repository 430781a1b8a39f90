import { beforeEach, describe, expect, it } from 'vitest';
import { endByIllness, pauseAttempt } from './direct-attempt.ts';
import { addMinutesToAll, pauseAll, resumeAll } from './direct-everybody.ts';
import { running } from '../testing/attested.ts';
import { ok, testWorld, type World } from '../testing/world.ts';

let w: World;
let room: Awaited<ReturnType<typeof running>>;
beforeEach(async () => {
	w = testWorld();
	room = await running(w, 3);
});

const courses = async () =>
	Promise.all(
		room.candidates.map(
			async ({ attempt }) => (await w.ctx.store.read('attempt', attempt))?.state.course.status
		)
	);

describe('everybody of a sitting', () => {
	it('is paused and goes on at once; who is paused already or has ended is passed over', async () => {
		const [first, second] = room.candidates.map(({ attempt }) => attempt) as [string, string];
		ok(await pauseAttempt(w.ctx)(room.proctor, first, 'PC'));
		ok(await endByIllness(w.ctx)(room.proctor, second, { reason: 'ill', witness: 'x', noticedAt: null }));
		expect(await pauseAll(w.ctx)(room.proctor, room.sitting, 'alarm')).toBe(1);
		expect(await courses()).toEqual(['paused', 'ended', 'paused']);
		expect(await resumeAll(w.ctx)(room.proctor, room.sitting, 'over')).toBe(2);
		expect(await courses()).toEqual(['running', 'ended', 'running']);
	});

	it('gets the same minutes, each with its own fact; more than one person may add is refused', async () => {
		expect(await addMinutesToAll(w.ctx)(room.proctor, room.sitting, 5, 'alarm')).toBe(3);
		expect(await addMinutesToAll(w.ctx)(room.proctor, room.sitting, 60, 'alarm')).toMatchObject({
			refused: 'second-person-needed'
		});
		const attempt = await w.ctx.store.read('attempt', room.candidates[0]!.attempt);
		expect(attempt?.state.added).toMatchObject([{ minutes: 5, reason: 'alarm' }]);
	});

	it('is not paused without a reason, nor when nobody writes', async () => {
		expect(await pauseAll(w.ctx)(room.proctor, room.sitting, ' ')).toMatchObject({
			refused: 'reason-missing'
		});
		expect(await resumeAll(w.ctx)(room.proctor, room.sitting, 'over')).toMatchObject({
			refused: 'attempt-not-running'
		});
	});
});

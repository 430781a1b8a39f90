import { describe, expect, it } from 'vitest';
import { incidentsOf } from '../../../domain/attestation/incidents.ts';
import { noteLifeSigns, pauseSilent, restoreClocks } from '../clocks/keep-exam-time.ts';
import { giveAnswers } from '../seat/give-answers.ts';
import { pulseSeat } from '../seat/pulse-seat.ts';
import { running } from '../testing/attested.ts';
import { acted, answersOf, MINUTE, refusalOf, restarted } from '../testing/sat.ts';
import { ok, testWorld, type World } from '../testing/world.ts';
import { addMinutes, finishAttempt, giveBack, resumeAttempt } from './direct-attempt.ts';
import { giveBackAll } from './direct-everybody.ts';
import { viewSitting } from './view-sitting.ts';

const SECOND = 1_000;
const POWER = 'Жарық қосылды';

/** The cable was out when the server died ten minutes into the test; the seat stands, and so many minutes pass. */
async function cableOut(minutes: number, added = 0) {
	const before = testWorld();
	const room = await running(before, 2);
	const one = room.candidates[0]!;
	const answers = await answersOf(before, one, true);
	if (added) ok(await addMinutes(before.ctx)(room.proctor, one.attempt, added, POWER));
	before.clock.pass(10 * MINUTE);
	await noteLifeSigns(before.ctx)();
	const w = restarted(before, 10 * SECOND);
	await restoreClocks(w.ctx)();
	w.clock.pass(20 * SECOND);
	expect(await pauseSilent(w.ctx)()).toBe(2);
	w.clock.pass(minutes * MINUTE - 30 * SECOND);
	return { ...room, w, one, answers };
}

const left = async (w: World, token: string) => ok(await pulseSeat(w.ctx)(token)).left;
const lastOf = async (w: World, attempt: string) => (await w.ctx.store.facts('attempt', attempt)).at(-1)!;

describe('a page that worked on while its seat stood for the server’s outage', () => {
	it('says so with its sign of life, and is not given back what it worked', async () => {
		const { w, one, proctor, sitting } = await cableOut(10);
		await pulseSeat(w.ctx)(one.token, { unsaved: 3, elapsed: 19 * MINUTE });
		// The page has taken over the server's clock by now.
		await pulseSeat(w.ctx)(one.token, { unsaved: 3, elapsed: 10 * MINUTE });
		const { seats } = ok(await viewSitting(w.ctx)(sitting, proctor));
		expect(seats.find(({ attempt }) => attempt === one.attempt)).toMatchObject({
			left: 11 * MINUTE,
			standing: { elapsed: 10 * MINUTE, lost: MINUTE, worked: 9 * MINUTE }
		});
		ok(await giveBack(w.ctx)(proctor, one.attempt, POWER));
		expect(await left(w, one.token)).toBe(11 * MINUTE);
		expect((await lastOf(w, one.attempt)).data).toEqual({
			elapsed: 19 * MINUTE,
			reason: POWER,
			worked: 9 * MINUTE
		});
	});

	it('says so with its answers too, though they are refused in the pause', async () => {
		const { w, one, proctor, answers } = await cableOut(10);
		const late = answers.map((answer) => ({ ...answer, elapsed: 18 * MINUTE }));
		expect(await refusalOf(giveAnswers(w.ctx)(one.token, late))).toBe('attempt-paused');
		ok(await resumeAttempt(w.ctx)(proctor, one.attempt, POWER));
		expect(await left(w, one.token)).toBe(12 * MINUTE);
		expect(ok(await giveAnswers(w.ctx)(one.token, late)).savedThrough).toBe(answers.length);
	});

	it('is believed no more than the time that has passed since, whoever is resumed with it', async () => {
		const { w, one, candidates, proctor, sitting } = await cableOut(10);
		await pulseSeat(w.ctx)(one.token, { unsaved: 0, elapsed: 25 * MINUTE });
		expect(await giveBackAll(w.ctx)(proctor, sitting, POWER)).toBe(2);
		expect(await left(w, one.token)).toBe(10 * MINUTE);
		expect(await left(w, candidates[1]!.token)).toBe(20 * MINUTE);
	});

	it('still has a moment to hand over what it made before its time was up', async () => {
		const { w, one, proctor, answers } = await cableOut(40);
		await pulseSeat(w.ctx)(one.token, { unsaved: 8, elapsed: 30 * MINUTE });
		ok(await giveBack(w.ctx)(proctor, one.attempt, POWER));
		expect(await left(w, one.token)).toBe(30 * SECOND);
		ok(await giveAnswers(w.ctx)(one.token, answers));
	});

	it('counts the minutes added before, which its own clock does not', async () => {
		const { w, one, proctor } = await cableOut(10, 5);
		// It shows 35 − 17 minutes left, of the 30 its paper was given with.
		await pulseSeat(w.ctx)(one.token, { unsaved: 0, elapsed: 12 * MINUTE });
		ok(await giveBack(w.ctx)(proctor, one.attempt, POWER));
		expect(await left(w, one.token)).toBe(18 * MINUTE);
	});

	it('is remembered over one more restart', async () => {
		const { w, one, proctor } = await cableOut(10);
		await pulseSeat(w.ctx)(one.token, { unsaved: 0, elapsed: 19 * MINUTE });
		await noteLifeSigns(w.ctx)();
		const next = restarted(w, 10 * SECOND);
		await restoreClocks(next.ctx)();
		ok(await giveBack(next.ctx)(proctor, one.attempt, POWER));
		expect(await left(next, one.token)).toBe(11 * MINUTE);
	});

	it('leaves a protocol that can be verified', async () => {
		const { w, candidates, proctor, sitting } = await cableOut(10);
		for (const { token, attempt } of candidates) {
			await pulseSeat(w.ctx)(token, { unsaved: 0, elapsed: 19 * MINUTE });
			ok(await giveBack(w.ctx)(proctor, attempt, POWER));
			ok(await finishAttempt(w.ctx)(proctor, attempt, POWER));
		}
		await acted(w, sitting);
	});
});

describe('a page that said nothing of its clock', () => {
	it('gets everything back, and the act counts what it made later than the server’s clock', async () => {
		const { w, one, proctor, answers } = await cableOut(10);
		ok(await giveBack(w.ctx)(proctor, one.attempt, POWER));
		const said = [10 * MINUTE, 10 * MINUTE + 30 * SECOND, 10 * MINUTE + 30 * SECOND + 1, 19 * MINUTE];
		const sent = answers.slice(0, 4).map((answer, i) => ({ ...answer, elapsed: said[i]! }));
		ok(await giveAnswers(w.ctx)(one.token, sent));
		const told = incidentsOf(await w.ctx.store.facts('attempt', one.attempt));
		expect(told.filter(({ text }) => text.ru.includes('по часам страницы'))).toEqual([
			expect.objectContaining({
				text: expect.objectContaining({ ru: expect.stringMatching(/: 2$/) })
			})
		]);
	});
});

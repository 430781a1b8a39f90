import { describe, expect, it } from 'vitest';
import { EXAM_RULES } from '../../../domain/exam/exam-rules.ts';
import { stepOf } from '../../../domain/attestation/application.ts';
import { closeExpiredAttempts, noteLifeSigns, pauseSilent, restoreClocks } from '../clocks/keep-exam-time.ts';
import { giveAnswers } from '../seat/give-answers.ts';
import { pulseSeat } from '../seat/pulse-seat.ts';
import { ordered, running, seated } from '../testing/attested.ts';
import {
	answersOf,
	attemptState,
	caseState,
	certified,
	MINUTE,
	refusalOf,
	restarted
} from '../testing/sat.ts';
import { ok, testWorld, type World } from '../testing/world.ts';
import { giveBack, pauseAttempt } from './direct-attempt.ts';
import { giveBackAll, resumeAll } from './direct-everybody.ts';
import { disruptUnresumed } from './disrupt-unresumed.ts';
import { drawUpAct } from './draw-up-act.ts';
import { enterDigits, startAttempts } from './hold-sitting.ts';
import { viewSitting } from './view-sitting.ts';

const POWER = 'Жарық қосылды';
const AFTER = EXAM_RULES.disruptedAfterMinutes * MINUTE;

/** The power went ten minutes after the start, and came back two minutes later: nobody's PC is up yet. */
async function afterPowerCut(count = 3) {
	const before = testWorld();
	const room = await running(before, count);
	before.clock.pass(10 * MINUTE);
	await noteLifeSigns(before.ctx)();
	const w = restarted(before, 2 * MINUTE);
	await restoreClocks(w.ctx)();
	w.clock.pass(20_000);
	expect(await pauseSilent(w.ctx)()).toBe(count);
	return { ...room, w };
}

const seats = async (w: World, sitting: string) =>
	ok(await viewSitting(w.ctx)(sitting, await w.person('proctor'))).seats;

describe('a power cut of the whole room', () => {
	it('leaves each seat where its ledger says, and tells since when and what is given back', async () => {
		const { w, sitting, proctor } = await afterPowerCut();
		const now = w.clock.now();
		for (const seat of await seats(w, sitting)) {
			expect(seat).toMatchObject({ pauseCause: 'server-down', left: 20 * MINUTE });
			expect(seat.standing).toEqual({
				since: now - 2 * MINUTE - 20_000,
				elapsed: 10 * MINUTE,
				lost: 2 * MINUTE + 20_000,
				worked: 0
			});
		}
		expect(await refusalOf(resumeAll(w.ctx)(proctor, sitting, POWER))).toBe('attempt-not-running');
	});

	it('is given back one by one or to all, by a fact with its reason', async () => {
		const { w, sitting, proctor, candidates } = await afterPowerCut();
		w.clock.pass(5 * MINUTE);
		ok(await giveBack(w.ctx)(proctor, candidates[0]!.attempt, POWER));
		expect(await giveBackAll(w.ctx)(proctor, sitting, POWER)).toBe(2);
		expect(await refusalOf(giveBackAll(w.ctx)(proctor, sitting, POWER))).toBe('nothing-to-give-back');
		w.clock.pass(MINUTE);
		for (const { token } of candidates) expect(ok(await pulseSeat(w.ctx)(token)).left).toBe(19 * MINUTE);
		const facts = await w.ctx.store.facts('attempt', candidates[2]!.attempt);
		expect(facts.at(-1)).toMatchObject({
			type: 'resumed',
			by: `user:${proctor.id}`,
			data: { elapsed: 10 * MINUTE, reason: POWER }
		});
	});
});

describe('a sitting that nobody resumed after the outage', () => {
	it('closes itself as disrupted when the minutes of its rules are over: no attempt, a new date', async () => {
		const { w, sitting, office, round, candidates, proctor } = await afterPowerCut(1);
		const look = disruptUnresumed(w.ctx);
		expect(await look()).toBe(0);
		w.clock.pass(AFTER - 1);
		expect(await look()).toBe(0);
		w.clock.pass(1);
		expect(await look()).toBe(1);
		const { state } = (await w.ctx.store.read('sitting', sitting))!;
		expect(state.closed).toMatchObject({ cause: 'disrupted' });
		expect((await w.ctx.store.facts('sitting', sitting)).at(-1)?.by).toBe('system');
		expect((await attemptState(w, candidates[0]!.attempt)).course).toMatchObject({
			cause: 'disrupted',
			elapsed: 10 * MINUTE
		});
		await certified(w, ok(await drawUpAct(w.ctx)(await w.person('specialist'), sitting)).id);
		const { application } = candidates[0]!;
		expect(stepOf(await caseState(w, application))).toBe(8);
		const tomorrow = Date.parse('2026-11-25T10:00:00+05:00');
		const again = await ordered(w, office, round, [application], [], tomorrow);
		w.clock.set(tomorrow - 30 * MINUTE);
		await seated(w, office, again.sitting);
		ok(await enterDigits(w.ctx)(proctor, again.sitting, '9999'));
		w.clock.set(tomorrow);
		expect(ok(await startAttempts(w.ctx)(proctor, again.sitting)).count).toBe(1);
	});

	it('is left alone while a page that stands is heard: its proctor decides', async () => {
		const { w, candidates } = await afterPowerCut();
		const look = disruptUnresumed(w.ctx);
		await look();
		w.clock.pass(AFTER - MINUTE);
		await pulseSeat(w.ctx)(candidates[0]!.token);
		w.clock.pass(MINUTE - 1);
		await look();
		w.clock.pass(1);
		await pulseSeat(w.ctx)(candidates[0]!.token);
		expect(await look()).toBe(0);
		w.clock.pass(MINUTE);
		expect(await look()).toBe(1);
	});

	it('is left alone once somebody is resumed, also after that one has ended', async () => {
		const { w, candidates, proctor } = await afterPowerCut();
		const look = disruptUnresumed(w.ctx);
		await look();
		ok(await giveBack(w.ctx)(proctor, candidates[0]!.attempt, POWER));
		w.clock.pass(AFTER);
		expect(await closeExpiredAttempts(w.ctx)()).toBe(1);
		expect(await look()).toBe(0);
		w.clock.pass(AFTER);
		expect(await look()).toBe(0);
	});

	it('is left alone while the proctor holds the clocks, and when the wall clock is set forward', async () => {
		const held = await afterPowerCut(2);
		ok(await giveBack(held.w.ctx)(held.proctor, held.candidates[0]!.attempt, POWER));
		ok(await pauseAttempt(held.w.ctx)(held.proctor, held.candidates[0]!.attempt, POWER));
		const { w } = await afterPowerCut(1);
		for (const world of [held.w, w]) {
			const look = disruptUnresumed(world.ctx);
			await look();
			if (world === w) world.clock.set(world.clock.now() + 10 * AFTER);
			else world.clock.pass(AFTER);
			expect(await look()).toBe(0);
		}
	});
});

describe('the office’s closing time', () => {
	it('does not cut a running test', async () => {
		const w = testWorld();
		const { candidates } = await running(w, 1);
		// The doors of the office shut at 18:30; the test began late in the afternoon.
		w.clock.set(Date.parse('2026-11-24T23:50:00+05:00'));
		w.clock.pass(15 * MINUTE);
		expect(await closeExpiredAttempts(w.ctx)()).toBe(0);
		expect(await disruptUnresumed(w.ctx)()).toBe(0);
		const answers = await answersOf(w, candidates[0]!, true);
		ok(await giveAnswers(w.ctx)(candidates[0]!.token, answers));
		expect(ok(await pulseSeat(w.ctx)(candidates[0]!.token)).left).toBe(15 * MINUTE);
	});
});

import { describe, expect, it } from 'vitest';
import { checkIn } from '../sitting/check-in.ts';
import { closeSitting } from '../sitting/close-sitting.ts';
import { pauseAttempt } from '../sitting/direct-attempt.ts';
import { giveAnswers, handIn } from './give-answers.ts';
import { enterDigits, startAttempts } from '../sitting/hold-sitting.ts';
import { attemptOf, claimIdentity, sitDown, standUp } from './sit-down.ts';
import { running, TEN } from '../testing/attested.ts';
import { answersOf, attemptState, refusalOf, writeTest } from '../testing/sat.ts';
import { ok, testWorld, type World } from '../testing/world.ts';
import { pulseSeat } from './pulse-seat.ts';
import { viewSeat } from './view-seat.ts';

import { CARD, opened } from '../testing/opened.ts';

describe('signing in at a seat', () => {
	const signIn = (w: World, seat: { seatToken: string; iin: string; code: string }) =>
		sitDown(w.ctx)(seat.seatToken, seat.iin, seat.code);

	it('takes an enrolled seat, a person checked in, the seat of that person and the code', async () => {
		const { w, proctor, one, two } = await opened();
		expect(await refusalOf(signIn(w, { ...one, seatToken: 'r.1.x' }))).toBe('seat-not-enrolled');
		expect(await refusalOf(signIn(w, one))).toBe('not-checked-in');
		ok(await checkIn(w.ctx)(proctor, one.attempt, CARD));
		expect(await refusalOf(signIn(w, { ...one, seatToken: two.seatToken }))).toBe('other-seat');
		expect(await refusalOf(signIn(w, { ...one, code: two.code }))).toBe('code-unknown');
		expect(await refusalOf(signIn(w, { ...one, code: '' }))).toBe('code-unknown');
		expect(await refusalOf(signIn(w, { ...one, iin: two.iin }))).toBe('code-unknown');
		expect(await refusalOf(signIn(w, { ...one, iin: '990101300000' }))).toBe('code-unknown');
		const { token } = ok(await signIn(w, one));
		expect(await viewSeat(w.ctx)(one.seatToken, token)).toMatchObject({ stage: 'identity', seat: one.seat });
	});

	it('is slowed down by seat, and a success forgets the failures', async () => {
		const { w, proctor, one, two } = await opened();
		for (const { attempt } of [one, two]) ok(await checkIn(w.ctx)(proctor, attempt, CARD));
		for (let i = 0; i < 5; i += 1)
			expect(await refusalOf(signIn(w, { ...one, code: '1' }))).toBe('code-unknown');
		expect(await refusalOf(signIn(w, one))).toBe('too-many-attempts');
		ok(await sitDown(w.ctx)(two.seatToken, two.iin, two.code));
		w.clock.pass(15_000);
		ok(await signIn(w, one));
		w.clock.pass(20_000);
		for (let i = 0; i < 4; i += 1) await signIn(w, { ...one, code: '1' });
		ok(await signIn(w, one));
	});

	it('is refused while the other place is alive, also before the start and in a pause', async () => {
		const { w, proctor, sitting, one } = await opened();
		ok(await checkIn(w.ctx)(proctor, one.attempt, CARD));
		const { token } = ok(await signIn(w, one));
		ok(await claimIdentity(w.ctx)(token));
		expect(await refusalOf(signIn(w, one))).toBe('code-in-use');
		w.clock.pass(14_000);
		ok(await pulseSeat(w.ctx)(token));
		w.clock.pass(14_000);
		expect(await refusalOf(signIn(w, one))).toBe('code-in-use');
		ok(await enterDigits(w.ctx)(proctor, sitting, '4812'));
		w.clock.set(TEN);
		ok(await startAttempts(w.ctx)(proctor, sitting));
		ok(await pauseAttempt(w.ctx)(proctor, one.attempt, 'Дабыл'));
		ok(await pulseSeat(w.ctx)(token));
		expect(await refusalOf(signIn(w, one))).toBe('code-in-use');
	});

	it('is allowed when the place before is silent, and locks it out', async () => {
		const w = testWorld();
		const { candidates } = await running(w, 1);
		const old = candidates[0]!;
		const answers = await answersOf(w, old, true);
		ok(await giveAnswers(w.ctx)(old.token, answers.slice(0, 2)));
		w.clock.pass(15_000);
		const { token } = ok(await signIn(w, old));
		expect(await refusalOf(giveAnswers(w.ctx)(old.token, answers))).toBe('other-place-answers');
		expect(await refusalOf(pulseSeat(w.ctx)(old.token))).toBe('other-place-answers');
		expect(await refusalOf(handIn(w.ctx)(old.token, 1))).toBe('other-place-answers');
		const view = await viewSeat(w.ctx)(old.seatToken, token);
		expect(view).toMatchObject({ stage: 'test', lease: 2, savedThrough: 2 });
		expect(await refusalOf(giveAnswers(w.ctx)(token, answers.slice(2)))).toBe('other-place-answers');
		const anew = answers.slice(2).map((answer) => ({ ...answer, lease: 2 }));
		expect(ok(await giveAnswers(w.ctx)(token, anew)).savedThrough).toBe(8);
	});

	it('twice at once gives the seat once', async () => {
		const { w, proctor, one } = await opened();
		ok(await checkIn(w.ctx)(proctor, one.attempt, CARD));
		const results = await Promise.all([signIn(w, one), signIn(w, one)]);
		const places = results.flatMap((result) => ('token' in result ? [result.token] : []));
		const answering = await Promise.all(places.map((token) => refusalOf(claimIdentity(w.ctx)(token))));
		expect(answering.filter((code) => code === undefined)).toHaveLength(1);
	});

	it('is over when the doors are closed', async () => {
		const w = testWorld();
		const { candidates, sitting, proctor } = await running(w, 1);
		await writeTest(w, candidates[0]!, true);
		ok(await closeSitting(w.ctx)(proctor, sitting));
		w.clock.pass(60_000);
		expect(await refusalOf(signIn(w, candidates[0]!))).toBe('code-unknown');
	});
});

describe('the cookie of a candidate', () => {
	it.each([undefined, '', '.', 'x', 'r00001', 'r00001.', '.secret', '../x.secret', `${'r'.repeat(500)}.x`])(
		'%j is nobody’s',
		async (token) => {
			const { w } = await opened();
			expect(await refusalOf(attemptOf(w.ctx)(token))).toBe('session-expired');
			expect(await refusalOf(pulseSeat(w.ctx)(token))).toBe('session-expired');
		}
	);

	it('with a wrong secret is told that another place answers', async () => {
		const { w, one } = await opened();
		expect(await refusalOf(attemptOf(w.ctx)(`${one.attempt}.wrong`))).toBe('other-place-answers');
	});
});

describe('standing up', () => {
	it('frees the seat before the start, the code stays good and the name is confirmed again', async () => {
		const { w, proctor, one } = await opened();
		ok(await checkIn(w.ctx)(proctor, one.attempt, CARD));
		const { token } = ok(await sitDown(w.ctx)(one.seatToken, one.iin, one.code));
		ok(await claimIdentity(w.ctx)(token));
		ok(await standUp(w.ctx)(token));
		expect(await viewSeat(w.ctx)(one.seatToken, token)).toEqual({
			stage: 'free',
			room: '214',
			seat: one.seat
		});
		const again = ok(await sitDown(w.ctx)(one.seatToken, one.iin, one.code));
		expect(await viewSeat(w.ctx)(one.seatToken, again.token)).toMatchObject({ stage: 'identity' });
	});

	it('while one writes is refused, running or paused', async () => {
		const w = testWorld();
		const { candidates, proctor } = await running(w, 1);
		expect(await refusalOf(standUp(w.ctx)(candidates[0]!.token))).toBe('sitting-started');
		ok(await pauseAttempt(w.ctx)(proctor, candidates[0]!.attempt, 'Дабыл'));
		expect(await refusalOf(standUp(w.ctx)(candidates[0]!.token))).toBe('sitting-started');
	});

	it('in the moment of the start leaves nobody without a seat', async () => {
		const { w, proctor, sitting, one } = await opened();
		ok(await checkIn(w.ctx)(proctor, one.attempt, CARD));
		const { token } = ok(await sitDown(w.ctx)(one.seatToken, one.iin, one.code));
		ok(await claimIdentity(w.ctx)(token));
		ok(await enterDigits(w.ctx)(proctor, sitting, '4812'));
		w.clock.set(TEN);
		await Promise.all([standUp(w.ctx)(token), startAttempts(w.ctx)(proctor, sitting)]);
		const { course, token: kept } = await attemptState(w, one.attempt);
		expect(course.status === 'running').toBe(kept !== null);
	});

	it('after the end frees the seat', async () => {
		const w = testWorld();
		const { candidates } = await running(w, 1);
		await writeTest(w, candidates[0]!, true);
		ok(await standUp(w.ctx)(candidates[0]!.token));
		expect((await attemptState(w, candidates[0]!.attempt)).token).toBeNull();
	});
});

import { describe, expect, it } from 'vitest';
import { changeSeat, checkIn, explainAbsence, refuseIdentity, undoCheckIn } from './check-in.ts';
import { closeSitting } from './close-sitting.ts';
import { pauseAttempt } from './direct-attempt.ts';
import { enrolSeat, seatOf } from './enrol-seat.ts';
import { giveAnswers, handIn } from './give-answers.ts';
import { enterDigits, openSitting, startAttempts } from './hold-sitting.ts';
import { attemptOf, claimIdentity, sitDown, standUp } from './sit-down.ts';
import { anOffice, applicants, examined, ordered, running, seated, TEN } from './testing/attested.ts';
import { answersOf, attemptState, MINUTE, refusalOf, writeTest } from './testing/sat.ts';
import { MORNING, ok, testWorld, type World } from './testing/world.ts';
import { pulseSeat, viewSeat } from './view-seat.ts';

const CARD = { type: 'id-card', number: '012345678' };

/** An opened sitting of two, nobody checked in; both seats enrolled. */
async function opened() {
	const w = testWorld();
	const office = await anOffice(w);
	const people = await applicants(w, 2);
	const round = await examined(w, people);
	const { sitting } = await ordered(w, office, round, people.map(({ id }) => id));
	w.clock.set(MORNING + 30 * MINUTE);
	const proctor = await w.person('proctor');
	ok(await openSitting(w.ctx)(proctor, sitting));
	const attempts = (await w.ctx.store.read('sitting', sitting))!.state.attempts;
	const seats = [];
	for (const attempt of attempts) {
		const { state, confidential } = (await w.ctx.store.read('attempt', attempt))!;
		const { token } = ok(await enrolSeat(w.ctx)(office.room.code, state.seat));
		const iin = (await w.ctx.store.read('application', state.application))!.confidential!.iin;
		seats.push({ attempt, seat: state.seat, seatToken: token, iin, code: confidential!.code });
	}
	return { w, office, proctor, sitting, seats, one: seats[0]!, two: seats[1]! };
}

describe('enrolling a seat', () => {
	it('takes the code of the room, however it is typed, and gives the PC its number', async () => {
		const { w, office } = await opened();
		const typed = office.room.code.replace(/(\d{4})/, '$1 - ');
		const { token } = ok(await enrolSeat(w.ctx)(typed, 3));
		expect(await seatOf(w.ctx)(token)).toEqual({ room: office.room.id, roomName: '214', seat: 3 });
	});

	it('again makes another PC the seat: the one before is not any more', async () => {
		const { w, office, one } = await opened();
		ok(await enrolSeat(w.ctx)(office.room.code, one.seat));
		expect(await seatOf(w.ctx)(one.seatToken)).toBeUndefined();
		expect(await viewSeat(w.ctx)(one.seatToken, undefined)).toEqual({ stage: 'unenrolled' });
	});

	it.each([0, -1, 13, 1.5])('as seat %d of a room of twelve is refused', async (seat) => {
		const { w, office } = await opened();
		expect(await refusalOf(enrolSeat(w.ctx)(office.room.code, seat))).toBe('seat-outside-room');
	});

	it('with a wrong code is refused, and slowed down after five tries', async () => {
		const { w, office } = await opened();
		for (let i = 0; i < 5; i += 1) expect(await refusalOf(enrolSeat(w.ctx)('00000000', 1))).toBe('room-code-wrong');
		expect(await enrolSeat(w.ctx)(office.room.code, 1)).toEqual({ refused: 'too-many-attempts', details: { seconds: 15 } });
		expect(await seatOf(w.ctx)(ok(await enrolSeat(w.ctx)(office.room.code, 2)).token)).toBeDefined();
		w.clock.pass(15_000);
		ok(await enrolSeat(w.ctx)(office.room.code, 1));
	});

	it('is slowed down as well by numbers that no room has', async () => {
		const { w } = await opened();
		for (let i = 0; i < 5; i += 1) expect(await refusalOf(enrolSeat(w.ctx)('00000000', 1_000 + i))).toBe('room-code-wrong');
		expect(await refusalOf(enrolSeat(w.ctx)('00000000', 2_000))).toBe('too-many-attempts');
	});

	it.each([undefined, '', '.', '..', 'x', 'r.1', 'r.1.', '../../etc.1.x', 'r.1.x.y', '__proto__.1.x', `${'r'.repeat(500)}.1.x`])(
		'the cookie %j is no seat',
		async (token) => {
			const { w } = await opened();
			expect(await seatOf(w.ctx)(token)).toBeUndefined();
		}
	);

	it('the secret of one seat does not open another', async () => {
		const { w, one, two } = await opened();
		const [room, , secret] = one.seatToken.split('.');
		expect(await seatOf(w.ctx)(`${room}.${two.seat}.${secret}`)).toBeUndefined();
	});
});

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

	it('is slowed down by person, not by place, and a success forgets the failures', async () => {
		const { w, proctor, one, two } = await opened();
		for (const { attempt } of [one, two]) ok(await checkIn(w.ctx)(proctor, attempt, CARD));
		for (let i = 0; i < 5; i += 1) expect(await refusalOf(signIn(w, { ...one, code: '1' }))).toBe('code-unknown');
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
		expect(await viewSeat(w.ctx)(one.seatToken, token)).toEqual({ stage: 'free', room: '214', seat: one.seat });
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

describe('changing a seat', () => {
	it('during the test locks the old PC out, and the work goes on at the new one', async () => {
		const w = testWorld();
		const { candidates, office, proctor } = await running(w, 2);
		const candidate = candidates[0]!;
		const answers = await answersOf(w, candidate, true);
		ok(await giveAnswers(w.ctx)(candidate.token, answers.slice(0, 3)));
		ok(await changeSeat(w.ctx)(proctor, candidate.attempt, 11, 'Экран істен шықты'));
		expect(await refusalOf(giveAnswers(w.ctx)(candidate.token, answers))).toBe('other-place-answers');
		expect(await refusalOf(sitDown(w.ctx)(candidate.seatToken, candidate.iin, candidate.code))).toBe('other-seat');
		const place = ok(await enrolSeat(w.ctx)(office.room.code, 11));
		const { token } = ok(await sitDown(w.ctx)(place.token, candidate.iin, candidate.code));
		expect(await viewSeat(w.ctx)(place.token, token)).toMatchObject({ stage: 'test', seat: 11, lease: 3, savedThrough: 3 });
	});

	it.each([
		[2, 'Экран', 'seat-twice'],
		[13, 'Экран', 'seat-outside-room'],
		[0, 'Экран', 'seat-outside-room'],
		[1.5, 'Экран', 'seat-outside-room'],
		[5, ' ', 'reason-missing']
	])('to %d with the reason %j is refused', async (seat, reason, code) => {
		const w = testWorld();
		const { candidates, proctor } = await running(w, 2);
		expect(await refusalOf(changeSeat(w.ctx)(proctor, candidates[0]!.attempt, seat, reason))).toBe(code);
	});

	it('after the end is refused', async () => {
		const w = testWorld();
		const { candidates, proctor } = await running(w, 1);
		await writeTest(w, candidates[0]!, true);
		expect(await refusalOf(changeSeat(w.ctx)(proctor, candidates[0]!.attempt, 5, 'Экран'))).toBe('attempt-ended');
	});
});

describe('checking in', () => {
	it('keeps the number of the document out of the chain', async () => {
		const { w, proctor, one } = await opened();
		ok(await checkIn(w.ctx)(proctor, one.attempt, CARD));
		expect(JSON.stringify(await w.ctx.store.facts('attempt', one.attempt))).not.toContain(CARD.number);
		expect((await w.ctx.store.read('attempt', one.attempt))?.confidential?.documentNumber).toBe(CARD.number);
	});

	it('is done once, and can be taken back until the test begins', async () => {
		const { w, proctor, sitting, one } = await opened();
		ok(await checkIn(w.ctx)(proctor, one.attempt, CARD));
		expect(await refusalOf(checkIn(w.ctx)(proctor, one.attempt, CARD))).toBe('already-checked-in');
		expect(await refusalOf(undoCheckIn(w.ctx)(proctor, one.attempt, ''))).toBe('reason-missing');
		ok(await undoCheckIn(w.ctx)(proctor, one.attempt, 'Басқа адам'));
		expect(await refusalOf(undoCheckIn(w.ctx)(proctor, one.attempt, 'Басқа адам'))).toBe('not-checked-in');
		ok(await checkIn(w.ctx)(proctor, one.attempt, CARD));
		const { token } = ok(await sitDown(w.ctx)(one.seatToken, one.iin, one.code));
		ok(await claimIdentity(w.ctx)(token));
		ok(await enterDigits(w.ctx)(proctor, sitting, '4812'));
		w.clock.set(TEN);
		ok(await startAttempts(w.ctx)(proctor, sitting));
		expect(await refusalOf(undoCheckIn(w.ctx)(proctor, one.attempt, 'Басқа адам'))).toBe('sitting-started');
		expect(await refusalOf(refuseIdentity(w.ctx)(proctor, one.attempt, 'Құжаты жоқ'))).toBe('sitting-started');
	});

	it('after a settled absence or identity is refused until that is taken back', async () => {
		const { w, proctor, one, two } = await opened();
		ok(await explainAbsence(w.ctx)(proctor, one.attempt, 'Анықтама № 5'));
		ok(await refuseIdentity(w.ctx)(proctor, two.attempt, 'Құжаты жоқ'));
		for (const { attempt } of [one, two]) {
			expect(await refusalOf(checkIn(w.ctx)(proctor, attempt, CARD))).toBe('outcome-settled');
			ok(await undoCheckIn(w.ctx)(proctor, attempt, 'Қате жазылды'));
			ok(await checkIn(w.ctx)(proctor, attempt, CARD));
		}
	});

	it('locks out whoever sat down under a name that was not confirmed', async () => {
		const { w, proctor, one } = await opened();
		ok(await checkIn(w.ctx)(proctor, one.attempt, CARD));
		const { token } = ok(await sitDown(w.ctx)(one.seatToken, one.iin, one.code));
		ok(await refuseIdentity(w.ctx)(proctor, one.attempt, 'Суретке ұқсамайды'));
		expect(await refusalOf(claimIdentity(w.ctx)(token))).toBe('other-place-answers');
	});
});

describe('starting', () => {
	it('begins for those who are ready, and later for a late arrival', async () => {
		const w = testWorld();
		const office = await anOffice(w);
		const people = await applicants(w, 2);
		const round = await examined(w, people);
		const { sitting } = await ordered(w, office, round, people.map(({ id }) => id));
		w.clock.set(MORNING + 30 * MINUTE);
		await seated(w, office, sitting, [1]);
		const proctor = await w.person('proctor');
		expect(await refusalOf(startAttempts(w.ctx)(proctor, sitting))).toBe('digits-missing');
		ok(await enterDigits(w.ctx)(proctor, sitting, '4812'));
		expect(await refusalOf(startAttempts(w.ctx)(proctor, sitting))).toBe('sitting-too-early');
		w.clock.set(TEN);
		expect(ok(await startAttempts(w.ctx)(proctor, sitting))).toBe(1);
		expect(await refusalOf(startAttempts(w.ctx)(proctor, sitting))).toBe('nobody-present');
		const late = (await w.ctx.store.list('attempt', { where: { sitting, seat: 2 } })).items[0]!.id;
		expect(await refusalOf(startAttempts(w.ctx)(proctor, sitting, [late]))).toBe('not-checked-in');
		ok(await checkIn(w.ctx)(proctor, late, CARD));
		const { state, confidential } = (await w.ctx.store.read('attempt', late))!;
		const iin = (await w.ctx.store.read('application', state.application))!.confidential!.iin;
		const place = ok(await enrolSeat(w.ctx)(office.room.code, 2));
		ok(await claimIdentity(w.ctx)(ok(await sitDown(w.ctx)(place.token, iin, confidential!.code)).token));
		w.clock.pass(5 * MINUTE);
		expect(ok(await startAttempts(w.ctx)(proctor, sitting, [late]))).toBe(1);
		expect((await attemptState(w, late)).course).toMatchObject({ status: 'running', elapsed: 0 });
	});
});

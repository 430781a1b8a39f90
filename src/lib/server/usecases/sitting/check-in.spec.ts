import { describe, expect, it } from 'vitest';
import { changeSeat, checkIn, explainAbsence, refuseIdentity, undoCheckIn } from './check-in.ts';
import { enrolSeat } from '../seat/enrol-seat.ts';
import { giveAnswers } from '../seat/give-answers.ts';
import { enterDigits, startAttempts } from './hold-sitting.ts';
import { claimIdentity, sitDown } from '../seat/sit-down.ts';
import { anOffice, applicants, examined, ordered, running, seated, TEN } from '../testing/attested.ts';
import { answersOf, attemptState, MINUTE, refusalOf, writeTest } from '../testing/sat.ts';
import { MORNING, ok, testWorld } from '../testing/world.ts';
import { viewSeat } from '../seat/view-seat.ts';

import { CARD, opened } from '../testing/opened.ts';

describe('changing a seat', () => {
	it('during the test locks the old PC out, and the work goes on at the new one', async () => {
		const w = testWorld();
		const { candidates, office, proctor } = await running(w, 2);
		const candidate = candidates[0]!;
		const answers = await answersOf(w, candidate, true);
		ok(await giveAnswers(w.ctx)(candidate.token, answers.slice(0, 3)));
		ok(await changeSeat(w.ctx)(proctor, candidate.attempt, 11, 'Экран істен шықты'));
		expect(await refusalOf(giveAnswers(w.ctx)(candidate.token, answers))).toBe('other-place-answers');
		expect(await refusalOf(sitDown(w.ctx)(candidate.seatToken, candidate.iin, candidate.code))).toBe(
			'other-seat'
		);
		const place = ok(await enrolSeat(w.ctx)(office.room.code, 11));
		const { token } = ok(await sitDown(w.ctx)(place.token, candidate.iin, candidate.code));
		expect(await viewSeat(w.ctx)(place.token, token)).toMatchObject({
			stage: 'test',
			seat: 11,
			lease: 3,
			savedThrough: 3
		});
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
		expect(await refusalOf(changeSeat(w.ctx)(proctor, candidates[0]!.attempt, 5, 'Экран'))).toBe(
			'attempt-ended'
		);
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
		expect(await refusalOf(refuseIdentity(w.ctx)(proctor, one.attempt, 'Құжаты жоқ'))).toBe(
			'sitting-started'
		);
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
		const { sitting } = await ordered(
			w,
			office,
			round,
			people.map(({ id }) => id)
		);
		w.clock.set(MORNING + 30 * MINUTE);
		await seated(w, office, sitting, [1]);
		const proctor = await w.person('proctor');
		expect(await refusalOf(startAttempts(w.ctx)(proctor, sitting))).toBe('digits-missing');
		ok(await enterDigits(w.ctx)(proctor, sitting, '4812'));
		expect(await refusalOf(startAttempts(w.ctx)(proctor, sitting))).toBe('sitting-too-early');
		w.clock.set(TEN);
		expect(ok(await startAttempts(w.ctx)(proctor, sitting)).count).toBe(1);
		expect(await refusalOf(startAttempts(w.ctx)(proctor, sitting))).toBe('nobody-present');
		const late = (await w.ctx.store.list('attempt', { where: { sitting, seat: 2 } })).items[0]!.id;
		expect(await refusalOf(startAttempts(w.ctx)(proctor, sitting, [late]))).toBe('not-checked-in');
		ok(await checkIn(w.ctx)(proctor, late, CARD));
		const { state, confidential } = (await w.ctx.store.read('attempt', late))!;
		const iin = (await w.ctx.store.read('application', state.application))!.confidential!.iin;
		const place = ok(await enrolSeat(w.ctx)(office.room.code, 2));
		ok(await claimIdentity(w.ctx)(ok(await sitDown(w.ctx)(place.token, iin, confidential!.code)).token));
		w.clock.pass(5 * MINUTE);
		expect(ok(await startAttempts(w.ctx)(proctor, sitting, [late])).count).toBe(1);
		expect((await attemptState(w, late)).course).toMatchObject({ status: 'running', elapsed: 0 });
	});
});

import { describe, expect, it } from 'vitest';
import { opened } from '../testing/opened.ts';
import { attemptState, MINUTE, refusalOf } from '../testing/sat.ts';
import { sat } from '../testing/held.ts';
import { ok } from '../testing/world.ts';
import { addMinutes, finishAttempt, giveExtraTime } from './direct-attempt.ts';
import { decideMinutes, proposeMinutes } from './two-persons.ts';
import { settleAfterGrace } from '../clocks/keep-late-answers.ts';
import { noteSilence } from '../clocks/note-silence.ts';
import { giveAnswers } from '../seat/give-answers.ts';
import { pulseSeat } from '../seat/pulse-seat.ts';
import { answersOf } from '../testing/sat.ts';

const WHY = 'Анықтама № 7';

describe('minutes above what one person may give', () => {
	it('before the start are proposed by one and given by another, in place of what was given', async () => {
		const { w, proctor, one } = await opened();
		const give = (minutes: number) => giveExtraTime(w.ctx)(proctor, one.attempt, minutes, WHY);
		expect(await refusalOf(give(240))).toBe('second-person-needed');
		ok(await give(15));
		ok(await proposeMinutes(w.ctx)(proctor, one.attempt, 60, WHY));
		expect(await refusalOf(decideMinutes(w.ctx)(proctor, one.attempt, true, WHY))).toBe(
			'second-person-needed'
		);
		ok(await decideMinutes(w.ctx)(await w.person('head'), one.attempt, true, WHY));
		expect(await attemptState(w, one.attempt)).toMatchObject({
			extraMinutes: 60,
			extraAlone: null,
			minutesProposed: null
		});
	});

	it('are counted from before the start on', async () => {
		const { w, proctor, one } = await opened();
		ok(await giveExtraTime(w.ctx)(proctor, one.attempt, 15, WHY));
		expect((await attemptState(w, one.attempt)).extraAlone).toBe(`user:${proctor.id}`);
		const held = await sat(1, [1]);
		ok(await addMinutes(held.w.ctx)(held.proctor, held.attempt(1), 15, WHY));
		expect(await refusalOf(addMinutes(held.w.ctx)(held.proctor, held.attempt(1), 1, WHY))).toBe(
			'second-person-needed'
		);
	});
});

describe('a test that the proctor ends while its seat is noted offline', () => {
	it('waits for the answers made before, and the proctor rules on them', async () => {
		const { w, proctor, candidates, attempt } = await sat(1, [1]);
		const one = candidates[0]!;
		const all = await answersOf(w, one, true);
		await pulseSeat(w.ctx)(one.token, { unsaved: 0 });
		w.clock.pass(11_000);
		await noteSilence(w.ctx)();
		ok(await finishAttempt(w.ctx)(proctor, attempt(1), 'Үміткердің өтініші'));
		w.clock.pass(5_000);
		expect(ok(await giveAnswers(w.ctx)(one.token, all))).toMatchObject({ late: true });
		w.clock.pass(10 * MINUTE);
		await settleAfterGrace(w.ctx)();
		expect((await attemptState(w, attempt(1))).late).toMatchObject({ status: 'unruled' });
	});
});

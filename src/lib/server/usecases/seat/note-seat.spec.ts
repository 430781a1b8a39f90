import { describe, expect, it } from 'vitest';
import { STRAYS_MAX } from '../../../domain/exam/seat-notes.ts';
import { pauseAttempt } from '../sitting/direct-attempt.ts';
import { acted, attemptState, MINUTE, refusalOf, writeTest } from '../testing/sat.ts';
import { factsOf, writing } from '../testing/seats.ts';
import { ok, type World } from '../testing/world.ts';
import { giveAnswers, handIn, makeRemark } from './give-answers.ts';
import { noteSeatStrays, readMessage } from './note-seat.ts';
import { pulseSeat } from './pulse-seat.ts';
import { opened, CARD } from '../testing/opened.ts';
import { checkIn } from '../sitting/check-in.ts';
import { sitDown } from './sit-down.ts';

const LEFT = { what: 'full-screen-left', times: 2 } as const;

async function message(w: World, attempt: string, text: string): Promise<void> {
	const { version } = (await w.ctx.store.read('attempt', attempt))!;
	const facts = [{ type: 'message-sent', v: 1, data: { text, elapsed: 0 } }];
	await w.ctx.store.commit([{ kind: 'attempt', id: attempt, expectedVersion: version, facts }], {
		at: w.clock.now(),
		by: 'user:proctor'
	});
}

describe('what the lock-down of a seat notices', () => {
	it('is a fact with the clock of the test, also in a pause', async () => {
		const { w, candidate, proctor } = await writing();
		w.clock.pass(MINUTE);
		ok(await noteSeatStrays(w.ctx)(candidate.token, [LEFT, { what: 'printed', times: 1 }]));
		ok(await pauseAttempt(w.ctx)(proctor, candidate.attempt, 'Дабыл'));
		ok(await noteSeatStrays(w.ctx)(candidate.token, [{ what: 'copied', times: 5 }]));
		expect((await factsOf(w, candidate.attempt, 'strayed')).map(({ data }) => data)).toEqual([
			{ ...LEFT, elapsed: MINUTE },
			{ what: 'printed', times: 1, elapsed: MINUTE },
			{ what: 'copied', times: 5, elapsed: MINUTE }
		]);
	});

	it('is noted forty times at most, and the candidate never hears of it', async () => {
		const { w, candidate } = await writing();
		for (let i = 0; i < 30; i += 1) ok(await noteSeatStrays(w.ctx)(candidate.token, [LEFT, LEFT, LEFT]));
		expect(await factsOf(w, candidate.attempt, 'strayed')).toHaveLength(STRAYS_MAX);
	});

	it('is nothing before the start and after the end', async () => {
		const { w, proctor, one } = await opened();
		ok(await checkIn(w.ctx)(proctor, one.attempt, CARD));
		const { token } = ok(await sitDown(w.ctx)(one.seatToken, one.iin, one.code));
		ok(await noteSeatStrays(w.ctx)(token, [LEFT]));
		expect(await factsOf(w, one.attempt, 'strayed')).toEqual([]);
		const written = await writing();
		await writeTest(written.w, written.candidate, true);
		ok(await noteSeatStrays(written.w.ctx)(written.candidate.token, [LEFT]));
		expect(await factsOf(written.w, written.candidate.attempt, 'strayed')).toEqual([]);
	});

	it('stands in the act in one line that says that it has no consequences', async () => {
		const { w, candidate, sitting } = await writing();
		for (const what of ['copied', 'full-screen-left', 'copied'] as const)
			ok(await noteSeatStrays(w.ctx)(candidate.token, [{ what, times: 2 }]));
		ok(await handIn(w.ctx)(candidate.token, 1));
		const { content } = await acted(w, sitting);
		expect(content.incidents.map(({ text }) => text.ru)).toEqual([
			'Отмечено на месте (без последствий): копирование текста – 4, выход из полного экрана – 2'
		]);
	});
});

describe('a message of the proctor', () => {
	it('is shown until the candidate closes it, and closing it is a fact', async () => {
		const { w, candidate } = await writing();
		await message(w, candidate.attempt, 'Он минут қалды');
		await message(w, candidate.attempt, 'Терезені жабыңыз');
		const shown = async () => ok(await pulseSeat(w.ctx)(candidate.token)).messages.map(({ n }) => n);
		expect(await shown()).toEqual([1, 2]);
		ok(await readMessage(w.ctx)(candidate.token, 1));
		ok(await readMessage(w.ctx)(candidate.token, 1));
		ok(await readMessage(w.ctx)(candidate.token, 7));
		expect(await shown()).toEqual([2]);
		expect(await factsOf(w, candidate.attempt, 'message-read')).toHaveLength(1);
	});
});

describe('what a page sends at once', () => {
	it('remarks, strays and answers together are all kept: none is told that something changed meanwhile', async () => {
		const { w, candidate, answers } = await writing();
		const { token } = candidate;
		const sent = await Promise.all([
			...Array.from({ length: 20 }, (_, i) =>
				makeRemark(w.ctx)(token, { lease: 1, question: null, text: `Ескерту ${i}` })
			),
			noteSeatStrays(w.ctx)(token, [LEFT]),
			giveAnswers(w.ctx)(token, answers)
		]);
		for (const result of sent) ok(result);
		const { remarks, savedThrough, strays } = await attemptState(w, candidate.attempt);
		expect([remarks.length, strays.length, savedThrough]).toEqual([20, 1, 8]);
	});

	it('goes through beside the proctor who does something with the same candidate again and again', async () => {
		const { w, candidate } = await writing();
		const messages = (async () => {
			for (let i = 0; i < 5; i += 1) await message(w, candidate.attempt, `${i}`);
		})();
		const remark = { lease: 1, question: null, text: 'x' };
		expect(await refusalOf(makeRemark(w.ctx)(candidate.token, remark))).toBeUndefined();
		await messages;
	});
});

import { describe, expect, it } from 'vitest';
import { incidentsOf } from '../../../domain/attestation/incidents.ts';
import { viewSitting } from '../sitting/view-sitting.ts';
import { refusalOf } from '../testing/sat.ts';
import { factsOf, offlineAtEnd, SECOND } from '../testing/seats.ts';
import { ok } from '../testing/world.ts';
import { giveAnswers } from './give-answers.ts';
import { pulseSeat } from './pulse-seat.ts';

/** Answers 4 to 8 after the end; three were saved before it. */
const after = async () => {
	const given = await offlineAtEnd();
	const { w, candidate, answers } = given;
	const send = (from: number, to: number) => giveAnswers(w.ctx)(candidate.token, answers.slice(from, to));
	const says = (unsaved: number) => pulseSeat(w.ctx)(candidate.token, { unsaved });
	return { ...given, send, says, wait: (seconds: number) => w.clock.pass(seconds * SECOND) };
};

describe('how many answers were on their way at the end', () => {
	it('is what the page says first: what is thought out later in the grace is refused', async () => {
		const { w, candidate, send, says, wait } = await after();
		ok(await says(2));
		wait(10);
		expect(ok(await send(3, 8)).savedThrough).toBe(5);
		expect(await refusalOf(send(5, 8))).toBe('time-is-up');
		ok(await says(3));
		expect(await refusalOf(send(5, 8))).toBe('time-is-up');
		expect(await factsOf(w, candidate.attempt, 'late-answered')).toHaveLength(2);
	});

	it('is what the page sends first, where it sends before it says anything', async () => {
		const { send, says, wait } = await after();
		wait(20);
		ok(await send(3, 4));
		wait(10);
		ok(await says(1));
		expect(await refusalOf(send(4, 5))).toBe('time-is-up');
	});

	it('may come in several batches one right after another', async () => {
		const { send, wait } = await after();
		ok(await send(3, 5));
		wait(1);
		expect(ok(await send(5, 8)).savedThrough).toBe(8);
		wait(60);
		expect(ok(await send(3, 8)).savedThrough).toBe(8);
	});

	it('is not counted from batches that were refused', async () => {
		const { candidate, w, answers, send, wait } = await after();
		const gap = answers.slice(6);
		expect(await refusalOf(giveAnswers(w.ctx)(candidate.token, gap))).toBe('out-of-sequence');
		wait(10);
		ok(await send(3, 5));
	});
});

describe('how long after the end late answers came', () => {
	it('is told where they are ruled on, and in the act', async () => {
		const { w, candidate, sitting, proctor, send, says, wait } = await after();
		ok(await says(5));
		wait(20);
		ok(await send(3, 6));
		wait(21);
		ok(await send(6, 8));
		const { seats } = ok(await viewSitting(w.ctx)(sitting, proctor));
		expect(seats[0]?.late).toMatchObject({ after: 41 * SECOND });
		const told = incidentsOf(await w.ctx.store.facts('attempt', candidate.attempt));
		expect(told.map(({ text }) => text.ru)).toContainEqual(
			'Ответов после окончания времени: 5, последний через 41 с'
		);
	});
});

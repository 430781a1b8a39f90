import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeExpiredAttempts } from '../clocks/keep-exam-time.ts';
import { noteSilence } from '../clocks/note-silence.ts';
import { settleAfterGrace } from '../clocks/keep-late-answers.ts';
import { SILENCE } from '../../../domain/exam/silence.ts';
import { changeSeat } from '../sitting/check-in.ts';
import { pauseAttempt } from '../sitting/direct-attempt.ts';
import { acted, attemptState, MINUTE, refusalOf, writeTest } from '../testing/sat.ts';
import { factsOf, SECOND, under, writing } from '../testing/seats.ts';
import { opened } from '../testing/opened.ts';
import { ok } from '../testing/world.ts';
import { enrolSeat } from './enrol-seat.ts';
import { chooseLanguage, giveAnswers, handIn, makeRemark } from './give-answers.ts';
import { leaveAnswersBehind, noteSeatStrays } from './note-seat.ts';
import { pulseSeat } from './pulse-seat.ts';
import { sitDown, standUp, takeOver } from './sit-down.ts';
import { viewSeat } from './view-seat.ts';

const NEW = 9;
const WHY = 'Компьютер істен шықты';

/** Choices at these questions, numbered after the three that are saved. */
const left = (...questions: number[]) =>
	questions.map((question, i) => ({ seq: 4 + i, question, choice: [1] }));

/** Seven minutes in, three answers saved, two more only on the PC; the proctor moves the candidate to another seat. */
async function moved() {
	const given = await writing();
	const { w, candidate, answers, office, proctor } = given;
	w.clock.pass(7 * MINUTE);
	ok(await giveAnswers(w.ctx)(candidate.token, answers.slice(0, 3)));
	ok(await pulseSeat(w.ctx)(candidate.token, { unsaved: 2 }));
	const heardAt = w.clock.now();
	w.clock.pass(4 * SECOND);
	const seatToken = ok(await enrolSeat(w.ctx)(office.room.code, NEW)).token;
	ok(await changeSeat(w.ctx)(proctor, candidate.attempt, NEW, WHY));
	return { ...given, seatToken, heardAt };
}

describe('a candidate who is moved during the test', () => {
	it('is asked for by name at the new seat, and goes on there with what is saved and the exact time left', async () => {
		const { w, candidate, seatToken, answers } = await moved();
		expect(await viewSeat(w.ctx)(seatToken, undefined)).toEqual({
			stage: 'transfer',
			room: '214',
			seat: NEW,
			name: expect.stringContaining('Тегі0')
		});
		w.clock.pass(5 * SECOND);
		const { token } = ok(await takeOver(w.ctx)(seatToken));
		const view = await viewSeat(w.ctx)(seatToken, token);
		expect(view).toMatchObject({
			stage: 'test',
			seat: NEW,
			savedThrough: 3,
			left: 23 * MINUTE - 9 * SECOND,
			answers: Object.fromEntries(answers.slice(0, 3).map(({ question, choice }) => [question, choice]))
		});
		const { lease } = await attemptState(w, candidate.attempt);
		expect(ok(await giveAnswers(w.ctx)(token, under(lease, answers.slice(3)))).savedThrough).toBe(8);
	});

	it('is told what the former PC last said it could not send, and when it was last heard', async () => {
		const { w, candidate, seatToken, heardAt } = await moved();
		const [fact] = await factsOf(w, candidate.attempt, 'seat-changed');
		expect(fact?.data).toEqual({ seat: NEW, reason: WHY, unsaved: 2, heardAt });
		const { token } = ok(await takeOver(w.ctx)(seatToken));
		expect(await viewSeat(w.ctx)(seatToken, token)).toMatchObject({
			moved: { unsaved: 2, heardAt, questions: [] }
		});
		expect(w.ctx.room.clock.unsaved(candidate.attempt)).toBeNull();
	});

	it.each([
		[SILENCE.late - 1, 2],
		[SILENCE.late, null],
		[10 * MINUTE, null]
	])(
		'after %d ms of silence is told %j: what was chosen since the last word nobody knows',
		async (ms, unsaved) => {
			const { w, candidate, proctor } = await writing();
			ok(await pulseSeat(w.ctx)(candidate.token, { unsaved: 2 }));
			const heardAt = w.clock.now();
			w.clock.pass(ms);
			ok(await changeSeat(w.ctx)(proctor, candidate.attempt, NEW, WHY));
			const [fact] = await factsOf(w, candidate.attempt, 'seat-changed');
			expect(fact?.data).toEqual({ seat: NEW, reason: WHY, unsaved, heardAt });
		}
	);

	it('is told that nothing is known when the seat was noted offline, and so is the act', async () => {
		const { w, candidate, proctor, sitting, office } = await writing();
		ok(await pulseSeat(w.ctx)(candidate.token, { unsaved: 0 }));
		w.clock.pass(20 * SECOND);
		await noteSilence(w.ctx)();
		// Heard again a moment ago, and not noted yet.
		ok(await pulseSeat(w.ctx)(candidate.token));
		ok(await changeSeat(w.ctx)(proctor, candidate.attempt, NEW, WHY));
		const seatToken = ok(await enrolSeat(w.ctx)(office.room.code, NEW)).token;
		const { token } = ok(await takeOver(w.ctx)(seatToken));
		expect(await viewSeat(w.ctx)(seatToken, token)).toMatchObject({ moved: { unsaved: null } });
		ok(await handIn(w.ctx)(token, (await attemptState(w, candidate.attempt)).lease));
		const { content } = await acted(w, sitting);
		expect(content.incidents.map(({ text }) => text.ru).join('\n')).toMatch(
			/сохранены ли выборы на прежнем компьютере, с \d\d:\d\d неизвестно/
		);
	});

	it('keeps a paused test paused at the new seat', async () => {
		const { w, candidate, office, proctor } = await writing();
		ok(await pauseAttempt(w.ctx)(proctor, candidate.attempt, 'Ауыстыру'));
		ok(await changeSeat(w.ctx)(proctor, candidate.attempt, NEW, WHY));
		w.clock.pass(MINUTE);
		const seatToken = ok(await enrolSeat(w.ctx)(office.room.code, NEW)).token;
		const { token } = ok(await takeOver(w.ctx)(seatToken));
		expect(ok(await pulseSeat(w.ctx)(token))).toMatchObject({ stage: 'paused', left: 30 * MINUTE });
	});

	it('may sign in there by the code as well', async () => {
		const { w, candidate, seatToken } = await moved();
		const { token } = ok(await sitDown(w.ctx)(seatToken, candidate.iin, candidate.code));
		expect(await viewSeat(w.ctx)(seatToken, token)).toMatchObject({ stage: 'test', seat: NEW });
		expect(await refusalOf(takeOver(w.ctx)(seatToken))).toBe('code-in-use');
	});

	it('whose time runs out with nobody at the new seat ends, and nothing of the old seat is taken', async () => {
		const { w, candidate, answers } = await moved();
		w.clock.pass(20 * MINUTE);
		await noteSilence(w.ctx)();
		w.clock.pass(10 * MINUTE);
		await closeExpiredAttempts(w.ctx)();
		expect(await refusalOf(giveAnswers(w.ctx)(candidate.token, answers))).toBe('other-place-answers');
		w.clock.pass(5 * MINUTE);
		await settleAfterGrace(w.ctx)();
		expect(await attemptState(w, candidate.attempt)).toMatchObject({
			course: { status: 'ended', score: { points: 3 } },
			late: { status: 'none' }
		});
	});
});

describe('the seat before a move', () => {
	it('is told that another place answers, whatever it sends, and gives no sign of life', async () => {
		const { w, candidate, answers } = await moved();
		const { token, attempt } = candidate;
		w.clock.pass(MINUTE);
		const cursor = w.ctx.store.cursor();
		for (const sent of [
			giveAnswers(w.ctx)(token, answers),
			giveAnswers(w.ctx)(token, answers.slice(0, 3)),
			giveAnswers(w.ctx)(token, under(2, answers)),
			pulseSeat(w.ctx)(token, { unsaved: 0 }),
			handIn(w.ctx)(token, 1),
			standUp(w.ctx)(token),
			chooseLanguage(w.ctx)(token, 'ru'),
			noteSeatStrays(w.ctx)(token, [{ what: 'copied', times: 1 }]),
			makeRemark(w.ctx)(token, { lease: 1, question: 1, text: 'x' })
		])
			expect(await refusalOf(sent)).toBe('other-place-answers');
		expect(w.ctx.store.cursor()).toBe(cursor);
		expect(w.ctx.room.clock.silence(attempt)).toBeGreaterThanOrEqual(MINUTE);
		expect(await viewSeat(w.ctx)(candidate.seatToken, token)).toMatchObject({ stage: 'free' });
	});

	it('names what it could not send, once, for the candidate and for the act; it is never taken as an answer', async () => {
		const { w, candidate, answers, seatToken, sitting } = await moved();
		ok(await leaveAnswersBehind(w.ctx)(candidate.token, left(5, 4, 5, 99)));
		ok(await leaveAnswersBehind(w.ctx)(candidate.token, left(1, 2, 3)));
		const { token } = ok(await takeOver(w.ctx)(seatToken));
		const facts = await factsOf(w, candidate.attempt, 'answers-left-behind');
		expect(facts.map(({ by, data }) => [by, data])).toEqual([
			[`seat:${candidate.seat}`, { lease: 1, questions: [4, 5] }]
		]);
		expect(await viewSeat(w.ctx)(seatToken, token)).toMatchObject({
			savedThrough: 3,
			moved: { questions: [4, 5] }
		});
		const { lease } = await attemptState(w, candidate.attempt);
		ok(await giveAnswers(w.ctx)(token, under(lease, answers.slice(3, 4))));
		ok(await handIn(w.ctx)(token, lease));
		const { content } = await acted(w, sitting);
		expect(content.rows[0]).toMatchObject({ points: 4, leftBehind: [4, 5] });
		expect(content.incidents.map(({ text }) => text.ru).join('\n')).toContain('вопросы: 4, 5');
	});

	it('is told what of it is stored all the same: the acknowledgement was lost and not the answer', async () => {
		const { w, candidate, answers } = await moved();
		const [third, fourth] = [answers[2]!, answers[3]!];
		const told = { questions: [fourth.question] };
		expect(ok(await leaveAnswersBehind(w.ctx)(candidate.token, [third]))).toEqual({ questions: [] });
		expect(await factsOf(w, candidate.attempt, 'answers-left-behind')).toEqual([]);
		for (let times = 1; times <= 2; times += 1)
			expect(ok(await leaveAnswersBehind(w.ctx)(candidate.token, [third, fourth]))).toEqual(told);
		const facts = await factsOf(w, candidate.attempt, 'answers-left-behind');
		expect(facts.map(({ data }) => data)).toEqual([{ lease: 1, ...told }]);
	});

	it('alone may do so: neither the place that answers nor a cookie put together', async () => {
		const { w, candidate, seatToken } = await moved();
		const { token } = ok(await takeOver(w.ctx)(seatToken));
		const forged = `${candidate.attempt}.${'0'.repeat(48)}`;
		for (const cookie of [token, forged])
			expect(await refusalOf(leaveAnswersBehind(w.ctx)(cookie, left(4)))).toBe('not-your-attempt');
		for (const cookie of [undefined, '', 'x', 'nobody.x'])
			expect(await refusalOf(leaveAnswersBehind(w.ctx)(cookie, left(4)))).toBe('session-expired');
		expect(await factsOf(w, candidate.attempt, 'answers-left-behind')).toEqual([]);
	});

	it('may do so after the end, but not after the act: its root is printed', async () => {
		const { w, candidate, seatToken, sitting } = await moved();
		const { token } = ok(await takeOver(w.ctx)(seatToken));
		ok(await handIn(w.ctx)(token, (await attemptState(w, candidate.attempt)).lease));
		ok(await leaveAnswersBehind(w.ctx)(candidate.token, left(4)));
		await acted(w, sitting);
		expect(await refusalOf(leaveAnswersBehind(w.ctx)(candidate.token, left(5)))).toBe('act-drawn');
	});
});

describe('taking a test over at a seat', () => {
	it('is open only for a test that was moved there and that nobody answers for', async () => {
		const { w, candidate, office, seatToken } = await moved();
		expect(await refusalOf(takeOver(w.ctx)(undefined))).toBe('seat-not-enrolled');
		expect(await refusalOf(takeOver(w.ctx)(candidate.seatToken))).toBe('attempt-not-running');
		const empty = ok(await enrolSeat(w.ctx)(office.room.code, 5)).token;
		expect(await refusalOf(takeOver(w.ctx)(empty))).toBe('attempt-not-running');
		ok(await takeOver(w.ctx)(seatToken));
		w.clock.pass(MINUTE);
		expect(await refusalOf(takeOver(w.ctx)(seatToken))).toBe('code-in-use');
	});

	it('is not a way to sit down without a code before the start', async () => {
		const { w, proctor, one } = await opened();
		ok(await changeSeat(w.ctx)(proctor, one.attempt, NEW, WHY));
		expect(await refusalOf(takeOver(w.ctx)(one.seatToken))).toBe('attempt-not-running');
		expect(await viewSeat(w.ctx)(one.seatToken, undefined)).toMatchObject({ stage: 'free' });
		expect((await factsOf(w, one.attempt, 'seat-changed'))[0]?.data).toEqual({ seat: NEW, reason: WHY });
	});

	it('twice at once gives it to one page', async () => {
		const { w, seatToken } = await moved();
		const results = await Promise.all([takeOver(w.ctx)(seatToken), takeOver(w.ctx)(seatToken)]);
		expect(results.filter((result) => 'token' in result)).toHaveLength(1);
		expect(results).toContainEqual({ refused: 'code-in-use' });
	});

	it('is over with the test', async () => {
		const { w, candidate } = await writing();
		await writeTest(w, candidate, true);
		ok(await standUp(w.ctx)(candidate.token));
		expect(await refusalOf(takeOver(w.ctx)(candidate.seatToken))).toBe('attempt-not-running');
	});
});

/** What two pages and the proctor may do, in any order. */
type Step =
	| { do: 'send'; page: 0 | 1; upTo: number; stale: boolean }
	| { do: 'move' }
	| { do: 'take'; page: 0 | 1 }
	| { do: 'sign-in'; page: 0 | 1 }
	| { do: 'quiet' };

const page = fc.constantFrom(0 as const, 1 as const);
const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 8,
		arbitrary: fc.record({
			do: fc.constant('send' as const),
			page,
			upTo: fc.integer({ min: 1, max: 8 }),
			stale: fc.boolean()
		})
	},
	{ weight: 2, arbitrary: fc.constant({ do: 'move' as const }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('take' as const), page }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('sign-in' as const), page }) },
	{ weight: 1, arbitrary: fc.constant({ do: 'quiet' as const }) }
);

describe('two pages of one candidate', () => {
	it('in any order of sends and moves: only the one that answers is told saved, and what is told is stored', async () => {
		const { w, candidate, office, proctor } = await writing();
		const seats = [candidate.seat, NEW] as const;
		const seatTokens = [
			candidate.seatToken,
			ok(await enrolSeat(w.ctx)(office.room.code, NEW)).token
		] as const;
		const held: { token: string; lease: number }[] = [
			{ token: candidate.token, lease: 1 },
			{ token: 'nobody.x', lease: 0 }
		];
		let answering: 0 | 1 | null = 0;
		/** The choice each number was acknowledged with. */
		const told = new Map<number, number>();
		let at = 0;

		const send = async (page: 0 | 1, upTo: number, stale: boolean) => {
			const { token, lease } = held[page]!;
			const before = (await attemptState(w, candidate.attempt)).savedThrough;
			const seqs = Array.from({ length: upTo }, (_, i) => before + i + 1);
			const choice = page + 1;
			const batch = seqs.map((seq) => ({
				lease: stale ? lease - 1 : lease,
				seq,
				question: 1,
				choice: [choice],
				elapsed: 0
			}));
			const result = await giveAnswers(w.ctx)(token, batch);
			const mayAnswer = page === answering && !stale;
			expect('savedThrough' in result).toBe(mayAnswer);
			if ('savedThrough' in result) for (const seq of seqs) told.set(seq, choice);
		};
		const took = async (page: 0 | 1, result: { token: string } | { refused: string }) => {
			if (!('token' in result)) return;
			held[page] = { token: result.token, lease: (await attemptState(w, candidate.attempt)).lease };
			answering = page;
		};
		const play: { [D in Step['do']]: (step: Extract<Step, { do: D }>) => Promise<void> } = {
			send: ({ page, upTo, stale }) => send(page, upTo, stale),
			move: async () => {
				at = 1 - at;
				ok(await changeSeat(w.ctx)(proctor, candidate.attempt, seats[at]!, WHY));
				answering = null;
			},
			take: async ({ page }) => took(page, await takeOver(w.ctx)(seatTokens[page]!)),
			'sign-in': async ({ page }) =>
				took(page, await sitDown(w.ctx)(seatTokens[page]!, candidate.iin, candidate.code)),
			quiet: async () => w.clock.pass(15_000)
		};

		for (const steps of fc.sample(fc.array(step, { minLength: 5, maxLength: 12 }), {
			numRuns: 40,
			seed: 3
		})) {
			for (const one of steps) await (play[one.do] as (step: Step) => Promise<void>)(one);
			if (
				(await attemptState(w, candidate.attempt)).limit - 60_000 <
				(w.ctx.room.clock.elapsed(candidate.attempt) ?? 0)
			)
				break;
		}
		const stored = await factsOf(w, candidate.attempt, 'answered');
		expect(stored.length).toBeGreaterThan(80);
		expect(stored.map(({ data }) => [data.seq, data.choice])).toEqual(
			[...told].map(([seq, choice]) => [seq, [choice]])
		);
	});
});

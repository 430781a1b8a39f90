import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rerun } from '../../../domain/exam/verify/attempt.ts';
import type { Terms } from '../../../domain/exam/verify/checks.ts';
import type { ProblemCode } from '../../../domain/exam/verify/problem.ts';
import { sha256Hex } from '../../../domain/facts.ts';
import { closeExpiredAttempts } from '../clocks/keep-exam-time.ts';
import { settleAfterGrace } from '../clocks/keep-late-answers.ts';
import { noteSilence } from '../clocks/note-silence.ts';
import { changeSeat } from '../sitting/check-in.ts';
import { addMinutes, finishAttempt, pauseAttempt, resumeAttempt } from '../sitting/direct-attempt.ts';
import { AttemptModel, type Said, type Step } from '../testing/attempt-model.ts';
import { attemptState, MINUTE, refusalOf } from '../testing/sat.ts';
import { writing } from '../testing/seats.ts';
import { ok, type World } from '../testing/world.ts';
import { enrolSeat } from './enrol-seat.ts';
import { chooseLanguage, giveAnswers, handIn } from './give-answers.ts';
import { noteSeatStrays } from './note-seat.ts';
import { pulseSeat } from './pulse-seat.ts';
import { takeOver } from './sit-down.ts';
import { viewSeat } from './view-seat.ts';

const SEATS = [5, 6] as const;
const WHY = 'Себебі бар';
/** A short test, so that its end is met often. */
const MINUTES = 3;

/** Mostly the PC of the candidate's place, sometimes the other one. */
const page = fc.constantFrom('here' as const, 'here' as const, 'here' as const, 'elsewhere' as const);
const is = <D extends Step['do']>(name: D) => fc.constant(name);
const ms = fc.oneof(
	fc.integer({ min: 1, max: 15_000 }),
	fc.integer({ min: 1, max: MINUTE }),
	fc.integer({ min: 1, max: 3 * MINUTE }),
	fc.constantFrom(10_000, 9_999, 120_000, MINUTE)
);
const question = fc.integer({ min: 1, max: 8 });
const choice = fc.integer({ min: 1, max: 4 });

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 70, arbitrary: fc.record({ do: is('pass'), ms }) },
	{ weight: 50, arbitrary: fc.record({ do: is('look') }) },
	{ weight: 60, arbitrary: fc.record({ do: is('answer'), page, question, choice }) },
	{ weight: 25, arbitrary: fc.record({ do: is('pulse'), page, unsaved: fc.nat(2) }) },
	{ weight: 15, arbitrary: fc.record({ do: is('speak'), page, lang: fc.constantFrom('kk', 'ru') }) },
	{ weight: 10, arbitrary: fc.record({ do: is('stray'), page }) },
	{ weight: 8, arbitrary: fc.record({ do: is('pause') }) },
	{ weight: 30, arbitrary: fc.record({ do: is('resume') }) },
	{ weight: 8, arbitrary: fc.record({ do: is('add'), minutes: fc.integer({ min: 1, max: 6 }) }) },
	{ weight: 12, arbitrary: fc.record({ do: is('move') }) },
	{ weight: 45, arbitrary: fc.record({ do: is('take'), page }) },
	{ weight: 1, arbitrary: fc.record({ do: is('hand-in'), page }) },
	{ weight: 1, arbitrary: fc.record({ do: is('finish') }) }
);

/** The draw is of no matter here: the papers are the first attempt's. */
const TIME: readonly ProblemCode[] = ['time-wrong', 'fact-malformed', 'fact-out-of-place'];

async function termsFor({ ctx }: World, id: string): Promise<Terms> {
	const sitting = (await ctx.store.read('sitting', id))!.state;
	const { blueprint, bank, marking } = await ctx.room.papers.of(sitting);
	const questions = new Map(bank.questions.map((question) => [question.id, question]));
	const { digits, rules } = sitting;
	return {
		sitting: id,
		seed: '',
		digits,
		rules,
		blueprint,
		pool: bank.questions,
		questions,
		keys: marking.keys
	};
}

/** A room with both seats enrolled; each attempt of it begins where the first stood at its start. */
async function room() {
	const { w, candidate, office, proctor, sitting } = await writing();
	const begun = await attemptState(w, candidate.attempt);
	const seatTokens = [
		ok(await enrolSeat(w.ctx)(office.room.code, SEATS[0])).token,
		ok(await enrolSeat(w.ctx)(office.room.code, SEATS[1])).token
	] as const;
	let count = 0;
	const begin = async () => {
		const id = `m${(count += 1)}`;
		const person = { sitting, application: begun.application, person: id, seat: SEATS[0], lang: 'kk' };
		const facts = [
			{ type: 'expected', data: person },
			{ type: 'checked-in', data: { seat: SEATS[0], document: 'id-card' } },
			{ type: 'seated', data: { lease: 1, seat: SEATS[0], token: sha256Hex('first') } },
			{ type: 'identity-claimed', data: { lease: 1 } },
			{ type: 'paper-drawn', data: { paper: begun.paper!.map((one) => ({ ...one })), digits: '481207' } },
			{ type: 'started', data: { limit: MINUTES * MINUTE, elapsed: 0 } }
		].map((fact) => ({ ...fact, v: 1 }));
		const change = { kind: 'attempt', id, expectedVersion: 0, facts: facts as never };
		await w.ctx.store.commit([change], { at: w.clock.now(), by: 'system' });
		w.ctx.room.clock.run(id, 0);
		w.ctx.room.clock.heard(id);
		return id;
	};
	return { w, proctor, seatTokens, begin, terms: await termsFor(w, sitting) };
}

type Room = Awaited<ReturnType<typeof room>>;

/** Plays the steps in the product and on paper; what is said to each must be the same. */
class Played {
	readonly model = new AttemptModel(MINUTES);
	readonly #cookies: [string, string];
	readonly #leases: [number, number] = [1, 0];

	constructor(
		private readonly room: Room,
		private readonly id: string
	) {
		this.#cookies = [`${id}.first`, `${id}.second`];
	}

	async #said(product: Promise<unknown>, model: Said): Promise<void> {
		expect(await refusalOf(product)).toBe(model);
	}

	async step(one: Step): Promise<void> {
		const here = this.model.place;
		const at = 'page' in one && one.page === 'elsewhere' ? (here === 0 ? 1 : 0) : here;
		await (this.#play[one.do] as (step: Step, at: 0 | 1) => Promise<void>)(one, at);
	}

	#play: { [D in Step['do']]: (step: Extract<Step, { do: D }>, at: 0 | 1) => Promise<void> } = {
		pass: async ({ ms: passed }) => {
			this.room.w.clock.pass(passed);
			this.model.pass(passed);
		},
		look: async () => {
			const { ctx } = this.room.w;
			await noteSilence(ctx)();
			await closeExpiredAttempts(ctx)();
			await settleAfterGrace(ctx)();
			this.model.look();
		},
		pulse: ({ unsaved }, at) =>
			this.#said(pulseSeat(this.room.w.ctx)(this.#cookies[at], { unsaved }), this.model.pulse(at, unsaved)),
		answer: async ({ question: n, choice: k }, at) => {
			const seq = this.model.saved + 1;
			const sent = [{ lease: this.#leases[at], seq, question: n, choice: [k], elapsed: 0 }];
			await this.#said(giveAnswers(this.room.w.ctx)(this.#cookies[at], sent), this.model.answer(at, n, k));
		},
		speak: ({ lang }, at) =>
			this.#said(chooseLanguage(this.room.w.ctx)(this.#cookies[at], lang), this.model.remark(at)),
		stray: (_, at) =>
			this.#said(
				noteSeatStrays(this.room.w.ctx)(this.#cookies[at], [{ what: 'page-left', times: 1 }]),
				this.model.remark(at)
			),
		pause: () =>
			this.#said(pauseAttempt(this.room.w.ctx)(this.room.proctor, this.id, WHY), this.model.pause()),
		resume: () =>
			this.#said(resumeAttempt(this.room.w.ctx)(this.room.proctor, this.id, WHY), this.model.resume()),
		add: ({ minutes }) =>
			this.#said(
				addMinutes(this.room.w.ctx)(this.room.proctor, this.id, minutes, WHY),
				this.model.add(minutes)
			),
		move: () => {
			const to = SEATS[1 - this.model.place]!;
			return this.#said(changeSeat(this.room.w.ctx)(this.room.proctor, this.id, to, WHY), this.model.move());
		},
		take: async (_, at) => {
			const taken = await takeOver(this.room.w.ctx)(this.room.seatTokens[at]);
			await this.#said(Promise.resolve(taken), this.model.take(at));
			if (!('token' in taken)) return;
			this.#cookies[at] = taken.token;
			this.#leases[at] = (await attemptState(this.room.w, this.id)).lease;
		},
		'hand-in': (_, at) =>
			this.#said(handIn(this.room.w.ctx)(this.#cookies[at], this.#leases[at]), this.model.handIn(at)),
		finish: () =>
			this.#said(finishAttempt(this.room.w.ctx)(this.room.proctor, this.id, WHY), this.model.finish())
	};

	/** The fold says what the sheet of paper says. */
	async compare(): Promise<void> {
		const { model } = this;
		const { w } = this.room;
		const state = await attemptState(w, this.id);
		expect(state.course).toMatchObject({ status: model.status, ...(model.cause && { cause: model.cause }) });
		if (state.course.status !== 'not-started') {
			const elapsed = w.ctx.room.clock.elapsed(this.id) ?? state.course.elapsed;
			expect(Math.max(0, state.limit - elapsed)).toBe(model.left);
		}
		expect(state.answers).toEqual(model.answers);
		expect(state.late?.status ?? null).toBe(model.late);
		expect(state.late?.answers ?? {}).toEqual(model.lateAnswers);
		expect([state.savedThrough, state.limit, state.token !== null]).toEqual([
			model.saved,
			model.limit,
			model.answering !== null
		]);
		if (model.status !== 'ended') expect(state.offlineSince !== null).toBe(model.offline);
	}

	/** What each of the two screens shows. */
	async screens(): Promise<void> {
		for (const at of [0, 1] as const) {
			const { stage } = await viewSeat(this.room.w.ctx)(this.room.seatTokens[at], this.#cookies[at]);
			expect(stage).toBe(this.model.screen(at));
		}
	}

	/** Who verifies the chain finds no time in it that cannot have been. */
	async verify(): Promise<void> {
		const { store } = this.room.w.ctx;
		const { problems } = rerun(this.id, await store.facts('attempt', this.id), this.room.terms);
		expect(problems.filter(({ code }) => TIME.includes(code))).toEqual([]);
	}

	/** Its seats are free for the next one. */
	async leave(): Promise<void> {
		const { w, proctor } = this.room;
		if (this.model.status !== 'ended') ok(await finishAttempt(w.ctx)(proctor, this.id, WHY));
		const { version } = (await w.ctx.store.read('attempt', this.id))!;
		const moved = { type: 'seat-changed', v: 1, data: { seat: 12, reason: WHY } };
		const change = { kind: 'attempt', id: this.id, expectedVersion: version, facts: [moved] };
		await w.ctx.store.commit([change], { at: w.clock.now(), by: 'system' });
	}
}

it('an attempt is what a sheet of paper says over any order of answers, pauses, minutes, moves, silence and ends', async () => {
	const given = await room();
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 50, size: 'max' }), async (steps) => {
			const played = new Played(given, await given.begin());
			try {
				for (const one of steps) {
					await played.step(one);
					await played.compare();
				}
				await played.screens();
				await played.verify();
			} finally {
				await played.leave();
			}
		}),
		{ numRuns: 250 }
	);
}, 60_000);

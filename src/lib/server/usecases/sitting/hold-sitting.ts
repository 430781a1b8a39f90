import { EXAM_RULES } from '../../../domain/exam/exam-rules.ts';
import { doTask } from '../../../domain/attestation/application.ts';
import { stepFor } from '../../../domain/attestation/steps.ts';
import type { AttemptState } from '../../../domain/exam/attempt.ts';
import { drawPaper, paperSeed } from '../../../domain/exam/draw.ts';
import { isExtraUnagreed } from '../../../domain/exam/interventions.ts';
import {
	enterDigits as decideDigits,
	mayStart,
	openSitting as decideOpen,
	setSafeBrowser as decideSafeBrowser,
	type SittingState
} from '../../../domain/exam/sitting.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type RefusalCode, type Refused } from '../../../domain/refusal.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { mayBegin } from '../seat/safe-browser.ts';
import { transact } from '../transact.ts';
import type { Work } from '../work.ts';
import type { Several } from './on-attempt.ts';

/** Opens the doors for check-in. */
export const openSitting =
	(ctx: ExamContext) =>
	(actor: Actor, id: string): Promise<true | Refused> =>
		transact(ctx, actor, async (work) => {
			const sitting = await work.read('sitting', id);
			if (isRefused(sitting)) return sitting;
			const rules = (await work.office()).office.examRules ?? EXAM_RULES;
			const facts = decideOpen(sitting.state, work.now, rules);
			if (isRefused(facts)) return facts;
			work.add('sitting', id, facts);
			return true;
		});

/**
 * Says whether seats of this sitting need Safe Exam Browser, before the start. Whoever signed in without it signs in again:
 * the door is in front of signing in.
 */
export const setSafeBrowser =
	(ctx: ExamContext) =>
	(actor: Actor, id: string, required: boolean): Promise<true | Refused> =>
		transact(ctx, actor, async (work) => {
			const sitting = await work.read('sitting', id);
			if (isRefused(sitting)) return sitting;
			const facts = decideSafeBrowser(sitting.state, required);
			if (isRefused(facts)) return facts;
			work.add('sitting', id, facts);
			if (required && facts.length) await standUpAll(work, sitting.state.attempts);
			return true;
		});

async function standUpAll(work: Work, attempts: readonly string[]): Promise<void> {
	for (const attempt of attempts) {
		const { state } = await work.must('attempt', attempt);
		if (state.token !== null && state.course.status === 'not-started')
			work.add('attempt', attempt, [{ type: 'stood-up', v: 1, data: {} }]);
	}
}

/** Enters the digits thrown in front of the room: with them the papers are settled. */
export const enterDigits =
	(ctx: ExamContext) =>
	(actor: Actor, id: string, digits: string): Promise<true | Refused> =>
		transact(ctx, actor, async (work) => {
			const sitting = await work.read('sitting', id);
			if (isRefused(sitting)) return sitting;
			const facts = decideDigits(sitting.state, digits);
			if (isRefused(facts)) return facts;
			work.add('sitting', id, facts);
			return true;
		});

/** Whether an attempt can begin: checked in, signed in at a seat, the person has said *this is me*. */
const ready = (state: AttemptState): boolean =>
	state.presence.status === 'checked-in' && state.course.status === 'not-started' && state.claimed;

/** Why somebody who is ready does not begin: a seat that is not proven, or minutes that two have to agree on. */
async function keptFrom(
	ctx: ExamContext,
	id: string,
	sitting: SittingState,
	state: AttemptState
): Promise<RefusalCode | null> {
	if (isExtraUnagreed(state, sitting.rules)) return 'second-person-needed';
	return (await mayBegin(ctx, id, sitting, state.seat)) ? null : 'safe-browser-required';
}

/**
 * Draws the papers and starts the clocks of everybody who is ready, or of those named (a late arrival).
 * Refuses 'sitting-too-early', 'digits-missing', 'nobody-present'. Returns how many began, and who was ready and did not.
 */
export const startAttempts =
	(ctx: ExamContext) =>
	async (actor: Actor, id: string, only?: string[]): Promise<Several | Refused> => {
		const started = await transact(ctx, actor, async (work) => {
			const sitting = await work.read('sitting', id);
			if (isRefused(sitting)) return sitting;
			const no = mayStart(sitting.state, work.now);
			if (no) return no;
			const { digits } = sitting.state;
			const seed = sitting.confidential?.seed;
			if (!digits || !seed) return refused('digits-missing');
			const papers = await ctx.room.papers.of(sitting.state);
			const begun: string[] = [];
			const passedOver: Several['passedOver'] = [];
			for (const attempt of sitting.state.attempts) {
				if (only && !only.includes(attempt)) continue;
				const { state, confidential } = await work.must('attempt', attempt);
				if (!ready(state)) continue;
				const kept = await keptFrom(ctx, id, sitting.state, state);
				if (kept) {
					passedOver.push({ name: `${state.seat} · ${confidential?.name ?? '—'}`, refused: kept });
					continue;
				}
				const paper = drawPaper(
					papers.blueprint.sections,
					papers.bank.questions,
					paperSeed(seed, attempt, digits)
				);
				const limit = (papers.blueprint.minutes + state.extraMinutes) * 60_000;
				work.add('attempt', attempt, [
					{ type: 'paper-drawn', v: 1, data: { paper, digits } },
					{ type: 'started', v: 1, data: { limit, elapsed: 0 } }
				]);
				begun.push(attempt);
			}
			const [first] = passedOver;
			if (!begun.length && first) return refused(first.refused);
			if (!begun.length) return refused(only ? 'not-checked-in' : 'nobody-present');
			work.add('sitting', id, [{ type: 'started', v: 1, data: { attempts: begun } }]);
			await holdTest(work, begun);
			return { begun, passedOver };
		});
		if (isRefused(started)) return started;
		for (const attempt of started.begun) ctx.room.clock.run(attempt, 0);
		return { count: started.begun.length, passedOver: started.passedOver };
	};

/** The step of the test is done for a case when its candidate sits down to it. */
async function holdTest(work: Work, attempts: string[]): Promise<void> {
	for (const attempt of attempts) {
		const { state } = await work.must('attempt', attempt);
		const application = await work.must('application', state.application);
		// Where the regulation knows no act the test is held when its results are recorded.
		if (stepFor(application.state.definition, 'draw-up-act') === null) continue;
		const done = doTask(application.state, 'test');
		if (!isRefused(done)) work.add('application', state.application, done);
	}
}

import { EXAM_RULES } from '../../../domain/exam/exam-rules.ts';
import { doStep } from '../../../domain/attestation/application.ts';
import type { AttemptState } from '../../../domain/exam/attempt.ts';
import { drawPaper, paperSeed } from '../../../domain/exam/draw.ts';
import {
	enterDigits as decideDigits,
	mayStart,
	openSitting as decideOpen,
	setSafeBrowser as decideSafeBrowser
} from '../../../domain/exam/sitting.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { transact } from '../transact.ts';
import type { Work } from '../work.ts';

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

/** Says whether seats of this sitting need Safe Exam Browser, before the start. */
export const setSafeBrowser =
	(ctx: ExamContext) =>
	(actor: Actor, id: string, required: boolean): Promise<true | Refused> =>
		transact(ctx, actor, async (work) => {
			const sitting = await work.read('sitting', id);
			if (isRefused(sitting)) return sitting;
			const facts = decideSafeBrowser(sitting.state, required);
			if (isRefused(facts)) return facts;
			work.add('sitting', id, facts);
			return true;
		});

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

/**
 * Draws the papers and starts the clocks of everybody who is ready, or of those named (a late arrival).
 * Refuses 'sitting-too-early', 'digits-missing', 'nobody-present'. Returns how many began.
 */
export const startAttempts =
	(ctx: ExamContext) =>
	async (actor: Actor, id: string, only?: string[]): Promise<number | Refused> => {
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
			for (const attempt of sitting.state.attempts) {
				if (only && !only.includes(attempt)) continue;
				const { state } = await work.must('attempt', attempt);
				if (!ready(state)) continue;
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
			if (!begun.length) return refused(only ? 'not-checked-in' : 'nobody-present');
			work.add('sitting', id, [{ type: 'started', v: 1, data: { attempts: begun } }]);
			await holdTest(work, begun);
			return begun;
		});
		if (isRefused(started)) return started;
		for (const attempt of started) ctx.room.clock.run(attempt, 0);
		return started.length;
	};

/** Step 10 of ¶7 is done for a case when its candidate sits down to the test. */
async function holdTest(work: Work, attempts: string[]): Promise<void> {
	for (const attempt of attempts) {
		const { state } = await work.must('attempt', attempt);
		const application = await work.must('application', state.application);
		const done = doStep(application.state, 10);
		if (!isRefused(done)) work.add('application', state.application, done);
	}
}

import { doTask, passOver } from '../../../domain/attestation/application.ts';
import { OUTCOMES } from '../../../domain/attestation/outcome.ts';
import { stepFor } from '../../../domain/attestation/steps.ts';
import { merkleRoot } from '../../../domain/exam/root.ts';
import type { RecordedResult } from '../../../domain/exam/sitting.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import type { Drawing, Sat } from '../sitting/act-content.ts';
import { gather, issueResultSheet, resultsOf } from '../sitting/draw-up-act.ts';
import { transact } from '../transact.ts';
import type { By } from '../context.ts';
import type { Work } from '../work.ts';
import { letterheadFor } from './letterhead.ts';

/**
 * The test of Aktobe's regulation is held (¶5.6): no act is drawn up. How everybody ended follows from the facts of the
 * sitting alone and is recorded in its chain with the heads of the attempts' chains and the root over them; everybody
 * whose answers were counted gets a result sheet. Refuses 'sitting-running', 'results-recorded', late answers and
 * proposals that nobody has decided, and 'task-of-another-regulation' where there is an act to draw up.
 */
export const recordResults =
	(ctx: ExamContext) =>
	(by: By, sittingId: string): Promise<{ recorded: number } | Refused> =>
		transact(ctx, by, async (work) => {
			const drawing = await gather(work, sittingId);
			if (isRefused(drawing)) return drawing;
			const results = resultsOf(drawing);
			for (const [index, result] of results.entries()) {
				const no = await recordOne(work, drawing, drawing.attempts[index] as Sat, result);
				if (no) return no;
			}
			const root = merkleRoot(drawing.attempts.map(({ id: attempt, head }) => ({ attempt, head })));
			const data = { root, results, software: ctx.software };
			work.add('sitting', sittingId, [{ type: 'results-recorded', v: 1, data }]);
			return { recorded: results.length };
		});

/** The test of one case is done; who earned a new date waits for another schedule. */
async function recordOne(
	work: Work,
	drawing: Drawing,
	sat: Sat,
	{ application, outcome }: RecordedResult
): Promise<Refused | null> {
	const { state } = await work.must('application', application);
	if (stepFor(state.definition, 'draw-up-act') !== null) return refused('task-of-another-regulation');
	const paper = { ground: ['5.6'], letterhead: await letterheadFor(work, state.definition) };
	const sheet = await issueResultSheet(work, drawing, sat, paper);
	const done = doTask(state, 'test', sheet ? [sheet] : []);
	if (isRefused(done)) return done;
	work.add('application', application, [
		{ type: 'outcome-recorded', v: 1, data: { outcome, act: null } },
		...done
	]);
	const after = (await work.must('application', application)).state;
	if (OUTCOMES[outcome].leadsTo === 'new-date')
		work.add('application', application, [{ type: 'new-date-due', v: 1, data: { order: null, outcome } }]);
	else work.add('application', application, passOver(after));
	return null;
}

/** As soon as a sitting is closed; what nobody has decided yet is recorded later, by hand. */
export async function recordAtClosing(ctx: ExamContext, by: By, sittingId: string): Promise<void> {
	const sitting = await ctx.store.read('sitting', sittingId);
	const order = sitting && (await ctx.store.read('order', sitting.state.order));
	if (order?.state.content.kind === 'test-schedule') await recordResults(ctx)(by, sittingId);
}

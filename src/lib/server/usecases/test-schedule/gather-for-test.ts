import { stepOf, taskOf } from '../../../domain/attestation/application.ts';
import { stepFor } from '../../../domain/attestation/steps.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { readCases, type Case } from '../desk/case-rows.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { notTheirs } from './not-theirs.ts';

function unfit(work: Work, { state }: Case): Refused | null {
	const step = stepFor(state.definition, 'schedule');
	if (step === null) return refused('task-of-another-regulation');
	if (taskOf(state) !== 'schedule') return refused('step-out-of-order', { step, next: stepOf(state) ?? 0 });
	return state.round === null ? notTheirs(work, state, 'schedule') : refused('not-in-round');
}

/**
 * Opens a round of cases that one schedule of the test is drawn up for (Aktobe, ¶5.3): no list of applicants is formed,
 * and no step is done by it. Refuses an empty list, cases that wait for something else, and real ones beside rehearsed ones.
 */
export const gatherForTest =
	(ctx: Context) =>
	(actor: Actor, applications: readonly string[]): Promise<{ id: string; number: number } | Refused> =>
		transact(ctx, actor, async (work) => {
			const cases = await readCases(work, applications);
			if (isRefused(cases)) return cases;
			const [first] = cases;
			if (!first) return refused('empty-list');
			for (const one of cases) {
				const no = unfit(work, one);
				if (no) return no;
			}
			const { mark, definition } = first.state;
			if (cases.some(({ state }) => state.mark !== mark || state.definition !== definition))
				return refused('not-in-round');
			const id = ctx.ids.id();
			const { n } = await work.number('round', id);
			const data = { number: n, applications: cases.map((one) => one.id), mark, document: null };
			work.add('round', id, [{ type: 'opened', v: 1, data }]);
			for (const one of cases)
				work.add('application', one.id, [{ type: 'listed', v: 1, data: { round: id } }]);
			return { id, number: n };
		});

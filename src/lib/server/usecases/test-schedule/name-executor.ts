import { doTask, taskOf } from '../../../domain/attestation/application.ts';
import { stepFor } from '../../../domain/attestation/steps.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { readCases, type Case } from '../desk/case-rows.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { notTheirs } from './not-theirs.ts';

/** Only somebody who may work on cases is named. */
async function specialist(work: Work, id: string): Promise<Refused | null> {
	const user = await work.read('user', id);
	if (isRefused(user)) return user;
	work.guard('user', id);
	if (user.state.status !== 'active') return refused('account-locked');
	return user.state.roles.includes('specialist') ? null : refused('bad-input', { field: 'to' });
}

function assign(work: Work, one: Case, to: string): Refused | null {
	const { id, state } = one;
	if (state.result)
		return refused('step-out-of-order', { step: stepFor(state.definition, 'assign') ?? 0, next: 0 });
	if (state.executor === to) return refused('executor-already');
	// Named already: the case goes to another, and no step is done by that.
	const done = state.executor === null || taskOf(state) === 'assign' ? doTask(state, 'assign') : [];
	if (isRefused(done)) return done;
	work.add('application', id, [{ type: 'assigned', v: 1, data: { to } }, ...done]);
	return null;
}

/**
 * The head reads what came and names who is to work on it (Aktobe, ¶5.2), one case or many; named again, a case goes to
 * another. Refuses 'executor-already', 'task-of-another-regulation', and whoever is no specialist.
 */
export const nameExecutor =
	(ctx: Context) =>
	(actor: Actor, applications: readonly string[], to: string): Promise<number | Refused> =>
		transact(ctx, actor, async (work) => {
			if (!applications.length) return refused('empty-list');
			const cases = await readCases(work, applications);
			if (isRefused(cases)) return cases;
			const unfit = await specialist(work, to);
			if (unfit) return unfit;
			for (const one of cases) {
				const no = notTheirs(work, one.state, 'assign') ?? assign(work, one, to);
				if (no) return no;
			}
			return cases.length;
		});

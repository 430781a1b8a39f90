import { noteFlow } from '../../../domain/attestation/application-flow.ts';
import { doTask, passOver } from '../../../domain/attestation/application.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { readCases } from '../desk/case-rows.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import { notTheirs } from './not-theirs.ts';

/**
 * Gives out what the head has signed (Aktobe, ¶5.5): from now on the notice of date and place, or the reasoned refusal,
 * lies in the applicant's cabinet; a refusal is the result of the case.
 */
export const notifyApplicants =
	(ctx: Context) =>
	(actor: Actor, applications: readonly string[]): Promise<number | Refused> =>
		transact(ctx, actor, async (work) => {
			if (!applications.length) return refused('empty-list');
			const cases = await readCases(work, applications);
			if (isRefused(cases)) return cases;
			for (const { id, state } of cases) {
				const done = notTheirs(work, state, 'notify') ?? doTask(state, 'notify');
				if (isRefused(done)) return done;
				work.add('application', id, done);
				work.add('application', id, passOver((await work.must('application', id)).state));
				const { refusal } = state;
				if (refusal)
					work.add('application', id, [
						{ type: 'result-issued', v: 1, data: { kind: 'refusal', ...refusal } },
						...noteFlow(state, 'refused', work.now)
					]);
			}
			return cases.length;
		});

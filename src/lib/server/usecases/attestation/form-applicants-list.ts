import { doTask } from '../../../domain/attestation/application.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { readCases, registerRow } from '../desk/case-rows.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';

/**
 * Step 2 of ¶7: opens a round with the list of persons who applied. Refuses an empty list and cases that do not wait
 * for this step; rehearsal and real cases are never mixed.
 */
export const formApplicantsList =
	(ctx: Context) =>
	(actor: Actor, applications: string[]): Promise<{ id: string; number: number } | Refused> =>
		transact(ctx, actor, async (work) => {
			const cases = await readCases(work, [...new Set(applications)]);
			if (isRefused(cases)) return cases;
			const first = cases[0];
			if (!first) return refused('empty-list');
			const marks = new Set(cases.map(({ state }) => state.mark));
			if (marks.size > 1) return refused('not-in-round');
			const mark = first.state.mark;
			const id = ctx.ids.id();
			const { n } = await work.number('round', id);
			const rows = [];
			for (const one of cases) {
				const { receivedAt, channel, language } = one.state;
				rows.push({ ...(await registerRow(work, one)), receivedAt, channel, language });
			}
			const signedBy = await work.signature(['specialist']);
			const document = await work.issue(
				{
					type: 'applicants-list',
					number: null,
					date: work.now,
					signedBy,
					ground: ['7.2'],
					round: String(n),
					rows
				},
				{ round: id },
				mark
			);
			for (const one of cases) {
				const done = doTask(one.state, 'form-list', [document]);
				if (isRefused(done)) return done;
				work.add('application', one.id, [{ type: 'listed', v: 1, data: { round: id } }, ...done]);
			}
			work.add('round', id, [
				{
					type: 'opened',
					v: 1,
					data: { number: n, applications: cases.map((one) => one.id), mark, document }
				}
			]);
			return { id, number: n };
		});

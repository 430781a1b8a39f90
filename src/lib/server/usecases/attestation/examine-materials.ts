import { noteFlow } from '../../../domain/attestation/application-flow.ts';
import { doTask, type Finding } from '../../../domain/attestation/application.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { readCases, registerRow } from '../desk/case-rows.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';

/** Step 6 of ¶7: the list of materials for the head, of the cases of a round. */
export const listMaterials =
	(ctx: Context) =>
	(actor: Actor, roundId: string, applications: string[]): Promise<string | Refused> =>
		transact(ctx, actor, async (work) => {
			const round = await work.read('round', roundId);
			if (isRefused(round)) return round;
			if (!applications.length) return refused('empty-list');
			if (applications.some((id) => !round.state.applications.includes(id))) return refused('not-in-round');
			const cases = await readCases(work, applications);
			if (isRefused(cases)) return cases;
			const rows = [];
			for (const one of cases) {
				const documents = one.confidential?.memo?.documents ?? [];
				rows.push({
					...(await registerRow(work, one)),
					documents,
					finding: one.state.memo ?? ('does-not-comply' as const)
				});
			}
			const author = await work.signature(['specialist']);
			const document = await work.issue(
				{
					type: 'materials-list',
					number: null,
					date: work.now,
					signedBy: null,
					ground: ['7.6'],
					round: String(round.state.number),
					rows,
					author
				},
				{ round: roundId },
				round.state.mark
			);
			for (const one of cases) {
				const done = doTask(one.state, 'list-materials', [document]);
				if (isRefused(done)) return done;
				work.add('application', one.id, done);
			}
			work.add('round', roundId, [{ type: 'materials-listed', v: 1, data: { applications, document } }]);
			return document;
		});

export interface Examination {
	application: string;
	finding: Finding;
	reasons: string[];
}

/**
 * Step 7 of ¶7: the head examines the materials against the Rules (order № 114). Who does not comply is told why:
 * refuses 'ground-missing' without a reason.
 */
export const examineMaterials =
	(ctx: Context) =>
	(actor: Actor, examinations: Examination[]): Promise<number | Refused> =>
		transact(ctx, actor, async (work) => {
			if (!examinations.length) return refused('empty-list');
			for (const { application: id, finding, reasons: given } of examinations) {
				const application = await work.read('application', id);
				if (isRefused(application)) return application;
				const reasons = finding === 'complies' ? [] : given.map((reason) => reason.trim()).filter(Boolean);
				if (finding === 'does-not-comply' && !reasons.length) return refused('ground-missing');
				const done = doTask(application.state, 'examine');
				if (isRefused(done)) return done;
				work.add('application', id, [
					{ type: 'examined', v: 1, data: { finding, reasons } },
					...done,
					...noteFlow(application.state, finding, work.now)
				]);
			}
			return examinations.length;
		});

import { doTask, type ApplicationFact, type Finding } from '../../../domain/attestation/application.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { registerRow } from '../desk/case-rows.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';

export interface NewMemo {
	documents: string[];
	analysis: string;
	finding: Finding;
	education: string;
	jobs: { from: string; to: string; employer: string; position: string }[];
}

/** Step 3 of ¶7: the memo of preliminary analysis and the service record of one applicant. */
export const writeMemo =
	(ctx: Context) =>
	(actor: Actor, applicationId: string, memo: NewMemo): Promise<true | Refused> =>
		transact(ctx, actor, async (work) => {
			const application = await work.read('application', applicationId);
			if (isRefused(application)) return application;
			if (!memo.analysis.trim()) return refused('ground-missing');
			const { state, confidential } = application;
			if (!confidential) return refused('not-found', { kind: 'application' });
			const possible = doTask(state, 'write-memo');
			if (isRefused(possible)) return possible;
			const author = await work.signature(['specialist']);
			const applicant = await registerRow(work, application);
			const common = { number: null, date: work.now, signedBy: null, ground: ['7.3'], applicant, author };
			const { documents, analysis, finding, education, jobs } = memo;
			const about = { application: applicationId };
			const memoId = await work.issue(
				{ type: 'memo', ...common, documents, analysis, finding },
				about,
				state.mark
			);
			const recordId = await work.issue(
				{ type: 'service-record', ...common, education, jobs },
				about,
				state.mark
			);
			const done = doTask(state, 'write-memo', [memoId, recordId]) as ApplicationFact[];
			work.add('application', applicationId, [{ type: 'memo-written', v: 1, data: { finding } }, ...done], {
				confidential: { ...confidential, memo: { documents, analysis }, serviceRecord: { education, jobs } }
			});
			return true;
		});

import { doTask } from '../../../domain/attestation/application.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { byDecision } from '../signing/by-decision.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';

/** Step 4 of ¶7: the department head signs the memo. One or many at once: all of them or none. */
export async function decideMemos(work: Work, applications: readonly string[]): Promise<number | Refused> {
	if (!applications.length) return refused('empty-list');
	for (const id of applications) {
		const application = await work.read('application', id);
		if (isRefused(application)) return application;
		const done = doTask(application.state, 'sign-memo');
		if (isRefused(done)) return done;
		const memo = await latestMemo(work, application.state.documents);
		if (memo) await work.sign(memo, await work.signature(['department-head']));
		work.add('application', id, done);
	}
	return applications.length;
}

/** As a recorded decision of the signed-in department head. */
export const signMemos =
	(ctx: Context) =>
	(actor: Actor, applications: string[]): Promise<number | Refused> =>
		byDecision(ctx, actor, (work) => decideMemos(work, applications));

async function latestMemo(work: Work, documents: string[]): Promise<string | undefined> {
	for (const id of [...documents].reverse()) {
		const document = await work.must('document', id);
		if (document.state.type === 'memo') return id;
	}
	return undefined;
}

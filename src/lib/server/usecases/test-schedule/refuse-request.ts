import { noteFlow } from '../../../domain/attestation/application-flow.ts';
import { doTask, passOver, type ApplicationState } from '../../../domain/attestation/application.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { readCases, registerRow, type Case } from '../desk/case-rows.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { letterheadFor } from './letterhead.ts';
import { notTheirs } from './not-theirs.ts';

/**
 * The executor finds that a request has to be refused by ¶10 of the Standard (Aktobe, ¶5.3): it goes to the head instead
 * of a schedule. Refuses 'ground-missing', 'not-executor'.
 */
export const refuseRequest =
	(ctx: Context) =>
	(actor: Actor, applicationId: string, reasons: readonly string[]): Promise<true | Refused> =>
		transact(ctx, actor, async (work) => {
			const application = await work.read('application', applicationId);
			if (isRefused(application)) return application;
			const { state } = application;
			const told = reasons.map((reason) => reason.trim()).filter(Boolean);
			const done = notTheirs(work, state, 'schedule') ?? doTask(state, 'schedule');
			if (isRefused(done)) return done;
			if (!told.length) return refused('ground-missing');
			const data = { finding: 'does-not-comply' as const, reasons: told };
			work.add('application', applicationId, [
				{ type: 'examined', v: 1, data },
				...done,
				...noteFlow(state, 'does-not-comply', work.now)
			]);
			return true;
		});

/** What the executor found against a request; null when it is not to be refused. */
const refusedFor = ({ examined, admission }: ApplicationState): string[] | null =>
	examined?.finding === 'does-not-comply' && admission.status === 'pending' ? examined.reasons : null;

async function issueLetter(
	work: Work,
	one: Case,
	reasons: string[]
): Promise<{ number: string; document: string }> {
	const { text: number } = await work.number('letter', one.id);
	const { definition, round, mark } = one.state;
	const document = await work.issue(
		{
			type: 'reasoned-refusal',
			number,
			date: work.now,
			signedBy: await work.signature(['head']),
			ground: ['5.4'],
			applicant: await registerRow(work, one),
			about: 'request',
			order: null,
			reasons,
			outcome: null
		},
		{ application: one.id, ...(round ? { round } : {}) },
		mark,
		await letterheadFor(work, definition)
	);
	return { number, document };
}

/** The head signs reasoned refusals of requests (Aktobe, ¶5.4); what comes after does not concern these cases. */
export async function decideRequestRefusals(
	work: Work,
	applications: readonly string[]
): Promise<number | Refused> {
	if (!applications.length) return refused('empty-list');
	const cases = await readCases(work, applications);
	if (isRefused(cases)) return cases;
	for (const one of cases) {
		const reasons = refusedFor(one.state);
		// Without a refusal the case waits for the schedule, which is signed as such.
		const no = notTheirs(work, one.state, 'sign-schedule') ?? doTask(one.state, 'sign-schedule');
		if (isRefused(no)) return no;
		if (!reasons) return refused('refusal-not-here');
		const letter = await issueLetter(work, one, reasons);
		const done = doTask(one.state, 'sign-schedule', [letter.document]);
		if (isRefused(done)) return done;
		work.add('application', one.id, [
			{ type: 'refusal-signed', v: 1, data: { reasons, ...letter } },
			...done
		]);
		work.add('application', one.id, passOver((await work.must('application', one.id)).state));
	}
	return cases.length;
}

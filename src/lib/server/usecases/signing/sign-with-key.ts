import type { DocumentType } from '../../../domain/attestation/documents.ts';
import { may, type Actor, type Permission, type Role } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { SigningMethod } from '../../../domain/signing/e-signature.ts';
import { SIGNING_PERMISSIONS, type SigningAct, type SigningTask } from '../../../domain/signing/signing.ts';
import { decideAppealAnswer } from '../appeals/answer-appeal.ts';
import { decideResults } from '../attestation/issue-results.ts';
import { decideMemos } from '../attestation/sign-memo.ts';
import { decideOrders } from '../attestation/sign-orders.ts';
import { decideCases } from '../cases/sign-cases.ts';
import { keepPrinted } from '../printing/keep-printed.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import type { HandedIn } from './check-signatures.ts';
import { completeSigning } from './complete.ts';
import { prepareSigning, type Prepared } from './prepare.ts';
import { ofOffice, type Decide } from './signatory.ts';

type Of<A extends SigningAct> = Extract<SigningTask, { act: A }>;

/** What somebody of the office signs with a key: the same decisions as without. */
const DECISIONS: {
	[A in Exclude<SigningAct, 'apply' | 'request'>]: (
		work: Work,
		task: Of<A>,
		actor: Actor
	) => Promise<unknown | Refused>;
} = {
	'sign-orders': (work, { orders }) => decideOrders(work, orders),
	'sign-results': (work, { applications }) => decideResults(work, applications),
	'sign-memos': (work, { applications }) => decideMemos(work, applications),
	'sign-appeal-answer': (work, { appeal, seen }) => decideAppealAnswer(work, appeal, seen),
	'sign-cases': (work, { cases }, actor) => decideCases(work, cases, actor),
	countersign: (work, { document }, actor) => countersign(work, document, actor)
};

/** Who puts a signature of his own under which document after it was issued. */
const COUNTERSIGNED: Partial<Record<DocumentType, readonly Role[]>> = {
	'test-act': ['proctor', 'specialist', 'department-head', 'deputy-head', 'head'],
	'act-of-removal': ['proctor', 'specialist', 'department-head', 'deputy-head', 'head'],
	'applicants-list': ['specialist', 'department-head'],
	'materials-list': ['specialist', 'department-head'],
	'service-record': ['specialist'],
	'admission-order': ['head', 'deputy-head'],
	'test-schedule': ['head'],
	'certificate-order': ['head', 'deputy-head']
};

/** One more signature on a kept file. Refuses a second one of the same person, and one on what was withdrawn. */
async function countersign(work: Work, id: string, actor: Actor): Promise<true | Refused> {
	const document = await work.read('document', id);
	if (isRefused(document)) return document;
	const { type, about, withdrawn, signatures } = document.state;
	const allowed = actor.roles.filter((role) => COUNTERSIGNED[type]?.includes(role));
	const onlyProctor = allowed.every((role) => role === 'proctor');
	if (!allowed.length || (onlyProctor && !(await hasHeld(work, about.sitting, actor))))
		return refused('not-allowed');
	if (withdrawn) return refused('document-withdrawn');
	if (signatures.some(({ by }) => by === `user:${actor.id}`)) return refused('signing-done');
	await work.countersign(id);
	return true;
}

/** Whether a proctor did anything in a sitting: the act of another's room is not his to sign. */
async function hasHeld(work: Work, sitting: string | undefined, actor: Actor): Promise<boolean> {
	const facts = sitting ? await work.ctx.store.facts('sitting', sitting) : [];
	return facts.some(({ by }) => by === `user:${actor.id}`);
}

/** Looked at in the commit itself: who was locked out or lost the role while signatures were checked decides nothing. */
async function stillMay(work: Work, actor: Actor, permission: Permission): Promise<Refused | null> {
	const user = await work.read('user', actor.id);
	if (isRefused(user)) return user;
	work.guard('user', actor.id);
	if (user.state.status !== 'active') return refused('account-locked');
	return may({ roles: user.state.roles }, permission) ? null : refused('not-allowed');
}

function decisionOf(task: SigningTask, actor: Actor): Decide | Refused {
	const permission = SIGNING_PERMISSIONS[task.act];
	if (task.act === 'apply' || task.act === 'request' || permission === null || !may(actor, permission))
		return refused('not-allowed');
	const decide = DECISIONS[task.act] as (work: Work, task: SigningTask, actor: Actor) => Promise<unknown>;
	return async (work) => (await stillMay(work, actor, permission)) ?? decide(work, task, actor);
}

/** Prepares what somebody of the office is going to sign with his key. Refuses what the decision refuses. */
export const prepareOwn =
	(ctx: Context) =>
	async (actor: Actor, task: SigningTask, method: SigningMethod): Promise<Prepared | Refused> => {
		const decide = decisionOf(task, actor);
		if (isRefused(decide)) return decide;
		// A signature is added to a printed file: one that nobody printed yet is printed first.
		const kept = task.act === 'countersign' ? await keepPrinted(ctx)(task.document) : null;
		if (isRefused(kept)) return kept;
		return prepareSigning(ctx)(await ofOffice(ctx, actor), task, method, decide);
	};

/** Takes the signatures of what was prepared. Refuses what the signatures, or the decision now, refuse. */
export const completeOwn =
	(ctx: Context) =>
	async (actor: Actor, id: string, handed: HandedIn): Promise<{ done: SigningAct } | Refused> => {
		const signing = await ctx.store.read('signing', id);
		if (!signing) return refused('not-found', { kind: 'signing' });
		const { task } = signing.state;
		const decide = decisionOf(task, actor);
		if (isRefused(decide)) return decide;
		const done = await completeSigning(ctx)(await ofOffice(ctx, actor), id, handed, decide);
		return isRefused(done) ? done : { done: task.act };
	};

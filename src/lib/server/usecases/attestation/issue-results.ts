import { noteFlow } from '../../../domain/attestation/application-flow.ts';
import {
	doTask,
	leadsTo,
	stepOf,
	taskOf,
	type ApplicationState
} from '../../../domain/attestation/application.ts';
import { certificateNumber } from '../../../domain/attestation/certificate.ts';
import { schedulingOf } from '../../../domain/attestation/scheduling.ts';
import { stepFor } from '../../../domain/attestation/steps.ts';
import type { AttestationTask } from '../../../domain/attestation/tasks.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { registerRow, type Case } from '../desk/case-rows.ts';
import { byDecision } from '../signing/by-decision.ts';
import { letterheadFor } from '../test-schedule/letterhead.ts';
import { notTheirs } from '../test-schedule/not-theirs.ts';
import { decideRequestRefusals } from '../test-schedule/refuse-request.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';

type Batch = (ctx: Context) => (actor: Actor, applications: string[]) => Promise<number | Refused>;

type More = (work: Work, one: Case) => Promise<Refused | null>;

/** A step done on one case or many: all of them or none. */
const doneOn =
	(task: AttestationTask, more: More = async () => null) =>
	async (work: Work, applications: readonly string[]): Promise<number | Refused> => {
		if (!applications.length) return refused('empty-list');
		for (const id of new Set(applications)) {
			const application = await work.read('application', id);
			if (isRefused(application)) return application;
			const done = notTheirs(work, application.state, task) ?? doTask(application.state, task);
			if (isRefused(done)) return done;
			const refusal = await more(work, { ...application, id });
			if (refusal) return refusal;
			work.add('application', id, done);
		}
		return applications.length;
	};

const eachCase =
	(task: AttestationTask, more?: More): Batch =>
	(ctx) =>
	(actor, applications) =>
		transact(ctx, actor, (work) => doneOn(task, more)(work, applications));

/** Step 14 of ¶7: the paper reasoned refusals go to the head. */
export const sendPaperRefusals = eachCase('send-paper-refusals');

/** Step 15 of ¶7: the head signs the paper refusals, on the day they come. */
export const signPaperRefusals = eachCase('sign-paper-refusals');

/** Step 16 of ¶7: from the order, each request's positive result or reasoned refusal is formed. */
export const formResults = eachCase('form-results', async (work, { id, state }) => {
	const kind = leadsTo(state);
	if (kind !== 'certificate' && kind !== 'refusal')
		return refused('step-out-of-order', {
			step: stepFor(state.definition, 'form-results') ?? 0,
			next: stepOf(state) ?? 0
		});
	work.add('application', id, [{ type: 'result-prepared', v: 1, data: { kind } }]);
	return null;
});

/** The head signs each result: a numbered certificate or a reasoned refusal. */
const decideTested = doneOn('sign-results', async (work, one) => {
	const kind = leadsTo(one.state);
	const issued = kind === 'certificate' ? await issueCertificate(work, one) : await issueRefusal(work, one);
	const data = { kind: kind === 'certificate' ? ('certificate' as const) : ('refusal' as const), ...issued };
	work.add('application', one.id, [
		{ type: 'result-issued', v: 1, data },
		...noteFlow(one.state, 'result', work.now)
	]);
	return null;
});

/** Step 17 of ¶7 (Aktobe, ¶5.8), and refusals of requests before the test (Aktobe, ¶5.4): all of them or none. */
export async function decideResults(work: Work, applications: readonly string[]): Promise<number | Refused> {
	const untested: string[] = [];
	for (const id of new Set(applications)) {
		const application = await work.read('application', id);
		if (isRefused(application)) return application;
		if (taskOf(application.state) === 'sign-schedule') untested.push(id);
	}
	const tested = applications.filter((id) => !untested.includes(id));
	const refusals = untested.length ? await decideRequestRefusals(work, untested) : 0;
	if (isRefused(refusals) || (untested.length && !tested.length)) return refusals;
	const done = await decideTested(work, tested);
	return isRefused(done) ? done : done + refusals;
}

/** As a recorded decision of the signed-in head. */
export const signResults: Batch = (ctx) => (actor, applications) =>
	byDecision(ctx, actor, (work) => decideResults(work, applications));

/**
 * The order the result rests on: the certificate order, or the admission order for those not admitted. Null where the
 * regulation knows neither: the result rests on the test alone.
 */
async function groundOrder(
	work: Work,
	state: ApplicationState
): Promise<{ id: string; number: string; date: number } | null> {
	if (schedulingOf(state).kind === 'test-schedule') return null;
	const act = state.act ? await work.must('test-act', state.act) : undefined;
	const id = act?.state.order ?? (state.admission.status === 'pending' ? null : state.admission.order);
	const { state: order } = await work.must('order', id ?? '');
	return { id: id ?? '', number: order.signed?.number ?? '', date: order.signed?.at ?? 0 };
}

/** Paragraphs a result rests on: Almaty's, or Aktobe's where the test was by a schedule alone. */
const grounds = (state: ApplicationState, almaty: string[]): string[] =>
	schedulingOf(state).kind === 'test-schedule' ? ['3', '5.8'] : almaty;

async function issueCertificate(work: Work, one: Case): Promise<{ number: string; document: string }> {
	const { n } = await work.number('certificate', one.id);
	const number = certificateNumber(n);
	const order = await groundOrder(work, one.state);
	const validUntil = await termOf(work, one.state);
	const document = await work.issue(
		{
			type: 'certificate',
			number,
			date: work.now,
			signedBy: await work.signature(['head', 'deputy-head']),
			ground: grounds(one.state, ['4', '7.17']),
			holder: await registerRow(work, one),
			order: order && { number: order.number, date: order.date },
			validUntil
		},
		{ application: one.id, ...(one.state.round ? { round: one.state.round } : {}) },
		one.state.mark,
		await letterheadFor(work, one.state.definition)
	);
	const { person, speciality, mark } = one.state;
	const data = {
		number,
		person,
		application: one.id,
		speciality,
		order: order?.id ?? null,
		document,
		validUntil,
		mark
	};
	work.add('certificate', work.ctx.ids.id(), [{ type: 'issued', v: 1, data }], {
		unique: [`certificate:${number}`],
		...(one.confidential ? { confidential: { name: one.confidential.name } } : {})
	});
	return { number, document };
}

async function termOf(work: Work, state: ApplicationState): Promise<number | null> {
	if (state.admission.status !== 'admitted') return null;
	const { state: sitting } = await work.must('sitting', state.admission.sitting);
	const { state: blueprint } = await work.must('blueprint', sitting.blueprint);
	const years = blueprint.blueprint.certificateYears;
	if (years === null) return null;
	const until = new Date(work.now);
	until.setUTCFullYear(until.getUTCFullYear() + years);
	return until.getTime();
}

async function issueRefusal(work: Work, one: Case): Promise<{ number: string; document: string }> {
	const { text: number } = await work.number('letter', one.id);
	const { admission, outcome } = one.state;
	const order = await groundOrder(work, one.state);
	const notAdmitted = admission.status === 'not-admitted';
	const document = await work.issue(
		{
			type: 'reasoned-refusal',
			number,
			date: work.now,
			signedBy: await work.signature(['head', 'deputy-head']),
			ground: grounds(one.state, notAdmitted ? ['8.11'] : ['7.16', '7.17']),
			applicant: await registerRow(work, one),
			about: order === null ? 'certificate-without-order' : notAdmitted ? 'admission' : 'certificate',
			order: order && { number: order.number, date: order.date },
			reasons: notAdmitted ? admission.reasons : [],
			outcome
		},
		{ application: one.id, ...(one.state.round ? { round: one.state.round } : {}) },
		one.state.mark,
		await letterheadFor(work, one.state.definition)
	);
	return { number, document };
}

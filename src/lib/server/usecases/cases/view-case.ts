import { openTimes, workingMinutesBetween, type Calendar } from '../../../domain/calendar/working-time.ts';
import { BLANK_OFFICE, calendarOf, OFFICE_ID, type OfficeState } from '../../../domain/office.ts';
import { fullName } from '../../../domain/people/name.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { refused, type Refused } from '../../../domain/refusal.ts';
import { currentAddress } from '../../../domain/services/address.ts';
import { applicantName, applicantNumber } from '../../../domain/services/applicant.ts';
import type { ServiceCaseConfidential, ServiceCaseState } from '../../../domain/services/case-facts.ts';
import { LICENCE_GROUNDS } from '../../../domain/services/licence.ts';
import { calendarFor, termsOfCase } from '../../../domain/services/case-terms.ts';
import { actorOf, refusalsFor, stepOfCase } from '../../../domain/services/course.ts';
import { mayDirect, noHearing } from '../../../domain/services/direct-case.ts';
import { definitionOf, procedureOf, resultsFor } from '../../../domain/services/registry.ts';
import type { Procedure, ServiceDefinition, StepDefinition } from '../../../domain/services/service.ts';
import { mayAct, refusesOnMerits, standsStill } from '../../../domain/services/step-decisions.ts';
import { documentsAbout, nameOf } from '../desk/document-rows.ts';
import type { Context } from '../context.ts';
import { answersOf } from './case-of-service.ts';
import { timelineOf } from './case-timeline.ts';
import { addressEffect } from './outcome/register-effects.ts';
import { signsPaper } from './signed-steps.ts';

interface Shown {
	state: ServiceCaseState;
	definition: ServiceDefinition;
	procedure: Procedure;
}

/** A clock runs on the page of a case whose term ends within a day. */
const CLOCK_MS = 24 * 60 * 60_000;
/** What surrounds the page was read a moment earlier: its clock has to begin within these times as well. */
const LEEWAY_MS = 60_000;

/** When the office is open until a step is due; none where that is too far off for a running clock, or over. */
const clockOf = (due: number | null, now: number, calendar: Calendar) =>
	due === null || due <= now || due - now > CLOCK_MS ? [] : openTimes(now - LEEWAY_MS, due, calendar);

/** The terms of a case with the time left, in working minutes; negative when it is over. */
function termsWithLeft({ state, definition, procedure }: Shown, calendar: Calendar, now: number) {
	const terms = termsOfCase(procedure, definition, state, calendar);
	const left = (due: number | null) => (due === null ? null : workingMinutesBetween(now, due, calendar));
	return {
		...terms,
		stepLeft: left(terms.stepDueAt),
		totalLeft: left(terms.totalDueAt),
		clock: clockOf(terms.stepDueAt, now, calendar),
		left: left(terms.dueAt)
	};
}

/** Whether a refusal would still need a hearing. */
const hearingDue = ({ state, procedure }: Shown, { services }: OfficeState): boolean =>
	(procedure.hearing === true || services.byService[state.service]?.hearing === true) && !state.hearing?.held;

/** Whose move it is, whether it is this person's, and what can be said at the step. */
function moveOf(shown: Shown, actor: Actor, office: OfficeState, answers: Record<string, string>) {
	const { state, procedure } = shown;
	const step = stepOfCase(procedure, state);
	if (!step || state.withdrawn) return null;
	const no = standsStill(state) ?? mayAct(step, state, actor);
	return {
		step: step.n,
		deed: step.deed,
		actor: actorOf(step, state),
		may: no === null,
		no: no?.refused ?? null,
		directs: mayDirect(state, actor) === null,
		...sayable(step, shown, answers),
		visit: visitOf(step, office.services.byService[state.service]?.visitAlways === true),
		...hearingOf(step, shown, office),
		signs: signsPaper(procedure, step)
	};
}

/** Whether a refusal still needs a hearing, stands still for it at this step, and whether one can be called or held. */
function hearingOf(step: StepDefinition, shown: Shown, office: OfficeState) {
	const { state, procedure } = shown;
	const due = hearingDue(shown, office);
	const able = noHearing(procedure, state) === null;
	return {
		hearing: due,
		unheard: due && refusesOnMerits(step, state),
		mayHear: able && (due || state.concluded !== null)
	};
}

const sayable = (step: StepDefinition, { procedure, state }: Shown, answers: Record<string, string>) => ({
	results: step.deed === 'conclude' ? resultsFor(procedure, answers) : [],
	refuses: refusalsFor(step, state),
	refusalIsSigned: step.refusalIsSigned ?? false,
	returnsTo: step.returnsTo ?? null,
	register: step.deed === 'conclude' ? (addressEffect({ procedure }) ?? null) : null
});

const visitOf = ({ visit }: StepDefinition, always: boolean): 'always' | 'where-needed' | null =>
	visit === 'where-needed' && always ? 'always' : (visit ?? null);

async function licenceOf({ store }: Context, id: string | undefined) {
	const licence = id ? await store.read('licence', id) : undefined;
	if (!licence) return null;
	const { number, status, service, issuedAt } = licence.state;
	return { id: id!, number, status, service, issuedAt };
}

/** Licences in force the applicant has of a service he asks a first licence of: it cannot be granted beside them. */
async function heldAlready(
	{ store }: Context,
	{ person, service, decided }: ServiceCaseState,
	beside: ServiceCaseConfidential | undefined
) {
	if (beside?.answers.ground !== LICENCE_GROUNDS.first || decided) return [];
	const { items } = await store.list('licence', {
		where: { person, service, status: 'in-force' },
		limit: 10
	});
	return items.map(({ id, summary }) => ({ id, number: String(summary.number) }));
}

async function addressOf({ store }: Context, id: string | undefined) {
	const address = id ? await store.read('address', id) : undefined;
	if (!address) return null;
	const { object, cadastral, addresses } = address.state;
	const current = currentAddress(address.state);
	const shown = current ?? addresses.at(-1);
	const { kk, ru } = shown?.address ?? { kk: '', ru: '' };
	return { id: id!, object, cadastral, kk, ru, code: shown?.code ?? null, inForce: current !== null };
}

async function paymentOf({ store }: Context, id: string | null) {
	const payment = id ? await store.read('payment', id) : undefined;
	if (!payment) return null;
	const { amount, status, receipt } = payment.state;
	return { amount, status, receipt };
}

/** What stands beside the chain, as the page shows it; nothing of an erased case. */
const besideOf = (shown: Shown, beside: ServiceCaseConfidential | undefined) => ({
	applicant: beside?.applicant ?? null,
	name: beside ? applicantName(beside.applicant) : '—',
	number: beside ? applicantNumber(beside.applicant) : '',
	contact: beside?.contact ?? null,
	answers: beside ? answersOf(shown, beside.answers) : [],
	fileNames: beside?.fileNames ?? [],
	papers: beside?.papers ?? [],
	proxy: beside?.proxy ?? null,
	written: beside?.written ?? {}
});

/** What a case is about and what came of it in the registers. */
const registersOf = async (ctx: Context, { about, made, payment }: ServiceCaseState) => ({
	licence: await licenceOf(ctx, about.licence),
	madeLicence: made.licence === about.licence ? null : await licenceOf(ctx, made.licence),
	address: await addressOf(ctx, made.address ?? about.address),
	payment: await paymentOf(ctx, payment)
});

async function namedTimeline(ctx: Context, { state }: Shown, calendar: Calendar) {
	const steps = timelineOf(state, calendar);
	return Promise.all(steps.map(async (step) => ({ ...step, by: step.by && (await nameOf(ctx, step.by)) })));
}

/** A case of a service as one page: what it is, where it stands, and what this person may do about it. */
export const viewServiceCase = (ctx: Context) => async (actor: Actor, id: string) => {
	const record = await ctx.store.read('service-case', id);
	if (!record) return refused('not-found', { kind: 'service-case' }) satisfies Refused;
	const { state, confidential, version } = record;
	const shown = { state, definition: definitionOf(state.definition), procedure: procedureOf(state) };
	const office = (await ctx.store.read('office', OFFICE_ID))?.state ?? BLANK_OFFICE;
	const calendar = calendarOf(office);
	const { executor } = state;
	return {
		id,
		version,
		...shown,
		...besideOf(shown, confidential),
		timeline: await namedTimeline(ctx, shown, calendar),
		flow: state.flow,
		terms: termsWithLeft(shown, calendarFor(shown.definition, calendar), ctx.clock.now()),
		move: moveOf(shown, actor, office, confidential?.answers ?? {}),
		holds: await heldAlready(ctx, state, confidential),
		keysRequired: office.signing.required,
		executor: executor && { id: executor, name: await nameOf(ctx, `user:${executor}`) },
		hearing: state.hearing,
		returned: state.returned && { ...state.returned, by: await nameOf(ctx, state.returned.by) },
		documents: await documentsAbout(ctx)({ case: id }),
		...(await registersOf(ctx, state))
	};
};

/** What the page of a case shows. */
export type ServiceCaseView = Exclude<Awaited<ReturnType<ReturnType<typeof viewServiceCase>>>, Refused>;

/** Whom a case can be given to: specialists whose accounts are in use, by name. */
export const listExecutors = (ctx: Context) => async (): Promise<{ id: string; name: string }[]> => {
	const rows = [];
	for (let after: string | undefined, more = true; more; more = after !== undefined) {
		const page = await ctx.store.list('user', { limit: 1000, ...(after ? { after } : {}) });
		for (const { id } of page.items) {
			const user = await ctx.store.read('user', id);
			if (user?.confidential && user.state.status === 'active' && user.state.roles.includes('specialist'))
				rows.push({ id, name: fullName(user.confidential.name) });
		}
		after = page.next;
	}
	return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
};

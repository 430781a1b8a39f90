import { BLANK_OFFICE, calendarOf, OFFICE_ID } from '../../../../domain/office.ts';
import { isRefused, refused, type Refused } from '../../../../domain/refusal.ts';
import { applicantName, applicantNumber } from '../../../../domain/services/applicant.ts';
import type { ServiceCaseState } from '../../../../domain/services/case-facts.ts';
import { calendarFor, termsOfCase } from '../../../../domain/services/case-terms.ts';
import { withdrawCase } from '../../../../domain/services/direct-case.ts';
import { flowOf, type FlowEntry } from '../../../../domain/services/portal-flow.ts';
import { definitionOf, procedureOf } from '../../../../domain/services/registry.ts';
import type { DefinitionKey } from '../../../../domain/services/service.ts';
import type { Trilingual } from '../../../../domain/text.ts';
import { answersOf } from '../../cases/case-of-service.ts';
import { timelineOf } from '../../cases/case-timeline.ts';
import { transact } from '../../transact.ts';
import type { Context } from '../../context.ts';
import { documentsFor, ownRecord, viewOf } from '../own-documents.ts';
import { byApplicant } from '../session.ts';

/** How a case stands, in the applicant's words: each has its colour and its sentence. */
export type OwnStanding = 'open' | 'suspended' | 'granted' | 'refused' | 'withdrawn';

function standingOf({ withdrawn, decided, pauses }: ServiceCaseState): OwnStanding {
	if (withdrawn) return 'withdrawn';
	if (decided) return decided.outcome.kind;
	return pauses.at(-1)?.until === null ? 'suspended' : 'open';
}

const limitsOf = async ({ store }: Context, state: ServiceCaseState) => {
	const office = (await store.read('office', OFFICE_ID))?.state ?? BLANK_OFFICE;
	const definition = definitionOf(state.definition);
	const calendar = calendarOf(office);
	return {
		calendar,
		terms: termsOfCase(procedureOf(state), definition, state, calendarFor(definition, calendar))
	};
};

/** A point of the flow that was gone through, with its words. */
export type FlowSaid = FlowEntry & { what: Trilingual };

/** The points of the flow that were gone through, in their order in time, in the words of the service's own text. */
export function flowSaid({
	flow,
	definition
}: {
	flow: readonly FlowEntry[];
	definition: string;
}): FlowSaid[] {
	const points = flowOf(definitionOf(definition as DefinitionKey));
	return flow.flatMap((entry) => {
		const point = points.find(({ key }) => key === entry.key);
		return point ? [{ ...entry, what: point.what }] : [];
	});
}

/** A row of the cabinet's first page. */
async function rowOf(ctx: Context, id: string, state: ServiceCaseState) {
	const definition = definitionOf(state.definition);
	const { terms } = await limitsOf(ctx, state);
	return {
		id,
		service: definition.name,
		procedure: procedureOf(state).name,
		incoming: state.incoming,
		receivedAt: state.receivedAt,
		dueAt: terms.totalDueAt ?? terms.dueAt,
		standing: standingOf(state)
	};
}

/** One's own cases of services, newest first. */
export async function ownCases(ctx: Context, person: string) {
	const record = await ctx.store.read('person', person);
	const rows = [];
	for (const { case: id } of [...(record?.state.cases ?? [])].reverse()) {
		const found = await ownRecord(ctx, person, 'service-case', id);
		if (found) rows.push(await rowOf(ctx, id, found.state));
	}
	return rows;
}

/** Why it was refused: said to the applicant once it is decided, or when he is called to a hearing about it. */
function refusalOf({ concluded, decided, hearing }: ServiceCaseState) {
	if (concluded?.outcome.kind !== 'refused' || !(decided ?? hearing)) return null;
	return { kind: concluded.outcome.refusal, reasons: concluded.reasons, meant: decided === null };
}

/** One case of one's own: what happens now, by when, what came of it. Refuses 'not-found' for another's too. */
export const viewOwnCase = (ctx: Context) => async (person: string, id: string) => {
	const record = await ownRecord(ctx, person, 'service-case', id);
	if (!record) return refused('not-found', { kind: 'service-case' });
	const { state, confidential } = record;
	const definition = definitionOf(state.definition);
	const procedure = procedureOf(state);
	const { calendar, terms } = await limitsOf(ctx, state);
	const documents = await documentsFor(ctx, person, { case: id });
	const result = state.decided && documents.find((one) => one.id === state.decided?.document);
	const { applicant, answers = {}, fileNames = [] } = confidential ?? {};
	return {
		...(await rowOf(ctx, id, state)),
		provider: definition.provider,
		applicant: applicant ? { name: applicantName(applicant), number: applicantNumber(applicant) } : null,
		channel: state.channel,
		// Who of the office did a step is not told: the provider did.
		steps: timelineOf(state, calendar).map(({ n, what, actor, status, at, dueAt }) => ({
			...{ n, what, actor, status, at, dueAt }
		})),
		terms,
		pauses: state.pauses,
		hearing: state.hearing,
		refusal: refusalOf(state),
		/** One payment pays one request. */
		paid: state.payment !== null,
		decided: state.decided && {
			at: state.decided.at,
			number: state.decided.number,
			document: result?.id ?? null,
			withdrawn: result?.state.withdrawn ?? null
		},
		withdrawn: state.withdrawn,
		handedOut: state.handedOut && { at: state.handedOut.at },
		mayWithdraw: !isRefused(withdrawCase(procedure, state, '—')),
		flow: flowSaid(state),
		answers: answersOf({ definition, procedure }, answers),
		documents: await Promise.all(documents.map((one) => viewOf(ctx, one))),
		files: state.files.map(({ size, sha256 }, i) => ({ size, name: fileNames[i] ?? sha256 }))
	};
};

/** Takes a request back before it is decided, with the reason. Refuses 'not-found' for another's too, 'ground-missing'. */
export const withdrawRequest =
	(ctx: Context) =>
	(person: string, id: string, reason: string): Promise<true | Refused> =>
		transact(ctx, byApplicant(person), async (work) => {
			const record = await work.read('service-case', id);
			if (isRefused(record) || record.state.person !== person)
				return refused('not-found', { kind: 'service-case' });
			const facts = withdrawCase(procedureOf(record.state), record.state, reason);
			if (isRefused(facts)) return facts;
			work.add('service-case', id, facts);
			return true as const;
		});

import {
	concernsCase,
	stepDueAt,
	stepOf,
	taskOf,
	totalDueAt,
	type ApplicationState
} from '../../../domain/attestation/application.ts';
import { governing, type Governing } from '../../../domain/attestation/application-due.ts';
import { documentKind } from '../../../domain/attestation/document.ts';
import { casesOf } from '../../../domain/attestation/order.ts';
import { attestationOf, limitOf, stepAt, stepsIn, type Step } from '../../../domain/attestation/steps.ts';
import type { AttestationTask } from '../../../domain/attestation/tasks.ts';
import { dueAt, workingMinutesBetween, type Calendar } from '../../../domain/calendar/working-time.ts';
import { BLANK_OFFICE, calendarOf, OFFICE_ID } from '../../../domain/office.ts';
import { fullName, type PersonName } from '../../../domain/people/name.ts';
import type { Role } from '../../../domain/people/roles.ts';
import { refused, type Refused } from '../../../domain/refusal.ts';
import type { Bilingual } from '../../../domain/text.ts';
import type { ListQuery, Listed } from '../../ports.ts';
import type { Context } from '../context.ts';
import { documentRow, documentsAbout, nameOf, text, textOrNull, type DocumentRow } from './document-rows.ts';

/** One case in a list. */
export interface CaseRow extends Governing {
	id: string;
	incoming: string;
	name: string;
	iin: string;
	speciality: string;
	channel: 'paper' | 'portal';
	language: string;
	receivedAt: number;
	round: string | null;
	/** Key of the definition it runs under. */
	definition: string;
	/** Number of the step it waits for, and what is to be done there; null when it is over. */
	step: number | null;
	task: AttestationTask | null;
	/** Who acts next. */
	actor: Role | null;
	/** Working minutes until it is due, negative when that is over; null without a limit. */
	left: number | null;
	status: 'open' | 'closed';
	result: string | null;
	outcome: string | null;
	number: string | null;
}

/** The office as it is set up; a blank one before that. */
export async function officeOf(ctx: Context) {
	const state = (await ctx.store.read('office', OFFICE_ID))?.state ?? BLANK_OFFICE;
	const { office, terms, signing, services } = state;
	return { office, terms, signing, services, calendar: calendarOf(state) };
}

/** Working minutes until a moment; null where there is none. */
const minutesTo = (due: number | null, now: number, calendar: Calendar): number | null =>
	due === null ? null : workingMinutesBetween(now, due, calendar);

function rowOf({ id, summary }: Listed, calendar: Calendar, now: number): CaseRow {
	const definition = text(summary.definition);
	const step = summary.step ? stepAt(definition, Number(summary.step)) : undefined;
	const channel = summary.channel === 'paper' ? 'paper' : 'portal';
	const receivedAt = Number(summary.receivedAt);
	const stepDue = step ? dueAt(Number(summary.movedAt), limitOf(step, channel), calendar) : null;
	const totalDue = summary.status === 'open' ? totalDueAt({ definition, receivedAt }, calendar) : null;
	const due = governing(stepDue, totalDue);
	return {
		id,
		incoming: text(summary.incoming),
		name: text(summary.name),
		iin: text(summary.iin),
		speciality: text(summary.speciality),
		channel,
		language: text(summary.language),
		receivedAt,
		round: textOrNull(summary.round),
		definition,
		step: step?.n ?? null,
		task: step?.task ?? null,
		actor: step?.actor ?? null,
		...due,
		left: minutesTo(due.dueAt, now, calendar),
		status: summary.status === 'open' ? 'open' : 'closed',
		result: textOrNull(summary.result),
		outcome: textOrNull(summary.outcome),
		number: textOrNull(summary.number)
	};
}

/** Earliest due first; what has no limit comes last. */
export const byTimeLeft = (a: Pick<CaseRow, 'id' | 'dueAt'>, b: Pick<CaseRow, 'id' | 'dueAt'>): number =>
	(a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || (a.id < b.id ? -1 : 1);

const BY_DUE_LIMIT = 100;

/** Every open case by the time left: due times are computed, so the store cannot sort by them. */
async function casesByTimeLeft(
	ctx: Context,
	{ after, limit = BY_DUE_LIMIT, ...query }: ListQuery,
	calendar: Calendar,
	now: number
) {
	const rows: CaseRow[] = [];
	for (let from: string | undefined, more = true; more; more = from !== undefined) {
		const page = await ctx.store.list('application', {
			...query,
			sort: 'movedAt',
			limit: 1000,
			...(from ? { after: from } : {})
		});
		rows.push(...page.items.map((item) => rowOf(item, calendar, now)));
		from = page.next;
	}
	const begin = Number(after) || 0;
	const end = begin + limit;
	return {
		rows: rows.sort(byTimeLeft).slice(begin, end),
		total: rows.length,
		next: end < rows.length ? String(end) : undefined
	};
}

/** Lists cases; `sort: 'due'` orders them by the time left, of the step or of the whole. */
export const listCases =
	(ctx: Context) =>
	async (query: ListQuery = {}): Promise<{ rows: CaseRow[]; total: number; next: string | undefined }> => {
		const { calendar } = await officeOf(ctx);
		const now = ctx.clock.now();
		if (query.sort === 'due') return casesByTimeLeft(ctx, query, calendar, now);
		const page = await ctx.store.list('application', query);
		return { rows: page.items.map((item) => rowOf(item, calendar, now)), total: page.total, next: page.next };
	};

/** A step of a case as its timeline shows it. */
export interface StepView extends Pick<Step, 'task' | 'what' | 'actor' | 'paragraph' | 'limit'> {
	step: number;
	status: 'done' | 'now' | 'todo' | 'passed-over';
	at: number | null;
	by: string | null;
	dueAt: number | null;
}

async function timeline(ctx: Context, state: ApplicationState, calendar: Calendar): Promise<StepView[]> {
	const now = stepOf(state);
	const views: StepView[] = [];
	for (const step of stepsIn(state.definition)) {
		const { n, task, what, actor, paragraph } = step;
		const done = state.done[n];
		const over = state.passedOver.includes(n) || (!done && concernsCase(step, state) === false);
		const status = done ? 'done' : over ? 'passed-over' : n === now ? 'now' : 'todo';
		views.push({
			step: n,
			task,
			what,
			actor,
			paragraph,
			limit: limitOf(step, state.channel),
			status,
			at: done?.at ?? null,
			// The portal registers by itself what the applicant signed: nobody of the office did.
			by: done && !done.by.startsWith('applicant:') ? await nameOf(ctx, done.by) : null,
			dueAt: n === now ? stepDueAt(state, calendar) : null
		});
	}
	return views;
}

function termsOf(state: ApplicationState, calendar: Calendar, now: number) {
	const step = stepDueAt(state, calendar);
	const total = state.result ? null : totalDueAt(state, calendar);
	const due = governing(step, total);
	return { stepDueAt: step, totalDueAt: total, ...due, left: minutesTo(due.dueAt, now, calendar) };
}

/** The order on its way to the head's signature that decides about a case: steps 9 and 13 are done by signing it. */
async function orderWith(ctx: Context, id: string, { round }: ApplicationState) {
	const orders = round ? ((await ctx.store.read('round', round))?.state.orders ?? []) : [];
	for (const orderId of [...orders].reverse()) {
		const order = await ctx.store.read('order', orderId);
		if (order && order.state.status !== 'signed' && casesOf(order.state.content).includes(id)) {
			return { id: orderId, kind: order.state.content.kind, status: order.state.status };
		}
	}
	return null;
}

async function appealsOf(ctx: Context, { appeals }: ApplicationState) {
	const rows = [];
	for (const { appeal } of appeals) {
		const record = await ctx.store.read('appeal', appeal);
		if (!record) continue;
		const { number, course, late, steps } = record.state;
		rows.push({ id: appeal, number, status: course.status, late, registeredAt: steps[0]?.at ?? 0 });
	}
	return rows;
}

/** The provider of another regulation than the office's own attestation's; null for that one. */
function providerOf(key: string): Bilingual | null {
	const { id, provider } = attestationOf(key).definition;
	return id === 'almaty-expert-attestation' ? null : provider.name;
}

/** A case as one page. */
export const viewCase = (ctx: Context) => async (id: string) => {
	const record = await ctx.store.read('application', id);
	if (!record) return refused('not-found', { kind: 'application' }) satisfies Refused;
	const { office, calendar } = await officeOf(ctx);
	const { state, confidential } = record;
	const rows: DocumentRow[] = [];
	for (const documentId of state.documents) {
		const document = await ctx.store.read('document', documentId);
		const summary = document && documentKind.summary(document.state, document.confidential);
		if (summary)
			rows.push(await documentRow(ctx, { id: documentId, summary: { ...summary, application: id } }));
	}
	// What is about the case without being part of a step: the papers of an appeal, an act of removal.
	for (const row of await documentsAbout(ctx)({ application: id }))
		if (!rows.some((known) => known.id === row.id)) rows.push(row);
	return {
		id,
		state,
		name: confidential?.name ?? (null as PersonName | null),
		fullName: confidential ? fullName(confidential.name) : '—',
		iin: confidential?.iin ?? '',
		fileNames: confidential?.fileNames ?? [],
		memo: confidential?.memo ?? null,
		serviceRecord: confidential?.serviceRecord ?? null,
		speciality: office.specialities[state.speciality] ?? null,
		/** Whose service it is, where that is not the office's own. */
		provider: providerOf(state.definition),
		step: stepOf(state),
		task: taskOf(state),
		...termsOf(state, calendar, ctx.clock.now()),
		order: await orderWith(ctx, id, state),
		timeline: await timeline(ctx, state, calendar),
		documents: rows,
		appeals: await appealsOf(ctx, state),
		version: record.version
	};
};

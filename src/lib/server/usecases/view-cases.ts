import { stepDueAt, stepOf, totalDueAt, type ApplicationState } from '../../domain/attestation/application.ts';
import { concerns, STEP_NUMBERS, STEPS, type StepNumber } from '../../domain/attestation/steps.ts';
import { dueAt, type Calendar } from '../../domain/calendar/working-time.ts';
import { calendarOf, OFFICE_ID } from '../../domain/office.ts';
import { fullName, shortName, type PersonName } from '../../domain/people/name.ts';
import type { Actor, Role } from '../../domain/people/roles.ts';
import { refused, type Refused } from '../../domain/refusal.ts';
import type { Field } from '../../domain/facts.ts';
import type { ListQuery, Listed } from '../ports.ts';
import type { Context } from './work.ts';

/** One case in a list. */
export interface CaseRow {
	id: string;
	incoming: string;
	name: string;
	iin: string;
	speciality: string;
	channel: 'paper' | 'portal';
	language: string;
	receivedAt: number;
	round: string | null;
	step: StepNumber | null;
	/** Who acts next. */
	actor: Role | null;
	stepDueAt: number | null;
	totalDueAt: number | null;
	status: 'open' | 'closed';
	result: string | null;
	outcome: string | null;
	number: string | null;
}

export async function officeOf(ctx: Context) {
	const office = await ctx.store.read('office', OFFICE_ID);
	if (!office) throw new Error('The office is not set up.');
	return { office: office.state.office, calendar: calendarOf(office.state) };
}

const text = (field: Field | undefined): string => (typeof field === 'string' ? field : '');
const textOrNull = (field: Field | undefined): string | null => (typeof field === 'string' ? field : null);

function rowOf({ id, summary }: Listed, calendar: Calendar): CaseRow {
	const step = summary.step ? (summary.step as StepNumber) : null;
	const channel = summary.channel === 'paper' ? 'paper' : 'portal';
	const limit = step && ((channel === 'paper' && STEPS[step].paperLimit) || STEPS[step].limit);
	return {
		id,
		incoming: text(summary.incoming),
		name: text(summary.name),
		iin: text(summary.iin),
		speciality: text(summary.speciality),
		channel,
		language: text(summary.language),
		receivedAt: Number(summary.receivedAt),
		round: textOrNull(summary.round),
		step,
		actor: step && STEPS[step].actor,
		stepDueAt: limit ? dueAt(Number(summary.movedAt), limit, calendar) : null,
		totalDueAt: summary.status === 'open' ? dueAt(Number(summary.receivedAt), { value: 30, unit: 'working-days' }, calendar) : null,
		status: summary.status === 'open' ? 'open' : 'closed',
		result: textOrNull(summary.result),
		outcome: textOrNull(summary.outcome),
		number: textOrNull(summary.number)
	};
}

/** Earliest due first; what has no limit comes last. */
const byTimeLeft = (a: CaseRow, b: CaseRow): number => (a.stepDueAt ?? Infinity) - (b.stepDueAt ?? Infinity) || (a.id < b.id ? -1 : 1);

/** Lists cases; `sort: 'due'` orders a page's open cases by the time left of their step. */
export const listCases =
	(ctx: Context) =>
	async (query: ListQuery = {}): Promise<{ rows: CaseRow[]; total: number; next: string | undefined }> => {
		const { calendar } = await officeOf(ctx);
		const byDue = query.sort === 'due';
		const page = await ctx.store.list('application', { ...query, ...(byDue ? { sort: 'movedAt', limit: 1000 } : {}) });
		const rows = page.items.map((item) => rowOf(item, calendar));
		return { rows: byDue ? rows.sort(byTimeLeft) : rows, total: page.total, next: page.next };
	};

/** Steps that wait for one of somebody's roles; a deputy sees what waits for the head. */
export function stepsOf(actor: Pick<Actor, 'roles'>): StepNumber[] {
	const roles: readonly Role[] = actor.roles.includes('deputy-head') ? [...actor.roles, 'head'] : actor.roles;
	return STEP_NUMBERS.filter((n) => roles.includes(STEPS[n].actor));
}

export interface Inbox {
	/** Open cases whose next step is this person's, by time left. */
	cases: CaseRow[];
	/** Orders sent to the head and not signed. */
	orders: { id: string; kind: string; round: string; sentAt: number }[];
	/** Memos for the department head, cases for examination and results for the head are among `cases`. */
	counts: Record<string, number>;
}

/** What waits for somebody, by time left. */
export const viewInbox =
	(ctx: Context) =>
	async (actor: Actor): Promise<Inbox> => {
		const mine = stepsOf(actor);
		const { rows } = await listCases(ctx)({ where: { status: 'open', step: mine }, sort: 'due' });
		const signs = actor.roles.includes('head') || actor.roles.includes('deputy-head');
		const sent = signs ? (await ctx.store.list('order', { where: { status: 'sent' }, sort: 'sentAt' })).items : [];
		const orders = sent.map(({ id, summary }) => ({
			id,
			kind: text(summary.kind),
			round: text(summary.round),
			sentAt: Number(summary.sentAt)
		}));
		const waiting = rows.filter(({ step }) => !(signs && step === 9));
		return { cases: waiting, orders, counts: { inbox: waiting.length + orders.length } };
	};

/** A step of a case as its timeline shows it. */
export interface StepView {
	step: StepNumber;
	actor: Role;
	status: 'done' | 'now' | 'todo' | 'passed-over';
	at: number | null;
	by: string | null;
	dueAt: number | null;
}

export interface DocumentRow {
	id: string;
	type: string;
	number: string | null;
	issuedAt: number;
}

/** Name of who did a thing, from `user:<id>`; ids of seats and the system as they are. */
export async function nameOf(ctx: Context, by: string): Promise<string> {
	if (!by.startsWith('user:')) return by;
	const user = await ctx.store.read('user', by.slice(5));
	return user?.confidential ? shortName(user.confidential.name) : '—';
}

async function timeline(ctx: Context, state: ApplicationState, calendar: Calendar): Promise<StepView[]> {
	const now = stepOf(state);
	const views: StepView[] = [];
	for (const step of STEP_NUMBERS) {
		const done = state.done[step];
		const course = { channel: state.channel, admission: state.admission.status, outcome: state.outcome };
		const over = state.passedOver.includes(step) || (!done && concerns(step, course) === false);
		const status = done ? 'done' : over ? 'passed-over' : step === now ? 'now' : 'todo';
		views.push({
			step,
			actor: STEPS[step].actor,
			status,
			at: done?.at ?? null,
			by: done ? await nameOf(ctx, done.by) : null,
			dueAt: step === now ? stepDueAt(state, calendar) : null
		});
	}
	return views;
}

/** Documents by what they are about, newest last. */
export const documentsAbout =
	(ctx: Context) =>
	async (where: Record<string, string>): Promise<DocumentRow[]> => {
		const { items } = await ctx.store.list('document', { where, sort: 'issuedAt', limit: 1000 });
		return items.map(({ id, summary }) => ({
			id,
			type: text(summary.type),
			number: textOrNull(summary.number),
			issuedAt: Number(summary.issuedAt)
		}));
	};

/** A case as one page. */
export const viewCase =
	(ctx: Context) =>
	async (id: string) => {
		const record = await ctx.store.read('application', id);
		if (!record) return refused('not-found', { kind: 'application' }) satisfies Refused;
		const { office, calendar } = await officeOf(ctx);
		const { state, confidential } = record;
		const rows: DocumentRow[] = [];
		for (const documentId of state.documents) {
			const document = await ctx.store.read('document', documentId);
			if (!document) continue;
			const { type, number, issuedAt } = document.state;
			rows.push({ id: documentId, type, number, issuedAt });
		}
		if (state.result && !rows.some((row) => row.id === state.result?.document)) {
			const { document, number, at, kind } = state.result;
			rows.push({ id: document, type: kind === 'certificate' ? 'certificate' : 'reasoned-refusal', number, issuedAt: at });
		}
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
			step: stepOf(state),
			stepDueAt: stepDueAt(state, calendar),
			totalDueAt: state.result ? null : totalDueAt(state, calendar),
			timeline: await timeline(ctx, state, calendar),
			documents: rows,
			version: record.version
		};
	};

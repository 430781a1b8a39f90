import { at, localDate, type OfficeHours } from '../../../../domain/calendar/working-time.ts';
import type { Summary } from '../../../../domain/facts.ts';
import { compareKazakh } from '../../../../domain/people/name.ts';
import type { Actor, Role } from '../../../../domain/people/roles.ts';
import type { Channel, Deed, ProcedureId, ServiceId } from '../../../../domain/services/service.ts';
import { Smallest } from '../../../../domain/smallest.ts';
import type { Listed } from '../../../ports.ts';
import { SIGNING_DEEDS } from '../../cases/signed-steps.ts';
import type { Context } from '../../context.ts';
import { caseBoard, type CaseBoard } from './case-board.ts';
import { text } from '../document-rows.ts';
import { rowsOf, wordsOf, type CaseWords, type ServiceCaseRow } from './service-case-row.ts';

export interface ServiceCaseList {
	rows: ServiceCaseRow[];
	words: Record<string, CaseWords>;
	total: number;
	/** Open ones among all that match, not only on this page. */
	overdue: number;
	today: number;
	/** How many wait for a signature. */
	toSign: number;
	next: string | undefined;
}

export const CASE_TIMES = ['overdue', 'today', 'week', 'suspended'] as const;
type CaseTime = (typeof CASE_TIMES)[number];

/** What a list of cases is asked for. */
export interface ServiceCaseQuery {
	service?: ServiceId;
	procedure?: ProcedureId;
	channel?: Channel;
	status?: ServiceCaseRow['status'];
	actor?: Role;
	/** Only what waits for this person. */
	waitsFor?: Actor;
	time?: CaseTime;
	/** Only what waits for one of these to be done. */
	deeds?: readonly Deed[];
	search?: string;
	/** `due`, the time left, by default; `-` descends. */
	sort?: 'due' | 'receivedAt' | '-receivedAt' | 'applicant' | '-applicant';
	after?: string;
	limit?: number;
}

const DAY = 24 * 60 * 60_000;
const PAGE = 100;

/** Until when today and this week last, epoch ms. */
function endsOf(now: number, hours: OfficeHours) {
	const date = localDate(now, hours);
	const today = at(date, '00:00', hours) + DAY;
	const weekday = (new Date(Date.parse(date)).getUTCDay() + 6) % 7;
	return { now, today, week: today + (6 - weekday) * DAY };
}

type Ends = ReturnType<typeof endsOf>;

const dueBy = (due: number | null, { now }: Ends, end: number) => due !== null && due >= now && due < end;
const isOverdue = (due: number | null, { now }: Ends) => due !== null && due < now;

const IN_TIME: Record<CaseTime, (due: number | null, ends: Ends, summary: Summary) => boolean> = {
	overdue: isOverdue,
	today: (due, ends) => dueBy(due, ends, ends.today),
	week: (due, ends) => dueBy(due, ends, ends.week),
	suspended: (_, __, summary) => summary.suspended === true
};

/** Whether the next step of a case is this person's: of his role and, where somebody was named to, himself. */
const waitsFor =
	(board: CaseBoard, { id, roles }: Actor) =>
	(summary: Summary): boolean => {
		const role = summary.actor as Role | null;
		if (summary.status !== 'open' || role === null) return false;
		const deputy = role === 'head' && roles.includes('deputy-head') && board.ruled(summary).step?.deputy;
		if (!roles.includes(role) && !deputy) return false;
		return role !== 'specialist' || summary.executor === null || summary.executor === id;
	};

type Compare = (a: Listed, b: Listed) => number;
const byId: Compare = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Earliest due first; what has no limit, or whose term stands still, comes last. */
function comparing(board: CaseBoard, sort: NonNullable<ServiceCaseQuery['sort']>): Compare {
	const due = ({ summary }: Listed) => board.terms(summary).dueAt ?? Number.MAX_SAFE_INTEGER;
	const received = ({ summary }: Listed) => Number(summary.receivedAt);
	const called = ({ summary }: Listed) => text(summary.applicant);
	const compare = {
		due: (a: Listed, b: Listed) => due(a) - due(b),
		receivedAt: (a: Listed, b: Listed) => received(a) - received(b),
		'-receivedAt': (a: Listed, b: Listed) => received(b) - received(a),
		applicant: (a: Listed, b: Listed) => compareKazakh(called(a), called(b)),
		'-applicant': (a: Listed, b: Listed) => compareKazakh(called(b), called(a))
	}[sort];
	return (a, b) => compare(a, b) || byId(a, b);
}

/** The first so many: few are kept in order while all are looked at, many are sorted at once. */
function firstOf(items: readonly Listed[], count: number, compare: Compare): Listed[] {
	if (count < 1) return [];
	if (count > 1000) return [...items].sort(compare).slice(0, count);
	const first = new Smallest(count, compare);
	for (const item of items) first.add(item);
	return first.sorted;
}

/** What of a query the store can look for by itself. */
const whereOf = ({
	service,
	procedure,
	channel,
	status,
	actor
}: ServiceCaseQuery): Record<string, string> => ({
	...(service && { service }),
	...(procedure && { procedure }),
	...(channel && { channel }),
	...(status && { status }),
	...(actor && { actor })
});

/** Lists cases of services, by the time left unless another order is asked for. */
export const listServiceCases =
	(ctx: Context) =>
	async (query: ServiceCaseQuery = {}): Promise<ServiceCaseList> => {
		const board = await caseBoard(ctx);
		const now = ctx.clock.now();
		const ends = endsOf(now, board.calendar.hours);
		const { search, time, sort = 'due', limit = PAGE } = query;
		const found = await ctx.store.all('service-case', {
			where: whereOf(query),
			...(search ? { search } : {})
		});
		const mine = query.waitsFor ? waitsFor(board, query.waitsFor) : () => true;
		const inTime = time ? IN_TIME[time] : () => true;
		const does = (deeds: readonly Deed[] | undefined, { summary }: Listed) =>
			!deeds || deeds.includes(board.ruled(summary).step?.deed as Deed);
		const items = found.filter(
			(item) =>
				mine(item.summary) &&
				does(query.deeds, item) &&
				inTime(board.terms(item.summary).dueAt, ends, item.summary)
		);
		const from = Number(query.after) || 0;
		const shown = firstOf(items, from + limit, comparing(board, sort)).slice(from);
		const dues = items.map(({ summary }) => board.terms(summary).dueAt);
		return {
			rows: await rowsOf(ctx, shown, board),
			words: wordsOf(shown, board),
			total: items.length,
			overdue: dues.filter((due) => isOverdue(due, ends)).length,
			today: dues.filter((due) => dueBy(due, ends, ends.today)).length,
			toSign: items.filter((item) => does(SIGNING_DEEDS, item)).length,
			next: from + limit < items.length ? String(from + limit) : undefined
		};
	};

/** What waits for somebody's signature, by the time left. */
export const casesToSign =
	(ctx: Context) =>
	(actor: Actor): Promise<ServiceCaseList> =>
		listServiceCases(ctx)({ status: 'open', waitsFor: actor, deeds: SIGNING_DEEDS });

/** Open cases whose next step is this person's, by the time left: the first `limit` of them, and how many there are. */
export const serviceInbox =
	(ctx: Context) =>
	(actor: Actor, limit = PAGE): Promise<ServiceCaseList> =>
		listServiceCases(ctx)({ status: 'open', waitsFor: actor, limit });

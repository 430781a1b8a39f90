import type { AppealStatus } from '../../../domain/attestation/appeal.ts';
import { workingMinutesBetween } from '../../../domain/calendar/working-time.ts';
import { fullName } from '../../../domain/people/name.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Listed } from '../../ports.ts';
import { documentsAbout, nameOf } from '../desk/document-rows.ts';
import { officeOf } from '../desk/view-cases.ts';
import type { Context } from '../context.ts';
import { Work } from '../work.ts';
import { appealed, resultOf, type Result } from './result.ts';

/** One appeal in a list. */
export interface AppealRow {
	id: string;
	number: string;
	application: string;
	attempt: string;
	name: string;
	incoming: string;
	status: AppealStatus;
	decision: string | null;
	late: boolean;
	lodgedOn: string;
	registeredAt: number;
	answerDueAt: number | null;
	/** Working minutes left for the answer, negative when overdue; null after it. */
	left: number | null;
}

/** What a list of appeals is asked for. */
export interface AppealQuery {
	search?: string;
	status?: AppealStatus[];
	application?: string;
	/** Only those whose answer is overdue, or due within a working day. */
	due?: 'overdue' | 'soon';
}

const DAY = 480;
const DUE: Record<NonNullable<AppealQuery['due']>, (left: number) => boolean> = {
	overdue: (left) => left < 0,
	soon: (left) => left >= 0 && left <= DAY
};

async function all(ctx: Context, { search, status, application }: AppealQuery): Promise<Listed[]> {
	const where = { ...(status ? { status } : {}), ...(application ? { application } : {}) };
	const items: Listed[] = [];
	let after: string | undefined;
	do {
		const page = await ctx.store.list('appeal', {
			where,
			sort: 'registeredAt',
			limit: 1000,
			...(search ? { search } : {}),
			...(after ? { after } : {})
		});
		items.push(...page.items);
		after = page.next;
	} while (after !== undefined);
	return items;
}

/** Open appeals first, by the time left for their answer; answered ones after them, newest first. */
const byTimeLeft = (a: AppealRow, b: AppealRow): number =>
	(a.left === null ? 1 : 0) - (b.left === null ? 1 : 0) ||
	(a.left === null
		? b.registeredAt - a.registeredAt
		: (a.answerDueAt ?? Infinity) - (b.answerDueAt ?? Infinity)) ||
	(a.id < b.id ? -1 : 1);

/** Lists appeals by the time left for their answer. */
export const listAppeals =
	(ctx: Context) =>
	async (query: AppealQuery = {}): Promise<AppealRow[]> => {
		const { calendar } = await officeOf(ctx);
		const now = ctx.clock.now();
		const rows = (await all(ctx, query)).map(({ id, summary }): AppealRow => {
			const status = summary.status as AppealStatus;
			const due = typeof summary.answerDueAt === 'number' ? summary.answerDueAt : null;
			const open = status !== 'answered';
			return {
				id,
				number: String(summary.number),
				application: String(summary.application),
				attempt: String(summary.attempt),
				name: String(summary.name),
				incoming: String(summary.incoming),
				status,
				decision: typeof summary.decision === 'string' ? summary.decision : null,
				late: summary.late === true,
				lodgedOn: String(summary.lodgedOn),
				registeredAt: Number(summary.registeredAt),
				answerDueAt: due,
				left: open && due !== null ? workingMinutesBetween(now, due, calendar) : null
			};
		});
		const { due } = query;
		const asked = due ? rows.filter(({ left }) => left !== null && DUE[due](left)) : rows;
		return asked.sort(byTimeLeft);
	};

/** An attempt somebody may appeal against, as the chancellery finds it. */
export interface AppealableRow extends Pick<Result, 'outcome' | 'points' | 'outOf' | 'term' | 'open'> {
	attempt: string;
	application: string;
	name: string;
	iin: string;
	incoming: string;
	startsAt: number;
	resultAt: number;
}

const FOUND = 20;

/** Attempts with a result, by the name, IIN or incoming number of their case. */
export const findAppealable =
	(ctx: Context) =>
	async (search: string): Promise<AppealableRow[]> => {
		const work = new Work(ctx, { id: 'system' });
		const { items } = await ctx.store.list('application', { search, sort: '-receivedAt', limit: FOUND });
		const rows: AppealableRow[] = [];
		for (const { id: application, summary } of items) {
			const attempts = await ctx.store.list('attempt', { where: { application } });
			for (const { id: attempt } of attempts.items) {
				const result = await resultOf(work, attempt);
				if (isRefused(result)) continue;
				const { outcome, points, outOf, term, open, resultAt, sitting } = result;
				rows.push({
					...{ attempt, application, outcome, points, outOf, term, open, resultAt },
					startsAt: sitting.startsAt,
					name: String(summary.name),
					iin: String(summary.iin),
					incoming: String(summary.incoming)
				});
			}
		}
		return rows;
	};

/** An appeal as one page. */
export const viewAppeal = (ctx: Context) => async (id: string) => {
	const work = new Work(ctx, { id: 'system' });
	const record = await work.read('appeal', id);
	if (isRefused(record)) return record;
	const { state, confidential } = record;
	const { calendar } = await officeOf(ctx);
	const { answerDueAt, course } = state;
	const open = course.status !== 'answered';
	const result = await resultOf(work, state.attempt);
	const documents = await documentsAbout(ctx)({ application: state.application });
	const own = [state.receipt, ...(course.status === 'answered' ? [course.document] : [])];
	return {
		id,
		state,
		fullName: confidential ? fullName(confidential.name) : '—',
		iin: confidential?.iin ?? '',
		incoming: confidential?.incoming ?? '',
		text: confidential?.text ?? '',
		fileNames: confidential?.fileNames ?? [],
		answer: confidential?.answer ?? null,
		about: isRefused(result) ? null : await appealed(work, result),
		left: open && answerDueAt !== null ? workingMinutesBetween(ctx.clock.now(), answerDueAt, calendar) : null,
		steps: await Promise.all(state.steps.map(async (step) => ({ ...step, by: await nameOf(ctx, step.by) }))),
		documents: documents.filter((document) => own.includes(document.id))
	};
};

/** A file that came with an appeal. */
export const readAppealFile =
	(ctx: Context) =>
	async (
		id: string,
		sha256: string
	): Promise<{ bytes: Uint8Array; type: string; name: string } | Refused> => {
		const record = await ctx.store.read('appeal', id);
		const index = record?.state.files.findIndex((file) => file.sha256 === sha256) ?? -1;
		const bytes = index >= 0 ? await ctx.files.get(sha256) : undefined;
		if (!record || !bytes) return refused('not-found', { kind: 'file' });
		const type = record.state.files[index]?.type ?? 'application/octet-stream';
		return { bytes, type, name: record.confidential?.fileNames[index] ?? sha256 };
	};

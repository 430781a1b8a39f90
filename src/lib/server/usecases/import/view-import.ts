import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import {
	IMPORT_TARGETS,
	mappingWrong,
	type ImportState,
	type ImportTarget
} from '../../../domain/services/request-import.ts';
import type { Trilingual } from '../../../domain/text.ts';
import { nameOf } from '../desk/document-rows.ts';
import type { By, Context } from '../context.ts';
import { Work } from '../work.ts';
import { readTable } from './kept-table.ts';
import { askedIn, briefly, importable } from './offered-services.ts';
import { cellsOf, decideRow, type Understood } from './take-row.ts';

/** What would become of a row. */
export interface TriedRow {
	/** As the file counts, its headings being the first. */
	row: number;
	key: string;
	applicant: string;
	said: 'would' | 'before' | 'refused';
	no: Refused | null;
}

export interface Tried {
	would: number;
	before: number;
	refused: number;
	rows: TriedRow[];
}

const FIRST_ROW = 2;
/** Others are served between stretches of rows. */
const STRETCH = 50;

async function tryRow(
	ctx: Context,
	by: By,
	all: Understood,
	row: number,
	seen: Set<string>
): Promise<TriedRow> {
	const cells = cellsOf(all, row);
	const key = cells('key');
	const no = seen.has(key) ? refused('imported-already') : await decideRow(new Work(ctx, by), all, row);
	if (key) seen.add(key);
	const applicant =
		cells('organisation') || cells('fullName') || [cells('surname'), cells('given')].join(' ').trim();
	const line = { row: row + FIRST_ROW, key, applicant };
	if (!isRefused(no)) return { ...line, said: 'would', no: null };
	return { ...line, said: no.refused === 'imported-already' ? 'before' : 'refused', no };
}

/** Goes through every row from `from` on without taking any: what would be taken, what was before, what is refused and why. */
async function tryAll(ctx: Context, by: By, all: Understood, from: number): Promise<Tried> {
	const tried: Tried = { would: 0, before: 0, refused: 0, rows: [] };
	const seen = new Set<string>();
	for (let row = from; row < all.table.rows.length; row++) {
		const one = await tryRow(ctx, by, all, row, seen);
		tried[one.said] += 1;
		tried.rows.push(one);
		if (row % STRETCH === 0) await new Promise((done) => setTimeout(done));
	}
	return tried;
}

export interface ImportView {
	id: string;
	fileName: string;
	state: Omit<ImportState, 'table'>;
	/** Whether rows can still be taken. */
	open: boolean;
	services: ReturnType<typeof briefly>[];
	/** What columns may hold; answers by the names of their questions. */
	targets: { target: ImportTarget; name: Trilingual | null }[];
	/** What has to be chosen first. */
	lacks: Refused | null;
	/** Only when it can be tried and is still open. */
	tried: ReturnType<typeof paged> | null;
}

/** Which of the tried rows are shown. */
export interface Shown {
	said?: TriedRow['said'] | undefined;
	/** From 1. */
	page: number;
}

const PAGE = 100;

/** One page of the rows that are asked for, and how many there are of them. */
function paged(tried: Tried, { said, page }: Shown): Tried & { shown: number; pages: number } {
	const asked = said ? tried.rows.filter((row) => row.said === said) : tried.rows;
	const rows = asked.slice((page - 1) * PAGE, page * PAGE);
	return { ...tried, rows, shown: asked.length, pages: Math.max(1, Math.ceil(asked.length / PAGE)) };
}

/** An import with its dry run. */
export const viewImport =
	(ctx: Context) =>
	async (by: By, id: string, shown: Shown = { page: 1 }): Promise<ImportView | Refused> => {
		const record = await ctx.store.read('import', id);
		if (!record) return refused('not-found', { kind: 'import' });
		const { table: kept, ...state } = record.state;
		const services = await importable(ctx);
		const { mapping, next } = state;
		const table = kept === null ? null : await readTable(ctx, kept);
		const open = table !== null && !isRefused(table);
		const lacks = mappingWrong(mapping);
		const all = open && !lacks ? await tryAll(ctx, by, { table, mapping, services }, next) : null;
		const answers = askedIn(services, mapping).map((field) => ({
			target: `answer:${field.id}` as const,
			name: field.name
		}));
		return {
			id,
			fileName: record.confidential?.fileName ?? '',
			state,
			open,
			services: services.map(briefly),
			targets: [...IMPORT_TARGETS.map((target) => ({ target, name: null })), ...answers],
			lacks,
			tried: all && paged(all, shown)
		};
	};

/** Imports, the newest first. */
export const listImports = (ctx: Context) => async () => {
	const { items } = await ctx.store.list('import', { sort: '-uploadedAt', limit: 50 });
	const lines = [];
	for (const { id, summary } of items)
		lines.push({
			id,
			fileName: String(summary.fileName),
			rows: Number(summary.rows),
			next: Number(summary.next),
			taken: Number(summary.taken),
			before: Number(summary.before),
			refused: Number(summary.refused),
			uploadedAt: Number(summary.uploadedAt),
			by: await nameOf(ctx, String(summary.by)),
			open: summary.open === true,
			done: summary.done === true
		});
	return lines;
};

/** What a table to fill in asks for: a column for everything a request of a procedure says. */
export const importTemplate = (ctx: Context) => async (id: string, procedure: string) => {
	const definition = (await importable(ctx)).find((one) => one.id === id);
	const found = definition?.procedures.find((one) => one.id === procedure);
	if (!definition || !found) return refused('not-found', { kind: 'service' });
	const about: Record<string, ImportTarget[]> = {
		licence: ['licence'],
		address: ['addressCode'],
		nothing: []
	};
	const targets: ImportTarget[] = ['key', 'receivedAt', 'iin', 'fullName', 'bin', 'organisation'];
	const all = [
		...targets,
		'phone',
		'email',
		'address',
		'language',
		...(about[found.about] ?? [])
	] as ImportTarget[];
	const answers = askedIn([definition], { service: definition.id, procedure: found.id });
	return { name: found.name, targets: all, answers: answers.map(({ name }) => name) };
};

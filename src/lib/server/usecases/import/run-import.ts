import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { mappingWrong, type RefusedRow } from '../../../domain/services/request-import.ts';
import { caseOf } from '../cases/case-of-service.ts';
import { registerAtOnce } from '../cases/receive-at-office.ts';
import { enterAccepted, newLine } from '../counter/journal-line.ts';
import type { Context } from '../context.ts';
import { transact } from '../transact.ts';
import type { Work } from '../work.ts';
import { readTable } from './kept-table.ts';
import { importable } from './offered-services.ts';
import { decideRow, type Understood } from './take-row.ts';

/** Rows of one portion: between two of them the page shows how far it is. */
const PORTION = 50;
/** The headings are the first row of the file. */
const FIRST_ROW = 2;

interface Taken {
	taken: number;
	before: number;
	refused: RefusedRow[];
}

/** Takes a row; what came in at the counter gets its line of the journal, by which the result is given out. */
async function receiveRow(work: Work, all: Understood, row: number): Promise<{ id: string } | Refused> {
	if (all.mapping.channel !== 'state-corporation') return decideRow(work, all, row);
	const line = await newLine(work);
	const received = await decideRow(work, all, row, line.number);
	if (isRefused(received)) return received;
	const one = await caseOf(work, received.id);
	if (isRefused(one)) return one;
	await enterAccepted(work, line, one, { document: null, ticket: null });
	return received;
}

/** Takes a row and registers it where that is the chancellery's first step, as one commit. */
const takeRow = (ctx: Context, actor: Actor, all: Understood, row: number) =>
	transact(ctx, actor, async (work) => {
		const received = await receiveRow(work, all, row);
		if (isRefused(received)) return received;
		const incoming = await registerAtOnce(work, actor, received.id);
		return isRefused(incoming) ? incoming : received;
	});

async function takeRows(
	ctx: Context,
	actor: Actor,
	all: Understood,
	from: number,
	to: number
): Promise<Taken> {
	const sum: Taken = { taken: 0, before: 0, refused: [] };
	for (let row = from; row < to; row++) {
		const received = await takeRow(ctx, actor, all, row);
		if (!isRefused(received)) sum.taken += 1;
		else if (received.refused === 'imported-already') sum.before += 1;
		else sum.refused.push({ row: row + FIRST_ROW, code: received.refused });
	}
	return sum;
}

/** Notes how far an import has come; another window that took the same rows meanwhile goes first. */
const note = (ctx: Context, actor: Actor, id: string, from: number, to: number, sum: Taken) =>
	transact(ctx, actor, async (work): Promise<{ next: number; done: boolean } | Refused> => {
		const record = await work.read('import', id);
		if (isRefused(record)) return record;
		if (record.state.next !== from) return refused('changed-meanwhile');
		const done = to >= record.state.rows;
		work.add('import', id, [
			{ type: 'rows-taken', v: 1, data: { from, to, ...sum } },
			...(done ? [{ type: 'closed' as const, v: 1, data: { done } }] : [])
		]);
		return { next: to, done };
	});

/**
 * Takes the next rows of a table, each one a commit; call it until it is done. No request is taken twice, neither by a
 * second run nor by two windows at once. Refuses 'import-over', 'changed-meanwhile' when `from` is not the next row, and
 * columns that say too little.
 */
export const runImport =
	(ctx: Context) =>
	async (actor: Actor, id: string, from: number): Promise<{ next: number; done: boolean } | Refused> => {
		const record = await ctx.store.read('import', id);
		if (!record) return refused('not-found', { kind: 'import' });
		const { mapping, next, rows, table: kept } = record.state;
		const table = await readTable(ctx, kept);
		if (isRefused(table)) return table;
		const wrong = mappingWrong(mapping);
		if (wrong) return wrong;
		if (next !== from) return refused('changed-meanwhile');
		const to = Math.min(from + PORTION, rows);
		const services = await importable(ctx);
		const sum = await takeRows(ctx, actor, { table, mapping, services }, from, to);
		const noted = await note(ctx, actor, id, from, to, sum);
		if (!isRefused(noted) && noted.done && kept) await ctx.files.remove(kept);
		return noted;
	};

import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { guessColumns, headingSet, plain } from '../../../domain/services/import-columns.ts';
import type { ImportTable } from '../../../domain/services/import-table.ts';
import {
	chosenColumns,
	isPersonalNumber,
	mappingWrong,
	sourceOf,
	type ImportMapping
} from '../../../domain/services/request-import.ts';
import type { Tables } from '../../ports.ts';
import type { By, Context } from '../context.ts';
import { transact } from '../transact.ts';
import { dropOldTables, keepTable } from './kept-table.ts';
import { askedIn, importable } from './offered-services.ts';

/** How columns of the same headings were understood the last time, whatever their order and case. */
async function remembered(ctx: Context, { headings }: ImportTable): Promise<ImportMapping | null> {
	const { items } = await ctx.store.list('import', {
		where: { set: headingSet(headings) },
		sort: '-uploadedAt',
		limit: 20
	});
	for (const { id } of items) {
		const mapping = (await ctx.store.read('import', id))?.state.mapping;
		if (!mapping || mappingWrong(mapping)) continue;
		const found = chosenColumns(mapping).flatMap(([target, heading]) => {
			const own = headings.find((one) => plain(one) === plain(heading));
			return own === undefined ? [] : [[target, own] as const];
		});
		return { ...mapping, columns: Object.fromEntries(found) };
	}
	return null;
}

async function guessed(ctx: Context, { headings }: ImportTable): Promise<ImportMapping> {
	const services = await importable(ctx);
	const only = services.length === 1 ? services[0]! : null;
	const of = { service: only?.id ?? null, procedure: only?.procedures[0]?.id ?? null };
	const columns = guessColumns(headings, askedIn(services, of));
	return { source: '', channel: 'portal', ...of, columns };
}

/**
 * Takes a file of another system in: nothing of it is received yet. Refuses what is no table, 'table-…', and one whose
 * first row is a request already: facts say the headings.
 */
export const uploadTable =
	(ctx: Context, tables: Tables) =>
	async (by: By, { name, bytes }: { name: string; bytes: Uint8Array }): Promise<{ id: string } | Refused> => {
		const table = await tables.read(name, bytes);
		if (isRefused(table)) return table;
		if (table.headings.some(isPersonalNumber)) return refused('table-headings-missing');
		await dropOldTables(ctx);
		const id = ctx.ids.id();
		const mapping = (await remembered(ctx, table)) ?? (await guessed(ctx, table));
		const kept = await keepTable(ctx, id, table);
		const { headings, rows } = table;
		const data = { headings, set: headingSet(headings), rows: rows.length, table: kept, mapping };
		return transact(ctx, by, async (work) => {
			work.add('import', id, [{ type: 'uploaded', v: 1, data }], {
				confidential: { fileName: name.slice(-200) }
			});
			return { id };
		});
	};

/** Corrects how the columns are understood, as long as no row was taken; it is remembered for tables of these headings. */
export const mapColumns = (ctx: Context) => (by: By, id: string, typed: ImportMapping) =>
	transact(ctx, by, async (work): Promise<true | Refused> => {
		const record = await work.read('import', id);
		if (isRefused(record)) return record;
		const { state } = record;
		if (state.table === null) return refused('import-over');
		if (state.next > 0) return refused('columns-changed');
		const known = chosenColumns(typed).filter(([, heading]) => state.headings.includes(heading));
		const mapping = { ...typed, source: sourceOf(typed.source), columns: Object.fromEntries(known) };
		const no = mappingWrong(mapping);
		if (no?.refused === 'import-key-personal') return no;
		work.add('import', id, [{ type: 'mapped', v: 1, data: { mapping } }]);
		return true;
	});

/** Throws a table away; what was taken from it stays. */
export const discardTable =
	(ctx: Context) =>
	async (by: By, id: string): Promise<true | Refused> => {
		const table = await transact(ctx, by, async (work) => {
			const record = await work.read('import', id);
			if (isRefused(record)) return record;
			if (record.state.table === null) return refused('import-over');
			work.add('import', id, [{ type: 'closed', v: 1, data: { done: false } }]);
			return record.state.table;
		});
		if (isRefused(table)) return table;
		await ctx.files.remove(table);
		return true;
	};

import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { ImportTable } from '../../../domain/services/import-table.ts';
import type { Context } from '../context.ts';
import { transact } from '../transact.ts';

/** Tables nobody finished with are kept this long: they hold the data of people. */
const KEPT = 30 * 24 * 60 * 60 * 1000;

/** Keeps a table as long as it is needed; by the import it belongs to, so that the same file twice is two. */
export const keepTable = async (ctx: Context, id: string, table: ImportTable): Promise<string> =>
	(await ctx.files.put(new TextEncoder().encode(JSON.stringify({ import: id, ...table })))).sha256;

export async function readTable(ctx: Context, sha256: string | null): Promise<ImportTable | Refused> {
	const bytes = sha256 === null ? undefined : await ctx.files.get(sha256);
	if (!bytes) return refused('import-over');
	const { headings, rows } = JSON.parse(new TextDecoder().decode(bytes)) as ImportTable;
	return { headings, rows };
}

/** Throws away the tables nobody has finished with in time. */
export async function dropOldTables(ctx: Context): Promise<void> {
	const open = await ctx.store.all('import', { where: { open: true } });
	const old = open.filter(({ summary }) => Number(summary.uploadedAt) < ctx.clock.now() - KEPT);
	for (const { id } of old) {
		const table = await transact(ctx, { id: 'system' }, async (work) => {
			const record = await work.read('import', id);
			if (isRefused(record)) return record;
			work.add('import', id, [{ type: 'closed', v: 1, data: { done: false } }]);
			return record.state.table;
		});
		if (typeof table === 'string') await ctx.files.remove(table);
	}
}

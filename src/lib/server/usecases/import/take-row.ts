import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { ImportTable } from '../../../domain/services/import-table.ts';
import {
	chosenColumns,
	type ImportMapping,
	type ImportTarget
} from '../../../domain/services/request-import.ts';
import type { ServiceDefinition } from '../../../domain/services/service.ts';
import { decideReceipt, type NewRequest } from '../cases/receive-request.ts';
import type { Work } from '../work.ts';
import { requestOfRow, type Cells, type RowRequest } from './row-request.ts';

/** A table with how it is understood. */
export interface Understood {
	table: ImportTable;
	mapping: ImportMapping;
	services: readonly ServiceDefinition[];
}

/** The cells of one row, from 0. */
export function cellsOf({ table, mapping }: Pick<Understood, 'table' | 'mapping'>, row: number): Cells {
	const places = new Map(
		chosenColumns(mapping).map(([target, heading]) => [target, table.headings.indexOf(heading)])
	);
	return (target: ImportTarget) => table.rows[row]?.[places.get(target) ?? -1] ?? '';
}

/** What it is about, by the numbers another system knows them by; one that nobody here knows is refused by name. */
async function aboutOf(
	work: Work,
	{ licence, addressCode }: RowRequest
): Promise<NewRequest['about'] | Refused> {
	const { store } = work.ctx;
	const [ofLicence, ofAddress] = await Promise.all([
		licence ? store.find(`licence:${licence}`) : undefined,
		addressCode ? store.find(`address-code:${addressCode}`) : undefined
	]);
	if (licence && !ofLicence) return refused('licence-missing');
	if (addressCode && !ofAddress) return refused('address-missing');
	return { ...(ofLicence && { licence: ofLicence.id }), ...(ofAddress && { address: ofAddress.id }) };
}

/**
 * Takes one row, as every request is taken; 'imported-already' is said before anything else that may be wrong with it.
 * `journal`: its number at the counter, where it came in there.
 */
export async function decideRow(
	work: Work,
	all: Understood,
	row: number,
	journal: string | null = null
): Promise<{ id: string } | Refused> {
	const cells = cellsOf(all, row);
	const key = `imported:${all.mapping.source}:${cells('key')}`;
	if (cells('key') && (await work.ctx.store.find(key))) return refused('imported-already');
	const { office } = await work.office();
	const said = requestOfRow(cells, all.mapping, all.services, {
		...{ now: work.now, hours: office.hours, journal }
	});
	if (isRefused(said)) return said;
	const about = await aboutOf(work, said);
	return isRefused(about) ? about : decideReceipt(work, { ...said.request, about });
}

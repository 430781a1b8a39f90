import type { Summary } from '../../../domain/facts.ts';
import { refused, type Refused } from '../../../domain/refusal.ts';
import { currentAddress, type AddressObject } from '../../../domain/services/address.ts';
import type { ListQuery } from '../../ports.ts';
import type { Context } from '../context.ts';
import { textOrNull } from '../desk/document-rows.ts';

/** An object of the address register as lists show it. */
export interface AddressRow {
	id: string;
	object: AddressObject;
	cadastral: string | null;
	/** Of the address in force. */
	code: string | null;
	/** The address in force, else the last one. */
	kk: string;
	ru: string;
	status: 'in-force' | 'annulled' | 'none';
	/** How many addresses it has had. */
	changes: number;
}

const rowOf = ({ id, summary }: { id: string; summary: Summary }): AddressRow => ({
	id,
	object: summary.object as AddressObject,
	cadastral: textOrNull(summary.cadastral),
	code: textOrNull(summary.code),
	kk: String(summary.kk),
	ru: String(summary.ru),
	status: summary.status as AddressRow['status'],
	changes: Number(summary.changes)
});

/** The register of addresses, by registration code, cadastral number or words of an address. */
export const listAddresses = (ctx: Context) => async (query: ListQuery) => {
	const { items, total, next } = await ctx.store.list('address', query);
	return { rows: items.map(rowOf), total, next };
};

/** The incoming number of a case a change rests on; null where none did. */
async function caseOf({ store }: Context, id: string | null) {
	const found = id === null ? undefined : await store.read('service-case', id);
	return found ? { id: id!, incoming: found.state.incoming } : null;
}

/** An object with all its addresses through time, newest first. Refuses 'not-found'. */
export const viewAddress = (ctx: Context) => async (id: string) => {
	const record = await ctx.store.read('address', id);
	if (!record) return refused('not-found', { kind: 'address' }) satisfies Refused;
	const facts = await ctx.store.facts('address', id);
	const entered = facts.find(({ type }) => type === 'entered')?.data as { ground: string } | undefined;
	const history = await Promise.all(
		record.state.addresses.map(async (one) => ({ ...one, case: await caseOf(ctx, one.case) }))
	);
	return {
		id,
		state: record.state,
		ground: entered?.ground ?? '',
		current: currentAddress(record.state),
		history: history.reverse()
	};
};

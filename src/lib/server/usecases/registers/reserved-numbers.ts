import { bookOf } from '../../../domain/register-book.ts';
import {
	formatNumber,
	seriesOf,
	type RegisterFact,
	type RegisterState,
	type Series
} from '../../../domain/register.ts';
import type { Fact } from '../../../domain/facts.ts';
import type { Office } from '../../../domain/office.ts';
import { everyItem } from '../desk/every-item.ts';
import type { Context } from '../context.ts';

/** A number that waits for a record to be signed. */
export interface ReservedNumber {
	register: string;
	to: string;
	/** As it was printed, else as the office would print it now. */
	text: string;
}

/** The facts of a register, told in turn. */
export const factsOf = async (ctx: Context, register: string) =>
	(await ctx.store.facts('register', register)) as unknown as (RegisterFact & Pick<Fact, 'at'>)[];

/** The number kept for a record in one register; null where none is. */
export async function reservedIn(
	{ ctx, office }: { ctx: Context; office: Office },
	register: string,
	state: RegisterState,
	to: string
): Promise<ReservedNumber | null> {
	const [n, of] = [state.reserved[to], seriesOf(register)];
	if (n === undefined || !of) return null;
	const entry = bookOf(await factsOf(ctx, register)).entries.find((one) => one.n === n);
	return { register, to, text: entry?.text ?? formatNumber(office, of.series, n, of.year) };
}

/**
 * The numbers of a series kept for some records: in the registers of every year, as the year may have changed since
 * they were prepared.
 */
export async function reservedFor(
	{ ctx, office, read }: {
		ctx: Context;
		office: Office;
		/** Of a unit of work: nobody changes what is decided from it meanwhile. */
		read: (register: string) => Promise<RegisterState | undefined>;
	},
	series: Series,
	records: readonly string[]
): Promise<ReservedNumber[]> {
	const found: ReservedNumber[] = [];
	for (const { id } of await everyItem(ctx, 'register')) {
		if (seriesOf(id)?.series !== series) continue;
		const state = await read(id);
		for (const to of state ? records.filter((one) => state.reserved[one] !== undefined) : []) {
			const kept = state && (await reservedIn({ ctx, office }, id, state, to));
			if (kept) found.push(kept);
		}
	}
	return found;
}

import { bookOf } from '../../../domain/register-book.ts';
import { formatNumber, seriesOf, type RegisterState, type Series } from '../../../domain/register.ts';
import type { Numbering } from '../../../domain/number-mask.ts';
import { everyItem } from '../desk/every-item.ts';
import type { Context } from '../context.ts';
import { registerFacts } from './register-facts.ts';

/** A number that waits for a record to be signed. */
export interface ReservedNumber {
	register: string;
	to: string;
	/** As it was printed, else as the office would print it now. */
	text: string;
}

/** From where registers are read. In a unit of work: nobody changes them before what follows is committed. */
interface Reading {
	ctx: Context;
	office: Numbering;
	read: (register: string) => Promise<RegisterState | undefined>;
}

/** The number kept for a record in one register; null where none is. */
export async function reservedIn(
	{ ctx, office, read }: Reading,
	register: string,
	to: string
): Promise<ReservedNumber | null> {
	const [state, of] = [await read(register), seriesOf(register)];
	const n = state?.reserved[to];
	if (!of || n === undefined) return null;
	const entry = bookOf(await registerFacts(ctx, register)).entries.find((one) => one.n === n);
	return { register, to, text: entry?.text ?? formatNumber(office, of.series, n, of.year) };
}

/**
 * The numbers of a series kept for some records: in the registers of every year, as the year may have changed since
 * they were prepared.
 */
export async function reservedFor(
	reading: Reading,
	series: Series,
	records: readonly string[]
): Promise<ReservedNumber[]> {
	const found: ReservedNumber[] = [];
	for (const { id } of await everyItem(reading.ctx, 'register')) {
		if (seriesOf(id)?.series !== series) continue;
		for (const to of records) {
			const kept = await reservedIn(reading, id, to);
			if (kept) found.push(kept);
		}
	}
	return found;
}

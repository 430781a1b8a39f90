import type { Refused } from '../../../domain/refusal.ts';
import { bookOf } from '../../../domain/register-book.ts';
import { formatNumber, SERIES, spellingsOf, type RegisterFact } from '../../../domain/register.ts';
import { certificateNumber } from '../../../domain/attestation/certificate.ts';
import { OFFICE_ID } from '../../../domain/office.ts';
import type { Stamp } from '../../../domain/facts.ts';
import type { Context } from '../context.ts';
import type { CheckBrake } from './check-brake.ts';
import { registeredView, type RegisteredView } from './registered.ts';

/** What the register says of a number. Numbers begin anew each year: more than one document may bear it. */
export interface NumberAnswer {
	documents: RegisteredView[];
	/** When the number was voided; nothing bears it. Null where that is not so. */
	voidedAt: number | null;
}

/** The ids of the documents that bear a number, however it was typed. */
export async function bearersOf(ctx: Context, number: string): Promise<string[]> {
	const { items } = await ctx.store.list('document', { where: { number: spellingsOf(number) }, limit: 10 });
	return items.map(({ id }) => id);
}

/** When a number that nothing bears was voided: what was to bear it was withdrawn before it was signed. */
async function voidedAt(ctx: Context, number: string): Promise<number | null> {
	const office = await ctx.store.read('office', OFFICE_ID);
	const spellings = spellingsOf(number);
	const numbers = [...number.matchAll(/\d{1,9}/g)].map(([digits]) => Number(digits));
	const numbering = office?.state.office ?? { numberPrefix: '' };
	const printed = (series: (typeof SERIES)[number], n: number, year: number): string =>
		series === 'certificate' ? certificateNumber(n) : formatNumber(numbering, series, n, year);
	for (const series of SERIES) {
		const { items } = await ctx.store.list('register', { limit: 1000 });
		for (const { id, summary } of items) {
			if (id.replace(/-\d{4}$/, '') !== series) continue;
			const year = Number(id.slice(-4));
			const n = numbers.find((one) => spellings.includes(printed(series, one, year)));
			if (n === undefined || Number(summary.last) < n) continue;
			const facts = (await ctx.store.facts('register', id)) as unknown as (RegisterFact &
				Pick<Stamp, 'at'>)[];
			const voided = bookOf(facts).entries.find((entry) => entry.n === n && entry.fate === 'voided');
			if (voided) return voided.at;
		}
	}
	return null;
}

/** What anybody may know of a registered number. No names. Refuses 'too-many-checks'. */
export const verifyNumber =
	(ctx: Context, brake: CheckBrake) =>
	async (number: string, address = ''): Promise<NumberAnswer | Refused> => {
		const slow = brake.check(address);
		if (slow) return slow;
		const documents: RegisteredView[] = [];
		for (const id of await bearersOf(ctx, number)) {
			const view = await registeredView(ctx, id);
			if (view) documents.push(view);
		}
		return { documents, voidedAt: documents.length ? null : await voidedAt(ctx, number) };
	};

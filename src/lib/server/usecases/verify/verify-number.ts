import type { Refused } from '../../../domain/refusal.ts';
import { formatNumber, seriesOf, spellingsOf } from '../../../domain/register.ts';
import type { Listed } from '../../ports.ts';
import { everyItem } from '../desk/every-item.ts';
import { officeOf } from '../desk/view-cases.ts';
import { registerFacts } from '../registers/register-facts.ts';
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

/** Whether a register has come to one of some numbers: numbers as they may stand in what was typed. */
const reaches = ({ summary }: Listed, numbers: readonly number[]): boolean =>
	numbers.some((n) => n <= Number(summary.last));

/**
 * When a number that nothing bears was voided: what was to bear it was not signed under it. It is looked for as it was
 * printed: the mask of its series may have changed since.
 */
async function voidedAt(ctx: Context, number: string): Promise<number | null> {
	const { office } = await officeOf(ctx);
	const spellings = spellingsOf(number);
	const numbers = [...number.matchAll(/\d{1,9}/g)].map(([digits]) => Number(digits));
	for (const register of await everyItem(ctx, 'register')) {
		const of = seriesOf(register.id);
		if (!of || !reaches(register, numbers)) continue;
		const voided = (await registerFacts(ctx, register.id)).find(
			({ type, data }) =>
				type === 'number-voided' &&
				numbers.includes(data.number) &&
				spellings.includes(data.text ?? formatNumber(office, of.series, data.number, of.year))
		);
		if (voided) return voided.at;
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

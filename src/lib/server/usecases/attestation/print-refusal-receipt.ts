import type { OfficialDocument, ReceiptOfRefusal } from '../../../domain/attestation/documents.ts';
import type { PersonName } from '../../../domain/people/name.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { refused, type Refused } from '../../../domain/refusal.ts';
import type { Lang } from '../../../domain/text.ts';
import type { Context } from '../context.ts';
import { Work } from '../work.ts';

/** Documents that were not taken, and why. */
export interface NotTaken {
	name: PersonName;
	speciality: string;
	missing: string[];
}

/**
 * The receipt of refusal as a file, in as many copies as are printed. Kept nowhere: the office keeps no data of whoever it
 * took nothing from. Refuses 'bad-input' where no document is named or the office has no such speciality.
 */
export const printRefusalReceipt =
	(ctx: Context) =>
	async (
		actor: Actor,
		{ name, speciality, missing }: NotTaken,
		lang: Lang
	): Promise<{ bytes: Uint8Array; content: OfficialDocument } | Refused> => {
		const work = new Work(ctx, actor);
		const { office } = await work.office();
		const title = Object.hasOwn(office.specialities, speciality)
			? office.specialities[speciality]
			: undefined;
		if (!title) return refused('bad-input', { field: 'speciality' });
		if (!missing.length) return refused('bad-input', { field: 'missing' });
		const content: ReceiptOfRefusal = {
			...{ type: 'receipt-of-refusal', office: office.letterhead, mark: work.mark },
			...{ number: null, date: work.now, signedBy: null, ground: [] },
			applicantName: name,
			speciality: { kk: title.kk, ru: title.ru },
			missing,
			refusedAt: work.now,
			author: await work.signature(['chancellery'])
		};
		return { bytes: await ctx.press.render(content, lang, ctx.ids.id()), content };
	};

import type { AmendingOrder, Correction } from '../../../domain/attestation/documents.ts';
import type { Bilingual } from '../../../domain/text.ts';
import { closing, decision } from '../sheet/closing.ts';
import { INDENT, say, type Sheet } from '../sheet/page.ts';
import { reference } from '../sheet/references.ts';
import { ordinal, table, type Column } from '../sheet/table.ts';
import { paragraph, write } from '../sheet/write.ts';
import * as words from '../words.ts';

const CORRECTIONS: Column<Correction>[] = [
	ordinal(),
	{ head: words.PLACE, width: 46, cell: ({ place }) => place },
	{ head: words.WAS, width: 57, cell: ({ was }) => was },
	{ head: words.TO_BE, width: 57, cell: ({ be }) => be }
];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** «Об утверждении …» of «Приказ об утверждении …», in both languages: nothing but orders is amended. */
export const orderAbout = ({ kk, ru }: Bilingual): Bilingual => ({
	kk: kk.replace(/ бұйрық$/, ''),
	ru: capital(ru.replace(/^Приказ /, ''))
});

/** What is set right, by name, date and number. */
function amend(sheet: Sheet, { number, date, title }: AmendingOrder['amends']): string {
	const values = { ...reference(sheet, { number, date }), title: say(sheet, orderAbout(title)) };
	return say(sheet, words.AMEND_ORDER, values);
}

/** A slip found after signing: what stands, and what is to stand. The order set right is never printed anew. */
export function amendingOrder(sheet: Sheet, document: AmendingOrder): void {
	const { because } = document;
	paragraph(sheet, say(sheet, because) ? because : words.SLIP_FOUND);
	write(sheet, words.I_ORDER, { face: 'bold', indent: INDENT, after: 2 });
	paragraph(sheet, `1.\u00a0${amend(sheet, document.amends)}`);
	table(sheet, CORRECTIONS, document.corrections, { size: 10.5 });
	sheet.y += 1;
	paragraph(sheet, `2.\u00a0${say(sheet, words.REST_UNCHANGED)}`);
	paragraph(sheet, `3.\u00a0${say(sheet, words.IN_FORCE)}`);
	closing(sheet, document.ground, [decision(document.signedBy)]);
}

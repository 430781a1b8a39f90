import type { AddressCertificate } from '../../../../domain/services/service-documents.ts';
import { closing, decision } from '../../sheet/closing.ts';
import { say, type Sheet } from '../../sheet/page.ts';
import { onDay } from '../../sheet/references.ts';
import { ordinal, table, type Column } from '../../sheet/table.ts';
import { heading, paragraph, particulars, write } from '../../sheet/write.ts';
import * as words from '../../words.ts';
import { applicantRows, grounds, incomingRow, type Rows } from './of-case.ts';

type Change = AddressCertificate['history'][number];

/** What gave an address, and what annulled it. */
const groundOf = (sheet: Sheet, { ground, annulled }: Change): string =>
	annulled ? `${ground};\n${say(sheet, words.ANNULLED_BY, { ground: annulled })}` : ground;

function columns(sheet: Sheet): Column<Change>[] {
	const until = ({ until: end }: Change) => (end === null ? say(sheet, words.UNTIL_NOW) : onDay(sheet, end));
	return [
		ordinal(),
		{
			head: words.PERIOD,
			width: 0,
			fixed: 30,
			align: 'center',
			cell: (change) => `${onDay(sheet, change.from)} –\n${until(change)}`
		},
		{ head: words.ADDRESS, width: 72, cell: ({ address }) => address },
		{ head: words.BY_ORDER, width: 55, cell: (change) => groundOf(sheet, change) }
	];
}

const optional = (name: Rows[number][0], value: string | null): Rows => (value ? [[name, value]] : []);

/** What the register says of an address, or what became of it. */
export function addressCertificate(sheet: Sheet, document: AddressCertificate): void {
	const { about, object, history } = document;
	paragraph(sheet, words.ADDRESS_SAID[about], 3);
	write(sheet, document.address, { size: 14, face: 'bold', align: 'center', after: 5 });
	// What is annulled by this very certificate is said so above.
	if (!document.inForce && about !== 'annul') paragraph(sheet, words.ADDRESS_GONE, 3);
	particulars(sheet, [
		...optional(words.ADDRESS_CODE, document.code),
		[words.OBJECT_KIND, object.kind],
		...optional(words.CADASTRAL, object.cadastral),
		...applicantRows(document.applicant),
		incomingRow(sheet, document)
	]);
	if (about === 'clarify-with-history' || history.length > 0) {
		heading(sheet, words.ADDRESS_HISTORY);
		table(sheet, columns(sheet), history);
	}
	closing(sheet, [grounds(sheet, document)], [decision(document.signedBy)]);
}

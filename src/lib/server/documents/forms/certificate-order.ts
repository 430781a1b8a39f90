import type { CertificateOrder } from '../../../domain/attestation/documents.ts';
import { OUTCOMES, type OutcomeRule } from '../../../domain/attestation/outcome.ts';
import type { Bilingual } from '../../../domain/text.ts';
import { closing, decision } from '../sheet/closing.ts';
import { INDENT, say, type Sheet } from '../sheet/page.ts';
import { reference } from '../sheet/references.ts';
import { ordinal, table, type Column } from '../sheet/table.ts';
import { numbered, paragraph, write } from '../sheet/write.ts';
import * as words from '../words.ts';
import { appendix } from './appendix.ts';
import { iin, incoming, name, speciality } from './columns.ts';

type Row = CertificateOrder['passed'][number] & Partial<CertificateOrder['others'][number]>;

interface Part {
	rows: Row[];
	item: Bilingual;
	title: Bilingual;
	columns: Column<Row>[];
}

const PERSON: Column<Row>[] = [ordinal(), name, iin, incoming, speciality];
const WITH_OUTCOME: Column<Row>[] = [
	...PERSON,
	{ head: words.OUTCOME, width: 38, cell: ({ outcome }) => (outcome ? words.OUTCOME_LABELS[outcome] : '—') }
];

function parts({ passed, others }: CertificateOrder): Part[] {
	const leading = (to: OutcomeRule['leadsTo']) =>
		others.filter(({ outcome }) => OUTCOMES[outcome].leadsTo === to);
	const certified: Row[] = [...passed, ...leading('certificate')];
	const all: Part[] = [
		{ rows: certified, item: words.ISSUE_CERTIFICATES, title: words.CERTIFIED, columns: PERSON },
		{
			rows: leading('refusal'),
			item: words.PREPARE_REFUSALS,
			title: words.REFUSED_PERSONS,
			columns: WITH_OUTCOME
		},
		{
			rows: leading('new-date'),
			item: words.SET_NEW_DATE,
			title: words.NEW_DATE_PERSONS,
			columns: WITH_OUTCOME
		}
	];
	return all.filter(({ rows }) => rows.length > 0);
}

/** ¶7.12: certificates to those who passed; for everybody else what their outcome calls for. */
export function certificateOrder(sheet: Sheet, document: CertificateOrder): void {
	const found = parts(document);
	const values = { service: say(sheet, words.SERVICE), ...reference(sheet, document.act) };
	paragraph(sheet, say(sheet, words.BY_ACT, values));
	write(sheet, words.I_ORDER, { face: 'bold', indent: INDENT, after: 2 });
	numbered(sheet, [
		...found.map(({ item, rows }, i) => say(sheet, item, { appendix: i + 1, count: rows.length })),
		say(sheet, words.FORM_RESULTS),
		say(sheet, words.IN_FORCE)
	]);
	closing(sheet, document.ground, [decision(document.signedBy)]);
	found.forEach(({ rows, title, columns }, i) => {
		appendix(sheet, document, i + 1, title);
		table(sheet, columns, rows);
	});
}

import { describe, expect, it } from 'vitest';
import type { OfficialDocument, RegisterRow } from '../../domain/attestation/documents.ts';
import { fullName } from '../../domain/people/name.ts';
import { LANGS } from '../../domain/text.ts';
import { bare, bareText, pages } from './extract.ts';
import { renderDocument } from './render.ts';
import { person, sampleAct, SAMPLES } from './samples.ts';

const BASE = 'https://synaq.example.kz';
const LONG = 'Әбдіғаппарұлыөтегенқұлмұхамедиярұлынұрмұхаммедұлыжәңгіржанов';

const same = (text: string) => ({ kk: text, ru: text });

function named(surname: string, given = surname, patronymic = given): RegisterRow {
	return { ...person(1), name: { surname, given, patronymic } };
}

/** The sample documents with every person replaced. */
function withEveryone(row: RegisterRow): OfficialDocument[] {
	const places = [{ seat: 1, name: row.name, incoming: row.incoming }];
	const order = SAMPLES['admission-order'];
	return [
		{
			...SAMPLES['applicants-list'],
			rows: SAMPLES['applicants-list'].rows.map((old) => ({ ...old, name: row.name }))
		},
		{ ...SAMPLES.memo, applicant: row },
		{
			...SAMPLES['materials-list'],
			rows: SAMPLES['materials-list'].rows.map((old) => ({ ...old, name: row.name }))
		},
		{
			...order,
			admitted: [row],
			notAdmitted: [{ ...row, reasons: [LONG] }],
			sessions: order.sessions.map((session) => ({ ...session, places }))
		},
		{ ...SAMPLES['notice-of-admission'], applicant: row },
		{ ...sampleAct(9), rows: sampleAct(9).rows.map((old) => ({ ...old, name: row.name, note: LONG })) },
		{ ...SAMPLES['result-sheet'], applicant: row },
		{ ...SAMPLES['certificate-order'], passed: [row] },
		{ ...SAMPLES.certificate, holder: row },
		{ ...SAMPLES['reasoned-refusal'], applicant: row },
		{ ...SAMPLES['application-form'], applicant: row, attached: [{ name: LONG, sha256: 'f'.repeat(64) }] },
		{ ...SAMPLES.receipt, applicant: row, documents: [LONG] },
		{ ...SAMPLES['receipt-of-refusal'], applicantName: row.name, missing: [LONG] },
		{
			...SAMPLES['amending-order'],
			corrections: [{ place: same(LONG), was: same(fullName(row.name)), be: same(fullName(row.name)) }]
		}
	];
}

describe('what people may type', () => {
	it.each(withEveryone(named(LONG)))(
		'$type: a name of three times 60 letters stays within the margins, whole',
		async (document) => {
			const bytes = await renderDocument(document, 'kk', BASE);
			for (const page of await pages(bytes)) {
				expect(page.filter(({ x, width }) => x < 24.9 || x + width > 195.2)).toEqual([]);
			}
			expect(await bareText(bytes)).toContain(LONG + LONG + LONG);
		}
	);

	it('the certificate of the longest name and speciality is still one page', async () => {
		const holder = { ...named(LONG), speciality: { kk: `${LONG} `.repeat(5), ru: `${LONG} `.repeat(5) } };
		for (const lang of LANGS) {
			const bytes = await renderDocument({ ...SAMPLES.certificate, holder }, lang, BASE);
			expect(await pages(bytes)).toHaveLength(1);
		}
	});

	it.each(withEveryone(named('<script>alert(1)</script>', '(Tj) \\', '%PDF')))(
		'$type: a name of markup or PDF is harmless text',
		async (document) => {
			const text = await bareText(await renderDocument(document, 'ru', BASE));
			expect(text).toContain(bare('<script>alert(1)</script> (Tj) \\ %PDF'));
		}
	);

	it('a character without a glyph is printed as a question mark, and nothing around it vanishes', async () => {
		const document = {
			...SAMPLES['notice-of-admission'],
			applicant: named('Иванов😀', '王', 'Ерлан\u200bұлы')
		};
		expect(await bareText(await renderDocument(document, 'ru', BASE))).toContain('Иванов??Ерланұлы');
	});

	it('a text of many pages breaks between lines, and a cell higher than a page is cut rather than lost', async () => {
		const words = Array.from({ length: 3000 }, (_, i) => `сөз${i}`).join(' ');
		const memo = await renderDocument({ ...SAMPLES.memo, analysis: words }, 'kk', BASE);
		const refusal = { ...person(0), reasons: [words] };
		const order = await renderDocument({ ...SAMPLES['admission-order'], notAdmitted: [refusal] }, 'kk', BASE);
		for (const bytes of [memo, order]) {
			const text = await bareText(bytes);
			expect([0, 777, 1500, 2222, 2999].filter((i) => !text.includes(`сөз${i}`))).toEqual([]);
		}
	});

	it('an order that admits nobody, and an act of nobody, are still documents', async () => {
		const order = { ...SAMPLES['admission-order'], admitted: [], notAdmitted: [], sessions: [], ground: [] };
		expect(await bareText(await renderDocument(order, 'ru', BASE))).toContain('Нет.');
		const act = { ...sampleAct(0), incidents: [], remarks: [], signedBy: null };
		expect(await bareText(await renderDocument(act, 'kk', BASE))).toContain('Жоқ.');
	});

	it('a number too long for its place takes two lines', async () => {
		const number = 'Ө-04-12/'.repeat(9);
		const bytes = await renderDocument({ ...SAMPLES['reasoned-refusal'], number }, 'kk', BASE);
		expect(await bareText(bytes)).toContain(`№${number}`);
	});
});

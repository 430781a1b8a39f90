import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../domain/attestation/outcome.ts';
import { shortName } from '../../domain/people/name.ts';
import { LANGS } from '../../domain/text.ts';
import { bare, bareText, pages } from './extract.ts';
import { renderDocument } from './render.ts';
import { people } from './sample-parts.ts';
import { SAMPLES } from './samples.ts';
import { NOT_ARRIVED, OUTCOME_CLAUSES, OUTCOME_LABELS } from './words.ts';

const BASE = 'https://synaq.example.kz';
const read = async (...printed: Parameters<typeof renderDocument>) =>
	bareText(await renderDocument(...printed));

describe('the papers of the room', () => {
	const attendance = {
		...SAMPLES['attendance-sheet'],
		blank: true as const,
		rows: people(60).map(({ name, incoming }, n) => ({
			seat: n + 1,
			name,
			incoming,
			arrivedAt: null,
			document: null
		}))
	};

	it.each(LANGS)(
		'the attendance sheet before the test says of nobody that he did not come (%s)',
		async (lang) => {
			const text = await read(attendance, lang, BASE);
			expect(text).not.toContain(bare(NOT_ARRIVED[lang]));
			expect(text).toContain(bare(attendance.rows[59]!.incoming));
			const after = { ...SAMPLES['attendance-sheet'], rows: attendance.rows.slice(0, 2) };
			expect(await read(after, lang, BASE)).toContain(bare(NOT_ARRIVED[lang]));
		}
	);

	it.each(LANGS)(
		'the act for handwriting has a clause for every outcome, and lines to write on (%s)',
		async (lang) => {
			const text = await read(SAMPLES['blank-act'], lang, BASE);
			for (const outcome of Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[]) {
				expect(text).toContain(bare(OUTCOME_LABELS[outcome][lang]));
				expect(text).toContain(bare(OUTCOME_CLAUSES[outcome][lang]));
			}
			expect(text).toContain('_'.repeat(44));
		}
	);

	it('the act of removal names both who proposed and who decided it', async () => {
		const { proposed, decided } = SAMPLES['act-of-removal'];
		const text = await read(SAMPLES['act-of-removal'], 'ru', BASE);
		expect(text).toContain(bare(shortName(proposed.by.name)));
		expect(text).toContain(bare(shortName(decided.by.name)));
		expect(text).toContain(bare('08.12.2026, 10:44:30'));
	});

	it('a statement and an act for handwriting wait for pens: no page ends in a heading alone', async () => {
		for (const type of ['identity-statement', 'blank-act'] as const)
			for (const page of await pages(await renderDocument(SAMPLES[type], 'kk', BASE)))
				expect(page.length).toBeGreaterThan(3);
	});
});

describe('the term of an appeal', () => {
	const sheet = SAMPLES['result-sheet'];
	const within = (workingDays: number) => ({ ...sheet, appeal: { ...sheet.appeal!, workingDays } });

	it('stands on the result sheet: how many working days, until which date, and where', async () => {
		const kk = await read(sheet, 'kk', BASE);
		expect(kk).toContain(bare('3 жұмыс күні ішінде, 11.12.2026 қоса алғанда'));
		expect(kk).toContain(bare(sheet.office.address.kk));
		expect(await read(sheet, 'ru', BASE)).toContain(bare('в течение 3 рабочих дней'));
	});

	it('is said in right Russian for one day, eleven and twenty-one', async () => {
		expect(await read(within(1), 'ru', BASE)).toContain(bare('в течение 1 рабочего дня'));
		expect(await read(within(11), 'ru', BASE)).toContain(bare('в течение 11 рабочих дней'));
		expect(await read(within(21), 'ru', BASE)).toContain(bare('в течение 21 рабочего дня'));
	});

	it('is said of a late appeal on its receipt, and of no other', async () => {
		const late = bare('подана после установленного срока');
		expect(await read(SAMPLES['appeal-receipt'], 'ru', BASE)).toContain(late);
		expect(await read({ ...SAMPLES['appeal-receipt'], late: false }, 'ru', BASE)).not.toContain(late);
	});
});

describe('a refusal', () => {
	it.each(LANGS)(
		'of admission is no refusal of a certificate, and names no outcome of a test (%s)',
		async (lang) => {
			const refusal = { ...SAMPLES['reasoned-refusal'], about: 'admission' as const, outcome: null };
			const text = await read(refusal, lang, BASE);
			expect(text).toContain(
				bare({ kk: 'тестілеуге жіберуден бас тартылды', ru: 'отказано в допуске к тестированию' }[lang])
			);
			for (const clause of Object.values(OUTCOME_CLAUSES)) expect(text).not.toContain(bare(clause[lang]));
		}
	);

	it('of documents names what is missing and leaves a line for the pen of whoever was refused', async () => {
		const text = await read(SAMPLES['receipt-of-refusal'], 'ru', BASE);
		for (const document of SAMPLES['receipt-of-refusal'].missing) expect(text).toContain(bare(document));
		expect(text).toContain('______');
	});
});

describe('a receipt', () => {
	const unlisted = { ...SAMPLES.receipt, documents: [] };
	const none = { kk: 'Құжаттар тізімі көрсетілмеген.', ru: 'Перечень документов не указан.' };
	const below = { kk: 'төменде аталған', ru: 'перечисленных ниже' };

	it.each(LANGS)('lists the papers that were taken (%s)', async (lang) => {
		const text = await read(SAMPLES.receipt, lang, BASE);
		for (const paper of SAMPLES.receipt.documents) expect(text).toContain(bare(paper));
		expect(text).toContain(bare(below[lang]));
		expect(text).not.toContain(bare(none[lang]));
	});

	it.each(LANGS)('without a list says so, and promises none (%s)', async (lang) => {
		const text = await read(unlisted, lang, BASE);
		expect(text).toContain(bare(none[lang]));
		expect(text).not.toContain(bare(below[lang]));
	});
});

describe('a report of a month', () => {
	it('names the month, prints a dash for what was not counted, and says of an empty table that it is empty', async () => {
		const report = SAMPLES['monthly-report'];
		const kk = await read(report, 'kk', BASE);
		expect(kk).toContain(bare('2026 жылғы желтоқсан айы үшін'));
		expect(kk).toContain(bare('1-қадам: құжаттарды алдын ала талдау —'));
		expect(await read(report, 'ru', BASE)).toContain(bare('3. Апелляции Нет.'));
	});

	it('that is not over says until when it was counted, and of one that is over nothing', async () => {
		const report = SAMPLES['monthly-report'];
		const asOf = { kk: '04.12.2026, 11:20 жағдайы бойынша', ru: 'по состоянию на 04.12.2026, 11:20' };
		const notOver = { kk: 'ай әлі аяқталған жоқ', ru: 'месяц не закончен' };
		for (const lang of LANGS) {
			expect(await read(report, lang, BASE)).toContain(bare(`${notOver[lang]}: ${asOf[lang]}`));
			expect(await read({ ...report, asOf: null }, lang, BASE)).not.toContain(bare(notOver[lang]));
		}
	});

	it('of many columns stays within the margins', async () => {
		const [first] = SAMPLES['monthly-report'].tables;
		const columns = Array.from({ length: 9 }, (_, n) => ({ kk: `${n}-баған`, ru: `Графа ${n}` }));
		const rows = first!.rows.map(({ label }) => ({ label, values: columns.map((_, n) => 1000 + n) }));
		const wide = {
			...SAMPLES['monthly-report'],
			tables: [{ title: first!.title, label: first!.label, columns, rows }]
		};
		for (const page of await pages(await renderDocument(wide, 'ru', BASE)))
			expect(page.filter(({ x, width }) => x < 24.9 || x + width > 195.2)).toEqual([]);
	});
});

describe('an amending order', () => {
	const order = SAMPLES['amending-order'];

	it('calls an order by what it is about', async () => {
		expect(await read(order, 'ru', BASE)).toContain(
			bare('Внести в приказ от 4 декабря 2026 года № 04-12/345 «Об утверждении')
		);
		expect(await read(order, 'kk', BASE)).toContain(
			bare('бекіту туралы» 2026 жылғы 4 желтоқсандағы № 04-12/345 бұйрыққа')
		);
	});

	it('gives its ground in the words of its language', async () => {
		const because = { kk: 'Жеке куәлікке сәйкес', ru: 'Согласно удостоверению личности' };
		const text = await read({ ...order, because }, 'ru', BASE);
		expect(text).toContain(bare(because.ru));
		expect(text).not.toContain(bare(because.kk));
	});

	it('sets right as many slips as there are, over as many pages as they take', async () => {
		const corrections = Array.from({ length: 60 }, (_, n) => ({
			place: { kk: `${n + 1}-жол`, ru: `строка ${n + 1}` },
			was: { kk: `ескі-${n}`, ru: `старое-${n}` },
			be: { kk: `жаңа-${n}`, ru: `новое-${n}` }
		}));
		for (const lang of ['kk', 'ru'] as const) {
			const text = await read({ ...order, corrections }, lang, BASE);
			expect(
				corrections.filter(({ was, be }) => !text.includes(was[lang]) || !text.includes(be[lang]))
			).toEqual([]);
		}
	});
});

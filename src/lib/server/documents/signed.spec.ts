import { describe, expect, it } from 'vitest';
import type { OfficialDocument } from '../../domain/attestation/documents.ts';
import { shortName } from '../../domain/people/name.ts';
import { LANGS } from '../../domain/text.ts';
import { bare, bareText, links, pages } from './extract.ts';
import { renderDocument } from './render.ts';
import { sampleAct, SAMPLES } from './samples.ts';
import { DRAWN_UP, RECORDED, SIGNED_IN_FILE } from './words.ts';

const BASE = 'https://synaq.example.kz';
const read = async (...printed: Parameters<typeof renderDocument>) =>
	bareText(await renderDocument(...printed));
const ORDER = SAMPLES['admission-order'];
const WITH_KEY = { ...ORDER.signedBy!, electronic: true as const };
const SAID = { kk: 'Электрондық цифрлық қолтаңба қойылды:', ru: 'Подписано электронной цифровой подписью:' };

describe('a document signed with a key', () => {
	it.each(LANGS)(
		'says so with the day and without the time, which the signature itself tells (%s)',
		async (lang) => {
			const text = await read({ ...ORDER, signedBy: WITH_KEY }, lang, BASE);
			expect(text).toContain(bare(`${SAID[lang]} 04.12.2026`));
			expect(text).not.toContain('15:04:05');
			expect(text).not.toContain(bare(RECORDED[lang]));
			expect(text).toContain(bare(shortName(WITH_KEY.name)));
		}
	);

	it('and by a recorded decision names each for what it is', async () => {
		const text = await read({ ...SAMPLES.memo, signedBy: WITH_KEY }, 'ru', BASE);
		expect(text).toContain(bare(`${DRAWN_UP.ru} 04.12.2026, 11:20:00`));
		expect(text.split(bare(SAID.ru))).toHaveLength(2);
	});

	it.each(LANGS)(
		'an act tells where the signatures of others are, for they come after it is printed (%s)',
		async (lang) => {
			const author = { ...sampleAct(3).author, electronic: true as const };
			const text = await read({ ...sampleAct(3), author, signedBy: null }, lang, BASE);
			expect(text).toContain(bare(SIGNED_IN_FILE[lang]));
		}
	);

	it('keeps the longest name and position within the margins and on the page of the certificate', async () => {
		const long = 'Әбдіғаппарұлыөтегенқұлмұхамедиярұлынұрмұхаммедұлыжәңгіржанов';
		const name = { surname: long, given: long, patronymic: long };
		const signedBy = { ...WITH_KEY, name, position: { kk: `${long} м.а.`, ru: `И.о. ${long}` } };
		for (const document of [SAMPLES.certificate, SAMPLES.memo]) {
			const found = await pages(await renderDocument({ ...document, signedBy }, 'kk', BASE));
			expect(found).toHaveLength(1);
			expect(found[0]!.filter(({ x, width }) => x < 24.9 || x + width > 195.2)).toEqual([]);
		}
	});

	it('an application without a key waits for the pen', async () => {
		const text = await read({ ...SAMPLES['application-form'], signedBy: null }, 'kk', BASE);
		expect(text).not.toContain(bare(SAID.kk));
		expect(text).toContain('____');
	});
});

describe('a signature', () => {
	const endings = (count: number): OfficialDocument[] => [
		sampleAct(count),
		{ ...SAMPLES['applicants-list'], rows: SAMPLES['applicants-list'].rows.slice(0, count) },
		{ ...SAMPLES['service-record'], jobs: SAMPLES['service-record'].jobs.slice(0, count % 15) },
		{ ...SAMPLES.memo, analysis: 'Құжаттар салыстырылды, айырмашылық жоқ. '.repeat(2 * count) }
	];

	it.each([6, 9, 11, 13, 17, 23])(
		'never stands alone on a page, nor does a heading, whatever the length of the text before it (%i)',
		async (count) => {
			for (const document of endings(count)) {
				const found = await pages(await renderDocument(document, 'ru', BASE));
				for (const page of found) {
					const words = page.filter(({ y }) => y < 275).map(({ text }) => text);
					expect(words[0]).not.toMatch(/^(Основание:|Главный специалист|И\.о\. руководителя)/);
					expect(words.at(-1)).not.toMatch(
						/^(\d\. )?(Итоги|Происшествия|Замечания|Вывод|Анализ документов)$/
					);
				}
			}
		}
	);
});

describe('a draft', () => {
	const draft = (document: OfficialDocument) => ({
		...document,
		mark: 'draft' as const,
		number: null,
		signedBy: null
	});

	it('shows the place of its number and no code to check it by', async () => {
		const bytes = await renderDocument(draft(ORDER), 'kk', BASE);
		expect(await bareText(bytes)).toContain('№____');
		expect(await links(bytes)).toEqual([]);
		expect(await read(draft(SAMPLES.certificate), 'ru', BASE)).toContain('№____');
	});

	it('of what no register numbers shows no number', async () => {
		expect(await read(draft(SAMPLES.memo), 'kk', BASE)).not.toContain('№____');
	});

	it('that has a number already is not checked by it either', async () => {
		expect(await links(await renderDocument({ ...ORDER, mark: 'draft' }, 'kk', BASE))).toEqual([]);
	});
});

describe('the letterhead', () => {
	it.each(LANGS)('is in the language of the document alone where the office chose so (%s)', async (lang) => {
		const office = { ...ORDER.office, style: 'one' as const };
		for (const document of [ORDER, SAMPLES.certificate]) {
			const text = await read({ ...document, office }, lang, BASE);
			expect(text).toContain(bare(office.name[lang]));
			expect(text).not.toContain(bare(office.name[lang === 'kk' ? 'ru' : 'kk']));
		}
	});
});

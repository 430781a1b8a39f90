import { describe, expect, it } from 'vitest';
import type { DocumentType, OfficialDocument } from '../../domain/attestation/documents.ts';
import { reasonIn } from '../../domain/exam/usual-reasons.ts';
import { fingerprint } from '../../domain/facts.ts';
import type { Applicant } from '../../domain/services/applicant.ts';
import { REFUSAL_KINDS } from '../../domain/services/refusal-kinds.ts';
import { LANGS, type Lang } from '../../domain/text.ts';
import { bare, bareText, links, pages, properties } from './extract.ts';
import { orderAbout } from './forms/amending-order.ts';
import { documentTitle, renderDocument, titleOf } from './render.ts';
import { sampleAct, SAMPLES } from './samples.ts';
import { CASE_PAPERS, CONFIRMATIONS, MARKS, RECORDED, SPEAKERS } from './words.ts';

const BASE = 'https://synaq.example.kz';
const ALL = Object.values(SAMPLES);
const EACH = ALL.flatMap((document) => LANGS.map((lang) => ({ document, lang, type: document.type })));

// Codes that a document says in words, and what it prints in another form.
const CODES = [
	'confirmed',
	'refused',
	'none',
	...Object.keys(CONFIRMATIONS),
	...Object.keys(SPEAKERS),
	...Object.keys(CASE_PAPERS),
	...Object.keys(REFUSAL_KINDS),
	'individual',
	'legal-entity'
];
const SKIPPED = [
	'type',
	'mark',
	'ground',
	'channel',
	'language',
	'finding',
	'outcome',
	'expires',
	'decision',
	'follows',
	'about',
	'signedBy',
	'by',
	'author',
	'month',
	'procedureId',
	'found'
];

const FACE = ['service', 'procedure', 'incoming', 'regulation', 'answers'];
const SUBSOIL = ['service', 'procedure', 'answers'];
/** What a paper of a case leaves to others of the same case. */
const LEFT: Partial<Record<DocumentType, string[]>> = {
	licence: FACE,
	'licence-duplicate': FACE,
	'accreditation-certificate': FACE,
	'licence-annex': ['service', 'procedure', 'incoming', 'answers'],
	'request-form': ['regulation'],
	'counter-receipt': ['regulation', 'answers'],
	'counter-refusal': ['regulation', 'answers'],
	'address-certificate': ['service', 'procedure', 'answers'],
	'mineral-conclusion': SUBSOIL,
	'mineral-letter': SUBSOIL,
	'building-permit': SUBSOIL,
	'service-refusal': ['answers'],
	'hearing-notice': ['answers']
};
/** Where a legal entity stands without its representative. */
const ALONE: readonly DocumentType[] = [
	'licence',
	'licence-duplicate',
	'accreditation-certificate',
	'licence-register'
];

/** The number of a representative stands on none of the papers of the office. */
function applicantShown({ type, applicant }: Extract<OfficialDocument, { applicant: Applicant }>) {
	if (applicant.kind === 'individual') return applicant;
	const { organisation, bin, name } = applicant;
	return ALONE.includes(type) ? { organisation, bin } : { organisation, bin, name };
}

function caseShown(document: Extract<OfficialDocument, { applicant: Applicant }>): unknown {
	const { office, ...rest } = document;
	const attached =
		document.type === 'request-form'
			? { attached: document.attached.map(({ name, sha256 }) => ({ name, sha256: sha256.slice(0, 16) })) }
			: { office };
	const left = Object.fromEntries((LEFT[document.type] ?? []).map((key) => [key, null]));
	return { ...rest, ...attached, ...left, applicant: applicantShown(document) };
}

/** Of the applicant, under no letterhead. */
const OWN_PAPERS: readonly DocumentType[] = ['application-form', 'request-form'];

/** What a document leaves out or says in part: the file's hash by its beginning, an order by what it is about. */
function shown(document: OfficialDocument): unknown {
	if (document.type === 'certificate') return { ...document, holder: { ...document.holder, incoming: '' } };
	if (document.type === 'application-form') {
		const { applicant, attached, office, ...rest } = document;
		const hashes = attached.map(({ name, sha256 }) => ({ name, sha256: sha256.slice(0, 16) }));
		const { name, iin, speciality } = applicant;
		return { ...rest, applicant: { name, iin, speciality }, office: { name: office.name }, attached: hashes };
	}
	if ('procedureId' in document) return caseShown(document);
	if (document.type === 'amending-order')
		return { ...document, amends: { ...document.amends, title: orderAbout(document.amends.title) } };
	return document;
}

/** Every text of a snapshot that must stand in its rendering in `lang`. */
function texts(value: unknown, lang: Lang): string[] {
	if (typeof value === 'string') return CODES.includes(value) ? [] : [reasonIn(value)[lang]];
	if (typeof value !== 'object' || value === null) return [];
	if ('kk' in value && 'ru' in value) return texts(value[lang], lang);
	return Object.entries(value).flatMap(([key, part]) => (SKIPPED.includes(key) ? [] : texts(part, lang)));
}

describe('every document, in both languages', () => {
	it.each(EACH)('$type in $lang says everything its snapshot says', async ({ document, lang }) => {
		const text = await bareText(await renderDocument(document, lang, BASE));
		const expected = texts(shown(document), lang).flatMap((part) => part.split('\n'));
		expect(expected.filter((part) => !text.includes(bare(part)))).toEqual([]);
		expect(text).toContain(bare(titleOf(document)[lang]));
		for (const side of OWN_PAPERS.includes(document.type) ? [lang] : LANGS)
			expect(text).toContain(bare(document.office.name[side]));
		expect(text).toContain(fingerprint(document));
	});

	it.each(EACH)('$type in $lang leaves no place of its words unfilled', async ({ document, lang }) => {
		const text = await bareText(await renderDocument(document, lang, BASE));
		expect(text).not.toMatch(/[{}]|undefined|null|NaN/);
		const { kk, ru } = titleOf(document);
		if (kk !== ru) expect(text).not.toContain(bare(lang === 'kk' ? ru : kk));
	});

	it.each(EACH)('$type in $lang stays within its margins', async ({ document, lang }) => {
		for (const page of await pages(await renderDocument(document, lang, BASE))) {
			expect(page.filter(({ x, y, width }) => x < 24.9 || x + width > 195.2 || y < 9 || y > 286)).toEqual([]);
		}
	});

	it.each(EACH)('$type in $lang comes out in the same bytes twice', async ({ document, lang }) => {
		const first = await renderDocument(document, lang, BASE);
		const copy = JSON.parse(JSON.stringify(document)) as OfficialDocument;
		expect(Buffer.compare(first, await renderDocument(copy, lang, BASE))).toBe(0);
	});
});

describe('what every document carries', () => {
	it('leads from the code of a numbered document to its page of verification', async () => {
		const bytes = await renderDocument(SAMPLES['admission-order'], 'kk', BASE);
		expect(await links(bytes)).toEqual([`${BASE}/verify/04-12/345`]);
		expect(await links(await renderDocument(SAMPLES.memo, 'kk', BASE))).toEqual([]);
	});

	it.each(LANGS)('names itself and the office in the properties of the file (%s)', async (lang) => {
		const document = SAMPLES['admission-order'];
		const info = await properties(await renderDocument(document, lang, BASE));
		expect(info).toMatchObject({
			Title: `${documentTitle(document.type)[lang]} № 04-12/345`,
			Author: document.office.name[lang],
			Language: lang,
			CreationDate: "D:20261204070000+00'00'"
		});
	});

	it('calls the signature a recorded decision and never an electronic signature', async () => {
		for (const { document, lang } of EACH) {
			const text = await bareText(await renderDocument(document, lang, BASE));
			expect(text).not.toMatch(/ЭЦҚ|ЭЦП/);
			if (document.signedBy && !document.signedBy.electronic)
				expect(text).toMatch(new RegExp(`${bare(RECORDED[lang])}04\\.12\\.2026,1[15]:\\d\\d:0\\d`));
		}
	}, 30_000);

	it('says of an order without a decision that it is a draft', async () => {
		const draft = { ...SAMPLES['admission-order'], number: null, signedBy: null };
		expect(await bareText(await renderDocument(draft, 'ru', BASE))).toContain(
			bare('Проект: решение в системе')
		);
	});

	it.each(['rehearsal', 'demonstration', 'draft'] as const)(
		'shows the mark «%s» on every page, twice',
		async (mark) => {
			const { word, line } = MARKS[mark];
			for (const page of await pages(
				await renderDocument({ ...SAMPLES['admission-order'], mark }, 'kk', BASE)
			)) {
				expect(page.filter(({ text, turned }) => turned && text === word.kk)).toHaveLength(1);
				expect(page.filter(({ text, turned, y }) => !turned && text === line.kk && y < 12)).toHaveLength(1);
			}
		}
	);

	it('names the paragraphs of the regulation it rests on', async () => {
		const order = SAMPLES['admission-order'];
		const ground = ['7.8', '7.9', '13', 'Қағидалар'];
		const said = async (lang: Lang, what: string[]) =>
			bareText(await renderDocument({ ...order, ground: what }, lang, BASE));
		expect(await said('kk', ['7.8'])).toContain(bare('Регламенттің 7-тармағының 8) тармақшасы.'));
		expect(await said('ru', ['7.8'])).toContain(bare('подпункт 8) пункта 7 Регламента.'));
		expect(await said('ru', ground)).toContain(
			bare('подпункты 8), 9) пункта 7, пункт 13 Регламента; Қағидалар.')
		);
	});

	it('numbers the pages and repeats the head of a table on each of them', async () => {
		const act = await pages(await renderDocument(sampleAct(60), 'ru', BASE));
		const rows = act.filter((page) => page.some(({ text }) => text === 'Итог тестирования'));
		expect(rows.length).toBeGreaterThan(2);
		act.forEach((page, i) => {
			expect(page.map(({ text }) => text)).toContain(`Страница ${i + 1} из ${act.length}`);
		});
	});

	it('keeps the certificate to one page', async () => {
		for (const lang of LANGS)
			expect(await pages(await renderDocument(SAMPLES.certificate, lang, BASE))).toHaveLength(1);
	});
});

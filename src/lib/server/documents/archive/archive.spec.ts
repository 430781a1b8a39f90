import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../../domain/text.ts';
import { renderDocument } from '../render.ts';
import { sampleAct, SAMPLES } from '../samples.ts';
import { documentTitle } from '../titles.ts';
import { hasPreflight, preflight } from './preflight.ts';

const BASE = 'https://synaq.example.kz';
const ACT = SAMPLES['test-act'];
const open = (bytes: Uint8Array) => getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

async function everyDocument(): Promise<Map<string, Uint8Array>> {
	const files = new Map<string, Uint8Array>();
	for (const document of Object.values(SAMPLES))
		for (const lang of LANGS)
			files.set(`${document.type}-${lang}.pdf`, await renderDocument(document, lang, BASE));
	return files;
}

describe.skipIf(!hasPreflight)('Preflight (skipped where PDFBox Preflight is not installed)', () => {
	it('finds every document in both languages to be PDF/A-1b', { timeout: 120_000 }, async () => {
		const files = await everyDocument();
		for (const mark of ['rehearsal', 'demonstration', 'draft'] as const)
			files.set(`${mark}.pdf`, await renderDocument({ ...ACT, mark }, 'kk', BASE));
		const found = await preflight(files);
		expect([...found].filter(([, details]) => details.length)).toEqual([]);
		expect([...found.keys()].sort()).toEqual([...files.keys()].sort());
	});

	it('finds fault with a link that would not be printed', { timeout: 60_000 }, async () => {
		const bytes = await renderDocument(ACT, 'kk', BASE);
		const spoiled = new Uint8Array(Buffer.from(textOf(bytes).replace('/F 4', '/F 6'), 'latin1'));
		const found = await preflight(new Map([['spoiled.pdf', spoiled]]));
		expect(found.get('spoiled.pdf')?.join()).toContain('annotation');
	});
});

describe('a document for the archive', () => {
	it.each(LANGS)(
		'says title, office, language and date in both kinds of properties alike (%s)',
		async (lang) => {
			const pdf = await open(await renderDocument(ACT, lang, BASE));
			const { info, metadata } = await pdf.getMetadata();
			const title = `${documentTitle('test-act')[lang]} № ${ACT.number}`;
			expect(info).toMatchObject({ Title: title, Author: ACT.office.name[lang], Language: lang });
			expect(metadata?.get('dc:title')).toBe(title);
			expect(metadata?.get('dc:creator')).toEqual([ACT.office.name[lang]]);
			expect(metadata?.get('xmp:createdate')).toBe('2026-12-04T07:00:00+00:00');
			expect(metadata?.get('pdfaid:part')).toBe('1');
			expect(metadata?.get('pdfaid:conformance')).toBe('B');
		}
	);

	it('of an office whose name is markup has properties that can be read', async () => {
		const name = { kk: '<b> & "C" ]]>', ru: '<b> & "C" ]]>' };
		const pdf = await open(await renderDocument({ ...ACT, office: { ...ACT.office, name } }, 'ru', BASE));
		const { info, metadata } = await pdf.getMetadata();
		expect(info).toMatchObject({ Author: name.ru });
		expect(metadata?.get('dc:creator')).toEqual([name.ru]);
	});

	it('lists its headings beside the pages, each leading to where it stands', async () => {
		const pdf = await open(await renderDocument(ACT, 'ru', BASE));
		const [whole, ...others] = await pdf.getOutline();
		expect(others).toEqual([]);
		expect(whole?.title).toBe(`${documentTitle('test-act').ru} № ${ACT.number}`);
		const headings = whole?.items ?? [];
		expect(headings.length).toBeGreaterThan(5);
		const places = await Promise.all(
			headings.map(async ({ dest }) => {
				const [page, , , y] = dest as [{ num: number; gen: number }, unknown, number, number];
				return (await pdf.getPageIndex(page)) * 1000 - y;
			})
		);
		expect(places).toEqual([...places].sort((a, b) => a - b));
	});

	it('names each embedded font as a subset of its face, with the set of its glyphs', async () => {
		const file = textOf(await renderDocument(ACT, 'kk', BASE));
		const names = [...file.matchAll(/\/FontName \/(\S+)/g)].map(([, name]) => name);
		expect(names.map((name) => name?.slice(7)).sort()).toEqual(['Tinos', 'Tinos-Bold', 'Tinos-Italic']);
		expect(names.every((name) => /^[A-Z]{6}\+/.test(name ?? ''))).toBe(true);
		expect(file.match(/\/CIDSet \d+ 0 R/g)).toHaveLength(3);
	});

	it('of 30 candidates takes 80 KB at most', async () => {
		for (const lang of LANGS)
			expect((await renderDocument(sampleAct(30), lang, BASE)).length).toBeLessThanOrEqual(80 * 1024);
	});
});

import { expect, it } from 'vitest';
import { csvFile, everyPage } from './csv.ts';

const text = async (rows: (string | number | null)[][]) => {
	const bytes = new Uint8Array(await csvFile('list', ['Аты'], rows).arrayBuffer());
	return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
};

it('begins with the mark by which spreadsheets know UTF-8', async () => {
	expect(await text([['Әсем']])).toBe('\uFEFFАты\r\nӘсем\r\n');
});

it('quotes what would break a line or a cell', async () => {
	expect(await text([['а;б "в"\nг']])).toContain('"а;б ""в""\nг"');
});

it('leaves no text that a spreadsheet would run, and numbers as they are', async () => {
	expect(await text([['=1+1', '@x', -5, null]])).toContain("'=1+1;'@x;-5;\r\n");
});

it('goes on to the last page of a list', async () => {
	const nexts: Record<string, string | undefined> = { '': 'b', b: 'c', c: undefined };
	const pages = await everyPage(async ({ after = '' }) => ({ after, next: nexts[after] }));
	expect(pages.map(({ after }) => after)).toEqual(['', 'b', 'c']);
});

import fc from 'fast-check';
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

it.each([
	['x,=1+1', `"x,'=1+1"`],
	['x;@y', `"x;'@y"`],
	['x,"=1+1"', `"x,""'=1+1"""`],
	['x, =1+1', `"x, '=1+1"`],
	['x\n+1', `"x\n'+1"`],
	['x\t-1', `"x\t'-1"`],
	['\t=1', `"'\t'=1"`],
	['"=1', `"""'=1"`],
	['Жаңа, Ескі-1', '"Жаңа, Ескі-1"']
])('runs nothing, also where cells are parted by something else: %j', async (value, line) => {
	expect(await text([[value]])).toBe(`\uFEFFАты\r\n${line}\r\n`);
});

it('leaves nothing that begins as a formula after any separator', async () => {
	const part = fc.constantFrom('=', '+', '-', '@', ',', ';', '\t', '\n', '\r', '"', ' ', 'x', '1');
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.array(part, { maxLength: 8 }), { minLength: 1, maxLength: 4 }),
			async (row) => {
				for (const begun of (await text([row.map((cell) => cell.join(''))])).split(/[,;\t\r\n]/))
					expect(begun).not.toMatch(/^["\s]*[=+\-@]/);
			}
		)
	);
});

it('goes on to the last page of a list', async () => {
	const nexts: Record<string, string | undefined> = { '': 'b', b: 'c', c: undefined };
	const pages = await everyPage(async ({ after = '' }) => ({ after, next: nexts[after] }));
	expect(pages.map(({ after }) => after)).toEqual(['', 'b', 'c']);
});

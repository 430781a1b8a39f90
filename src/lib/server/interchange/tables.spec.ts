import { deflateRawSync } from 'node:zlib';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefused } from '../../domain/refusal.ts';
import { IMPORT_MAX } from '../../domain/services/import-table.ts';
import { foreignFiles } from './foreign-zip.ts';
import { tables } from './tables.ts';
import { xlsx } from './xlsx.ts';
import { zip } from './zip.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array | string, name = 'a.xlsx') =>
	tables.read(name, typeof bytes === 'string' ? utf8(bytes) : bytes);
const code = async (bytes: Uint8Array | string) => {
	const table = await read(bytes);
	return isRefused(table) ? table.refused : null;
};

/** A workbook another program made. */
async function workbook(fill: (sheet: exceljs.Worksheet, book: exceljs.Workbook) => void) {
	const book = new exceljs.Workbook();
	fill(book.addWorksheet('Лист1'), book);
	return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A workbook with one of its files said otherwise. */
async function forged(path: string, change: (text: string) => string) {
	const bytes = await workbook((sheet) => sheet.addRows([['ИИН'], ['1']]));
	const files = await foreignFiles(bytes, () => true, 1e7);
	files.set(path, utf8(change(new TextDecoder().decode(files.get(path)))));
	return zip(files);
}

const SHEET = 'xl/worksheets/sheet1.xml';

function packedFile([path, text]: [string, string | Buffer], offset: number) {
	const [bytes, name] = [deflateRawSync(text, { level: 1 }), Buffer.from(path)];
	const [head, line] = [Buffer.alloc(30), Buffer.alloc(46)];
	head.writeUInt32LE(0x04034b50, 0);
	head.writeUInt16LE(name.length, 26);
	line.writeUInt32LE(0x02014b50, 0);
	line.writeUInt16LE(8, 10);
	line.writeUInt32LE(bytes.length, 20);
	line.writeUInt16LE(name.length, 28);
	line.writeUInt32LE(offset, 42);
	return { file: Buffer.concat([head, name, bytes]), line: Buffer.concat([line, name]) };
}

/** An archive of deflated files, which says nothing of their sizes. */
function packed(files: Record<string, string | Buffer>): Uint8Array {
	const [all, lines]: [Buffer[], Buffer[]] = [[], []];
	let offset = 0;
	for (const one of Object.entries(files)) {
		const { file, line } = packedFile(one, offset);
		all.push(file);
		lines.push(line);
		offset += file.length;
	}
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(lines.length, 10);
	end.writeUInt32LE(offset, 16);
	return new Uint8Array(Buffer.concat([...all, ...lines, end]));
}

const RELS = 'xl/_rels/workbook.xml.rels';

/** A small file that is a large workbook. */
const bomb = (files: Record<string, string>) =>
	packed({
		'xl/workbook.xml': '<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
		[RELS]: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
		...files
	});

describe('a table of another system', () => {
	it('is read from a workbook: numbers, dates, rich texts and links as they are shown', async () => {
		const bytes = await workbook((sheet) => {
			sheet.addRow(['№', 'Күні', 'Аты', 'Сайт']);
			sheet.addRow([
				850101300000,
				new Date(Date.UTC(2026, 10, 9, 10, 14)),
				{ richText: [{ text: 'Сынақ' }, { text: 'ов' }] },
				{ text: 'сайт', hyperlink: 'http://example.kz' }
			]);
			sheet.addRow([]);
			sheet.addRow([null, new Date(Date.UTC(2026, 10, 9)), '  Әсем\u00a0 ', '']);
		});
		expect(await read(bytes)).toEqual({
			headings: ['№', 'Күні', 'Аты', 'Сайт'],
			rows: [
				['850101300000', '2026-11-09T10:14', 'Сынақов', 'сайт'],
				['', '2026-11-09', 'Әсем', '']
			]
		});
	});

	it('is read as other programs write it: with prefixes, entities, texts in place, and readings left out', async () => {
		const cell = '<x:c r="B2" t="inlineStr"><x:is><x:t>a &amp;amp; &#1179;</x:t></x:is></x:c>';
		const reading =
			'<si><r><t>Сы</t></r><r><t xml:space="preserve">нақ</t></r><rPh sb="0"><t>no</t></rPh></si>';
		const table = await read(
			bomb({
				'xl/sharedStrings.xml': `\uFEFF<?xml version="1.0"?><sst><!-- <si> -->${reading}</sst>`,
				[SHEET]: `<x:worksheet xmlns:x="urn:x"><x:sheetData>
					<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c t="str"><x:v><![CDATA[<b>]]></x:v></x:c></x:row>
					<x:row r="2"><x:c r="A2" t="b"><x:v>1</x:v></x:c>${cell}</x:row>
				</x:sheetData></x:worksheet>`
			})
		);
		expect(table).toEqual({ headings: ['Сынақ', '<b>'], rows: [['true', 'a &amp; қ']] });
	});

	it('lets others have their turn while it is read', async () => {
		const row = `<row>${'<c><v>1</v></c>'.repeat(40)}</row>`;
		const sheet = `<worksheet><sheetData>${row.repeat(2_000)}</sheetData></worksheet>`;
		let turns = 0;
		let reading = true;
		const others = () => {
			turns += 1;
			if (reading) setImmediate(others);
		};
		setImmediate(others);
		const table = await read(bomb({ [SHEET]: sheet }));
		reading = false;
		expect(isRefused(table)).toBe(false);
		expect(turns).toBeGreaterThan(50);
	});

	it('is read from the workbooks this product writes', async () => {
		const sheet = { title: 'x', columns: [{ label: 'А' }, { label: 'Б' }], rows: [['=1+1', 'б']] };
		expect(await read(await xlsx([sheet], 300))).toEqual({ headings: ['А', 'Б'], rows: [['=1+1', 'б']] });
	});

	it.each([
		['A;B\r\n1;"x;y"\r\n2;"a ""b"""\r\n', ';'],
		['A,B\n1,"x;y"\n2,"a ""b"""', ','],
		['\uFEFFA\tB\n1\tx;y\n2\ta "b"', 'tab']
	])('is read from CSV: %j', async (text) => {
		expect(await read(text)).toEqual({
			headings: ['A', 'B'],
			rows: [
				['1', 'x;y'],
				['2', 'a "b"']
			]
		});
	});

	it('is read from CSV in the old encoding of Windows', async () => {
		const bytes = Uint8Array.from([0xc8, 0xc8, 0xcd, 0x3b, 0x41, 0x0a, 0x31, 0x3b, 0x32]);
		expect(await read(bytes)).toEqual({ headings: ['ИИН', 'A'], rows: [['1', '2']] });
	});

	it('has headings each by itself', async () => {
		expect(await read('a;;a;a\n1;2;3;4')).toMatchObject({ headings: ['a', '№ 2', 'a (2)', 'a (3)'] });
	});

	it('survives any text without an exception', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
				const table = await read(text);
				if (!isRefused(table))
					expect(table.rows.every((row) => row.length === table.headings.length)).toBe(true);
			})
		);
	});
});

describe('a formula', () => {
	it('is never worked out: what was saved with it is read, as a text', async () => {
		const bytes = await workbook((sheet) => {
			sheet.addRow(['a', 'b', 'c']);
			sheet.addRow([
				{ formula: 'HYPERLINK("http://evil.example","x")', result: 'x' },
				{ formula: '1/0', result: { error: '#DIV/0!' } as never },
				'=cmd|calc'
			]);
		});
		expect(await read(bytes)).toEqual({ headings: ['a', 'b', 'c'], rows: [['x', '', '=cmd|calc']] });
	});

	it('in CSV is a text; the apostrophe exports put before it is taken off', async () => {
		expect(await read("a;b\n=1+1;'=1+1")).toEqual({ headings: ['a', 'b'], rows: [['=1+1', '=1+1']] });
	});
});

describe('a hostile file is refused', () => {
	it('that is empty, has nothing but headings, or is no table', async () => {
		expect(await code('')).toBe('table-empty');
		expect(await code('a;b\n;\n')).toBe('table-empty');
		expect(await code(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0]))).toBe('table-unreadable');
		expect(await code(Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]))).toBe('table-unreadable');
		expect(await code(zip([['a.txt', utf8('x')]]))).toBe('table-unreadable');
	});

	it('that is too large: bytes, rows, columns, one cell', async () => {
		expect(await code(new Uint8Array(IMPORT_MAX.bytes + 1))).toBe('file-too-large');
		expect(await code(`a\n${'1\n'.repeat(IMPORT_MAX.rows + 1)}`)).toBe('table-too-large');
		expect(await code(`a\n${'1\n'.repeat(IMPORT_MAX.rows)}`)).toBeNull();
		expect(await code(`${'a;'.repeat(101)}a\n${'1;'.repeat(101)}1`)).toBe('table-too-large');
		expect(await code(`a\n${'x'.repeat(IMPORT_MAX.cell + 1)}`)).toBe('cell-too-long');
		const rows = Array.from({ length: IMPORT_MAX.rows + 2 }, (_, i) => [i]);
		expect(await code(await workbook((sheet) => sheet.addRows(rows)))).toBe('table-too-large');
		const wide = [Array.from({ length: 120 }, (_, i) => i), [1]];
		expect(await code(await workbook((sheet) => sheet.addRows(wide)))).toBe('table-too-large');
	});

	it('that inflates without end', async () => {
		expect(await code(packed({ 'xl/workbook.xml': Buffer.alloc(20 * 1024 * 1024) }))).toBe('table-too-large');
	});

	it('that has more texts, cells or parts than anybody fills in by hand', async () => {
		const many = (part: string, bytes = 8e6) => Buffer.alloc(bytes - (bytes % part.length), part).toString();
		const strings = `<sst>${many('<si/>')}</sst>`;
		const cells = `<worksheet><sheetData><row>${many('<c/>')}</row></sheetData></worksheet>`;
		const parts = `<worksheet>${many('<a/>', 12e6)}</worksheet>`;
		expect(await code(bomb({ 'xl/sharedStrings.xml': strings }))).toBe('table-too-large');
		expect(await code(bomb({ [SHEET]: cells }))).toBe('table-too-large');
		expect(await code(bomb({ [SHEET]: parts }))).toBe('table-too-large');
	});

	it('that shows one long text in very many cells', async () => {
		const strings = `<sst><si><t>${'x'.repeat(30_000)}</t></si></sst>`;
		const row = `<row>${'<c t="s"><v>0</v></c>'.repeat(50)}</row>`;
		const sheet = `<worksheet><sheetData>${row.repeat(1_000)}</sheetData></worksheet>`;
		expect(await code(bomb({ 'xl/sharedStrings.xml': strings, [SHEET]: sheet }))).toBe('table-too-large');
	});

	it('that has a million headings of one name', async () => {
		expect(await code(`${'a;'.repeat(1e6)}a\n1`)).toBe('table-too-large');
	});

	it('or read for its cells alone: ranges of any size are looked at by nobody', async () => {
		const everything = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>';
		const merged = await forged('xl/worksheets/sheet1.xml', (text) =>
			text.replace('</sheetData>', `</sheetData>${everything}`)
		);
		const named = await forged('xl/workbook.xml', (text) =>
			text.replace(
				'</sheets>',
				'</sheets><definedNames><definedName name="x">Лист1!$A$1:$XFD$1048576</definedName></definedNames>'
			)
		);
		for (const bytes of [merged, named])
			expect(await read(bytes)).toEqual({ headings: ['ИИН'], rows: [['1']] });
	});

	it('whose text is no XML, or tries to bring in other files', async () => {
		const broken = await forged('xl/worksheets/sheet1.xml', () => '<worksheet><sheetData><row');
		const entity = await forged('xl/worksheets/sheet1.xml', (text) =>
			text.replace('<worksheet', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet')
		);
		expect(await code(broken)).not.toBeNull();
		const table = await read(entity);
		expect(JSON.stringify(table)).not.toContain('root:');
	});
});

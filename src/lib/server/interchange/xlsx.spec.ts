import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { xlsx, type Sheet } from './xlsx.ts';

const OFFICE = 300;

async function opened(...sheets: Sheet[]) {
	const book = new exceljs.Workbook();
	const bytes = await xlsx(sheets, OFFICE);
	await book.xlsx.load(bytes.buffer as ArrayBuffer);
	return book;
}

const oneColumn = (type: Sheet['columns'][number]['type'], ...values: (string | number | null)[]): Sheet => ({
	title: 'Тізілім',
	columns: [{ label: 'Нөмірі', ...(type ? { type } : {}) }],
	rows: values.map((value) => [value])
});

const cellOf = async (sheet: Sheet) => (await opened(sheet)).worksheets[0]!.getCell('A2');

describe('a table written for a spreadsheet', () => {
	it('has its heads in a first row that stays in sight', async () => {
		const sheet = (await opened(oneColumn('text', 'ә'))).worksheets[0]!;
		expect([sheet.name, sheet.getCell('A1').value, sheet.views[0]?.state]).toEqual([
			'Тізілім',
			'Нөмірі',
			'frozen'
		]);
	});

	it.each(['=1+1', '+7 701', '-5', '@sum', '\t=1', '04-12/345-Б', '000123456789', 'ӘҒҚҢӨҰҮҺІ №'])(
		'keeps %j as the text it is',
		async (text) => {
			const cell = await cellOf(oneColumn('text', text));
			expect([cell.value, cell.type, cell.numFmt]).toEqual([text, exceljs.ValueType.String, '@']);
		}
	);

	it('has dates as dates, at the time of the office', async () => {
		const cell = await cellOf(oneColumn('moment', Date.parse('2026-12-31T23:30:00+05:00')));
		expect([cell.type, (cell.value as Date).toISOString(), cell.numFmt]).toEqual([
			exceljs.ValueType.Date,
			'2026-12-31T23:30:00.000Z',
			'dd.mm.yyyy hh:mm'
		]);
	});

	it('reads a date that is written as one', async () => {
		const cell = await cellOf(oneColumn('date', '2026-11-24'));
		expect((cell.value as Date).toISOString()).toBe('2026-11-24T00:00:00.000Z');
	});

	it('has numbers as numbers and nothing where there is nothing', async () => {
		const sheet = (await opened(oneColumn('number', 7, null))).worksheets[0]!;
		expect([sheet.getCell('A2').value, sheet.getCell('A3').value]).toEqual([7, null]);
	});

	it('leaves out what no file of this kind can hold', async () => {
		expect((await cellOf(oneColumn('text', 'а\u0000\u0007б'))).value).toBe('аб');
	});

	it('says below the rows what is to be known of all of them, and sorts it with none', async () => {
		const note = 'Ай әлі аяқталған жоқ';
		const sheet = (await opened({ ...oneColumn('number', 7), note })).worksheets[0]!;
		expect([sheet.getCell('A3').value, sheet.getCell('A4').value]).toEqual([null, note]);
		expect(sheet.autoFilter).toBe('A1:A2');
	});

	it('gives each of its tabs a name of its own', async () => {
		const long = 'Қызмет көрсету мерзімдерінің бұзылуы: қадамдар бойынша';
		const book = await opened({ ...oneColumn('text'), title: long }, { ...oneColumn('text'), title: long });
		const names = book.worksheets.map(({ name }) => name);
		expect(new Set(names).size).toBe(2);
		for (const name of names) expect(name.length).toBeLessThanOrEqual(31);
	});
});

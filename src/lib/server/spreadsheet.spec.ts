import { describe, expect, it } from 'vitest';
import { tableFile, type Sheet } from './spreadsheet.ts';

const SHEET: Sheet = {
	title: 'Тізілім',
	columns: [
		{ label: 'Нөмірі' },
		{ label: 'Түскен уақыты', type: 'moment' },
		{ label: 'Күні', type: 'date' },
		{ label: 'Саны', type: 'number' }
	],
	rows: [
		['04-12/1', Date.parse('2026-11-24T09:05:00+05:00'), '2026-11-25', 3],
		['=1', null, null, null]
	]
};

const asked = (query: string) => tableFile(new URL(`https://synaq.example.kz/x${query}`), 'list', SHEET);

describe('a table that is saved', () => {
	it.each(['', '?format=csv', '?format=exe'])('is CSV with dates as people write them: %s', async (query) => {
		const file = await asked(query);
		expect(file.headers.get('content-disposition')).toContain('list.csv');
		expect(await file.text()).toContain('04-12/1;"24.11.2026, 09:05";25.11.2026;3\r\n');
	});

	it('is a workbook where one is asked for', async () => {
		const file = await asked('?format=xlsx');
		expect(file.headers.get('content-disposition')).toContain('list.xlsx');
		const bytes = new Uint8Array(await file.arrayBuffer());
		expect(String.fromCharCode(...bytes.slice(0, 2))).toBe('PK');
	});
});

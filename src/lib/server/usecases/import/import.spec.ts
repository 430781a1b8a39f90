import { describe, expect, it } from 'vitest';
import exceljs from 'exceljs';
import { madeUpIin } from '../../../domain/people/iin.ts';
import { isRefused } from '../../../domain/refusal.ts';
import type { ImportMapping } from '../../../domain/services/request-import.ts';
import { tables } from '../../interchange/tables.ts';
import { COMPANY, servicesOffice } from '../testing/service-world.ts';
import { refusalOf } from '../testing/sat.ts';
import { ok, type World } from '../testing/world.ts';
import { listJournal, viewEntry } from '../counter/view-journal.ts';
import { viewHanding } from '../counter/view-counter.ts';
import { runImport } from './run-import.ts';
import { discardTable, mapColumns, uploadTable } from './upload-table.ts';
import { importTemplate, listImports, viewImport } from './view-import.ts';

const iin = (n: number) => madeUpIin({ birthDate: '1990-01-01', sex: 'm', serial: 4000 + n })!;
const HEAD = ['№ заявления', 'Дата поступления', 'ИИН', 'ФИО', 'Участок', 'Кадастровый номер', 'Назначение'];
const rowOf = (n: number, change: Record<number, string> = {}) =>
	[`E-${n}`, '23.11.2026 16:00', iin(n), 'Сынақов Сынақ Сынақұлы', 'Алматы, 1', `20-${n}`, 'Тұрғын үй'].map(
		(cell, i) => change[i] ?? cell
	);
const csv = (...rows: string[][]) =>
	new TextEncoder().encode([HEAD, ...rows].map((row) => row.map((c) => `"${c}"`).join(';')).join('\r\n'));

const COLUMNS: ImportMapping['columns'] = {
	key: HEAD[0]!,
	receivedAt: HEAD[1]!,
	iin: HEAD[2]!,
	fullName: HEAD[3]!,
	'answer:plot': HEAD[4]!,
	'answer:cadastral': HEAD[5]!,
	'answer:purpose': HEAD[6]!
};
const MAPPING: ImportMapping = {
	source: 'e-licence',
	service: 'almaty-mineral-absence-conclusion',
	procedure: 'conclude',
	channel: 'portal',
	columns: COLUMNS
};

async function imported(w: World, bytes: Uint8Array, mapping: ImportMapping | null = MAPPING) {
	const clerk = await w.person('chancellery');
	const { id } = ok(await uploadTable(w.ctx, tables)(clerk, { name: 'requests.csv', bytes }));
	if (mapping) ok(await mapColumns(w.ctx)(clerk, id, mapping));
	return id;
}
async function runAll(w: World, id: string): Promise<void> {
	const clerk = await w.person('chancellery');
	for (let at = { next: 0, done: false }; !at.done;) at = ok(await runImport(w.ctx)(clerk, id, at.next));
}
const view = async (w: World, id: string) => ok(await viewImport(w.ctx)(await w.person('chancellery'), id));
const cases = async (w: World) => (await w.ctx.store.all('service-case')).length;

describe('requests of another system', () => {
	it('are tried row by row before any is taken', async () => {
		const w = await servicesOffice();
		const wrong = [
			rowOf(2, { 2: '123' }),
			rowOf(3, { 6: '' }),
			rowOf(4, { 0: '' }),
			rowOf(5, { 1: '31.02.2026' })
		];
		const id = await imported(w, csv(rowOf(1), ...wrong, rowOf(1)));
		const { tried } = await view(w, id);
		expect(tried).toMatchObject({ would: 1, before: 1, refused: 4 });
		expect(tried!.rows.map(({ row, said, no }) => [row, said, no?.refused ?? null])).toEqual([
			[2, 'would', null],
			[3, 'refused', 'iin-length'],
			[4, 'refused', 'answer-missing'],
			[5, 'refused', 'import-key-missing'],
			[6, 'refused', 'date-unreadable'],
			[7, 'before', 'imported-already']
		]);
		expect(await cases(w)).toBe(0);
	});

	it('are taken one by one, registered by the chancellery, and bear when they came and what they were called', async () => {
		const w = await servicesOffice();
		const id = await imported(w, csv(rowOf(1), rowOf(2, { 2: '123' }), rowOf(3)));
		await runAll(w, id);
		expect((await w.ctx.store.read('import', id))!.state).toMatchObject({
			taken: 2,
			before: 0,
			refused: [{ row: 3, code: 'iin-length' }],
			done: true,
			table: null
		});
		const all = await w.ctx.store.all('service-case');
		const [one] = await Promise.all(all.map(({ id: of }) => w.ctx.store.read('service-case', of)));
		expect(one!.state).toMatchObject({
			imported: { source: 'e-licence' },
			receivedAt: Date.parse('2026-11-23T16:00:00+05:00'),
			channel: 'portal',
			payment: null
		});
		expect(one!.state.incoming).toBeTruthy();
		expect(one!.confidential?.importedKey).toBe('E-1');
		expect(one!.confidential?.answers).toEqual({
			plot: 'Алматы, 1',
			cadastral: '20-1',
			purpose: 'Тұрғын үй'
		});
	});

	it('that came in at the State Corporation stand in its journal, and their results are given out by its number', async () => {
		const w = await servicesOffice();
		const id = await imported(w, csv(rowOf(1), rowOf(2, { 2: '123' }), rowOf(3)), {
			...MAPPING,
			service: 'karaganda-address-certificate',
			procedure: 'clarify',
			channel: 'state-corporation',
			columns: { ...COLUMNS, 'answer:location': HEAD[4]! }
		});
		await runAll(w, id);
		const { rows } = await listJournal(w.ctx)({ search: iin(3), result: 'accepted', date: '' });
		expect(rows).toMatchObject([{ number: '04-12/2-ЖН', receipt: null }]);
		expect((await listJournal(w.ctx)({ search: '', result: 'all', date: '' })).total).toBe(2);
		expect(ok(await viewEntry(w.ctx)(rows[0]!.id)).receiptDocument).toBeNull();
		const handing = ok(await viewHanding(w.ctx)(rows[0]!.number));
		expect(handing).toMatchObject({ applicantNumber: iin(3), no: 'case-result-not-ready' });
		const { state } = (await w.ctx.store.read('service-case', rows[0]!.case!))!;
		expect(state).toMatchObject({ journal: '04-12/2-ЖН', channel: 'state-corporation' });
	});

	it('are never taken twice: not by a second run, not from a second file', async () => {
		const w = await servicesOffice();
		await runAll(w, await imported(w, csv(rowOf(1), rowOf(2))));
		const second = await imported(w, csv(rowOf(2), rowOf(1), rowOf(3)));
		expect((await view(w, second)).tried).toMatchObject({ would: 1, before: 2, refused: 0 });
		await runAll(w, second);
		expect((await w.ctx.store.read('import', second))!.state).toMatchObject({ taken: 1, before: 2 });
		expect(await cases(w)).toBe(3);
	});

	it('are never taken twice by two windows at once', async () => {
		const w = await servicesOffice();
		const clerk = await w.person('chancellery');
		const id = await imported(w, csv(...Array.from({ length: 20 }, (_, n) => rowOf(n))));
		const both = await Promise.all([runImport(w.ctx)(clerk, id, 0), runImport(w.ctx)(clerk, id, 0)]);
		expect(both.filter((one) => isRefused(one))).toHaveLength(1);
		expect(await cases(w)).toBe(20);
	});

	it('go on where they stopped, in portions', async () => {
		const w = await servicesOffice();
		const clerk = await w.person('chancellery');
		const id = await imported(w, csv(...Array.from({ length: 60 }, (_, n) => rowOf(n))));
		expect(ok(await runImport(w.ctx)(clerk, id, 0))).toEqual({ next: 50, done: false });
		expect(await refusalOf(runImport(w.ctx)(clerk, id, 0))).toBe('changed-meanwhile');
		expect(await refusalOf(mapColumns(w.ctx)(clerk, id, MAPPING))).toBe('columns-changed');
		expect(ok(await runImport(w.ctx)(clerk, id, 50))).toEqual({ next: 60, done: true });
		expect(await refusalOf(runImport(w.ctx)(clerk, id, 60))).toBe('import-over');
		expect(await cases(w)).toBe(60);
	});

	it('come from a workbook as well; what looks like a formula stays a text', async () => {
		const w = await servicesOffice();
		const book = new exceljs.Workbook();
		const sheet = book.addWorksheet('x');
		sheet.addRows([HEAD, rowOf(1, { 4: '=HYPERLINK("http://evil.example")' })]);
		sheet.getCell('B2').value = new Date(Date.UTC(2026, 10, 23, 16, 0));
		sheet.getCell('C2').value = Number(iin(1));
		const id = await imported(w, new Uint8Array(await book.xlsx.writeBuffer()));
		await runAll(w, id);
		const [line] = await w.ctx.store.all('service-case');
		const record = await w.ctx.store.read('service-case', line!.id);
		expect(record!.confidential?.answers.plot).toBe('=HYPERLINK("http://evil.example")');
		expect(record!.state.receivedAt).toBe(Date.parse('2026-11-23T16:00:00+05:00'));
	});

	it('may name their service themselves, and may be of organisations', async () => {
		const w = await servicesOffice();
		const head = ['id', 'услуга', 'процедура', 'бин', 'организация', 'адрес'];
		const bin = COMPANY.kind === 'legal-entity' ? COMPANY.bin : '';
		const row = ['1', 'almaty-mineral-area-building-permit', 'permit', bin, '«Сынақ» ЖШС', 'Алматы'];
		const unknown = ['2', 'шашты қию', '', bin, 'x', ''];
		const bytes = new TextEncoder().encode([head, row, unknown].map((cells) => cells.join(';')).join('\n'));
		const id = await imported(w, bytes, null);
		const { state, lacks } = await view(w, id);
		expect(lacks?.details).toEqual({ field: 'source' });
		expect(state.mapping.columns).toEqual({
			key: 'id',
			service: 'услуга',
			procedure: 'процедура',
			bin: 'бин',
			organisation: 'организация',
			address: 'адрес'
		});
		ok(await mapColumns(w.ctx)(await w.person('chancellery'), id, { ...state.mapping, source: 'X' }));
		const codes = (await view(w, id)).tried!.rows.map(({ no }) => no?.refused ?? null);
		expect(codes).toEqual(['answer-missing', 'service-unknown']);
	});

	it('are refused where the service is not offered, or the licence they are about is not known', async () => {
		const w = await servicesOffice();
		const attestation = { ...MAPPING, service: 'almaty-expert-attestation', procedure: 'attest' } as const;
		const id = await imported(w, csv(rowOf(1)), attestation);
		expect((await view(w, id)).tried!.rows[0]!.no?.refused).toBe('service-unknown');
		const duplicate = {
			...MAPPING,
			service: 'almaty-design-licence',
			procedure: 'duplicate',
			columns: { ...COLUMNS, licence: HEAD[5]!, 'answer:base': HEAD[4]! }
		} as const;
		const second = await imported(w, csv(rowOf(1)), duplicate);
		const no = (await view(w, second)).tried!.rows[0]!.no?.refused;
		expect(no).toBe('licence-missing');
	});
});

describe('how columns are understood', () => {
	it('is guessed from their headings where only one service could be meant', async () => {
		const w = await servicesOffice();
		const { state } = await view(w, await imported(w, csv(rowOf(1)), null));
		expect(state.mapping.columns).toMatchObject({
			key: HEAD[0],
			receivedAt: HEAD[1],
			iin: HEAD[2],
			fullName: HEAD[3],
			'answer:cadastral': HEAD[5]
		});
	});

	it('is remembered for the same headings in whatever order and case', async () => {
		const w = await servicesOffice();
		await imported(w, csv(rowOf(1)));
		const turned = [HEAD, rowOf(2)].map((row) => [...row].reverse());
		turned[0] = turned[0]!.map((cell) => cell.toUpperCase());
		const bytes = new TextEncoder().encode(turned.map((row) => row.join(';')).join('\n'));
		const { state, tried } = await view(w, await imported(w, bytes, null));
		expect(state.mapping).toEqual({
			...MAPPING,
			columns: Object.fromEntries(
				Object.entries(COLUMNS).map(([target, name]) => [target, name!.toUpperCase()])
			)
		});
		expect(tried).toMatchObject({ would: 1 });
	});

	it('never takes a personal number for what a request is called', async () => {
		const w = await servicesOffice();
		const clerk = await w.person('chancellery');
		const columns = { ...COLUMNS, key: HEAD[2]! };
		const byIin = await imported(w, csv(rowOf(1)), null);
		expect(await refusalOf(mapColumns(w.ctx)(clerk, byIin, { ...MAPPING, columns }))).toBe(
			'import-key-personal'
		);
		const id = await imported(w, csv(rowOf(1, { 0: iin(7) }), rowOf(2, { 0: ` ${iin(8)}` }), rowOf(3)));
		expect((await view(w, id)).tried!.rows.map(({ no }) => no?.refused ?? null)).toEqual([
			'import-key-personal',
			'import-key-personal',
			null
		]);
		await runAll(w, id);
		expect(await cases(w)).toBe(1);
	});

	it('says what has to be chosen before anything is tried', async () => {
		const w = await servicesOffice();
		const id = await imported(w, csv(rowOf(1)), { ...MAPPING, columns: {} });
		const { lacks, tried } = await view(w, id);
		expect([lacks?.refused, lacks?.details?.column, tried]).toEqual(['column-missing', 'key', null]);
		expect(await refusalOf(runImport(w.ctx)(await w.person('chancellery'), id, 0))).toBe('column-missing');
	});
});

describe('a table', () => {
	it('without headings is not taken: people would stand where its headings are kept', async () => {
		const w = await servicesOffice();
		const bytes = new TextEncoder().encode([rowOf(1), rowOf(2)].map((row) => row.join(';')).join('\n'));
		const clerk = await w.person('chancellery');
		expect(await refusalOf(uploadTable(w.ctx, tables)(clerk, { name: 'x.csv', bytes }))).toBe(
			'table-headings-missing'
		);
	});

	it('is thrown away when it is done with, and when nobody finished with it in time', async () => {
		const w = await servicesOffice();
		const clerk = await w.person('chancellery');
		const id = await imported(w, csv(rowOf(1)));
		const table = (await w.ctx.store.read('import', id))!.state.table!;
		ok(await discardTable(w.ctx)(clerk, id));
		expect(await w.ctx.files.get(table)).toBeUndefined();
		expect(await refusalOf(discardTable(w.ctx)(clerk, id))).toBe('import-over');
		const old = await imported(w, csv(rowOf(2)));
		w.clock.pass(31 * 86_400_000);
		await imported(w, csv(rowOf(3)));
		expect((await w.ctx.store.read('import', old))!.state.table).toBeNull();
		expect((await listImports(w.ctx)()).map(({ open }) => open)).toEqual([true, false, false]);
	});

	it('to fill in asks for everything a request says', async () => {
		const w = await servicesOffice();
		const asked = ok(await importTemplate(w.ctx)('almaty-design-licence', 'duplicate'));
		expect(asked.targets).toContain('licence');
		expect(await refusalOf(importTemplate(w.ctx)('almaty-expert-attestation', 'attest'))).toBe('not-found');
	});
});

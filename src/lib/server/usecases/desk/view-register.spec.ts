import { describe, expect, it } from 'vitest';
import { testWorld, type World } from '../testing/world.ts';
import { anOffice, applicants, examined, ordered } from '../testing/attested.ts';
import { viewRegister, type RegisterQuery } from './view-register.ts';

/** Three cases, the last one not admitted, with the order and the notices of two of them. */
async function signedOrder() {
	const w = testWorld();
	const office = await anOffice(w);
	const ids = (await applicants(w, 3)).map(({ id }) => id);
	const people = ids.map((id) => ({ id, iin: '', channel: 'portal' as const }));
	const round = await examined(w, people, [ids[2]!]);
	const { order } = await ordered(w, office, round, ids, [ids[2]!]);
	return { w, ids, round, order };
}

const register = (w: World, query: RegisterQuery) => viewRegister(w.ctx)(query);
const numbers = async (w: World, query: RegisterQuery) =>
	(await register(w, query)).lines.map(({ number }) => number);

/** A fact written past the use cases, as only damage or another program could. */
async function write(w: World, id: string, type: string, data: Record<string, string | number>) {
	const version = (await w.ctx.store.read('register', id))?.version ?? 0;
	const change = { kind: 'register', id, expectedVersion: version, facts: [{ type, v: 1, data }] };
	await w.ctx.store.commit([change], { at: w.clock.now(), by: 'system' });
}

describe('a register of the office', () => {
	it('has each number of a series in order with what bears it', async () => {
		const { w, ids } = await signedOrder();
		const { lines, last, gaps, total } = await register(w, { series: 'incoming' });
		expect(lines.map(({ number, name, leads }) => [number, name, leads])).toEqual(
			ids.map((id, i) => [`04-12/${i + 1}`, `Тегі${i} Аты Әкесінің аты`, { kind: 'application', id }])
		);
		expect({ last, gaps, total }).toEqual({ last: 3, gaps: [], total: 3 });
	});

	it('tells each notice of one order by the case it was written to', async () => {
		const { w, ids } = await signedOrder();
		const { lines } = await register(w, { series: 'letter' });
		expect(lines.map(({ number, document, leads }) => [number, document?.type, leads?.id])).toEqual([
			['04-12/1-Х', 'notice-of-admission', ids[0]],
			['04-12/2-Х', 'notice-of-admission', ids[1]],
			['04-12/3-Х', 'notice-of-non-admission', ids[2]]
		]);
	});

	it('leads from the number of an order to the order', async () => {
		const { w, order } = await signedOrder();
		const [line] = (await register(w, { series: 'order' })).lines;
		expect(line).toMatchObject({
			number: '04-12/1-Б',
			document: { type: 'admission-order' },
			leads: { kind: 'order', id: order }
		});
	});

	it.each<[string, string, string[]]>([
		['the number as printed', '04-12/2', ['04-12/2-Х']],
		['the number in Latin letters', '04-12/2-x', ['04-12/2-Х']],
		['the plain number', '2', ['04-12/2-Х']],
		['the name', 'тегі1', ['04-12/2-Х']],
		['nobody', 'жоқ адам', []]
	])('is searched by %s', async (_, search, found) => {
		const { w } = await signedOrder();
		expect(await numbers(w, { series: 'letter', search })).toEqual(found);
	});

	it('shows a page of itself and says how much there is', async () => {
		const { w } = await signedOrder();
		const page = await register(w, { series: 'letter', from: 1, limit: 1 });
		expect(page.lines.map(({ n }) => n)).toEqual([2]);
		expect(page.total).toBe(3);
	});

	it('tells numbers that wait, were voided or are missing', async () => {
		const { w } = await signedOrder();
		await write(w, 'order-2026', 'number-reserved', { number: 2, to: 'a' });
		await write(w, 'order-2026', 'number-reserved', { number: 3, to: 'b' });
		await write(w, 'order-2026', 'number-voided', { number: 3, to: 'b', reason: 'қате' });
		await write(w, 'order-2026', 'number-given', { number: 5, to: 'c' });
		const { lines, gaps, tally } = await register(w, { series: 'order' });
		expect(lines.map(({ n, state, reason }) => [n, state, reason])).toEqual([
			[1, 'given', null],
			[2, 'reserved', null],
			[3, 'voided', 'қате'],
			[5, 'given', null]
		]);
		expect(gaps).toEqual([4]);
		expect(tally).toEqual({ given: 2, reserved: 1, voided: 1 });
	});

	it('tells a number that waits or was voided as it was printed', async () => {
		const { w } = await signedOrder();
		await write(w, 'order-2026', 'number-reserved', { number: 2, to: 'a', text: '1/2' });
		await write(w, 'order-2026', 'number-reserved', { number: 3, to: 'b', text: '1/3' });
		await write(w, 'order-2026', 'number-voided', { number: 3, to: 'b', text: '1/3', reason: 'қате' });
		expect(await numbers(w, { series: 'order' })).toEqual(['04-12/1-Б', '1/2', '1/3']);
		const { register: id, lines } = await register(w, { series: 'order', state: 'reserved' });
		expect([id, lines.map(({ to }) => to)]).toEqual(['order-2026', ['a']]);
	});

	it.each<[NonNullable<RegisterQuery['state']>, string[]]>([
		['given', ['04-12/2-Х', '04-12/3-Х']],
		['withdrawn', ['04-12/1-Х']],
		['amended', []],
		['e-signed', []]
	])('is filtered by what became of its documents: %s', async (state, found) => {
		const { w } = await signedOrder();
		const [line] = (await register(w, { series: 'letter' })).lines;
		const id = line!.document!.id;
		const { version } = (await w.ctx.store.read('document', id))!;
		const facts = [{ type: 'withdrawn', v: 1, data: { reason: 'қате' } }];
		await w.ctx.store.commit([{ kind: 'document', id, expectedVersion: version, facts }], {
			at: w.clock.now(),
			by: 'system'
		});
		expect(await numbers(w, { series: 'letter', state })).toEqual(found);
	});

	it('of a year begins anew; the years that have one are named', async () => {
		const { w } = await signedOrder();
		w.clock.set(Date.parse('2027-02-01T10:00:00+05:00'));
		const { lines, years, year } = await register(w, { series: 'order' });
		expect([lines, years, year]).toEqual([[], [2027, 2026], 2027]);
		expect(await numbers(w, { series: 'order', year: 2026 })).toEqual(['04-12/1-Б']);
	});
});

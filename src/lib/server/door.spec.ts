import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { atMost, formOf, inside, papers, parse, pdfResponse } from './door.ts';

describe('an address to go back to', () => {
	it.each([
		['/office/rounds?x=1', '/office/rounds?x=1'],
		['/', '/'],
		[null, '/'],
		['https://elsewhere.example', '/'],
		['//elsewhere.example', '/'],
		['/\\elsewhere.example', '/'],
		['/\t/elsewhere.example', '/'],
		['/\n/elsewhere.example', '/'],
		['/.//elsewhere.example/sign-in', '/'],
		['/..//elsewhere.example', '/'],
		['/a/..//elsewhere.example', '/'],
		['/%2e//elsewhere.example', '/'],
		['/a/%2E%2e//elsewhere.example', '/'],
		['/.//', '/'],
		['/office//rounds', '/office//rounds'],
		['/office/./rounds', '/office/rounds']
	])('%j leads to %j', (to, leads) => {
		expect(inside(to)).toBe(leads);
	});
});

describe('what comes in at the door', () => {
	/** Items that note when somebody looks into them. */
	const watched = (count: number, value: unknown) => {
		const seen = { looks: 0 };
		const item = {
			get a() {
				seen.looks += 1;
				return value;
			}
		};
		return { seen, items: Array.from({ length: count }, () => item) };
	};
	const Item = v.object({ a: v.number(), b: v.optional(v.number()) });

	it('is refused by its first fault, however many there are', () => {
		const { seen, items } = watched(10_000, 'wrong');
		expect(parse(v.array(Item), items)).toEqual({ refused: 'bad-input', details: { field: '0.a' } });
		expect(seen.looks).toBeLessThan(10);
	});

	it('is refused by its length before any item is looked at', () => {
		const { seen, items } = watched(501, 1);
		expect(parse(atMost(500, Item), items)).toMatchObject({ refused: 'bad-input' });
		expect(seen.looks).toBe(0);
		expect(parse(atMost(500, Item), items.slice(1))).toHaveLength(500);
	});
});

describe('papers named one a line', () => {
	const read = (typed: string) => parse(v.object({ papers }), { papers: typed });

	it('come without what is around them, and without empty lines', () => {
		expect(read(' Өтініш \r\n\r\n  Диплом көшірмесі\n')).toEqual({ papers: ['Өтініш', 'Диплом көшірмесі'] });
		expect(read(' \n ')).toEqual({ papers: [] });
	});

	it.each([
		['fifty', Array.from({ length: 50 }, () => 'ұ'.repeat(200)), true],
		['more than fifty', Array.from({ length: 51 }, () => 'ұ'), false],
		['one that is too long', ['Өтініш', 'ұ'.repeat(201)], false]
	])('are taken up to their limits: %s', (_, lines, taken) => {
		const refusal = { refused: 'bad-input', details: { field: 'papers' } };
		expect(read(lines.join('\n'))).toEqual(taken ? { papers: lines } : refusal);
	});
});

describe('a form', () => {
	it('with very many fields is read in one pass', async () => {
		const data = new FormData();
		for (let i = 0; i < 5_000; i += 1) data.append(`f${i}`, 'x');
		data.append('many', 'a');
		data.append('many', 'b');
		const form = await formOf(new Request('http://synaq.example', { method: 'POST', body: data }));
		expect(Object.keys(form)).toHaveLength(5_001);
		expect(form.many).toEqual(['a', 'b']);
	});
});

it('a PDF is read in the browser or saved under its name, and kept by no one on the way', async () => {
	const response = pdfResponse(new Uint8Array([37, 80, 68, 70]), 'act-kk.pdf');
	expect(Object.fromEntries(response.headers)).toEqual({
		'content-type': 'application/pdf',
		'content-disposition': 'inline; filename="act-kk.pdf"',
		'cache-control': 'private, no-store'
	});
	expect(await response.text()).toBe('%PDF');
});

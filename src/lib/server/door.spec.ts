import { describe, expect, it } from 'vitest';
import { formOf, inside } from './door.ts';

describe('an address to go back to', () => {
	it.each([
		['/office/rounds?x=1', '/office/rounds?x=1'],
		['/', '/'],
		[null, '/'],
		['https://elsewhere.example', '/'],
		['//elsewhere.example', '/'],
		['/\\elsewhere.example', '/'],
		['/\t/elsewhere.example', '/'],
		['/\n/elsewhere.example', '/']
	])('%j leads to %j', (to, leads) => {
		expect(inside(to)).toBe(leads);
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

import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { claimsOf, earlierStates, looksLikePdf } from './issued-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

const ISSUED = '%PDF-1.4\n1 0 obj\n/URI (https://synaq.example.kz/verify/04-12/345-%D0%91)\nendobj\n';

describe('the earlier states of a file', () => {
	it('are what stood before something was added, with and without the end of its line', () => {
		const issued = `${ISSUED}%%EOF\r\n`;
		const file = bytes(`${issued}more\n%%EOF\n`);
		const states = earlierStates(file);
		expect(states).toContainEqual({ length: issued.length, sha256: sha256(bytes(issued)) });
		for (const { length, sha256: hash } of states) expect(hash).toBe(sha256(file.slice(0, length)));
		expect(states.map(({ length }) => length)).toEqual([
			issued.length - 2,
			issued.length - 1,
			issued.length,
			file.length - 1
		]);
	});

	it('are looked for a dozen times, however many ends a hostile file has', () => {
		expect(earlierStates(bytes('%%EOF\n'.repeat(100_000))).length).toBeLessThanOrEqual(36);
	});

	it('are none of a file without an end', () => {
		expect(earlierStates(new Uint8Array(10 * 1024 * 1024))).toEqual([]);
	});
});

describe('what a file says it is', () => {
	it('is read from the address of its code and the identifier it was made with', () => {
		const id = 'ABCDEF0123456789abcdef0123456789';
		expect(claimsOf(bytes(`${ISSUED}/ID [ <${id}> <${id}> ]`))).toEqual({
			claims: [{ number: '04-12/345-Б', base: 'https://synaq.example.kz' }],
			identifiers: [id.toLowerCase()]
		});
	});

	it('is nothing where the address is broken, unending or without a number', () => {
		for (const link of ['%D0%', '', '1'.repeat(300)])
			expect(claimsOf(bytes(`(https://synaq.example.kz/verify/${link})`)).claims).toEqual([]);
		expect(claimsOf(bytes('/verify/1')).claims).toEqual([]);
	});

	it('is read from few places of a file that repeats itself', () => {
		const many = Array.from({ length: 5_000 }, (_, n) => `(https://a.kz/verify/${n})`).join('');
		expect(claimsOf(bytes(many)).claims.length).toBeLessThanOrEqual(8);
	});
});

describe('any file at all', () => {
	const hostile = fc
		.array(
			fc.oneof(
				fc.uint8Array({ maxLength: 40 }),
				fc.constantFrom('%PDF-1.4', '%%EOF', '\r\n', '/ID [<', 'https://', '/verify/', '%', '(').map(bytes)
			),
			{ maxLength: 40 }
		)
		.map((parts) => new Uint8Array(Buffer.concat(parts)));

	it('is read without a failure, and nothing of it changes', () => {
		fc.assert(
			fc.property(hostile, (file) => {
				const before = file.slice();
				claimsOf(file);
				looksLikePdf(file);
				for (const { length } of earlierStates(file)) expect(length).toBeLessThan(file.length);
				expect(file).toEqual(before);
			})
		);
	});
});

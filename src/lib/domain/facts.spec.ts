import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	brokenAt,
	canonicalJson,
	EMPTY,
	factHash,
	fingerprint,
	GENESIS,
	seal,
	sha256Hex,
	type Fact
} from './facts.ts';

/** The double that has these 64 bits. */
function double(bits: string): number {
	const view = new DataView(new ArrayBuffer(8));
	view.setBigUint64(0, BigInt(`0x${bits}`));
	return view.getFloat64(0);
}

/** RFC 8785, appendix B. */
const NUMBERS = [
	['0000000000000000', '0'],
	['8000000000000000', '0'],
	['0000000000000001', '5e-324'],
	['8000000000000001', '-5e-324'],
	['7fefffffffffffff', '1.7976931348623157e+308'],
	['ffefffffffffffff', '-1.7976931348623157e+308'],
	['4340000000000000', '9007199254740992'],
	['c340000000000000', '-9007199254740992'],
	['4430000000000000', '295147905179352830000'],
	['44b52d02c7e14af5', '9.999999999999997e+22'],
	['44b52d02c7e14af6', '1e+23'],
	['44b52d02c7e14af7', '1.0000000000000001e+23'],
	['444b1ae4d6e2ef4e', '999999999999999700000'],
	['444b1ae4d6e2ef4f', '999999999999999900000'],
	['444b1ae4d6e2ef50', '1e+21'],
	['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
	['3eb0c6f7a0b5ed8d', '0.000001'],
	['41b3de4355555553', '333333333.3333332'],
	['41b3de4355555554', '333333333.33333325'],
	['41b3de4355555555', '333333333.3333333'],
	['41b3de4355555556', '333333333.3333334'],
	['41b3de4355555557', '333333333.33333343'],
	['becbf647612f3696', '-0.0000033333333333333333'],
	['43143ff3c1cb0959', '1424953923781206.2']
] as const;

describe('canonical JSON', () => {
	it.each(NUMBERS)('writes the number %s of RFC 8785, appendix B, as %s', (bits, text) => {
		expect(canonicalJson(double(bits))).toBe(text);
	});

	it.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])(
		'has no form for the number %s',
		(bits) => {
			expect(() => canonicalJson(double(bits))).toThrow(TypeError);
		}
	);

	it('writes the example of RFC 8785, section 3.2.2', () => {
		const numbers = [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001];
		const example = {
			numbers,
			string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
			literals: [null, true, false]
		};
		expect(canonicalJson(example)).toBe(
			String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`
		);
	});

	it('sorts keys by UTF-16 code units, as the example of RFC 8785, section 3.2.3', () => {
		const example = {
			'\u20ac': 'Euro Sign',
			'\r': 'Carriage Return',
			'\ufb33': 'Hebrew Letter Dalet With Dagesh',
			'1': 'One',
			'\ud83d\ude00': 'Emoji: Grinning Face',
			'\u0080': 'Control',
			'\u00f6': 'Latin Small Letter O With Diaeresis'
		};
		expect(canonicalJson(example).match(/[A-Z][A-Za-z :]+(?=")/g)).toEqual([
			'Carriage Return',
			'One',
			'Control',
			'Latin Small Letter O With Diaeresis',
			'Euro Sign',
			'Emoji: Grinning Face',
			'Hebrew Letter Dalet With Dagesh'
		]);
	});

	it('says the same as JSON, whatever the order members were written in', () => {
		const shuffled = (value: unknown): unknown => {
			if (Array.isArray(value)) return value.map(shuffled);
			if (typeof value !== 'object' || value === null) return value;
			return Object.fromEntries(
				Object.entries(value)
					.reverse()
					.map(([key, member]) => [key, shuffled(member)])
			);
		};
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const text = canonicalJson(value);
				expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
				expect(canonicalJson(shuffled(value))).toBe(text);
			})
		);
	});

	it.each([
		['a member left undefined', { a: undefined, b: 1 }, '{"b":1}'],
		['nothing at all', {}, '{}'],
		['Kazakh letters', 'Әң', '"Әң"']
	])('writes %s', (_, value, text) => {
		expect(canonicalJson(value)).toBe(text);
	});

	it.each([
		['undefined', undefined],
		['a function', () => 1],
		['a bigint', 1n],
		['undefined in a list', [undefined]]
	])('has no form for %s', (_, value) => {
		expect(() => canonicalJson(value)).toThrow(TypeError);
	});
});

describe('a fingerprint', () => {
	it('is SHA-256 in lower-case hexadecimal', () => {
		expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
		expect(fingerprint({ b: 1, a: [] })).toBe(sha256Hex('{"a":[],"b":1}'));
	});
});

const newFact = fc.record({ type: fc.string(), v: fc.integer({ min: 1 }), data: fc.jsonValue() });
const stamp = fc.record({ at: fc.nat(), by: fc.string() });
const chain = fc
	.tuple(fc.array(newFact, { minLength: 1, maxLength: 5 }), fc.array(newFact, { maxLength: 3 }), stamp, stamp)
	.map(([first, later, one, two]) => {
		const begun = seal(EMPTY, first, one);
		return [...begun, ...seal(begun[begun.length - 1]!, later, two)];
	});

const OTHER: Record<string, (value: never) => unknown> = {
	seq: (n: number) => n + 1,
	at: (n: number) => n + 1,
	by: (text: string) => `${text}x`,
	type: (text: string) => `${text}x`,
	v: (n: number) => n + 1,
	data: (data: unknown) => [data],
	prev: (hash: string) => hash.replace(/./, (c) => (c === 'a' ? 'b' : 'a')),
	hash: (hash: string) => hash.replace(/.$/, (c) => (c === 'a' ? 'b' : 'a'))
};

/** The same fact as a text of JSON with one character changed; undefined when that says the same or is no JSON. */
function misprinted(fact: Fact, place: number, character: string): Fact | undefined {
	const text = JSON.stringify(fact);
	const at = place % text.length;
	const changed = text.slice(0, at) + character + text.slice(at + 1);
	try {
		const read = JSON.parse(changed) as Fact;
		return canonicalJson(read) === canonicalJson(fact) ? undefined : read;
	} catch {
		return undefined;
	}
}

describe('a chain of facts', () => {
	it('counts from 1 and names the hash of the fact before', () => {
		const facts = seal(EMPTY, [newFactOf('a'), newFactOf('b')], { at: 5, by: 'user:1' });
		expect(facts).toMatchObject([
			{ seq: 1, at: 5, by: 'user:1', type: 'a', prev: GENESIS },
			{ seq: 2, prev: facts[0]!.hash }
		]);
		expect(facts[0]!.hash).toBe(
			sha256Hex(`{"at":5,"by":"user:1","data":{},"prev":"${GENESIS}","seq":1,"type":"a","v":1}`)
		);
	});

	it('is whole as it was sealed, also in parts', () => {
		fc.assert(
			fc.property(chain, fc.nat(), (facts, n) => {
				const at = n % facts.length;
				expect(brokenAt(facts)).toBeNull();
				expect(brokenAt(facts.slice(at), facts[at - 1] ?? EMPTY)).toBeNull();
			})
		);
	});

	it.each(Object.keys(OTHER))('shows where %s was changed', (field) => {
		fc.assert(
			fc.property(chain, fc.nat(), (facts, n) => {
				const at = n % facts.length;
				const tampered = facts.map((fact, i) =>
					i === at ? { ...fact, [field]: OTHER[field]!(fact[field as keyof Fact] as never) } : fact
				);
				expect(brokenAt(tampered)).toBe(at + 1);
			})
		);
	});

	it('shows any change of one character', () => {
		fc.assert(
			fc.property(
				chain,
				fc.nat(),
				fc.nat(),
				fc.constantFrom(...'019aé{}",:x'),
				(facts, n, place, character) => {
					const at = n % facts.length;
					const changed = misprinted(facts[at]!, place, character);
					fc.pre(changed !== undefined);
					expect(brokenAt(facts.map((fact, i) => (i === at ? changed! : fact)))).toBe(at + 1);
				}
			),
			{ numRuns: 300 }
		);
	});

	it('shows what was added to a fact', () => {
		const facts = seal(EMPTY, [newFactOf('a'), newFactOf('b')], { at: 5, by: 'user:1' });
		const added = { ...facts[1]!, remark: 'later' };
		expect(brokenAt([facts[0]!, added])).toBe(2);
	});

	it.each([
		['a fact taken out', ([a, , c]: Fact[]) => [a, c], 2],
		['two facts exchanged', ([a, b, c]: Fact[]) => [a, c, b], 2],
		['a fact told twice', ([a, b, c]: Fact[]) => [a, b, b, c], 3],
		['the beginning cut off', ([, b, c]: Fact[]) => [b, c], 1]
	])('shows %s', (_, tamper, seq) => {
		const facts = seal(EMPTY, ['a', 'b', 'c'].map(newFactOf), { at: 5, by: 'user:1' });
		expect(brokenAt(tamper(facts) as Fact[])).toBe(seq);
	});

	it('shows a number left out, though everything after it is sealed anew', () => {
		const stamp = { at: 5, by: 'user:1' };
		const [first] = seal(EMPTY, [newFactOf('a')], stamp) as [Fact];
		expect(brokenAt([first, ...seal({ seq: 2, hash: first.hash }, [newFactOf('c')], stamp)])).toBe(2);
	});

	it('shows a fact rewritten and sealed anew by what follows it', () => {
		const facts = seal(EMPTY, ['a', 'b', 'c'].map(newFactOf), { at: 5, by: 'user:1' });
		const rewritten = { ...facts[1]!, data: { points: 9 } };
		const forged = { ...rewritten, hash: factHash(rewritten) };
		expect(brokenAt([facts[0]!, forged, facts[2]!])).toBe(3);
	});
});

function newFactOf(type: string) {
	return { type, v: 1, data: {} };
}

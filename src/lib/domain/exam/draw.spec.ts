import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../facts.ts';
import { commitment, counterStream, drawPaper, paperSeed, parseDigits, type DrawTerms } from './draw.ts';

interface Vectors {
	terms: DrawTerms;
	commitment: string;
	digits: string;
	sections: { id: string; questions: number }[];
	bank: { id: string; version: number; section: string; options: string }[];
	stream: {
		seed: string;
		blocks: string[];
		uniform: [number, number][];
		rejecting: { n: number; values: number[] };
	};
	papers: Record<
		string,
		{ paperSeed: string; paper: { id: string; version: number; section: number; options: string }[] }
	>;
}

const page = readFileSync(new URL('../../../../docs/draw.md', import.meta.url), 'utf8');
const vectors = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '') as Vectors;

const sections = vectors.sections.map((section) => ({ ...section, passMark: null }));
const bank = vectors.bank.map((question) => ({
	...question,
	options: [...question.options].map((id) => ({ id }))
}));

describe('the vectors of docs/draw.md', () => {
	it('hold for the commitment', () => {
		expect(commitment(vectors.terms)).toBe(vectors.commitment);
	});

	it('hold for the stream of numbers', () => {
		const uniform = counterStream(vectors.stream.seed);
		expect(vectors.stream.uniform.map(([n]) => [n, uniform(n)])).toEqual(vectors.stream.uniform);
	});

	it('hold where words are thrown away', () => {
		const { n, values } = vectors.stream.rejecting;
		const uniform = counterStream(vectors.stream.seed);
		expect(values.map(() => uniform(n))).toEqual(values);
	});

	it.each(Object.keys(vectors.papers))('hold for the paper of %s', (attempt) => {
		const { paperSeed: seed, paper } = vectors.papers[attempt]!;
		expect(paperSeed(vectors.terms.seed, attempt, vectors.digits)).toBe(seed);
		expect(drawPaper(sections, bank, seed)).toEqual(
			paper.map((question) => ({ ...question, options: [...question.options] }))
		);
	});

	it('are what its text walks through', () => {
		const walked = [...page.matchAll(/^\| .*\| +(\d+) \| +(\d+) \| +(\d+) \|$/gm)].map((row) =>
			row.slice(1).map(Number)
		);
		expect(walked.map(([n, , value]) => [n, value])).toEqual(vectors.stream.uniform);
		expect(walked.every(([n, word, value]) => word! % n! === value)).toBe(true);
		for (const told of [vectors.commitment, vectors.stream.seed, vectors.stream.blocks[0]!]) {
			expect(page.split('```json')[0]).toContain(told);
		}
	});
});

/** The draw written again from docs/draw.md alone, with node's own HMAC and arithmetic of big integers. */
const outsider = {
	commitment: ({ seed, sitting, blueprint, edition, attempts }: DrawTerms): string => {
		const hash = createHash('sha256');
		const sorted = Buffer.concat(
			attempts.map((id) => Buffer.from(`${id}\n`)).sort((a, b) => Buffer.compare(a, b))
		);
		for (const part of [seed, sitting, blueprint, edition]) hash.update(part).update('\n');
		return hash.update(sorted).digest('hex');
	},
	paperSeed: (seed: string, attempt: string, digits: string): string =>
		createHmac('sha256', Buffer.from(seed, 'hex')).update(attempt).update('\n').update(digits).digest('hex'),
	*words(seed: string): Generator<bigint> {
		for (let block = 0; ; block += 1) {
			const count = Buffer.alloc(4);
			count.writeUInt32BE(block);
			const bytes = createHmac('sha256', Buffer.from(seed, 'hex')).update(count).digest();
			for (let at = 0; at < 32; at += 4) yield BigInt(`0x${bytes.subarray(at, at + 4).toString('hex')}`);
		}
	},
	paper(seed: string) {
		const words = outsider.words(seed);
		const uniform = (n: number): number => {
			for (;;) {
				const word = words.next().value as bigint;
				if (word < 2n ** 32n - (2n ** 32n % BigInt(n))) return Number(word % BigInt(n));
			}
		};
		const mix = <T>(list: T[]): T[] => {
			for (let i = list.length - 1; i >= 1; i -= 1) {
				const j = uniform(i + 1);
				const held = list[i]!;
				list[i] = list[j]!;
				list[j] = held;
			}
			return list;
		};
		const pools = sections.map(({ id }) => bank.filter((q) => q.section === id));
		for (const pool of pools) pool.sort((a, b) => Buffer.compare(Buffer.from(a.id), Buffer.from(b.id)));
		const chosen = pools.map((pool, at) => mix(pool).slice(0, sections[at]!.questions));
		for (const list of chosen) mix(list);
		return chosen.flatMap((list, section) =>
			list.map(({ id, version, options }) => ({
				id,
				version,
				section,
				options: mix(options.map((o) => o.id))
			}))
		);
	}
};

const seeds = fc
	.uint8Array({ minLength: 32, maxLength: 32 })
	.map((bytes) => Buffer.from(bytes).toString('hex'));
const ids = fc.stringMatching(/^[A-Za-z0-9_-]{1,21}$/);
const throws = fc.stringMatching(/^\d{4,12}$/);

describe('the draw', () => {
	it('is what an outsider draws from docs/draw.md with another library', () => {
		fc.assert(
			fc.property(seeds, fc.uniqueArray(ids, { minLength: 1 }), throws, (seed, attempts, digits) => {
				const terms = { seed, sitting: attempts[0]!, blueprint: seed, edition: seed, attempts };
				expect(commitment(terms)).toBe(outsider.commitment(terms));
				const own = paperSeed(seed, attempts[0]!, digits);
				expect(own).toBe(outsider.paperSeed(seed, attempts[0]!, digits));
				expect(drawPaper(sections, bank, own)).toEqual(outsider.paper(own));
			})
		);
	});

	it('gives each section its number of questions, none twice, its options in some order', () => {
		fc.assert(
			fc.property(seeds, (seed) => {
				const paper = drawPaper(sections, bank, seed);
				expect(paper.map(({ section }) => section)).toEqual([0, 0, 0, 1, 1]);
				expect(new Set(paper.map(({ id }) => id)).size).toBe(paper.length);
				for (const { id, version, section, options } of paper) {
					const question = bank.find((one) => one.id === id)!;
					expect([question.version, question.section]).toEqual([version, sections[section]!.id]);
					expect([...options].sort()).toEqual(question.options.map((option) => option.id));
				}
			})
		);
	});

	it('does not depend on the order of questions in the bank', () => {
		fc.assert(
			fc.property(seeds, fc.shuffledSubarray(bank, { minLength: bank.length }), (seed, mixed) => {
				expect(drawPaper(sections, mixed, seed)).toEqual(drawPaper(sections, bank, seed));
			})
		);
	});

	it('gives another paper to another attempt, to other digits and for another seed', () => {
		const large = Array.from({ length: 60 }, (_, i) => ({
			...bank[0]!,
			id: `q${i}`,
			section: 'general'
		}));
		const paper = (seed: string, attempt: string, digits: string) =>
			JSON.stringify(
				drawPaper([{ id: 'general', questions: 30, passMark: null }], large, paperSeed(seed, attempt, digits))
			);
		fc.assert(
			fc.property(seeds, ids, ids, throws, throws, (seed, attempt, other, digits, thrown) => {
				fc.pre(attempt !== other && digits !== thrown);
				const own = paper(seed, attempt, digits);
				expect(paper(seed, other, digits)).not.toBe(own);
				expect(paper(seed, attempt, thrown)).not.toBe(own);
				expect(paper(sha256Hex(seed), attempt, digits)).not.toBe(own);
			}),
			{ numRuns: 30 }
		);
	});
});

describe('the commitment', () => {
	const { terms } = vectors;

	it('is the same in whatever order the attempts are told', () => {
		expect(commitment({ ...terms, attempts: [...terms.attempts].reverse() })).toBe(vectors.commitment);
	});

	it.each([
		['the seed', { seed: sha256Hex('other') }],
		['the sitting', { sitting: 'sitting-2' }],
		['the blueprint', { blueprint: sha256Hex('other') }],
		['the edition', { edition: sha256Hex('other') }],
		['an attempt left out', { attempts: terms.attempts.slice(1) }],
		['an attempt more', { attempts: [...terms.attempts, 'attempt-D'] }],
		['two attempts run together', { attempts: ['attempt-A', 'attempt-Battempt-C'] }]
	])('changes with %s', (_, change) => {
		expect(commitment({ ...terms, ...change })).not.toBe(vectors.commitment);
	});
});

describe('the digits of the room', () => {
	it.each([
		['481207', '481207'],
		['48 12-07', '481207'],
		['0000', '0000'],
		[' 123456789012 ', '123456789012'],
		['123', undefined],
		['1234567890123', undefined],
		['12a4', undefined],
		['', undefined],
		['１２３４', undefined]
	])('%j are read as %j', (text, digits) => {
		expect(parseDigits(text)).toBe(digits);
	});
});

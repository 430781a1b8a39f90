import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../facts.ts';
import { merkleProof, merkleRoot, rootOf } from './root.ts';

/**
 * Published with certificate-transparency (merkle tree tests) for RFC 6962: leaf inputs and the root over the first n.
 * Our leaves are hashes of 32 bytes; these are shorter, which the tree does not mind.
 */
const VECTORS = [
	['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
	['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
	['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
	['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
	['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
	['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
	['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
	['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328']
] as const;

const heads = VECTORS.map(([head], i) => ({ attempt: `attempt-${i}`, head }));

const someHeads = fc
	.uniqueArray(fc.string(), { maxLength: 20 })
	.map((attempts) => attempts.map((attempt) => ({ attempt, head: sha256Hex(attempt) })));

describe('the root of a sitting', () => {
	it('over nobody is the hash of nothing', () => {
		expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
	});

	it.each(VECTORS.map(([, root], i) => [i + 1, root]))('over %i leaves is the published %s', (n, root) => {
		expect(merkleRoot(heads.slice(0, Number(n)))).toBe(root);
	});

	it('does not depend on the order in which the attempts are told', () => {
		fc.assert(
			fc.property(someHeads, fc.array(fc.nat()), (all, keys) => {
				const mixed = all
					.map((one, i) => ({ one, key: keys[i] ?? 0 }))
					.sort((a, b) => a.key - b.key)
					.map(({ one }) => one);
				expect(merkleRoot(mixed.reverse())).toBe(merkleRoot(all));
			})
		);
	});

	it('changes with any head, with an attempt left out and with two heads exchanged', () => {
		fc.assert(
			fc.property(someHeads, fc.nat(), (all, n) => {
				fc.pre(all.length > 1);
				const at = n % all.length;
				const next = (at + 1) % all.length;
				const root = merkleRoot(all);
				const changed = all.map((one, i) => (i === at ? { ...one, head: sha256Hex(one.head) } : one));
				const exchanged = all.map((one, i) => ({
					...one,
					head: all[i === at ? next : i === next ? at : i]!.head
				}));
				expect(merkleRoot(changed)).not.toBe(root);
				expect(merkleRoot(all.filter((_, i) => i !== at))).not.toBe(root);
				expect(merkleRoot(exchanged)).not.toBe(root);
			})
		);
	});
});

/** Audit paths published with the same tests: which leaf (from 1) of the first how many, and what leads to the root. */
const PATHS: [number, number, string[]][] = [
	[1, 1, []],
	[
		1,
		8,
		[
			'96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
			'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
			'6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4'
		]
	],
	[
		6,
		8,
		[
			'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
			'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
			'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'
		]
	],
	[3, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
	[
		2,
		5,
		[
			'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
			'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
			'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b'
		]
	]
];

describe('the proof of one attempt', () => {
	it.each(PATHS)('leaf %i of %i has the published path', (leaf, size, path) => {
		const some = heads.slice(0, size);
		expect(merkleProof(some, `attempt-${leaf - 1}`)).toEqual({ index: leaf - 1, size, path });
	});

	it('leads from its head to the root, and from no other head, place or number of attempts', () => {
		fc.assert(
			fc.property(someHeads, fc.nat(), (all, n) => {
				fc.pre(all.length > 1);
				const { attempt, head } = all[n % all.length]!;
				const root = merkleRoot(all);
				const proof = merkleProof(all, attempt)!;
				expect(rootOf(head, proof)).toBe(root);
				expect(rootOf(sha256Hex(head), proof)).not.toBe(root);
				expect(rootOf(head, { ...proof, index: (proof.index + 1) % proof.size })).not.toBe(root);
				expect(rootOf(head, { ...proof, path: proof.path.slice(1) })).not.toBe(root);
				expect(rootOf(head, { ...proof, path: [...proof.path, head] })).toBeUndefined();
			})
		);
	});

	it('of somebody who is not there, or that is none, does not exist', () => {
		expect(merkleProof(heads, 'stranger')).toBeUndefined();
		for (const proof of [
			{ index: 1, size: 1, path: [] },
			{ index: -1, size: 1, path: [] },
			{ index: 0.5, size: 2, path: ['00'] },
			{ index: 0, size: 1e300, path: [] },
			{ index: 0, size: 2, path: ['xy'] }
		])
			expect(rootOf('00', proof)).toBeUndefined();
	});
});

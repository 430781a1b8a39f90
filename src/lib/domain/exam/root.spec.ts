import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../facts.ts';
import { merkleRoot } from './root.ts';

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

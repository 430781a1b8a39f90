import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

const leaf = (hash: string): Uint8Array => sha256(concatBytes(Uint8Array.of(0), hexToBytes(hash)));
const node = (left: Uint8Array, right: Uint8Array): Uint8Array =>
	sha256(concatBytes(Uint8Array.of(1), left, right));

/** The largest power of two below `size`. */
const half = (size: number): number => {
	let split = 1;
	while (split * 2 < size) split *= 2;
	return split;
};

function tree(leaves: Uint8Array[]): Uint8Array {
	if (leaves.length === 0) return sha256(new Uint8Array());
	if (leaves.length === 1) return leaves[0] as Uint8Array;
	const split = half(leaves.length);
	return node(tree(leaves.slice(0, split)), tree(leaves.slice(split)));
}

interface Leaf {
	attempt: string;
	head: string;
}

const inOrder = (heads: readonly Leaf[]): Leaf[] =>
	[...heads].sort((a, b) => (a.attempt < b.attempt ? -1 : 1));

/**
 * The Merkle tree hash of RFC 6962, section 2.1, over the attempts' head hashes in order of attempt id.
 * The act prints it: cutting a tail or rewriting a record shows against the paper.
 */
export function merkleRoot(heads: readonly Leaf[]): string {
	return bytesToHex(tree(inOrder(heads).map(({ head }) => leaf(head))));
}

/** What leads from one attempt's head to the root, and says nothing about the others: RFC 6962, section 2.1.1. */
export interface MerkleProof {
	/** Place of the attempt in order of id, from 0. */
	index: number;
	/** Attempts in all. */
	size: number;
	/** From the leaf upwards, hexadecimal. */
	path: string[];
}

function pathTo(index: number, leaves: Uint8Array[]): Uint8Array[] {
	if (leaves.length < 2) return [];
	const split = half(leaves.length);
	const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
	return index < split
		? [...pathTo(index, left), tree(right)]
		: [...pathTo(index - split, right), tree(left)];
}

/** The proof of one attempt; undefined when it is not among them. */
export function merkleProof(heads: readonly Leaf[], attempt: string): MerkleProof | undefined {
	const ordered = inOrder(heads);
	const index = ordered.findIndex((one) => one.attempt === attempt);
	if (index < 0) return undefined;
	const leaves = ordered.map(({ head }) => leaf(head));
	return { index, size: leaves.length, path: pathTo(index, leaves).map(bytesToHex) };
}

/** The root a proof leads to from a head; undefined when it cannot be a proof of such a tree. */
export function rootOf(head: string, { index, size, path }: MerkleProof): string | undefined {
	const climb = (at: number, of: number, left: string[]): Uint8Array | undefined => {
		if (of === 1) return left.length === 0 ? leaf(head) : undefined;
		const beside = left[left.length - 1];
		if (beside === undefined) return undefined;
		const split = half(of);
		const rest = left.slice(0, -1);
		const below = at < split ? climb(at, split, rest) : climb(at - split, of - split, rest);
		if (!below) return undefined;
		return at < split ? node(below, hexToBytes(beside)) : node(hexToBytes(beside), below);
	};
	if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size)
		return undefined;
	if (![head, ...path].every((hash) => /^([0-9a-f]{2})*$/.test(hash))) return undefined;
	const root = climb(index, size, path);
	return root && bytesToHex(root);
}

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

const leaf = (hash: string): Uint8Array => sha256(concatBytes(Uint8Array.of(0), hexToBytes(hash)));
const node = (left: Uint8Array, right: Uint8Array): Uint8Array =>
	sha256(concatBytes(Uint8Array.of(1), left, right));

function tree(leaves: Uint8Array[]): Uint8Array {
	if (leaves.length === 0) return sha256(new Uint8Array());
	if (leaves.length === 1) return leaves[0] as Uint8Array;
	let split = 1;
	while (split * 2 < leaves.length) split *= 2;
	return node(tree(leaves.slice(0, split)), tree(leaves.slice(split)));
}

/**
 * The Merkle tree hash of RFC 6962, section 2.1, over the attempts' head hashes in order of attempt id.
 * The act prints it: cutting a tail or rewriting a record shows against the paper.
 */
export function merkleRoot(heads: readonly { attempt: string; head: string }[]): string {
	const ordered = [...heads].sort((a, b) => (a.attempt < b.attempt ? -1 : 1));
	return bytesToHex(tree(ordered.map(({ head }) => leaf(head))));
}

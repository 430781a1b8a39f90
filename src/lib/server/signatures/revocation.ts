import { refused, type Refused } from '../../domain/refusal.ts';
import type { ESignature } from '../../domain/signing/e-signature.ts';
import type { ForeignAlgorithms } from './algorithms.ts';
import type { Certificate } from './certificate.ts';
import type { Lists } from './kept-lists.ts';
import { isWebAddress } from './network.ts';
import type { RevocationList } from './revocation-list.ts';

/** What vouched for a certificate. */
export type Vouched = ESignature['revocation'];
export type State = Vouched | 'revoked' | 'unknown';

export interface Asking {
	lists: Lists;
	/** Addresses beside those that certificates name. */
	further: readonly string[];
	at: number;
	foreign: ForeignAlgorithms;
}

/**
 * Whether a certificate is revoked by what its issuer published. A list issued after `at` speaks of `at` too, by the
 * dates of its entries, as long as it still named certificates of that age. Nothing that fails counts as good.
 */
export async function listedState(one: Certificate, issuer: Certificate, asking: Asking): Promise<State> {
	const found = await Promise.all(addresses(one, asking).map((url) => asking.lists.get(url)));
	const usable: RevocationList[] = [];
	for (const list of new Set(found))
		if (list && speaksOf(list, one) && (await list.signedBy(issuer, asking.foreign))) usable.push(list);
	if (usable.some((list) => revokes(list, one, asking.at))) return 'revoked';
	const vouching = usable
		.filter((list) => vouches(list, one, asking.at))
		.sort((a, b) => b.thisUpdate - a.thisUpdate);
	return vouching[0] ? { source: 'crl', issuedAt: vouching[0].thisUpdate } : 'unknown';
}

const addresses = (one: Certificate, { further }: Asking): string[] =>
	[...new Set([...one.lists, ...further])].filter(isWebAddress);

function speaksOf({ scope }: RevocationList, one: Certificate): boolean {
	if (scope.of === 'nobody' || scope.of === (one.authority ? 'people' : 'authorities')) return false;
	return scope.addresses === null || scope.addresses.some((url) => one.lists.includes(url));
}

function revokes(list: RevocationList, one: Certificate, at: number): boolean {
	const entry = list.find(one.serial);
	return entry !== null && !entry.restored && (entry.since <= at || list.thisUpdate <= at);
}

function vouches({ delta, nextUpdate, thisUpdate }: RevocationList, one: Certificate, at: number): boolean {
	if (delta || nextUpdate === null || at >= nextUpdate) return false;
	// Authorities take expired certificates off their lists: such a list says nothing of them.
	return thisUpdate <= at || thisUpdate <= one.notAfter;
}

/** Whether a whole chain stands; what vouched for the signer. Refuses 'certificate-revoked', 'revocation-unknown'. */
export async function revocationOf(
	chain: readonly Certificate[],
	stateOf: (one: Certificate, issuer: Certificate, index: number) => Promise<State>
): Promise<Vouched | Refused> {
	const states = await Promise.all(
		chain.slice(0, -1).map((one, index) =>
			// A list may be damaged behind its first lines.
			stateOf(one, chain[index + 1]!, index).catch((): State => 'unknown')
		)
	);
	if (states.includes('revoked')) return refused('certificate-revoked');
	const [own] = states;
	if (!own || typeof own === 'string' || states.includes('unknown')) return refused('revocation-unknown');
	return own;
}

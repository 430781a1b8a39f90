import { cmsCheck } from '../check.ts';
import {
	SIGNING_TERMS,
	type ExpectedSigner,
	type SigningTerms
} from '../../../domain/signing/e-signature.ts';
import { keptLists } from '../kept-lists.ts';
import type { FetchBytes } from '../network.ts';
import type { Authority } from './authority.ts';

/** An office that trusts these authorities. */
export const termsOf = (...authorities: Authority[]): SigningTerms => ({
	...SIGNING_TERMS,
	roots: authorities.map(({ root }) => base64(root))
});

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** As other programs read keys and certificates. */
export const pem = (der: Uint8Array, what: 'CERTIFICATE' | 'PRIVATE KEY'): string =>
	`-----BEGIN ${what}-----\n${base64(der).replace(/.{64}(?=.)/g, '$&\n')}\n-----END ${what}-----\n`;

/** A network of these addresses; everything else cannot be reached. */
export const network =
	(answers: ReadonlyMap<string, Uint8Array>): FetchBytes =>
	async (url) => {
		const found = answers.get(url);
		if (!found) throw new Error(`${url} cannot be reached`);
		return found;
	};

/** A check with such a network, at one moment. */
export function checkWith(
	at: number,
	answers: ReadonlyMap<string, Uint8Array>,
	fetchBytes: FetchBytes = network(answers)
) {
	const check = cmsCheck({ lists: keptLists(fetchBytes, () => at), fetchBytes, foreign: {} });
	return (
		cms: Uint8Array,
		bytes: Uint8Array,
		terms: SigningTerms,
		expected: ExpectedSigner | null = null,
		when = at
	) => check(cms, bytes, { terms, expected, at: when });
}

import 'reflect-metadata';
import {
	BasicConstraintsExtension,
	ExtendedKeyUsageExtension,
	Extension,
	KeyUsageFlags,
	KeyUsagesExtension
} from '@peculiar/x509';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { isRefused } from '../../domain/refusal.ts';
import type { ForeignAlgorithm } from './algorithms.ts';
import { parseCertificate } from './certificate.ts';
import { chainOf } from './chain.ts';
import { isTestRoot } from './test-root.ts';
import {
	authorityName,
	certify,
	type Holder,
	ofAuthority,
	ofPerson,
	personName,
	type Wanted
} from './testing/certificates.ts';
import { createAuthority } from './testing/authority.ts';
import { checkWith, termsOf } from './testing/checking.ts';

// Keys and other programs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const AT = Date.UTC(2026, 10, 23, 5);
const DAY = 24 * 60 * 60_000;
const PERSON = { iin: '850101300017', bin: null, name: 'Әбдірахманов Ерлан', organisation: null };

let serial = 1;
const wanted = (what: string, changed: Partial<Wanted> = {}): Wanted => ({
	subject: authorityName(what),
	serial: `0${serial++}`.slice(-2),
	from: AT - DAY,
	until: AT + DAY,
	kind: 'ecdsa',
	extensions: ofAuthority(1, null),
	...changed
});
const person = (changed: Partial<Wanted> = {}): Wanted =>
	wanted('', { subject: personName(PERSON), extensions: ofPerson('signing', null), ...changed });

const parsed = ({ certificate }: Holder) => parseCertificate(new Uint8Array(certificate.rawData));

let root: Holder;
beforeAll(async () => {
	root = await certify(wanted('ROOT'), null);
}, 60_000);

/** How long the chain is, or the code of its refusal. */
async function chain(first: Holder, between: Holder[], foreign: Record<string, ForeignAlgorithm> = {}) {
	const sources = { roots: [parsed(root)], between: between.map(parsed), at: AT, foreign };
	const found = await chainOf(parsed(first), sources);
	return isRefused(found) ? found : found.length;
}

const UNTRUSTED = { refused: 'certificate-untrusted' };

describe('a chain', () => {
	it('leads from the signer over one authority to the root, in whatever order they came', async () => {
		const issuing = await certify(wanted('A'), root);
		const stranger = await certify(wanted('A'), null);
		const signer = await certify(person(), issuing);
		expect(await chain(signer, [stranger, signer, issuing])).toBe(3);
		expect(await chain(await certify(person(), root), [])).toBe(2);
	});

	it('is not longer than its authorities allow', async () => {
		const first = await certify(wanted('A', { extensions: ofAuthority(0, null) }), root);
		const second = await certify(wanted('B'), first);
		expect(await chain(await certify(person(), first), [first])).toBe(3);
		expect(await chain(await certify(person(), second), [first, second])).toEqual(UNTRUSTED);
	});

	it.each([
		['that has expired', { until: AT - 1 }],
		['that is not valid yet', { from: AT + 1000 }],
		['that is none', { extensions: [new BasicConstraintsExtension(false, undefined, true)] }],
		['that does not say it is one', { extensions: [] }],
		[
			'that may not sign certificates',
			{
				extensions: [
					new BasicConstraintsExtension(true, 0, true),
					new KeyUsagesExtension(KeyUsageFlags.cRLSign, true)
				]
			}
		],
		[
			'that demands what is not understood',
			{ extensions: [...ofAuthority(0, null), new Extension('1.2.398.9.9', true, new Uint8Array([5, 0]))] }
		]
	] as const)('does not lead over an authority %s', async (_, changed) => {
		const issuing = await certify(
			wanted('A', {
				...changed,
				extensions: [...(('extensions' in changed && changed.extensions) || ofAuthority(0, null))]
			}),
			root
		);
		expect(await chain(await certify(person(), issuing), [issuing])).toEqual(UNTRUSTED);
	});

	it('does not start at a certificate that demands what is not understood', async () => {
		const extensions = [
			...ofPerson('signing', null),
			new Extension('1.2.398.9.9', true, new Uint8Array([5, 0]))
		];
		expect(await chain(await certify(person({ extensions }), root), [])).toEqual(UNTRUSTED);
	});

	it('ends soon where authorities vouch for each other', async () => {
		const many = await Promise.all(Array.from({ length: 12 }, () => certify(wanted('A'), null)));
		const signer = await certify(person(), many[0]!);
		expect(await chain(signer, many)).toEqual(UNTRUSTED);
	});

	it('signed by an algorithm that nobody here knows says which', async () => {
		const signer = parsed(await certify(person(), root));
		signer.algorithm.algorithmId = '1.2.398.3.10.1.1.2.3.2';
		const sources = { roots: [parsed(root)], between: [], at: AT, foreign: {} };
		expect(await chainOf(signer, sources)).toEqual({
			refused: 'signature-algorithm',
			details: { algorithm: 'GOST R 34.10-2015-512' }
		});
	});

	it('signed by an algorithm that was plugged in is checked by it', async () => {
		const oid = '1.2.398.3.10.1.1.2.3.2';
		const signer = parsed(await certify(person(), root));
		signer.algorithm.algorithmId = oid;
		const asked: Uint8Array[] = [];
		const says = (valid: boolean): Record<string, ForeignAlgorithm> => ({
			[oid]: {
				name: 'GOST',
				digest: (bytes) => bytes,
				verify: (spki, bytes) => {
					asked.push(spki, bytes);
					return valid;
				}
			}
		});
		const sources = { roots: [parsed(root)], between: [], at: AT };
		expect(await chainOf(signer, { ...sources, foreign: says(true) })).toHaveLength(2);
		expect(asked).toEqual([parsed(root).spki, signer.tbs]);
		expect(await chainOf(signer, { ...sources, foreign: says(false) })).toEqual(UNTRUSTED);
	});
});

describe('the purpose of a certificate', () => {
	const order = new TextEncoder().encode('Бұйрық');
	const HOLDER = '1.2.398.3.3.4.1.1';
	it.each([
		['signing mail', ['1.3.6.1.5.5.7.3.4', HOLDER], true],
		['who its holder is only', [HOLDER], true],
		['signing in', ['1.3.6.1.5.5.7.3.2', HOLDER], false],
		['servers', ['1.3.6.1.5.5.7.3.1'], false],
		['signing in and signing mail', ['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.4'], true]
	])('%s decides whether it signs documents', async (_, purposes, accepted) => {
		const authority = await createAuthority({ at: AT, crlUrl: 'http://lists.test/crl' });
		const [constraints, usage, , ...rest] = ofPerson('signing', 'http://lists.test/crl');
		const signer = await authority.issue(PERSON, [
			constraints!,
			usage!,
			new ExtendedKeyUsageExtension(purposes),
			...rest
		]);
		const answer = await checkWith(AT, await authority.lists())(
			await signer.sign(order),
			order,
			termsOf(authority)
		);
		expect(isRefused(answer) ? answer.refused : true).toBe(accepted || 'certificate-not-for-signing');
	});
});

describe('the test authority', () => {
	it('is known by every certificate it makes, and nothing else is taken for it', async () => {
		const authority = await createAuthority({ at: AT, crlUrl: null });
		const signer = await authority.issue(PERSON);
		expect([authority.root, authority.intermediate, signer.certificate].map(isTestRoot)).toEqual([
			true,
			true,
			true
		]);
		expect([new Uint8Array(), new Uint8Array([0x30, 0]), authority.root.subarray(9)].map(isTestRoot)).toEqual(
			[false, false, false]
		);
	});
});

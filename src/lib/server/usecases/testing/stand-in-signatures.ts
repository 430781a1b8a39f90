import { createHash } from 'node:crypto';
import { refused } from '../../../domain/refusal.ts';
import type { Signatures } from '../../ports.ts';

/** What stands for a CMS in the tests of use cases: who signed over which bytes. The real ones have tests of their own. */
export interface StandInCms {
	iin: string;
	bin?: string;
	/** As the certificate has them; without, it names nobody but by number. */
	name?: string;
	organisation?: string;
	over: string;
	/** Refused with this code, as a revoked certificate would be. */
	wrong?: 'certificate-revoked' | 'revocation-unknown';
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words);
const join = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const ROOM = '\n%room';

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Signs as a signer's computer would. */
export const standInCms = (given: Omit<StandInCms, 'over'>, bytes: Uint8Array): Uint8Array =>
	bytesOf(JSON.stringify({ ...given, over: digestOf(bytes) } satisfies StandInCms));

/** Signatures without cryptography: the ceremony around them is what use cases are tested for. */
export const standInSignatures: Signatures = {
	prepare: (pdf, { name, at }) => join(pdf, bytesOf(`${ROOM} ${name} ${at}`)),
	covered: (prepared) => prepared,
	embed: (prepared, cms) => join(prepared, bytesOf('\n%signed '), cms),
	async check(cms, bytes, { expected, at }) {
		if (!cms.length) return refused('signature-malformed');
		const { iin, bin, over, wrong, name = iin, organisation = null } = JSON.parse(text(cms)) as StandInCms;
		if (over !== digestOf(bytes)) return refused('signature-over-other-bytes');
		if (wrong) return refused(wrong);
		if (expected && expected.iin !== iin) return refused('certificate-of-another');
		if (expected?.bin && expected.bin !== bin) return refused('certificate-of-another-office');
		const certificate = { sha256: digestOf(bytesOf(iin)), serial: '01', notBefore: 0, notAfter: at + 1 };
		return {
			facts: {
				format: 'ETSI.CAdES.detached',
				algorithm: 'RSA-2048 SHA-256',
				certificate,
				revocation: { source: 'crl', issuedAt: at },
				timestamp: null
			},
			subject: { name, iin, bin: bin ?? null, organisation, issuer: 'Сынақ' }
		};
	},
	stamp: async (cms) => cms,
	inspect: async () => [],
	onlySigned: (plain, signed) => text(signed).startsWith(text(plain))
};

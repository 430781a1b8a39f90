import { OFFICE_ID } from '../../../domain/office.ts';
import { parseBin } from '../../../domain/people/bin.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import {
	addressWrong,
	AUTHORITIES_MAX,
	mayTrust,
	TRUST_PLACES,
	type AuthorityCertificate,
	type TrustPlace
} from '../../../domain/signing/authority-certificate.ts';
import type { SigningTerms } from '../../../domain/signing/e-signature.ts';
import type { AuthorityFiles } from '../../ports.ts';
import { transact } from '../transact.ts';
import type { By, Context } from '../context.ts';
import type { Work } from '../work.ts';

/** What changes; what is not named stays. */
export type SigningChange = Partial<SigningTerms>;

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

/** The only certificate of these bytes. */
function oneIn(files: AuthorityFiles, der: string): AuthorityCertificate | Refused {
	const read = files.read(bytesOf(der));
	if (isRefused(read)) return read;
	return read.length === 1 && read[0]!.der === der ? read[0]! : refused('authority-unreadable');
}

/** Certificates that were trusted before stay as they are, also past their term: old signatures rest on them. */
function newlyTrusted(
	files: AuthorityFiles,
	work: Work,
	before: SigningTerms,
	after: SigningTerms
): Refused | null {
	const { now, ctx } = work;
	for (const place of TRUST_PLACES) {
		if (after[place].length > AUTHORITIES_MAX) return refused('bad-input', { field: place });
		for (const der of after[place].filter((one) => !before[place].includes(one))) {
			const certificate = oneIn(files, der);
			if (isRefused(certificate)) return certificate;
			const wrong = mayTrust(certificate, place, { now, office: ctx.mode === 'office' });
			if (wrong) return wrong;
		}
	}
	return null;
}

function termsWrong(terms: SigningTerms): Refused | null {
	if (terms.bin !== null) {
		const bin = parseBin(terms.bin);
		if (isRefused(bin)) return bin;
	}
	const field = addressWrong(terms);
	if (field) return refused('bad-input', { field });
	return terms.required && !terms.roots.length ? refused('no-trusted-roots') : null;
}

type Decide = (before: SigningTerms) => SigningChange | Refused;

const change = (ctx: Context, files: AuthorityFiles, by: By, decide: Decide): Promise<true | Refused> =>
	transact(ctx, by, async (work) => {
		const office = await work.read('office', OFFICE_ID);
		if (isRefused(office)) return office;
		const before = office.state.signing;
		const changed = decide(before);
		if (isRefused(changed)) return changed;
		const signing = { ...before, ...changed };
		const wrong = newlyTrusted(files, work, before, signing) ?? termsWrong(signing);
		if (wrong) return wrong;
		work.add('office', OFFICE_ID, [{ type: 'signing-set', v: 1, data: { signing } }]);
		return true as const;
	});

/**
 * Sets how the office signs and whom it trusts. Refuses 'no-trusted-roots' when signing with a key would be demanded and
 * nobody trusted, a wrong BIN or address, and certificates that are not to be trusted: 'authority-…'.
 */
export const setSigning = (ctx: Context, files: AuthorityFiles) => (by: By, changes: SigningChange) =>
	change(ctx, files, by, () => changes);

/** Trusts every certificate of a file that is not trusted yet; how many there were. Refuses 'authority-…'. */
export const trustAuthorities =
	(ctx: Context, files: AuthorityFiles) =>
	async (actor: Actor, place: TrustPlace, file: Uint8Array): Promise<number | Refused> => {
		const read = files.read(file);
		if (isRefused(read)) return read;
		const ders = read.map(({ der }) => der);
		const done = await change(ctx, files, actor, (before) => ({
			[place]: [...new Set([...before[place], ...ders])]
		}));
		return isRefused(done) ? done : ders.length;
	};

/** Trusts a certificate no more. Refuses 'no-trusted-roots' for the last root while signing with a key is demanded. */
export const distrustAuthority =
	(ctx: Context, files: AuthorityFiles) => (actor: Actor, place: TrustPlace, sha256: string) =>
		change(ctx, files, actor, (before) => {
			const left = before[place].filter((der) => {
				const read = oneIn(files, der);
				return isRefused(read) || read.sha256 !== sha256;
			});
			return left.length === before[place].length
				? refused('not-found', { kind: 'certificate' })
				: { [place]: left };
		});

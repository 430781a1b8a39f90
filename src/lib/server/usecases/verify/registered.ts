import type { DocumentState } from '../../../domain/attestation/document.ts';
import type { OfficialDocument, Signature } from '../../../domain/attestation/documents.ts';
import { standingOf, type Standing } from '../../../domain/attestation/standing.ts';
import { fullName, type PersonName } from '../../../domain/people/name.ts';
import { TITLES } from '../../../domain/people/titles.ts';
import type { ESignature } from '../../../domain/signing/e-signature.ts';
import type { Bilingual } from '../../../domain/text.ts';
import type { Context } from '../context.ts';
import { licenceView, type LicenceView } from './licence-view.ts';

/** An e-signature of a document of the register: checked when it was received, which is what counts. */
export interface SignatureView {
	/** Null for an applicant, and for an office's person nobody remembers. */
	position: Bilingual | null;
	applicant: boolean;
	/** Only where the file itself was shown. */
	name: string | null;
	at: number;
	method: ESignature['method'];
	format: ESignature['format'];
	algorithm: string;
	certificate: { serial: string; notBefore: number; notAfter: number };
	revocation: ESignature['revocation'];
	timestamp: number | null;
}

/** What anybody may know of a document of the register. */
export interface RegisteredView {
	type: string;
	number: string | null;
	issuedAt: number;
	fingerprint: string;
	mark: DocumentState['mark'];
	standing: Standing;
	/** Of a certificate: null without a term; undefined for what has none by its kind. */
	validUntil?: number | null;
	/** Of a licence, its duplicate and its annexes. */
	licence?: LicenceView;
	amendedBy: { number: string; at: number }[];
	signatures: SignatureView[];
	/** Signed as a recorded decision, without a key. */
	decision: { position: Bilingual; name: string | null; at: number } | null;
}

/** What is told beside what anybody may know: the bearer of the file reads the names in it. */
export interface Shown {
	names: boolean;
	/** How many of its signatures the shown state of the file has. */
	signatures?: number;
}

const sameName = (a: PersonName, b: PersonName): boolean => fullName(a) === fullName(b);

/** The people a document names as its signers, with the positions it prints. */
const signersOn = (content: OfficialDocument | undefined): Signature[] =>
	content
		? [content.signedBy, 'author' in content ? content.author : null].filter((one) => one !== null)
		: [];

async function signatureView(
	ctx: Context,
	{ by, at, method, format, algorithm, certificate, revocation, timestamp }: ESignature,
	content: OfficialDocument | undefined,
	shown: Shown
): Promise<SignatureView> {
	const user = by.startsWith('user:') ? await ctx.store.read('user', by.slice(5)) : undefined;
	const name = user?.confidential?.name;
	const printed = name && signersOn(content).find((signer) => sameName(signer.name, name));
	const role = user?.state.roles[0];
	const { serial, notBefore, notAfter } = certificate;
	return {
		position: printed?.position ?? (role ? TITLES[role] : null),
		applicant: by.startsWith('applicant:'),
		name: shown.names && name ? fullName(name) : null,
		...{ at, method, format, algorithm, revocation, timestamp },
		certificate: { serial, notBefore, notAfter }
	};
}

/** The term of a certificate; undefined for any other document. */
async function termOf(ctx: Context, { type, number }: DocumentState): Promise<number | null | undefined> {
	if (type !== 'certificate' || !number) return undefined;
	const ref = await ctx.store.find(`certificate:${number}`);
	const certificate = ref && (await ctx.store.read('certificate', ref.id));
	return certificate?.state.validUntil ?? null;
}

/** A document of the register as it is shown to who asks for it. */
export async function registeredView(
	ctx: Context,
	id: string,
	shown: Shown = { names: false }
): Promise<RegisteredView | undefined> {
	const document = await ctx.store.read('document', id);
	if (!document) return undefined;
	const { state, confidential } = document;
	const content = confidential?.content;
	const validUntil = await termOf(ctx, state);
	const licence = await licenceView(ctx, state, content);
	const signatures: SignatureView[] = [];
	for (const one of state.signatures.slice(0, shown.signatures))
		signatures.push(await signatureView(ctx, one, content, shown));
	const signer = state.signatures.length ? null : (content?.signedBy ?? null);
	const { type, number, issuedAt, fingerprint, mark } = state;
	return {
		...{ type, number, issuedAt, fingerprint, mark, signatures },
		...(validUntil === undefined ? {} : { validUntil }),
		...(licence ? { licence } : {}),
		standing: standingOf(state, validUntil ?? null, ctx.clock.now(), licence?.ended),
		amendedBy: state.amendedBy.map(({ number, at }) => ({ number, at })),
		decision: signer && {
			position: signer.position,
			name: shown.names ? fullName(signer.name) : null,
			at: signer.at
		}
	};
}

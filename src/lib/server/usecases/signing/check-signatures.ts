import { OFFICE_ID } from '../../../domain/office.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import {
	SIGNATURE_FORMATS,
	type ESignature,
	type ExpectedSigner,
	type SigningTerms
} from '../../../domain/signing/e-signature.ts';
import type { FileToSign, SigningState } from '../../../domain/signing/signing.ts';
import type { Lang } from '../../../domain/text.ts';
import type { CheckedSignature } from '../../ports.ts';
import type { Context } from '../context.ts';
import { prepared } from './prepared-file.ts';
import type { Signatory } from './signatory.ts';

/** What the signer's page hands in: for each file a detached CMS in DER. */
export type HandedIn = readonly { document: string; lang: Lang; cms: Uint8Array }[];

/** A signed file: whole, and checked. */
export interface Signed {
	document: string;
	lang: Lang;
	bytes: Uint8Array;
	signature: Omit<ESignature, 'by' | 'at'>;
}

/** What all signatures of one handing-in are checked with. */
interface Checks {
	terms: SigningTerms;
	expected: ExpectedSigner;
	obstacle: Signatory['obstacle'];
	at: number;
	/** Whether the timestamp authority is asked: one that did not answer once is not waited for with every file. */
	stamps: boolean;
}

/** Checks each signature over the very bytes that were prepared, and puts it into its file. Refuses the first wrong one. */
export async function checkSignatures(
	ctx: Context,
	{ iin, bin, obstacle }: Signatory,
	{ files, method }: SigningState,
	signatures: HandedIn
): Promise<Signed[] | Refused> {
	const terms = (await ctx.store.read('office', OFFICE_ID))?.state.signing;
	if (!terms?.roots.length) return refused('no-trusted-roots');
	if (!iin) return refused('signer-iin-missing');
	const expected = { iin, bin };
	const checks = { terms, expected, obstacle, at: ctx.clock.now(), stamps: terms.tsa !== null };
	const signed: Signed[] = [];
	for (const file of files) {
		const { document, lang } = file;
		const one = signatures.find((given) => given.document === document && given.lang === lang);
		if (!one) return refused('signature-missing');
		const checked = await checkOne(ctx, file, one.cms, checks);
		if (isRefused(checked)) return checked;
		const signature = { ...checked.facts, method, format: SIGNATURE_FORMATS[method] };
		signed.push({ document, lang, bytes: checked.bytes, signature });
	}
	return signed;
}

async function checkOne(
	ctx: Context,
	file: FileToSign,
	cms: Uint8Array,
	checks: Checks
): Promise<{ bytes: Uint8Array; facts: CheckedSignature['facts'] } | Refused> {
	const room = await prepared(ctx, file.kept);
	if (isRefused(room)) return room;
	const checked = await ctx.signatures.check(cms, ctx.signatures.covered(room), checks);
	if (isRefused(checked)) return checked;
	const no = checks.obstacle?.(checked.subject);
	if (no) return no;
	const bare = { cms, facts: checked.facts };
	const stamped = await stampedOver(ctx, room, bare, checks);
	const best = isRefused(ctx.signatures.embed(room, stamped.cms)) ? bare : stamped;
	const bytes = ctx.signatures.embed(room, best.cms);
	return isRefused(bytes) ? bytes : { bytes, facts: best.facts };
}

interface Bare {
	cms: Uint8Array;
	facts: CheckedSignature['facts'];
}

/** With a trusted timestamp where there is an authority that answers; a signature is good without. */
async function stampedOver(ctx: Context, room: Uint8Array, bare: Bare, checks: Checks): Promise<Bare> {
	if (!checks.stamps) return bare;
	const cms = await ctx.signatures.stamp(bare.cms, checks.terms);
	checks.stamps = cms !== bare.cms;
	if (!checks.stamps) return bare;
	const checked = await ctx.signatures.check(cms, ctx.signatures.covered(room), checks);
	return isRefused(checked) ? bare : { cms, facts: checked.facts };
}

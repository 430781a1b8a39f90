import * as v from 'valibot';
import { REFUSAL_KINDS, type RefusalKind } from '../domain/services/refusal-kinds.ts';
import { SIGNING_METHODS } from '../domain/signing/e-signature.ts';
import { LANGS } from '../domain/text.ts';
import { atMost, text } from './door.ts';

const id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const seen = v.pipe(v.number(), v.integer(), v.minValue(0));
const method = v.picklist(SIGNING_METHODS);

/** How many documents one signing may be about: more is a job of several. */
const MANY = 50;

/** A refusal said at a step. */
const refuses = v.object({
	refusal: v.custom<RefusalKind>((kind) => typeof kind === 'string' && Object.hasOwn(REFUSAL_KINDS, kind)),
	reasons: atMost(MANY, text(5000))
});

/** What a staff member asks to sign. */
export const Prepare = v.object({
	method,
	task: v.variant('act', [
		v.object({ act: v.literal('sign-orders'), orders: atMost(MANY, v.object({ id, seen })) }),
		v.object({ act: v.literal('sign-results'), applications: atMost(MANY, id) }),
		v.object({ act: v.literal('sign-memos'), applications: atMost(MANY, id) }),
		v.object({ act: v.literal('sign-appeal-answer'), appeal: id, seen }),
		v.object({
			act: v.literal('sign-cases'),
			cases: atMost(MANY, v.object({ id, step: seen, refuses: v.optional(refuses) }))
		}),
		v.object({ act: v.literal('countersign'), document: id })
	])
});

/** What an applicant asks to sign in the cabinet. */
export const PrepareByApplicant = v.object({
	method,
	task: v.variant('act', [
		v.object({ act: v.literal('apply'), application: id }),
		v.object({ act: v.literal('request'), draft: id })
	])
});

/** A CMS in base64: some kilobytes with its chain and timestamp. */
export const cms = v.pipe(
	v.string(),
	v.maxLength(64 * 1024),
	v.regex(/^[A-Za-z0-9+/]*={0,2}$/),
	v.transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
);

/** The signatures of what was prepared: an order of three hundred brings a notice to each, in two languages. */
export const HandedIn = v.object({
	signatures: atMost(2000, v.object({ document: id, lang: v.picklist(LANGS), cms }))
});

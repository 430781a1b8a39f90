import type { FactOf, RecordKind } from '../facts.ts';
import type { Permission } from '../people/roles.ts';
import type { RefusalKind } from '../services/refusal-kinds.ts';
import type { SigningMethod } from './e-signature.ts';
import { refused, type Refused } from '../refusal.ts';
import type { Lang } from '../text.ts';

/** A refusal that the step itself signs, with its reasons or what is missing. */
export interface SaidRefusal {
	refusal: RefusalKind;
	reasons: string[];
}

/** What one signing decides: the same decisions as without a key, so that the same rules hold. */
export type SigningTask =
	| { act: 'sign-orders'; orders: { id: string; seen: number }[] }
	| { act: 'sign-results'; applications: string[] }
	| { act: 'sign-memos'; applications: string[] }
	| { act: 'sign-appeal-answer'; appeal: string; seen: number }
	/** One more signature on a document that is issued: the proctor's, the specialist's and the head's on the act. */
	| { act: 'countersign'; document: string }
	/** The steps of cases of services at which something is signed; `refuses`: a refusal that is said there at once. */
	| { act: 'sign-cases'; cases: { id: string; step: number; refuses?: SaidRefusal }[] }
	/** An applicant's application from the cabinet. */
	| { act: 'apply'; application: string }
	/** An applicant's request for another service. */
	| { act: 'request'; draft: string };

export type SigningAct = SigningTask['act'];

/** What each takes; null: decided by whose application it is. */
export const SIGNING_PERMISSIONS = {
	'sign-orders': 'order.sign',
	'sign-results': 'results.sign',
	'sign-memos': 'memo.sign',
	'sign-appeal-answer': 'appeal.sign',
	countersign: 'document.sign',
	'sign-cases': 'case.do',
	apply: null,
	request: null
} as const satisfies Record<SigningAct, Permission | null>;

/** A file that waits for a signature. */
export interface FileToSign {
	document: string;
	lang: Lang;
	/** SHA-256 of the whole prepared file, with the empty room for the signature. */
	sha256: string;
	/** SHA-256 under which it is kept until then. */
	kept: string;
	/** Fingerprint of what it says; of a countersigned file the SHA-256 of the file the signature is added to. */
	of: string;
}

/** How long what was prepared can be signed: whoever needs longer prepares it again, under the same number. */
export const SIGNING_MS = 30 * 60_000;

export type SigningFact = FactOf<{
	/** The exact bytes are made and kept; nothing is decided yet. */
	prepared: {
		task: SigningTask;
		method: SigningMethod;
		files: FileToSign[];
		moment: number;
		until: number;
	};
	completed: { certificate: string };
	cancelled: Record<string, never>;
}>;

export interface SigningState {
	task: SigningTask;
	/** Chosen before: the label it asks for stands among the signed bytes. */
	method: SigningMethod;
	files: FileToSign[];
	/** The signer: `user:<id>` or `applicant:<id>`. */
	by: string;
	/** The moment the documents bear, epoch ms. */
	moment: number;
	until: number;
	status: 'prepared' | 'completed' | 'cancelled';
}

/** Ids and secrets that the decision drew when it was prepared: drawn again they give the same bytes. */
export interface SigningConfidential {
	drawn: string[];
}

/** Whether this person may hand in signatures for it now. */
export function mayComplete(state: SigningState, by: string, now: number): Refused | null {
	if (state.by !== by) return refused('not-found', { kind: 'signing' });
	if (state.status === 'completed') return refused('signing-done');
	if (state.status === 'cancelled' || now > state.until) return refused('signing-expired');
	return null;
}

export const signingKind: RecordKind<SigningState, SigningFact, SigningConfidential> = {
	evolve(state, fact) {
		switch (fact.type) {
			case 'prepared':
				return { ...fact.data, by: fact.by, status: 'prepared' };
			case 'completed':
				return { ...state!, status: 'completed' };
			case 'cancelled':
				return { ...state!, status: 'cancelled' };
		}
	},
	summary: (state) => ({
		act: state.task.act,
		by: state.by,
		status: state.status,
		until: state.until
	})
};

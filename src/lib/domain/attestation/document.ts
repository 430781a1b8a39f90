import type { FactOf, RecordKind } from '../facts.ts';
import type { ESignature } from '../signing/e-signature.ts';
import { refused, type Refused } from '../refusal.ts';
import type { Lang } from '../text.ts';
import type { DocumentType, OfficialDocument } from './documents.ts';

/** What a document is about: lists find it by these. */
export interface About {
	application?: string;
	round?: string;
	order?: string;
	sitting?: string;
	/** Case of a service beside attestation. */
	case?: string;
}

/** An issued document: its fingerprint is chained, what it says (names) stands beside the chain. */
export type DocumentFact = FactOf<{
	issued: {
		type: DocumentType;
		number: string | null;
		fingerprint: string;
		about: About;
		mark: 'rehearsal' | 'demonstration' | null;
	};
	/** The recorded decision of a person to sign what was issued unsigned. */
	signed: { fingerprint: string };
	/** What was printed is kept by its SHA-256: a later version of the press changes nothing of it. */
	kept: { files: KeptFiles; software: string };
	/** A checked e-signature stands in the kept files. */
	'e-signed': { files: KeptFiles; signature: Omit<ESignature, 'by' | 'at'> };
	/** Taken back with a reason; its number stays taken. */
	withdrawn: { reason: string };
	/** A slip found after signing is set right by another order. */
	amended: { order: string; number: string };
}>;

/** SHA-256 of the printed files. */
export type KeptFiles = Record<Lang, string>;

export interface DocumentState {
	type: DocumentType;
	number: string | null;
	fingerprint: string;
	about: About;
	mark: 'rehearsal' | 'demonstration' | null;
	issuedAt: number;
	signedAt: number | null;
	/** The printed files; null until they are printed, and again after a recorded signature changed what they say. */
	files: KeptFiles | null;
	/** In the order in which they stand in the files. */
	signatures: ESignature[];
	withdrawn: { at: number; reason: string } | null;
	amendedBy: { order: string; number: string; at: number }[];
}

/** What the head may take back by himself. Orders and acts are set right by another order; papers without a number by nothing. */
const TAKEN_BACK: ReadonlySet<DocumentType> = new Set<DocumentType>([
	'certificate',
	'reasoned-refusal',
	'notice-of-admission',
	'notice-of-non-admission',
	'appeal-answer',
	'licence',
	'licence-duplicate',
	'accreditation-certificate',
	'mineral-conclusion',
	'mineral-letter',
	'building-permit',
	'address-certificate',
	'service-refusal',
	'positive-notice',
	'hearing-notice'
]);

/** Whether a document is of a kind that is taken back. */
export const mayBeTakenBack = ({ type, number }: Pick<DocumentState, 'type' | 'number'>): boolean =>
	number !== null && TAKEN_BACK.has(type);

/** Takes an issued document back. Refuses 'document-not-taken-back', 'document-withdrawn', 'reason-missing'. */
export function takeBack(state: DocumentState, reason: string): DocumentFact[] | Refused {
	if (!mayBeTakenBack(state)) return refused('document-not-taken-back');
	if (state.withdrawn) return refused('document-withdrawn');
	if (!reason.trim()) return refused('reason-missing');
	return [{ type: 'withdrawn', v: 1, data: { reason: reason.trim() } }];
}

export interface DocumentConfidential {
	content: OfficialDocument;
}

export const documentKind: RecordKind<DocumentState, DocumentFact, DocumentConfidential> = {
	evolve(state, fact) {
		switch (fact.type) {
			case 'issued':
				return {
					...fact.data,
					issuedAt: fact.at,
					signedAt: null,
					files: null,
					signatures: [],
					withdrawn: null,
					amendedBy: []
				};
			case 'signed':
				return {
					...state!,
					fingerprint: fact.data.fingerprint,
					signedAt: fact.at,
					files: null,
					signatures: []
				};
			case 'kept':
				return { ...state!, files: fact.data.files };
			case 'e-signed': {
				const { files, signature } = fact.data;
				const signatures = [...state!.signatures, { ...signature, by: fact.by, at: fact.at }];
				return { ...state!, files, signatures };
			}
			case 'withdrawn':
				return { ...state!, withdrawn: { at: fact.at, reason: fact.data.reason } };
			case 'amended':
				return { ...state!, amendedBy: [...state!.amendedBy, { ...fact.data, at: fact.at }] };
		}
	},
	summary: (state) => ({
		type: state.type,
		number: state.number,
		issuedAt: state.issuedAt,
		application: state.about.application ?? null,
		round: state.about.round ?? null,
		order: state.about.order ?? null,
		sitting: state.about.sitting ?? null,
		case: state.about.case ?? null,
		eSigned: state.signatures.length,
		withdrawn: state.withdrawn !== null,
		amended: state.amendedBy.length > 0
	})
};

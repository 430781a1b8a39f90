import type { FactOf, RecordKind } from '../facts.ts';
import type { DocumentType, OfficialDocument } from './documents.ts';

/** What a document is about: lists find it by these. */
export interface About {
	application?: string;
	round?: string;
	order?: string;
	sitting?: string;
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
}>;

export interface DocumentState {
	type: DocumentType;
	number: string | null;
	fingerprint: string;
	about: About;
	mark: 'rehearsal' | 'demonstration' | null;
	issuedAt: number;
	signedAt: number | null;
}

export interface DocumentConfidential {
	content: OfficialDocument;
}

export const documentKind: RecordKind<DocumentState, DocumentFact, DocumentConfidential> = {
	evolve: (state, fact) =>
		fact.type === 'issued'
			? { ...fact.data, issuedAt: fact.at, signedAt: null }
			: { ...state!, fingerprint: fact.data.fingerprint, signedAt: fact.at },
	summary: (state) => ({
		type: state.type,
		number: state.number,
		issuedAt: state.issuedAt,
		application: state.about.application ?? null,
		round: state.about.round ?? null,
		order: state.about.order ?? null,
		sitting: state.about.sitting ?? null
	})
};

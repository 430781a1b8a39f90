import type { PersonName } from '../people/name.ts';
import type { Bilingual, Lang } from '../text.ts';
import type { Common, RegisterRow, Signature } from './documents.ts';

/** What passes between an applicant and the office before a case is examined. */

/**
 * The applicant's own paper, not one of the office: it stands under no letterhead, and `signedBy` is the applicant.
 * `number` is the incoming number, null until it is registered.
 */
export interface ApplicationForm extends Common {
	type: 'application-form';
	applicant: { name: PersonName; iin: string; speciality: Bilingual };
	/** Of the test. */
	language: Lang;
	/** Documents appended, in their order, each by the SHA-256 of its file (hexadecimal). */
	attached: { name: string; sha256: string }[];
	/** Consent to the processing of personal data, as the office has set it; null while it has not. */
	consent: Bilingual | null;
}

/** What an applicant who came in person takes home. */
export interface Receipt extends Common {
	type: 'receipt';
	applicant: RegisterRow;
	/** Empty where nobody listed them. */
	documents: string[];
	receivedAt: number;
	/** By when the result is due; null without a limit. */
	plannedAt: number | null;
	channel: 'paper' | 'portal';
	author: Signature;
}

/** Documents were not taken: which are missing. Such a request has no incoming number. */
export interface ReceiptOfRefusal extends Common {
	type: 'receipt-of-refusal';
	applicantName: PersonName;
	speciality: Bilingual;
	missing: string[];
	refusedAt: number;
	author: Signature;
}

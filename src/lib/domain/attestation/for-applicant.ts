import type { DocumentType } from './documents.ts';

/**
 * Which documents about a case are meant for the applicant and lie in the personal cabinet. What the office writes for
 * itself, and what names other people, does not.
 */
export const FOR_APPLICANT = {
	'application-form': true,
	receipt: true,
	'receipt-of-refusal': true,
	'notice-of-admission': true,
	'notice-of-non-admission': true,
	'result-sheet': true,
	certificate: true,
	'reasoned-refusal': true,
	'appeal-receipt': true,
	'appeal-answer': true,
	'applicants-list': false,
	memo: false,
	'service-record': false,
	'materials-list': false,
	'admission-order': false,
	'attendance-sheet': false,
	'blank-act': false,
	'identity-statement': false,
	'act-of-removal': false,
	'test-act': false,
	'certificate-order': false,
	'amending-order': false,
	'case-file': false,
	'monthly-report': false
} as const satisfies Record<DocumentType, boolean>;

/**
 * The kinds of refusal of the regulations (domain.md, section 9): all different in form and wording. Words for screens:
 * `refusal_kind_<id>` and `refusal_kind_<id>_text` in the messages; for documents: `server/documents/words`.
 */
export const REFUSAL_KINDS = {
	/** Portal, condition 1: who signs in is not known. No case comes of it. */
	authorisation: { says: 'screen', entered: false },
	/** Portal: the certificate is out of date, revoked, or of another IIN/BIN. */
	signature: { says: 'screen', entered: false },
	/** Portal of the licences, process 5. */
	'not-paid': { says: 'screen', entered: false },
	/** Portal, condition 3: the attached documents. */
	'portal-documents': { says: 'document', entered: true },
	/** At the counter: the receipt of refusal. */
	counter: { says: 'document', entered: false },
	/** Note under ¶7 of the licences: refused without being entered in the applicants' register. */
	incomplete: { says: 'document', entered: false },
	/** On a ground of ¶10 of the Standard. */
	'standard-10': { says: 'document', entered: true },
	/** Attestation. */
	'not-admitted': { says: 'document', entered: true },
	/** Attestation. */
	'not-passed': { says: 'document', entered: true },
	/** Counter of Karaganda, process 4: no record in the state database. */
	'no-record': { says: 'document', entered: false }
} as const satisfies Record<string, { says: 'screen' | 'document'; entered: boolean }>;

export type RefusalKind = keyof typeof REFUSAL_KINDS;

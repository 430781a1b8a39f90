import type { Channel } from './service.ts';

interface Kind {
	says: 'screen' | 'document';
	/** Entered in the register of applicants. */
	entered: boolean;
	/** On the form of the request, not on its merits: nobody is heard before it. */
	formal: boolean;
	/** The only channel it is said by; any where it is absent. */
	channel?: Channel;
}

/**
 * The kinds of refusal of the regulations (domain.md, section 9): all different in form and wording. Words for screens:
 * `refusal_kind_<id>` and `refusal_kind_<id>_text` in the messages; for documents: `server/documents/words`.
 */
export const REFUSAL_KINDS = {
	/** Portal, condition 1: who signs in is not known. No case comes of it. */
	authorisation: { says: 'screen', entered: false, formal: true, channel: 'portal' },
	/** Portal: the certificate is out of date, revoked, or of another IIN/BIN. */
	signature: { says: 'screen', entered: false, formal: true, channel: 'portal' },
	/** Portal of the licences, process 5. */
	'not-paid': { says: 'screen', entered: false, formal: true, channel: 'portal' },
	/** Portal, condition 3: the attached documents. */
	'portal-documents': { says: 'document', entered: true, formal: false, channel: 'portal' },
	/** At the counter: the receipt of refusal. */
	counter: { says: 'document', entered: false, formal: true, channel: 'state-corporation' },
	/** Note under ¶7 of the licences: refused without being entered in the applicants' register. */
	incomplete: { says: 'document', entered: false, formal: true },
	/** On a ground of ¶10 of the Standard. */
	'standard-10': { says: 'document', entered: true, formal: false },
	/** Attestation. */
	'not-admitted': { says: 'document', entered: true, formal: false },
	/** Attestation. */
	'not-passed': { says: 'document', entered: true, formal: false },
	/** Counter of Karaganda, process 4: no record in the state database. */
	'no-record': { says: 'document', entered: false, formal: true, channel: 'state-corporation' }
} as const satisfies Record<string, Kind>;

export type RefusalKind = keyof typeof REFUSAL_KINDS;

const KINDS: Readonly<Record<RefusalKind, Kind>> = REFUSAL_KINDS;

/** Whether a refusal is on the merits, so that the applicant may be heard before it. */
export const isOnMerits = (kind: RefusalKind): boolean => !KINDS[kind].formal;

/** Whether a kind of refusal is ever said to what came in by a channel. */
export const isSaidBy = (kind: RefusalKind, channel: Channel): boolean =>
	(KINDS[kind].channel ?? channel) === channel;

import type { DocumentState } from './document.ts';

/** How a licence came to its end: another took its place, or it was terminated. */
export type Ended = { how: 'replaced'; at: number; by: string } | { how: 'terminated'; at: number };

/** Whether a document of the register may be relied on, and what keeps it from that. */
export type Standing =
	| { status: 'in-force' }
	| { status: 'withdrawn'; at: number }
	| { status: 'expired'; at: number }
	/** Of a licence that the register has no longer in force. */
	| ({ status: 'ended' } & Ended)
	/** Made in a rehearsal or a demonstration: it never had any force. */
	| { status: 'no-force'; mark: 'rehearsal' | 'demonstration' };

/**
 * How a document stands now. `validUntil`: of a certificate with a term; `ended`: of a licence. An expired certificate of a signer changes
 * nothing: what counts is that the signature was valid when it was received.
 */
export function standingOf(
	{ withdrawn, mark }: Pick<DocumentState, 'withdrawn' | 'mark'>,
	validUntil: number | null,
	now: number,
	ended: Ended | null = null
): Standing {
	if (withdrawn) return { status: 'withdrawn', at: withdrawn.at };
	if (validUntil !== null && now > validUntil) return { status: 'expired', at: validUntil };
	if (mark) return { status: 'no-force', mark };
	return ended ? { status: 'ended', ...ended } : { status: 'in-force' };
}

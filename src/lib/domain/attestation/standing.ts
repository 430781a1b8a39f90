import type { DocumentState } from './document.ts';

/** Whether a document of the register may be relied on, and what keeps it from that. */
export type Standing =
	| { status: 'in-force' }
	| { status: 'withdrawn'; at: number }
	| { status: 'expired'; at: number }
	/** Made in a rehearsal or a demonstration: it never had any force. */
	| { status: 'no-force'; mark: 'rehearsal' | 'demonstration' };

/**
 * How a document stands now. `validUntil`: of a certificate with a term. An expired certificate of a signer changes
 * nothing: what counts is that the signature was valid when it was received.
 */
export function standingOf(
	{ withdrawn, mark }: Pick<DocumentState, 'withdrawn' | 'mark'>,
	validUntil: number | null,
	now: number
): Standing {
	if (withdrawn) return { status: 'withdrawn', at: withdrawn.at };
	if (validUntil !== null && now > validUntil) return { status: 'expired', at: validUntil };
	return mark ? { status: 'no-force', mark } : { status: 'in-force' };
}

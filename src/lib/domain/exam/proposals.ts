import { refused, type Refused } from '../refusal.ts';
import type { Proposal } from './attempt.ts';

/** What cannot be undone takes two: one proposes, another decides (design, section 5). */
export interface Ruling {
	/** Who decides, as facts name him. */
	by: string;
	accept: boolean;
	reason: string;
}

/** Whether a proposal can be decided by this person for this reason. */
export function undecidable(proposal: Proposal | null, kind: string, { by, reason }: Ruling): Refused | null {
	if (!reason.trim()) return refused('reason-missing');
	if (!proposal) return refused('not-found', { kind });
	return proposal.by === by ? refused('second-person-needed') : null;
}

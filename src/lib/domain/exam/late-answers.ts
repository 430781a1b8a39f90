import { refused, type Refused } from '../refusal.ts';
import { takeDown, type Marking } from './answering.ts';
import type { AttemptFact, AttemptState } from './attempt.ts';
import { score } from './scoring.ts';
import type { SentAnswer } from './seat-protocol.ts';

/**
 * Late answers (design, section 5): refused, with one exception. The server had noted the seat offline before the end,
 * the answer continues the sequence, and it comes within the grace. It stays outside the score until the proctor rules.
 */

/** Whose page sends, and when. */
export interface AfterEnd {
	/** The lease of the cookie the page came with. */
	lease: number;
	/** How long after the end, ms. */
	after: number;
	/** How long after the end answers are taken down, ms. */
	grace: number;
	/** The highest number that was on its way at the end: what the page said or sent when it first came after it. */
	through: number;
}

/** Whether answers that were on their way at the end may still come. */
export const isOpen = ({ late }: AttemptState): boolean => late?.status === 'open';

/**
 * Takes late answers down, as far as they were on their way at the end. Refuses as for ordinary ones; 'time-is-up' when
 * the grace is over or there is none, and when none of them was on its way.
 */
export function giveLate(
	state: AttemptState,
	sent: readonly SentAnswer[],
	{ lease, after, grace, through }: AfterEnd,
	single: (question: number) => boolean
): AttemptFact[] | Refused {
	if (lease !== state.lease) return refused('other-place-answers');
	if (!isOpen(state) || after > grace) return refused('time-is-up');
	const underWay = sent.filter(({ seq }) => seq <= through);
	if (sent.length && !underWay.length) return refused('time-is-up');
	return takeDown(state, underWay, single, ({ seq, question, choice, elapsed: said }) => ({
		type: 'late-answered',
		v: 1,
		data: { seq, question, choice, lease, said, after }
	}));
}

/** Nothing more can come: what the score would be with the late answers, null when none came. Empty when it is settled. */
export function settleLate(
	state: AttemptState,
	cause: 'queue-empty' | 'grace-over',
	{ blueprint, keys }: Marking
): AttemptFact[] {
	const { late } = state;
	if (late?.status !== 'open') return [];
	const came = Object.keys(late.answers).length > 0;
	const answers = { ...state.answers, ...late.answers };
	const withLate = came ? score(blueprint, state.paper ?? [], keys, answers) : null;
	return [{ type: 'late-settled', v: 1, data: { cause, withLate } }];
}

/** The proctor accepts or rejects the late answers of a seat, with the reason that goes to the act. */
export function ruleLate(
	{ late, seat }: AttemptState,
	accepted: boolean,
	reason: string
): AttemptFact[] | Refused {
	if (!late || late.status === 'none') return refused('not-found', { kind: 'late-answers' });
	if (late.status === 'open') return refused('late-answers-open', { seat });
	if (late.status !== 'unruled') return refused('outcome-settled');
	if (!reason.trim()) return refused('reason-missing');
	return [{ type: 'late-ruled', v: 1, data: { accepted, reason: reason.trim() } }];
}

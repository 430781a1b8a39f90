import { refused, type Refused, type RefusalCode } from '../refusal.ts';
import { saying, type AttemptFact, type AttemptState, type Course } from './attempt.ts';
import type { SentAnswer } from './seat-protocol.ts';
import type { Keys } from './scoring.ts';
import { score } from './scoring.ts';
import type { Blueprint } from './blueprint.ts';

/** The attempt's clock now, ms, and whose page asks. */
export interface AtSeat {
	elapsed: number;
	/** The lease of the cookie the page came with. */
	lease: number;
}

const NOT_RUNNING: Record<Exclude<Course['status'], 'running'>, RefusalCode> = {
	'not-started': 'attempt-not-running',
	paused: 'attempt-paused',
	ended: 'attempt-ended'
};

/** A hand changes an answer some hundred times; a program that changes it for ever is not let go on. */
export const ANSWERS_MAX = 20_000;

/** Time left, ms, never below 0. */
export const leftOf = (state: AttemptState, elapsed: number): number => Math.max(0, state.limit - elapsed);

/** Why an attempt takes no answers now; null when it does. */
export function closedFor(state: AttemptState, { elapsed, lease }: AtSeat): Refused | null {
	if (lease !== state.lease) return refused('other-place-answers');
	if (state.course.status === 'ended' && state.course.cause === 'time-is-up') return refused('time-is-up');
	if (state.course.status !== 'running') return refused(NOT_RUNNING[state.course.status]);
	if (elapsed >= state.limit) return refused('time-is-up');
	return null;
}

function checkChoice(
	state: AttemptState,
	{ question, choice }: SentAnswer,
	single: (question: number) => boolean
): Refused | null {
	const drawn = state.paper?.[question - 1];
	if (!drawn) return refused('no-such-question', { question });
	const known = choice.every(
		(position) => Number.isInteger(position) && position >= 1 && position <= drawn.options.length
	);
	if (!known || new Set(choice).size !== choice.length) return refused('no-such-option', { question });
	if (choice.length > 1 && single(question)) return refused('one-option-only', { question });
	return null;
}

type Taken = Extract<AttemptFact, { type: 'answered' | 'late-answered' }>;

/** Whether a number that is stored already says the same: two windows of one browser would number alike. */
function isSame(
	state: AttemptState,
	facts: readonly Taken[],
	{ seq, question, choice }: SentAnswer
): boolean {
	const before = state.given[seq - 1];
	if (before !== undefined) return before === saying(question, choice);
	const added = facts[seq - state.savedThrough - 1];
	return added !== undefined && saying(added.data.question, added.data.choice) === saying(question, choice);
}

/**
 * Takes answers in order, each number once: what is stored already is passed over (and refused when it says something
 * else now), what would leave a gap is refused. All of a batch or nothing of it.
 * Refuses 'other-place-answers', 'other-window-answers', 'out-of-sequence', 'too-many-answers', 'no-such-question', 'no-such-option',
 * 'one-option-only'. `single` says whether a question takes one option only.
 */
export function takeDown(
	state: AttemptState,
	sent: readonly SentAnswer[],
	single: (question: number) => boolean,
	factOf: (answer: SentAnswer) => Taken
): Taken[] | Refused {
	const facts: Taken[] = [];
	let next = state.savedThrough + 1;
	for (const answer of sent) {
		if (answer.lease !== state.lease) return refused('other-place-answers');
		if (answer.seq < next) {
			if (isSame(state, facts, answer)) continue;
			return refused('other-window-answers');
		}
		if (answer.seq > ANSWERS_MAX) return refused('too-many-answers', { most: ANSWERS_MAX });
		if (answer.seq > next) return refused('out-of-sequence', { expected: next, seq: answer.seq });
		const wrong = checkChoice(state, answer, single);
		if (wrong) return wrong;
		facts.push(factOf({ ...answer, choice: [...answer.choice].sort((a, b) => a - b) }));
		next += 1;
	}
	return facts;
}

/** Takes answers while the clock runs. Refuses as `takeDown` does, and 'attempt-…', 'time-is-up'. */
export function giveAnswers(
	state: AttemptState,
	sent: readonly SentAnswer[],
	seat: AtSeat,
	single: (question: number) => boolean
): AttemptFact[] | Refused {
	const closed = closedFor(state, seat);
	if (closed) return closed;
	return takeDown(state, sent, single, ({ seq, question, choice, lease, elapsed: said }) => ({
		type: 'answered',
		v: 1,
		data: { seq, question, choice, lease, elapsed: seat.elapsed, said }
	}));
}

/** Hands the work in: the score is counted in the same decision. */
export function handIn(state: AttemptState, seat: AtSeat, marking: Marking): AttemptFact[] | Refused {
	const closed = closedFor(state, seat);
	return closed ?? [ended(state, 'handed-in', seat.elapsed, null, marking)];
}

/** What counting needs. */
export interface Marking {
	blueprint: Blueprint;
	keys: Keys;
}

type Counted = 'handed-in' | 'time-is-up' | 'closed-by-proctor';

/** The end of a counted attempt, with its score. */
export function ended(
	state: AttemptState,
	cause: Counted,
	elapsed: number,
	reason: string | null,
	marking: Marking
): AttemptFact {
	const counted = score(marking.blueprint, state.paper ?? [], marking.keys, state.answers);
	const clock = Math.min(elapsed, state.limit);
	return { type: 'ended', v: 1, data: { elapsed: clock, cause, reason, score: counted } };
}

/** Closes an attempt whose time has run out, also when nobody is connected. Empty when there is nothing to close. */
export function closeExpired(state: AttemptState, elapsed: number, marking: Marking): AttemptFact[] {
	if (state.course.status !== 'running' || elapsed < state.limit) return [];
	return [ended(state, 'time-is-up', elapsed, null, marking)];
}

/** Why nobody confirms a result now, nor refuses to; null when it is shown and not settled. */
function unconfirmable({ course, late, confirmation }: AttemptState): Refused | null {
	if (course.status !== 'ended' || !course.score) return refused('result-not-ready');
	// The score is not told while late answers may still come: it is not known yet.
	if (late?.status === 'open') return refused('result-not-ready');
	return confirmation === 'none' ? null : refused('result-settled');
}

/** The candidate confirms having seen the result (¶11.9). */
export function confirmResult(state: AttemptState, lease: number): AttemptFact[] | Refused {
	if (lease !== state.lease) return refused('other-place-answers');
	return unconfirmable(state) ?? [{ type: 'result-confirmed', v: 1, data: { lease } }];
}

/** The candidate would not confirm the result (¶11.9); the proctor says why. */
export function refuseToConfirm(state: AttemptState, reason: string): AttemptFact[] | Refused {
	const no = unconfirmable(state);
	if (no) return no;
	if (!reason.trim()) return refused('reason-missing');
	return [{ type: 'confirmation-refused', v: 1, data: { reason: reason.trim() } }];
}

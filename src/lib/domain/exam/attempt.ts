import type { Outcome } from '../attestation/outcome.ts';
import type { FactOf, RecordKind } from '../facts.ts';
import type { Lang } from '../text.ts';
import type { Paper } from './draw.ts';
import type { Score } from './scoring.ts';

/** Why an attempt's clock stands still. */
export type PauseCause = 'proctor' | 'server-down';
/** Why an attempt ended. Only the first three are counted. */
export type EndCause = 'handed-in' | 'time-is-up' | 'closed-by-proctor' | 'removed' | 'illness' | 'disrupted';

/** Facts of an attempt. `elapsed` is the attempt's own clock, ms, from the server's monotonic time. */
export type AttemptFact = FactOf<{
	expected: { sitting: string; application: string; person: string; seat: number; lang: Lang };
	'checked-in': { seat: number; document: string };
	'check-in-undone': { reason: string };
	'seat-changed': { seat: number; reason: string };
	'identity-not-confirmed': { reason: string };
	'absence-explained': { reason: string };
	/** The candidate signed in at a seat; each time with a higher lease: the seat before is locked out. */
	seated: { lease: number; seat: number; token: string };
	'identity-claimed': { lease: number };
	/** The candidate left the seat before the start or after the end. */
	'stood-up': Record<string, never>;
	'paper-drawn': { paper: Paper; digits: string };
	started: { limit: number; elapsed: number };
	answered: { seq: number; question: number; choice: number[]; lease: number; elapsed: number; said: number };
	'language-chosen': { lang: Lang; elapsed: number };
	'remark-made': { question: number | null; text: string; elapsed: number };
	paused: { elapsed: number; cause: PauseCause; reason: string };
	resumed: { elapsed: number; reason: string };
	'minutes-added': { minutes: number; reason: string; elapsed: number };
	'removal-proposed': { reason: string; elapsed: number };
	'removal-rejected': { reason: string };
	ended: { elapsed: number; cause: EndCause; reason: string | null; score: Score | null };
	'result-confirmed': { lease: number };
	'confirmation-refused': { reason: string };
}>;

/** Who came: before and beside the course of the test. */
export type Presence =
	| { status: 'expected' }
	| { status: 'checked-in'; at: number }
	| { status: 'not-identified'; reason: string; at: number }
	| { status: 'absent-with-reason'; reason: string };

/** Where the test is. `elapsed` is the clock at the last fact that moved it. */
export type Course =
	| { status: 'not-started' }
	| { status: 'running'; elapsed: number }
	| { status: 'paused'; elapsed: number; cause: PauseCause; since: number }
	| {
			status: 'ended';
			elapsed: number;
			at: number;
			cause: EndCause;
			reason: string | null;
			score: Score | null;
	  };

export interface AttemptState {
	sitting: string;
	application: string;
	person: string;
	seat: number;
	lang: Lang;
	presence: Presence;
	/** Grows with each seat the candidate signs in at; 0 before the first. */
	lease: number;
	/** SHA-256 of the seat's cookie; null when nobody is signed in. */
	token: string | null;
	claimed: boolean;
	paper: Paper | null;
	/** Time limit with everything added, ms. */
	limit: number;
	startedAt: number | null;
	course: Course;
	answers: Record<number, number[]>;
	/** What each number of the sequence said, as `3:1,2`: a number is never taken to mean something else. */
	given: string[];
	savedThrough: number;
	savedAt: number | null;
	remarks: { at: number; question: number | null; text: string }[];
	added: { at: number; by: string; minutes: number; reason: string }[];
	removalProposed: { by: string; reason: string } | null;
	confirmation: 'none' | 'confirmed' | 'refused';
}

/** What is kept beside the chain of an attempt. */
export interface AttemptConfidential {
	/** Admission code, digits only. */
	code: string;
	name: string;
	/** Number of the identity document shown at check-in. */
	documentNumber?: string;
}

/** An answer in one word. */
export const saying = (question: number, choice: readonly number[]): string =>
	`${question}:${[...choice].sort((a, b) => a - b).join(',')}`;

type Evolve = {
	[T in AttemptFact['type']]: (
		state: AttemptState,
		data: Extract<AttemptFact, { type: T }>['data'],
		at: number,
		by: string
	) => Partial<AttemptState>;
};

const EVOLVE: Evolve = {
	expected: () => ({}),
	'checked-in': (_, { seat }, at) => ({ seat, presence: { status: 'checked-in', at } }),
	// The old place is locked out at once: its lease and cookie are not the attempt's any more.
	'seat-changed': (state, { seat }) => ({ seat, lease: state.lease + 1, token: null }),
	'check-in-undone': () => ({ presence: { status: 'expected' }, token: null, claimed: false }),
	'identity-not-confirmed': (_, { reason }, at) => ({
		presence: { status: 'not-identified', reason, at },
		token: null
	}),
	'absence-explained': (_, { reason }) => ({ presence: { status: 'absent-with-reason', reason } }),
	seated: (_, { lease, seat, token }) => ({ lease, seat, token }),
	'identity-claimed': () => ({ claimed: true }),
	'stood-up': (state) => ({
		token: null,
		claimed: state.course.status === 'not-started' ? false : state.claimed
	}),
	'paper-drawn': (_, { paper }) => ({ paper }),
	started: (_, { limit, elapsed }, at) => ({ limit, startedAt: at, course: { status: 'running', elapsed } }),
	answered: (state, { seq, question, choice }, at) => ({
		answers: { ...state.answers, [question]: choice },
		given: [...state.given, saying(question, choice)],
		savedThrough: seq,
		savedAt: at
	}),
	'language-chosen': (_, { lang }) => ({ lang }),
	'remark-made': (state, { question, text }, at) => ({ remarks: [...state.remarks, { at, question, text }] }),
	paused: (_, { elapsed, cause }, at) => ({ course: { status: 'paused', elapsed, cause, since: at } }),
	resumed: (_, { elapsed }) => ({ course: { status: 'running', elapsed } }),
	'minutes-added': (state, { minutes, reason }, at, by) => ({
		limit: state.limit + minutes * 60_000,
		added: [...state.added, { at, by, minutes, reason }]
	}),
	'removal-proposed': (_, { reason }, __, by) => ({ removalProposed: { by, reason } }),
	'removal-rejected': () => ({ removalProposed: null }),
	ended: (_, { elapsed, cause, reason, score }, at) => ({
		course: { status: 'ended', elapsed, at, cause, reason, score }
	}),
	'result-confirmed': () => ({ confirmation: 'confirmed' }),
	'confirmation-refused': () => ({ confirmation: 'refused' })
};

const born = (data: Extract<AttemptFact, { type: 'expected' }>['data']): AttemptState => ({
	...data,
	presence: { status: 'expected' },
	lease: 0,
	token: null,
	claimed: false,
	paper: null,
	limit: 0,
	startedAt: null,
	course: { status: 'not-started' },
	answers: {},
	given: [],
	savedThrough: 0,
	savedAt: null,
	remarks: [],
	added: [],
	removalProposed: null,
	confirmation: 'none'
});

const ENDED_AS: Record<EndCause, Outcome | null> = {
	'handed-in': null,
	'time-is-up': null,
	'closed-by-proctor': null,
	removed: 'removed',
	illness: 'illness',
	disrupted: 'disrupted'
};

/**
 * How the attempt ended, as one of the outcomes of the design; null while it is not settled.
 * `sittingClosed`: with the doors closed, a person who never started was absent.
 */
export function outcomeOf(state: AttemptState, sittingClosed: boolean): Outcome | null {
	if (state.course.status === 'ended') {
		return ENDED_AS[state.course.cause] ?? (state.course.score?.passed ? 'passed' : 'not-passed');
	}
	if (state.presence.status === 'not-identified') return 'not-identified';
	if (state.presence.status === 'absent-with-reason') return 'absent-with-reason';
	return sittingClosed && state.course.status === 'not-started' ? 'absent' : null;
}

export const answeredCount = (state: AttemptState): number =>
	Object.values(state.answers).filter((choice) => choice.length > 0).length;

export const attemptKind: RecordKind<AttemptState, AttemptFact, AttemptConfidential> = {
	evolve(state, fact) {
		if (fact.type === 'expected') return born(fact.data);
		const step = EVOLVE[fact.type] as (
			s: AttemptState,
			d: AttemptFact['data'],
			at: number,
			by: string
		) => Partial<AttemptState>;
		return { ...state!, ...step(state!, fact.data, fact.at, fact.by) };
	},
	summary: (state, confidential) => ({
		sitting: state.sitting,
		application: state.application,
		person: state.person,
		name: confidential?.name ?? '',
		seat: state.seat,
		presence: state.presence.status,
		course: state.course.status,
		answered: answeredCount(state),
		of: state.paper?.length ?? 0,
		savedAt: state.savedAt
	})
};

import type { Outcome } from '../attestation/outcome.ts';
import type { RecordKind } from '../facts.ts';
import type { Lang } from '../text.ts';
import type { AttemptFact, EndCause, PauseCause, Stray } from './attempt-facts.ts';
import type { Paper } from './draw.ts';
import type { Score } from './scoring.ts';

export type { AttemptFact, EndCause, PauseCause } from './attempt-facts.ts';

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

/** Who proposed what, until another decides. */
export interface Proposal {
	by: string;
	reason: string;
}

/** Answers of a seat that was noted offline before the end (design, section 5). */
export interface Late {
	/** `open`: more may come; `unruled`: answers came and wait for the proctor; `none`: nothing came. */
	status: 'open' | 'none' | 'unruled' | 'accepted' | 'rejected';
	/** The standing late choice by question position. */
	answers: Record<number, number[]>;
	/** How long after the end the last of them came, ms. */
	after: number;
	/** The score with them; null until settled or when none came. */
	withLate: Score | null;
	reason: string | null;
}

export interface AttemptState {
	sitting: string;
	application: string;
	person: string;
	seat: number;
	lang: Lang;
	/** How often the candidate changed it. */
	langChanges: number;
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
	/** `proposedBy`: above what one person may add, decided by another. */
	added: { at: number; by: string; minutes: number; reason: string; proposedBy?: string }[];
	/** Extra minutes given before the start. */
	extraMinutes: number;
	/** Who gave them alone; null when nobody did or two agreed. */
	extraAlone: string | null;
	/** The attempt's clock when the server noted its seat offline, ms; null while it is heard. */
	offlineSince: number | null;
	late: Late | null;
	/** SHA-256 of the cookies of places that were locked out, by their leases: they may only name what they could not send. */
	former: { lease: number; seat: number; token: string }[];
	/** What a place that was locked out could not send, once for each lease. */
	leftBehind: { at: number; lease: number; questions: number[] }[];
	/** The last move between PCs; null while nobody moved during the test. */
	moved: { at: number; unsaved: number | null; heardAt: number | null } | null;
	strays: { at: number; what: Stray; times: number }[];
	messages: { at: number; text: string; read: boolean }[];
	/** Since when the candidate is out of the room, wall clock; null while inside. */
	outSince: number | null;
	minutesProposed: (Proposal & { minutes: number }) | null;
	removalProposed: Proposal | null;
	annulmentProposed: Proposal | null;
	annulled: { reason: string } | null;
	confirmation: 'none' | 'confirmed' | 'refused';
}

/** What is kept beside the chain of an attempt. */
export interface AttemptConfidential {
	/** Admission code, digits only. */
	code: string;
	name: string;
	/** Number of the identity document shown at check-in, and until when it is in force (yyyy-mm-dd). */
	documentNumber?: string;
	documentExpires?: string;
	/** Who saw the illness that interrupted the test. */
	witness?: string;
}

/** An answer in one word. */
export const saying = (question: number, choice: readonly number[]): string =>
	`${question}:${[...choice].sort((a, b) => a - b).join(',')}`;

/** More places than a candidate ever sits at; an older one is not asked any more what it left behind. */
const FORMER_MAX = 20;

/** The places locked out by another one taking over. */
const lockedOut = ({ former, lease, seat, token }: AttemptState): AttemptState['former'] =>
	token === null ? former : [...former, { lease, seat, token }].slice(-FORMER_MAX);

const NOTHING_LATE: Late = { status: 'open', answers: {}, after: 0, withLate: null, reason: null };

/** Ends that come without the page's own word: what it chose before may still be on its way. */
const LATE_AFTER: readonly EndCause[] = ['time-is-up', 'closed-by-proctor'];

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
	'seat-changed': (state, { seat, unsaved, heardAt }, at) => ({
		seat,
		former: lockedOut(state),
		lease: state.lease + 1,
		token: null,
		moved: state.startedAt === null ? null : { at, unsaved: unsaved ?? null, heardAt: heardAt ?? null }
	}),
	'extra-time-given': (state, { minutes, proposedBy }, _, by) => ({
		extraMinutes: minutes,
		extraAlone: proposedBy || !minutes ? null : by,
		minutesProposed: proposedBy ? null : state.minutesProposed
	}),
	'check-in-undone': () => ({ presence: { status: 'expected' }, token: null, claimed: false }),
	'identity-not-confirmed': (_, { reason }, at) => ({
		presence: { status: 'not-identified', reason, at },
		token: null
	}),
	'absence-explained': (_, { reason }) => ({ presence: { status: 'absent-with-reason', reason } }),
	seated: (state, { lease, seat, token }) => ({ lease, seat, token, former: lockedOut(state) }),
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
	'went-offline': (_, { elapsed }) => ({ offlineSince: elapsed }),
	'came-back': () => ({ offlineSince: null }),
	'late-answered': (state, { seq, question, choice, after }, at) => ({
		given: [...state.given, saying(question, choice)],
		savedThrough: seq,
		savedAt: at,
		late: state.late && { ...state.late, after, answers: { ...state.late.answers, [question]: choice } }
	}),
	'late-settled': (state, { withLate }) => ({
		late: state.late && { ...state.late, status: withLate ? 'unruled' : 'none', withLate }
	}),
	'late-ruled': (state, { accepted, reason }) => ({
		late: state.late && { ...state.late, status: accepted ? 'accepted' : 'rejected', reason }
	}),
	'answers-left-behind': (state, { lease, questions }, at) => ({
		leftBehind: [...state.leftBehind, { at, lease, questions }]
	}),
	strayed: (state, { what, times }, at) => ({ strays: [...state.strays, { at, what, times }] }),
	'message-sent': (state, { text }, at) => ({ messages: [...state.messages, { at, text, read: false }] }),
	'message-read': (state, { message }) => ({
		messages: state.messages.map((one, index) => (index + 1 === message ? { ...one, read: true } : one))
	}),
	'left-room': (_, __, at) => ({ outSince: at }),
	returned: () => ({ outSince: null }),
	'minutes-proposed': (_, { minutes, reason }, __, by) => ({ minutesProposed: { by, reason, minutes } }),
	'minutes-rejected': () => ({ minutesProposed: null }),
	'annulment-proposed': (_, { reason }, __, by) => ({ annulmentProposed: { by, reason } }),
	'annulment-rejected': () => ({ annulmentProposed: null }),
	annulled: (_, { reason }) => ({ annulled: { reason }, annulmentProposed: null, removalProposed: null }),
	'language-chosen': (state, { lang }) => ({ lang, langChanges: state.langChanges + 1 }),
	'remark-made': (state, { question, text }, at) => ({ remarks: [...state.remarks, { at, question, text }] }),
	paused: (_, { elapsed, cause }, at) => ({ course: { status: 'paused', elapsed, cause, since: at } }),
	resumed: (_, { elapsed }) => ({ course: { status: 'running', elapsed } }),
	'minutes-added': (state, { minutes, reason, proposedBy }, at, by) => ({
		limit: state.limit + minutes * 60_000,
		minutesProposed: proposedBy ? null : state.minutesProposed,
		added: [...state.added, { at, by, minutes, reason, ...(proposedBy ? { proposedBy } : {}) }]
	}),
	'removal-proposed': (_, { reason }, __, by) => ({ removalProposed: { by, reason } }),
	'removal-rejected': () => ({ removalProposed: null }),
	ended: (state, { elapsed, cause, reason, score }, at) => ({
		course: { status: 'ended', elapsed, at, cause, reason, score },
		outSince: null,
		removalProposed: cause === 'removed' ? null : state.removalProposed,
		// What a seat noted offline chose before the end may still be on its way.
		late: LATE_AFTER.includes(cause) && state.offlineSince !== null ? { ...NOTHING_LATE } : null
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
	langChanges: 0,
	extraMinutes: 0,
	extraAlone: null,
	offlineSince: null,
	late: null,
	former: [],
	leftBehind: [],
	moved: null,
	strays: [],
	messages: [],
	outSince: null,
	minutesProposed: null,
	removalProposed: null,
	annulmentProposed: null,
	annulled: null,
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

/** The score that counts: with late answers only where the proctor accepted them; null while nothing was counted, or what was is void. */
export function standingScore({ course, late, annulled }: AttemptState): Score | null {
	if (annulled || course.status !== 'ended' || !course.score) return null;
	return late?.status === 'accepted' && late.withLate ? late.withLate : course.score;
}

/** Whether late answers may still come, or came and wait for the proctor's ruling. */
export const isProvisional = ({ late }: AttemptState): boolean =>
	late?.status === 'open' || late?.status === 'unruled';

/**
 * How the attempt ended, as one of the outcomes of the design; null while it is not settled.
 * `sittingClosed`: with the doors closed, a person who never started was absent.
 */
export function outcomeOf(state: AttemptState, sittingClosed: boolean): Outcome | null {
	if (state.annulled) return 'disrupted';
	if (state.course.status === 'ended') {
		return ENDED_AS[state.course.cause] ?? (standingScore(state)?.passed ? 'passed' : 'not-passed');
	}
	if (state.presence.status === 'not-identified') return 'not-identified';
	if (state.presence.status === 'absent-with-reason') return 'absent-with-reason';
	return sittingClosed && state.course.status === 'not-started' ? 'absent' : null;
}

/** The questions that places locked out could not send a choice to, in order. */
export const leftBehindIn = ({ leftBehind }: AttemptState): number[] =>
	[...new Set(leftBehind.flatMap(({ questions }) => questions))].sort((a, b) => a - b);

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
		savedAt: state.savedAt,
		late: state.late?.status ?? null
	})
};

import type { FactOf } from '../facts.ts';
import type { Lang } from '../text.ts';
import type { Paper } from './draw.ts';
import type { Score } from './scoring.ts';

/** Why an attempt's clock stands still. */
export type PauseCause = 'proctor' | 'server-down' | 'emergency' | 'left-room';
/** Why an attempt ended. Only the first three are counted. */
export type EndCause = 'handed-in' | 'time-is-up' | 'closed-by-proctor' | 'removed' | 'illness' | 'disrupted';

/** What the lock-down of a seat notices. It carries no penalty: the proctor sees it, the act counts it. */
export const STRAYS = ['full-screen-left', 'page-left', 'copied', 'printed'] as const;
export type Stray = (typeof STRAYS)[number];

/** One answer as the chain keeps it: `elapsed` by the server, `said` what the page believed. */
interface Answered {
	seq: number;
	question: number;
	choice: number[];
	lease: number;
	elapsed: number;
	said: number;
}

/** Facts of an attempt. `elapsed` is the attempt's own clock, ms, from the server's monotonic time. */
export type AttemptFact = FactOf<{
	expected: { sitting: string; application: string; person: string; seat: number; lang: Lang };
	/** `lateMinutes` after the approved time, 0 in time; number and expiry of the document stand beside the chain. */
	'checked-in': { seat: number; document: string; photoCompared?: boolean; lateMinutes?: number };
	'check-in-undone': { reason: string };
	/**
	 * Moved to another seat. `unsaved`: how many choices the former PC said just before were not on the server yet, null
	 * when that is not known; `heardAt`: when it was last heard, wall clock.
	 */
	'seat-changed': { seat: number; reason: string; unsaved?: number | null; heardAt?: number | null };
	'identity-not-confirmed': { reason: string };
	'absence-explained': { reason: string };
	/** Minutes above the blueprint's for this candidate, before the start. `proposedBy`: above what one person may give. */
	'extra-time-given': { minutes: number; ground: string; proposedBy?: string };
	/** The candidate signed in at a seat; each time with a higher lease: the seat before is locked out. */
	seated: { lease: number; seat: number; token: string };
	'identity-claimed': { lease: number };
	/** The candidate left the seat before the start or after the end. */
	'stood-up': Record<string, never>;
	'paper-drawn': { paper: Paper; digits: string };
	started: { limit: number; elapsed: number };
	answered: Answered;
	/** The server noted the seat offline, and heard it again. */
	'went-offline': { elapsed: number };
	'came-back': { elapsed: number };
	/** After the end, by a seat noted offline before it: outside the score until the proctor rules. `after`: ms after the end. */
	'late-answered': Omit<Answered, 'elapsed'> & { after: number };
	/** Nothing more can come. `withLate`: what the score would be with the late answers; null when there are none. */
	'late-settled': { cause: 'queue-empty' | 'grace-over'; withLate: Score | null };
	'late-ruled': { accepted: boolean; reason: string };
	/** A locked-out PC named the questions whose choices never reached the server. */
	'answers-left-behind': { lease: number; questions: number[] };
	'language-chosen': { lang: Lang; elapsed: number };
	'remark-made': { question: number | null; text: string; elapsed: number };
	strayed: { what: Stray; times: number; elapsed: number };
	'message-sent': { text: string; elapsed: number };
	/** The candidate closed the message with this number, from 1. */
	'message-read': { message: number };
	paused: { elapsed: number; cause: PauseCause; reason: string };
	/** `worked`: ms its page worked on while it stood for the server's outage; they are in `elapsed`, and not given back. */
	resumed: { elapsed: number; reason: string; worked?: number };
	/** Left the room with leave; whether the clock stands meanwhile is data: then a `paused` stands beside it. */
	'left-room': { elapsed: number; reason: string };
	returned: { elapsed: number };
	'minutes-added': { minutes: number; reason: string; elapsed: number; proposedBy?: string };
	/** Above what one person may add: another decides. */
	'minutes-proposed': { minutes: number; reason: string; elapsed: number };
	'minutes-rejected': { reason: string };
	'removal-proposed': { reason: string; elapsed: number };
	'removal-rejected': { reason: string };
	/** Void through the office's fault: proposed by the proctor, decided by the head. */
	'annulment-proposed': { reason: string };
	'annulment-rejected': { reason: string };
	annulled: { reason: string };
	/** `noticedAt`: when illness was noticed, wall clock; its witness stands beside the chain. */
	ended: { elapsed: number; cause: EndCause; reason: string | null; score: Score | null; noticedAt?: number };
	'result-confirmed': { lease: number };
	'confirmation-refused': { reason: string };
}>;

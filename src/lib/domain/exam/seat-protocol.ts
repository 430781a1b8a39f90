import type { Bilingual, Lang } from '../text.ts';
import type { Stray } from './attempt-facts.ts';

/**
 * What passes between a candidate's page and the server. The page knows questions and options only by their
 * positions, counted from 1, in this paper: ids, keys and explanations never leave the server (design, section 5).
 */
export interface CandidateQuestion {
	/** 1…n in this paper. */
	n: number;
	/** Index into `CandidatePaper.sections`, from 0. */
	section: number;
	kind: 'single' | 'multiple';
	stem: Bilingual;
	/** In the order of this paper; option k is `options[k - 1]`. */
	options: Bilingual[];
}

export interface CandidatePaper {
	sections: Bilingual[];
	questions: CandidateQuestion[];
}

/** One answer on its way: `seq` counts every choice of this attempt from 1 without a gap; `choice` empty clears it. */
export interface SentAnswer {
	lease: number;
	seq: number;
	question: number;
	choice: number[];
	/** What the page believed the attempt's clock to be, ms: kept as said, never used for time. */
	elapsed: number;
}

/** A choice that its page had no acknowledgement for when it was locked out; it may have arrived all the same. */
export type LeftChoice = Pick<SentAnswer, 'seq' | 'question' | 'choice'>;

/** The durable acknowledgement: every answer up to `savedThrough` is on the server's disk. */
export interface Saved {
	savedThrough: number;
	/** Server's wall clock, epoch ms. */
	at: number;
	/** Time left, ms, by the server's clock. */
	left: number;
	/** They came after the end: kept outside the score until the proctor rules. */
	late?: true;
}

/** What the lock-down of a seat noticed, joined by the page. */
export interface SeenStray {
	what: Stray;
	times: number;
}

/** How the attempt stands, for a page that asks (and thereby gives a sign of life). */
export interface Pulse extends Saved {
	stage: SeatStage;
	/** The clock runs. */
	running: boolean;
	/** Messages of the proctor the candidate has not closed yet. */
	messages: SeatMessage[];
}

/** What a page says with its sign of life. */
export interface SignOfLife {
	/** Choices made here that the server has not acknowledged. */
	unsaved: number;
	/** What the page believes the attempt's clock to be, ms: its own goes on without the server. */
	elapsed?: number;
}

/** A message of the proctor on the candidate's screen; `n` counts from 1. */
export interface SeatMessage {
	n: number;
	text: string;
	at: number;
}

/** What became of the answers when the candidate was moved: said on the screen until closed. */
export interface Moved {
	at: number;
	/** When the former PC was last heard, wall clock; null: never since the server's start. */
	heardAt: number | null;
	/** How many choices it last said were not saved; null: not known. */
	unsaved: number | null;
	/** Questions it named afterwards as not saved. */
	questions: number[];
}

/** Where a seat is in the candidate's path. */
export type SeatStage =
	| 'unenrolled'
	| 'safe-browser'
	| 'free'
	| 'transfer'
	| 'identity'
	| 'waiting'
	| 'test'
	| 'paused'
	| 'blanked'
	| 'settling'
	| 'result'
	| 'done';

export interface SectionScore {
	title: Bilingual;
	points: number;
	outOf: number;
	/** null when the section has no mark of its own. */
	passMark: number | null;
}

/** What the candidate is shown when the test ends (¶11.9). */
export interface CandidateResult {
	points: number;
	outOf: number;
	passMark: number;
	passed: boolean;
	sections: SectionScore[];
	answered: number;
	/** What the score would be with late answers that wait for the proctor's ruling; null when there are none. */
	withLate: number | null;
	/** Whether the candidate confirmed having seen it. */
	confirmed: boolean;
}

/** What the rules page says before the test: all of it data of the blueprint. */
export interface TestRules {
	title: Bilingual;
	questions: number;
	minutes: number;
	passMark: number;
	sections: { title: Bilingual; questions: number; passMark: number | null }[];
	demonstration: boolean;
}

/** Everything the candidate's page is given by its load. */
export type SeatView =
	| { stage: 'unenrolled' }
	/** This sitting needs Safe Exam Browser and this page did not prove to be one; `otherSettings`: it is one, of another file. */
	| { stage: 'safe-browser'; room: string; seat: number; otherSettings?: boolean }
	| { stage: 'free'; room: string; seat: number }
	/** The proctor moved a candidate's running test to this seat: *this is me* opens it. */
	| { stage: 'transfer'; room: string; seat: number; name: string }
	/** The time is up; answers of a seat that was offline may still come. */
	| {
			stage: 'settling';
			seat: number;
			name: string;
			lang: Lang;
			lease: number;
			attempt: string;
			savedThrough: number;
	  }
	| { stage: 'identity'; room: string; seat: number; name: string; speciality: Bilingual }
	| {
			stage: 'waiting';
			room: string;
			seat: number;
			name: string;
			rules: TestRules;
			lang: Lang;
			lease: number;
	  }
	| {
			stage: 'test' | 'paused' | 'blanked';
			seat: number;
			name: string;
			speciality: Bilingual;
			rules: TestRules;
			lang: Lang;
			lease: number;
			attempt: string;
			paper: CandidatePaper;
			/** The standing choice by question position. */
			answers: Record<number, number[]>;
			savedThrough: number;
			left: number;
			messages: SeatMessage[];
			moved: Moved | null;
	  }
	| { stage: 'result'; seat: number; name: string; lang: Lang; lease: number; result: CandidateResult }
	| { stage: 'done'; seat: number; lang: Lang; outcome: string };

import type { FactOf } from '../facts.ts';
import type { PersonName } from '../people/name.ts';
import type { FlowEntry } from '../services/portal-flow.ts';
import type { Lang } from '../text.ts';
import type { AppealConsequence } from './documents.ts';
import type { Outcome } from './outcome.ts';

export type Finding = 'complies' | 'does-not-comply';

/** Facts of a case of attestation. */
export type ApplicationFact = FactOf<{
	registered: {
		incoming: string;
		person: string;
		speciality: string;
		language: Lang;
		channel: 'paper' | 'portal';
		definition: string;
		receivedAt: number;
		files: { sha256: string; size: number; type: string }[];
		mark: 'rehearsal' | 'demonstration' | null;
	};
	'file-attached': { sha256: string; size: number; type: string };
	/** Points of the portal's flow, in the order they happened. */
	'flow-noted': { entries: FlowEntry[] };
	/** Who is to work on it (user id); again when it goes to another. */
	assigned: { to: string };
	/** A step of its regulation was done, with the documents it produced. */
	'step-done': { step: number; documents: string[] };
	/** Steps that do not concern this case, recorded when that became certain. */
	'steps-passed-over': { steps: number[] };
	listed: { round: string };
	'memo-written': { finding: Finding };
	examined: { finding: Finding; reasons: string[] };
	/** `startsAt`: the approved time, from which the limit of step 10 runs. */
	admitted: { order: string; sitting: string; attempt: string; startsAt: number };
	'not-admitted': { order: string; reasons: string[] };
	/** Aktobe: the head signed a refusal of the request; the applicant has it when it is given out. */
	'refusal-signed': { reasons: string[]; number: string; document: string };
	/** `act` null: the regulation knows none. */
	'outcome-recorded': { outcome: Outcome; act: string | null };
	/** The outcome earns a new date: the case waits for a supplementary order. */
	'new-date-due': { order: string | null; outcome: Outcome };
	/** Against the result of an attempt of this case: until it is answered nothing of the case is erased. */
	'appeal-lodged': { appeal: string; attempt: string };
	'appeal-answered': { appeal: string; follows: AppealConsequence };
	/** The term of keeping is over: what stood beside the chains of these records (`kind/id`) was erased. */
	erased: { ground: string; records: string[]; files: string[] };
	'result-prepared': { kind: 'certificate' | 'refusal' };
	'result-issued': { kind: 'certificate' | 'refusal'; number: string; document: string };
}>;

export type Admission =
	| { status: 'pending' }
	| { status: 'admitted'; order: string; sitting: string; attempt: string; startsAt: number }
	/** `order` null: refused by a letter alone. */
	| { status: 'not-admitted'; order: string | null; reasons: string[] };

export interface ApplicationState {
	incoming: string;
	person: string;
	speciality: string;
	language: Lang;
	channel: 'paper' | 'portal';
	definition: string;
	receivedAt: number;
	files: { sha256: string; size: number; type: string }[];
	mark: 'rehearsal' | 'demonstration' | null;
	/** Of the portal's flow; empty for what came on paper. */
	flow: FlowEntry[];
	/** Who works on it, where the regulation has one named. */
	executor: string | null;
	round: string | null;
	done: Partial<Record<number, { at: number; by: string }>>;
	passedOver: number[];
	/** When the last step was done: the next one's limit runs from here. */
	movedAt: number;
	documents: string[];
	memo: Finding | null;
	examined: { finding: Finding; reasons: string[] } | null;
	admission: Admission;
	outcome: Outcome | null;
	act: string | null;
	/** Signed, and not given out yet. */
	refusal: { number: string; document: string } | null;
	result: { kind: 'certificate' | 'refusal'; number: string; document: string; at: number } | null;
	/** `follows` null: not answered yet. */
	appeals: { appeal: string; attempt: string; follows: AppealConsequence | null }[];
	erased: { at: number; by: string; ground: string; records: string[]; files: string[] } | null;
}

/** What stands beside the chain of a case. */
export interface ApplicationConfidential {
	name: PersonName;
	iin: string;
	/** Names of the attached files, in the order of `files`. */
	fileNames: string[];
	memo?: { documents: string[]; analysis: string };
	serviceRecord?: {
		education: string;
		jobs: { from: string; to: string; employer: string; position: string }[];
	};
}

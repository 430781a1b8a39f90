import type { FactOf } from '../facts.ts';
import type { Lang } from '../text.ts';
import type { Applicant } from './applicant.ts';
import type { FlowEntry } from './portal-flow.ts';
import type { RefusalKind } from './refusal-kinds.ts';
import type { Channel, DefinitionKey, ProcedureId, ServiceId } from './service.ts';

/** What a case comes to: one of the results of its procedure, or a refusal. */
export type Outcome = { kind: 'granted'; result: string } | { kind: 'refused'; refusal: RefusalKind };

/** Facts of a case of a service. Free text of people (grounds, remarks) stands here as everywhere (docs/decisions/0008). */
export type ServiceCaseFact = FactOf<{
	/** The request has come: the terms run from `receivedAt`. It has no incoming number yet. */
	received: {
		service: ServiceId;
		procedure: ProcedureId;
		definition: DefinitionKey;
		channel: Channel;
		/** Record of the applicant (`person`). */
		person: string;
		language: Lang;
		receivedAt: number;
		files: { sha256: string; size: number; type: string }[];
		/** What it is about: a licence of the register, an address of the register. */
		about: { licence?: string; address?: string };
		payment: string | null;
		/** Number in the counter's journal; null elsewhere. */
		journal: string | null;
		/** Which other system it comes from; what it was called there stands beside the chain. */
		imported: { source: string } | null;
		flow: FlowEntry[];
		mark: 'rehearsal' | 'demonstration' | null;
	};
	/** Step of the deed 'register'. */
	registered: { incoming: string };
	'step-done': { step: number; documents: string[] };
	/** Steps that do not concern this case, recorded when that became certain. */
	'steps-passed-over': { steps: number[] };
	/** Who is to work on it (user id); again when it goes to another. */
	assigned: { to: string; reason: string };
	/** What completeness, query and control said. */
	checked: { step: number; complete: boolean };
	/** `address`: the object the register knows it by. */
	'record-queried': { step: number; found: boolean; address?: string };
	/** Day and ground of a visit to the place. */
	visited: { step: number; at: number };
	concluded: { step: number; outcome: Outcome; reasons: string[] };
	/** Sent back with a remark: the steps from `to` on are done again. */
	returned: { from: number; to: number; remark: string };
	/** A hearing before a refusal. */
	'hearing-called': { at: number; place: string };
	'hearing-held': { heard: boolean; protocol: string };
	/** The term stands still, on a ground. */
	suspended: { ground: string };
	resumed: { ground: string };
	withdrawn: { reason: string };
	'flow-noted': { entries: FlowEntry[] };
	/** The result or the refusal is signed (or said at once, where nobody signs it). */
	decided: { outcome: Outcome; document: string; number: string | null };
	/** What the decision made or changed in a register. */
	'register-changed': { licence?: string; address?: string };
	'handed-out': { to: 'applicant' | 'proxy'; receipt: string };
	erased: { ground: string; records: string[]; files: string[] };
}>;

/** A fact of a case that has not happened yet. */
export const caseFact = <T extends ServiceCaseFact['type']>(
	type: T,
	data: Extract<ServiceCaseFact, { type: T }>['data']
): ServiceCaseFact => ({ type, v: 1, data }) as ServiceCaseFact;

export interface ServiceCaseState {
	service: ServiceId;
	procedure: ProcedureId;
	definition: DefinitionKey;
	channel: Channel;
	person: string;
	language: Lang;
	receivedAt: number;
	files: { sha256: string; size: number; type: string }[];
	about: { licence?: string; address?: string };
	payment: string | null;
	journal: string | null;
	imported: { source: string } | null;
	flow: FlowEntry[];
	mark: 'rehearsal' | 'demonstration' | null;
	/** Null before registration, and for ever where it was refused without being entered. */
	incoming: string | null;
	done: Record<number, { at: number; by: string }>;
	passedOver: number[];
	/** When the last step was done: the limit of the next runs from here. */
	movedAt: number;
	documents: string[];
	executor: string | null;
	record: 'found' | 'missing' | null;
	visitedAt: number | null;
	concluded: { outcome: Outcome; reasons: string[]; step: number } | null;
	/** The last one, until a step is done again. */
	returned: { from: number; to: number; remark: string; at: number; by: string } | null;
	hearing: {
		at: number;
		place: string;
		/** What the refusal rested on that the applicant is heard about; null where it is not concluded yet. */
		reasons: string[] | null;
		held: { at: number; heard: boolean; protocol: string } | null;
	} | null;
	/** When the term stood still; `until` null: it still does. */
	pauses: { from: number; until: number | null; ground: string }[];
	withdrawn: { at: number; reason: string } | null;
	decided: { outcome: Outcome; document: string; number: string | null; at: number } | null;
	/** Licence or address that came of it. */
	made: { licence?: string; address?: string };
	handedOut: { at: number; by: string; to: 'applicant' | 'proxy'; receipt: string } | null;
	erased: { at: number; by: string; ground: string; records: string[]; files: string[] } | null;
}

/** What stands beside the chain of a case. */
export interface ServiceCaseConfidential {
	applicant: Applicant;
	contact: { phone: string; email: string; address: string };
	/** Answers of the form, by the id of the field; of `choices` the ids, comma-separated. */
	answers: Record<string, string>;
	/** Names of the attached files, in the order of `files`. */
	fileNames: string[];
	/** Named papers handed over at a counter. */
	papers: string[];
	proxy?: { name: string; power: string };
	/** What another system called it. */
	importedKey?: string;
	/** What was written at a step, by its number: findings of control, text of a conclusion. */
	written: Record<number, Record<string, string>>;
}

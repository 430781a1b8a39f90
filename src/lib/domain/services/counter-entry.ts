import type { FactOf, RecordKind } from '../facts.ts';
import { parseName, type PersonName } from '../people/name.ts';
import { isRefused, refused, type Refused } from '../refusal.ts';
import type { DocumentAsked, ProcedureId, ServiceId } from './service.ts';
import type { CounterRefusal } from './service-documents.ts';

interface Entered {
	/** Of the journal, as printed; the receipt bears the same. */
	number: string;
	service: ServiceId;
	procedure: ProcedureId;
	person: string;
}

/** A line of the journal of the State Corporation's counter (¶10.1): what came in, what was not taken, what went out. */
export type CounterEntryFact = FactOf<{
	/** `document`: the receipt; null where another system gave one. */
	accepted: Entered & {
		case: string;
		document: string | null;
		ticket: string | null;
		plannedAt: number | null;
	};
	/** Never a case: the office hears nothing of it. `missing`: ids of documents; what else is said stands beside the chain. */
	refused: Entered & { missing: string[]; ticket: string | null };
	/** `receipt`: number it was given out by; `shown`: kind of the identity document. */
	'handed-out': Entered & {
		case: string;
		receipt: string;
		to: 'applicant' | 'proxy';
		shown: IdentityType;
	};
	/** Whom nothing was taken from is not known longer than it takes to come again: his data are erased. */
	forgotten: Record<string, never>;
}>;

export type EntryResult = 'accepted' | 'refused' | 'handed-out';

export interface CounterEntryState extends Entered {
	result: EntryResult;
	at: number;
	by: string;
	case: string | null;
	receipt: string | null;
	to: 'applicant' | 'proxy' | null;
	shown: IdentityType | null;
	missing: string[];
	ticket: string | null;
	plannedAt: number | null;
	forgotten: boolean;
}

/** Beside the chain. */
export interface CounterEntryConfidential {
	/** Name and IIN or BIN, as the journal is searched. */
	applicant: string;
	applicantNumber: string;
	/** What the receipt of refusal says. */
	refusal?: CounterRefusal;
	/** What was shown when the result was given out. */
	shown?: Identity;
	proxy?: { name: string; power: string };
}

const BLANK = {
	case: null,
	receipt: null,
	to: null,
	shown: null,
	missing: [],
	ticket: null,
	plannedAt: null,
	forgotten: false
};

export const counterEntryKind: RecordKind<CounterEntryState, CounterEntryFact, CounterEntryConfidential> = {
	evolve(state, fact) {
		if (fact.type === 'forgotten') return { ...state!, forgotten: true };
		return { ...BLANK, ...fact.data, result: fact.type, at: fact.at, by: fact.by };
	},
	summary: (state, confidential) => ({
		number: state.number,
		result: state.result,
		at: state.at,
		service: state.service,
		procedure: state.procedure,
		person: state.person,
		case: state.case,
		receipt: state.receipt,
		to: state.to,
		shown: state.shown,
		plannedAt: state.plannedAt,
		ticket: state.ticket,
		applicant: confidential?.applicant ?? '',
		applicantNumber: confidential?.applicantNumber ?? '',
		held: confidential !== undefined
	})
};

/** Identity documents by which a result is given out. Words: `proctor_document_<id>` in the messages. */
export const IDENTITY_TYPES = [
	'id-card',
	'passport',
	'residence-permit',
	'driving-licence',
	'other'
] as const;
export type IdentityType = (typeof IDENTITY_TYPES)[number];

export interface Identity {
	type: IdentityType;
	number: string;
	/** Last day it is in force, YYYY-MM-DD; null where it has no term, as only an `other` may. */
	expires: string | null;
}

/** A representative by power of attorney: of an individual it is notarised. */
export interface Power {
	name: { surname: string; given: string; patronymic: string };
	number: string;
	/** YYYY-MM-DD. */
	date: string;
	/** The notary, or who else attested it. */
	notary: string;
}

/**
 * Whether somebody is let in by an identity document. Refuses 'identity-number-missing', 'identity-expiry-missing' of what
 * is never issued without a term, 'identity-expired'.
 */
export function checkIdentity({ type, number, expires }: Identity, today: string): Refused | null {
	if (!number.trim()) return refused('identity-number-missing');
	if (expires === null) return type === 'other' ? null : refused('identity-expiry-missing');
	if (expires >= today) return null;
	return refused('identity-expired', { date: expires.split('-').reverse().join('.') });
}

/** A power of attorney in words, and whom it names. Refuses a wrong name, 'power-incomplete', 'power-date'. */
export function readPower(
	{ name: given, number, date, notary }: Power,
	today: string
): { name: PersonName; power: string } | Refused {
	const name = parseName(given);
	if (isRefused(name)) return name;
	if (!number.trim() || !date || !notary.trim()) return refused('power-incomplete');
	if (date > today) return refused('power-date');
	return { name, power: `№ ${number.trim()}, ${date.split('-').reverse().join('.')}, ${notary.trim()}` };
}

/** What of the list is not there. */
export const missingOf = (asked: readonly DocumentAsked[], given: readonly string[]): DocumentAsked[] =>
	asked.filter(({ id, required }) => required && !given.includes(id));

import type { Common, Signature } from '../attestation/documents.ts';
import type { PersonName } from '../people/name.ts';
import type { Bilingual, Lang } from '../text.ts';
import type { Applicant } from './applicant.ts';
import type { RefusalKind } from './refusal-kinds.ts';
import type { ProcedureId } from './service.ts';

/** What the documents of the services beside attestation say, frozen when they are issued. Times are epoch ms. */
interface OfCase extends Common {
	service: Bilingual;
	procedure: Bilingual;
	/** Which one it is: orders and letters are worded by it. */
	procedureId: ProcedureId;
	/** The regulation: title as it is cited. */
	regulation: Bilingual;
	applicant: Applicant;
	/** Incoming number and the moment of receipt; the number is null before registration. */
	incoming: { number: string | null; date: number };
	/** Answers of the form, as printed. */
	answers: { name: Bilingual; value: Bilingual }[];
}

/** The applicant's own request; `signedBy` is the applicant or representative. */
export interface RequestForm extends OfCase {
	type: 'request-form';
	language: Lang;
	attached: { name: string; sha256: string }[];
	consent: Bilingual | null;
}

/** The list of documents with the date of acceptance and the planned date of the result; one copy for the applicant. */
export interface CounterReceipt extends OfCase {
	type: 'counter-receipt';
	documents: string[];
	acceptedAt: number;
	plannedAt: number | null;
	/** Who brought it, where that is a proxy. */
	proxy: { name: PersonName; power: string } | null;
	author: Signature;
}

/** The counter does not take the documents: what is missing. It never enters a register of applicants. */
export interface CounterRefusal extends OfCase {
	type: 'counter-refusal';
	missing: string[];
	refusedAt: number;
	author: Signature;
}

/** The confirming document of licensing control (¶8.3). */
export interface ControlRecord extends OfCase {
	type: 'control-record';
	/** When and where the specialist was; null where the documents sufficed. */
	visit: { at: number; place: string } | null;
	findings: string;
	author: Signature;
}

export interface ServiceConclusion extends OfCase {
	type: 'service-conclusion';
	complies: boolean;
	/** Grounds, as written; of a refusal its reasons. */
	reasons: string[];
	author: Signature;
}

/** The visit to the place of an address. */
export interface VisitRecord extends OfCase {
	type: 'visit-record';
	visitedAt: number;
	place: string;
	findings: string;
	author: Signature;
}

/** Register of applicants of a licence, by the department head. */
export interface LicenceRegister extends OfCase {
	type: 'licence-register';
	decision: 'granted' | 'refused';
	reasons: string[];
}

export interface LicenceOrder extends OfCase {
	type: 'licence-order';
	decision: 'granted' | 'refused';
	reasons: string[];
}

/** What a licence says; its annex and its duplicate say the same of it. */
export interface LicenceContent {
	number: string;
	issuedAt: number;
	activity: Bilingual;
	/** Categories and subtypes, as printed. */
	categories: Bilingual[];
	conditions: Bilingual | null;
	/** The licence it takes the place of. */
	replaces: { number: string; date: number } | null;
}

export interface LicenceDocument extends OfCase {
	type: 'licence';
	licence: LicenceContent;
	order: { number: string; date: number } | null;
}

export interface LicenceAnnex extends OfCase {
	type: 'licence-annex';
	licence: LicenceContent;
	/** 1, 2, 3… of this licence. */
	annex: number;
	items: Bilingual[];
}

export interface LicenceDuplicate extends OfCase {
	type: 'licence-duplicate';
	licence: LicenceContent;
}

export interface AccreditationCertificate extends OfCase {
	type: 'accreditation-certificate';
	activity: Bilingual;
}

export interface MineralConclusion extends OfCase {
	type: 'mineral-conclusion';
	found: 'absent' | 'insignificant';
	plot: string;
	because: string;
}

export interface MineralLetter extends OfCase {
	type: 'mineral-letter';
	plot: string;
	because: string;
}

export interface BuildingPermit extends OfCase {
	type: 'building-permit';
	plot: string;
	because: string;
}

export interface AddressCertificate extends OfCase {
	type: 'address-certificate';
	about: 'clarify' | 'clarify-with-history' | 'assign' | 'annul';
	object: { kind: Bilingual; cadastral: string | null };
	address: Bilingual;
	/** Registration code of the address. */
	code: string;
	/** Whether the object bears it when the certificate is given; not where it tells of annulled ones, or annuls it. */
	inForce: boolean;
	/** Of the register, oldest first; empty where it was not asked for. `annulled`: by what it ended, if it was annulled. */
	history: {
		from: number;
		until: number | null;
		address: Bilingual;
		ground: string;
		annulled: string | null;
	}[];
}

/** A reasoned refusal: each kind has its own form and words. */
export interface ServiceRefusal extends OfCase {
	type: 'service-refusal';
	kind: RefusalKind;
	reasons: string[];
}

/** The notice of a positive decision (licences ¶7.8). */
export interface PositiveNotice extends OfCase {
	type: 'positive-notice';
	order: { number: string; date: number } | null;
}

/** The hearing before a refusal: when, where, and on what grounds a refusal is meant. */
export interface HearingNotice extends OfCase {
	type: 'hearing-notice';
	hearingAt: number;
	place: string;
	reasons: string[];
}

/** Aktobe's attestation: the schedule of the test, signed by the head, without an admission order. */
export interface TestSchedule extends Common {
	type: 'test-schedule';
	regulation: Bilingual;
	rows: {
		name: PersonName;
		incoming: string;
		speciality: Bilingual;
		seat: number;
		room: string;
		startsAt: number;
	}[];
	sessions: {
		room: string;
		address: Bilingual;
		startsAt: number;
		minutes: number;
		commitment: string | null;
	}[];
}

export type ServiceDocument =
	| RequestForm
	| CounterReceipt
	| CounterRefusal
	| ControlRecord
	| ServiceConclusion
	| VisitRecord
	| LicenceRegister
	| LicenceOrder
	| LicenceDocument
	| LicenceAnnex
	| LicenceDuplicate
	| AccreditationCertificate
	| MineralConclusion
	| MineralLetter
	| BuildingPermit
	| AddressCertificate
	| ServiceRefusal
	| PositiveNotice
	| HearingNotice
	| TestSchedule;

export type ServiceDocumentType = ServiceDocument['type'];

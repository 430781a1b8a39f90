import type { PersonName } from '../people/name.ts';
import type { Bilingual, Lang } from '../text.ts';
import type { Outcome } from './outcome.ts';

/**
 * What each official document says, frozen when it is issued: printing again gives the same bytes.
 * Times are epoch ms; a document prints them in the office's local time (`office.utcOffsetMinutes`).
 */
export interface Letterhead {
	name: Bilingual;
	address: Bilingual;
	city: Bilingual;
	phone: string;
	utcOffsetMinutes: number;
}

export interface Signature {
	name: PersonName;
	position: Bilingual;
	at: number;
}

interface Common {
	office: Letterhead;
	/** Registered number; null for working papers without a register. */
	number: string | null;
	date: number;
	/** Printed large on every page; null in the office's real work. */
	mark: 'rehearsal' | 'demonstration' | null;
	/** The recorded decision; null on what nobody signs or is still unsigned. */
	signedBy: Signature | null;
	/** Paragraphs of the regulation this document rests on, as '7.8'. */
	ground: string[];
}

export interface RegisterRow {
	name: PersonName;
	/** As printed: the full IIN stands in lists and orders of the office. */
	iin: string;
	incoming: string;
	speciality: Bilingual;
}

export interface ApplicantsList extends Common {
	type: 'applicants-list';
	round: string;
	rows: (RegisterRow & { receivedAt: number; channel: 'paper' | 'portal'; language: Lang })[];
}

export interface Memo extends Common {
	type: 'memo';
	applicant: RegisterRow;
	documents: string[];
	/** The specialist's analysis, as written. */
	analysis: string;
	finding: 'complies' | 'does-not-comply';
	author: Signature;
}

export interface ServiceRecord extends Common {
	type: 'service-record';
	applicant: RegisterRow;
	education: string;
	/** One line a job, as on the documents presented. */
	jobs: { from: string; to: string; employer: string; position: string }[];
	author: Signature;
}

export interface MaterialsList extends Common {
	type: 'materials-list';
	round: string;
	rows: (RegisterRow & { documents: string[]; finding: 'complies' | 'does-not-comply' })[];
	author: Signature;
}

export interface ScheduledSession {
	room: string;
	address: Bilingual;
	startsAt: number;
	minutes: number;
	/** The commitment to the draw: SHA-256, hexadecimal (design, section 5). */
	commitment: string | null;
	places: { seat: number; name: PersonName; incoming: string }[];
}

export interface AdmissionOrder extends Common {
	type: 'admission-order';
	/** Number and date of the order this one supplements. */
	supplements: { number: string; date: number } | null;
	admitted: RegisterRow[];
	notAdmitted: (RegisterRow & { reasons: string[] })[];
	sessions: ScheduledSession[];
}

export interface NoticeOfAdmission extends Common {
	type: 'notice-of-admission';
	applicant: RegisterRow;
	order: { number: string; date: number };
	session: { room: string; address: Bilingual; startsAt: number; minutes: number; seat: number };
	/** Admission code for the seat; null where it is handed out on the day. */
	code: string | null;
}

export interface NoticeOfNonAdmission extends Common {
	type: 'notice-of-non-admission';
	applicant: RegisterRow;
	order: { number: string; date: number };
	reasons: string[];
}

export interface AttendanceSheet extends Common {
	type: 'attendance-sheet';
	session: { room: string; address: Bilingual; startsAt: number };
	order: { number: string; date: number };
	/** `arrivedAt` null: did not come; the column for the signature stays empty for the pen. */
	rows: {
		seat: number;
		name: PersonName;
		incoming: string;
		arrivedAt: number | null;
		document: string | null;
	}[];
}

export interface ActRow {
	seat: number;
	name: PersonName;
	incoming: string;
	outcome: Outcome;
	points: number | null;
	outOf: number | null;
	/** Reason or clause text given by the people in the room; null when the outcome needs none. */
	note: string | null;
	startedAt: number | null;
	endedAt: number | null;
	/** How the result was taken note of. */
	confirmation: 'confirmed' | 'refused' | 'none';
	/** Hash of the last fact of the attempt. */
	head: string;
}

export interface TestAct extends Common {
	type: 'test-act';
	order: { number: string; date: number };
	session: {
		room: string;
		address: Bilingual;
		scheduledAt: number;
		openedAt: number;
		startedAt: number | null;
		closedAt: number;
	};
	blueprint: {
		title: Bilingual;
		questions: number;
		minutes: number;
		passMark: number;
		demonstration: boolean;
	};
	draw: { commitment: string; digits: string | null; seed: string };
	rows: ActRow[];
	incidents: { at: number; seat: number | null; text: Bilingual }[];
	remarks: {
		at: number;
		from: 'proctor' | 'observer' | 'candidate';
		seat: number | null;
		question: number | null;
		text: string;
	}[];
	/** Merkle root (RFC 6962) over the attempts' heads. */
	root: string;
	author: Signature;
}

export interface ResultSheet extends Common {
	type: 'result-sheet';
	applicant: RegisterRow;
	session: { room: string; startsAt: number };
	points: number;
	outOf: number;
	passMark: number;
	passed: boolean;
	sections: { title: Bilingual; points: number; outOf: number; passMark: number | null }[];
	confirmation: 'confirmed' | 'refused' | 'none';
	head: string;
}

export interface CertificateOrder extends Common {
	type: 'certificate-order';
	act: { number: string; date: number };
	/** Certificates are issued to these. */
	passed: RegisterRow[];
	/** Everybody else of the act, with what their outcome calls for. */
	others: (RegisterRow & { outcome: Outcome })[];
}

export interface CertificateDocument extends Common {
	type: 'certificate';
	holder: RegisterRow;
	order: { number: string; date: number };
	/** null: without a term. */
	validUntil: number | null;
}

export interface ReasonedRefusal extends Common {
	type: 'reasoned-refusal';
	applicant: RegisterRow;
	/** What is refused: admission to the test (¶8.11) or the certificate (¶7.16). */
	about: 'admission' | 'certificate';
	order: { number: string; date: number };
	reasons: string[];
	outcome: Outcome | null;
}

export type OfficialDocument =
	| ApplicantsList
	| Memo
	| ServiceRecord
	| MaterialsList
	| AdmissionOrder
	| NoticeOfAdmission
	| NoticeOfNonAdmission
	| AttendanceSheet
	| TestAct
	| ResultSheet
	| CertificateOrder
	| CertificateDocument
	| ReasonedRefusal;

export type DocumentType = OfficialDocument['type'];

/** A document without what issuing adds: the number, the date, the letterhead and the mark. */
export type DocumentContent = OfficialDocument extends infer D
	? D extends OfficialDocument
		? Omit<D, 'office' | 'mark'>
		: never
	: never;

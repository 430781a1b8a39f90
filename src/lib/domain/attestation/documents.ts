import type { CaseFile, CaseView } from '../exam/case-file.ts';
import type { MerkleProof } from '../exam/root.ts';
import type { PersonName } from '../people/name.ts';
import type { ServiceDocument } from '../services/service-documents.ts';
import type { Bilingual, Lang } from '../text.ts';
import type { AmendingOrder, MonthlyReport } from './further-documents.ts';
import type { ApplicationForm, Receipt, ReceiptOfRefusal } from './intake-documents.ts';
import type { Outcome } from './outcome.ts';

export type { AmendingOrder, Correction, MonthlyReport, ReportTable } from './further-documents.ts';
export type { ApplicationForm, Receipt, ReceiptOfRefusal } from './intake-documents.ts';

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
	/** The name in both languages side by side, or in the document's alone; absent: both. */
	style?: 'both' | 'one';
}

export interface Signature {
	name: PersonName;
	position: Bilingual;
	at: number;
	/** Signed with a key, in the file itself; otherwise a recorded decision of the signed-in person. */
	electronic?: true;
}

/**
 * Printed large on every page; null in the office's real work. A draft is what is shown before anything is numbered: it
 * is never issued.
 */
export type Mark = 'rehearsal' | 'demonstration' | 'draft' | null;

/** What every document has. */
export interface Common {
	office: Letterhead;
	/** Registered number; null for working papers without a register. */
	number: string | null;
	date: number;
	mark: Mark;
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
	/** By the schedule of the test: the regulation knows no admission order. */
	bySchedule?: true;
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
	/** Before the test, to be filled in and signed by hand: what is not known yet stays empty. */
	blank?: true;
}

/** The test act for a day without electricity: everything but what the order fixed is filled in by hand. */
export interface BlankAct extends Common {
	type: 'blank-act';
	order: { number: string; date: number };
	session: { room: string; address: Bilingual; scheduledAt: number };
	blueprint: TestAct['blueprint'];
	commitment: string;
	rows: { seat: number; name: PersonName; incoming: string }[];
}

/** Who came could not be identified: stated in the room, signed by hand by two. */
export interface IdentityStatement extends Common {
	type: 'identity-statement';
	expected: { name: PersonName; incoming: string };
	order: { number: string; date: number };
	session: { room: string; address: Bilingual; startsAt: number };
	seat: number;
	reason: string;
	recordedAt: number;
}

/** Two people removed a candidate: who proposed it, who decided it, and why. */
export interface ActOfRemoval extends Common {
	type: 'act-of-removal';
	applicant: RegisterRow;
	order: { number: string; date: number };
	session: { room: string; startsAt: number };
	seat: number;
	startedAt: number;
	proposed: { by: Signature; reason: string };
	decided: { by: Signature; reason: string };
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
	/** Answers that came after the end from a seat noted offline before it: both scores, and the ruling with its reason. */
	late?: { without: number; with: number; accepted: boolean; reason: string };
	/** Questions whose last choice stayed on a computer that was locked out, and never reached the server. */
	leftBehind?: number[];
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
	/** What the pages follow from beside what they say, so that anyone can print them again. */
	press: { software: string; verifyBase: string };
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
	/** How long the result may be appealed against. */
	appeal?: AppealTerm;
}

/** `until`: the end of the last working day of the term, epoch ms. */
export interface AppealTerm {
	workingDays: number;
	until: number;
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
	/** null: the regulation knows no order on issuing certificates. */
	order: { number: string; date: number } | null;
	/** null: without a term. */
	validUntil: number | null;
}

export interface ReasonedRefusal extends Common {
	type: 'reasoned-refusal';
	applicant: RegisterRow;
	/**
	 * What is refused: admission to the test (¶8.11) or the certificate (¶7.16) by an order; in Aktobe the request (¶10 of
	 * the Standard) or, after the test, the certificate, by this letter alone.
	 */
	about: 'admission' | 'certificate' | 'request' | 'certificate-without-order';
	order: { number: string; date: number } | null;
	reasons: string[];
	outcome: Outcome | null;
}

/** The attempt an appeal is about, as letters name it. */
export interface Appealed {
	session: { room: string; startsAt: number };
	outcome: Outcome;
	points: number | null;
	outOf: number | null;
	act: { number: string; date: number } | null;
}

export interface AppealReceipt extends Common {
	type: 'appeal-receipt';
	applicant: RegisterRow;
	about: Appealed;
	lodgedAt: number;
	channel: 'in-person' | 'paper';
	/** The last day of the term it could be lodged in, and whether it came after it. */
	term: AppealTerm;
	late: boolean;
	files: string[];
	/** Until when it is answered; null without a limit. */
	answerDueAt: number | null;
	author: Signature;
}

export interface AppealAnswer extends Common {
	type: 'appeal-answer';
	applicant: RegisterRow;
	about: Appealed;
	appeal: { number: string; date: number };
	decision: AppealDecision;
	/** The ground of the answer, as written. */
	because: string;
	follows: AppealConsequence;
	/** What else follows, as written; empty when nothing does. */
	measures: string;
}

/** How an appeal is answered. */
export const APPEAL_DECISIONS = ['satisfied', 'partly', 'rejected'] as const;
export type AppealDecision = (typeof APPEAL_DECISIONS)[number];

/** What follows from the answer: the result stands, or the attempt is not counted and a new application may come at once. */
export const APPEAL_CONSEQUENCES = ['result-stands', 'attempt-not-counted'] as const;
export type AppealConsequence = (typeof APPEAL_CONSEQUENCES)[number];

/** All that one candidate's result rests on, for an appeal: nobody else's data. */
export interface CaseFileDocument extends Common {
	type: 'case-file';
	attempt: string;
	applicant: RegisterRow;
	identity: CaseFile['identity'];
	session: { room: string; address: Bilingual; startsAt: number };
	act: CaseFile['act'];
	approvals: CaseFile['approvals'];
	software: string;
	draw: TestAct['draw'];
	view: CaseView;
	head: string;
	proof: MerkleProof;
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
	| ReasonedRefusal
	| BlankAct
	| IdentityStatement
	| ActOfRemoval
	| AppealReceipt
	| AppealAnswer
	| CaseFileDocument
	| ApplicationForm
	| MonthlyReport
	| Receipt
	| ReceiptOfRefusal
	| AmendingOrder
	| ServiceDocument;

export type DocumentType = OfficialDocument['type'];

/** A document without what issuing adds: the number, the date, the letterhead and the mark. */
export type DocumentContent = OfficialDocument extends infer D
	? D extends OfficialDocument
		? Omit<D, 'office' | 'mark'>
		: never
	: never;

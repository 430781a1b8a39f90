import type { OfficialDocument, Signature } from '../domain/attestation/documents.ts';
import type { PersonName } from '../domain/people/name.ts';
import type { Refused } from '../domain/refusal.ts';
import type { AuthorityCertificate } from '../domain/signing/authority-certificate.ts';
import type {
	CertificateSubject,
	ESignature,
	ExpectedSigner,
	SigningTerms
} from '../domain/signing/e-signature.ts';
import type { ImportTable } from '../domain/services/import-table.ts';
import type { Bank } from '../domain/questions/bank.ts';
import type { BankProblem } from '../domain/questions/problem.ts';
import type { Bilingual, Lang } from '../domain/text.ts';
import type {
	Fact,
	Field,
	Json,
	NewFact,
	Registry,
	Stamp,
	StateOf,
	ConfidentialOf,
	Summary
} from '../domain/facts.ts';
import type { KINDS } from '../domain/kinds.ts';

/** Reads a table another system exported. Refuses 'table-…', 'cell-too-long' and 'file-too-large'. */
export interface Tables {
	read(name: string, bytes: Uint8Array): Promise<ImportTable | Refused>;
}

/** A record as it stands: `version` is the number of its facts, `head` the hash of the last one. */
export interface Stored<State, Confidential> {
	version: number;
	head: string;
	state: State;
	/** Beside the facts and erasable; undefined when none was given or it was erased. */
	confidential: Confidential | undefined;
}

/**
 * One record's part of a commit. `expectedVersion` is 0 for a new record. `unique` claims keys for ever for this record
 * (a sign-in name, an IIN): two records never hold the same one. `confidential` replaces what stands beside the facts
 * (left alone when undefined). `facts` may be empty when only `confidential` changes.
 */
export interface Change {
	kind: string;
	id: string;
	expectedVersion: number;
	facts: readonly NewFact[];
	unique?: readonly string[];
	/** Plain data, JSON. */
	confidential?: unknown;
}

/** The number of the last journal line a reader has seen. 0 is before everything. */
export type Cursor = number;

export interface Listed {
	id: string;
	version: number;
	summary: Summary;
}

export interface Page {
	items: Listed[];
	/** How many records match in all. */
	total: number;
	/** Pass as `after` for the next page; undefined on the last one. */
	next: string | undefined;
}

export interface ListQuery {
	/** Exact match of summary fields; an array means any of these values. */
	where?: Record<string, Field | Field[]>;
	/** Words that must all occur (case-insensitively, anywhere) in the summary's text fields. */
	search?: string;
	/** A summary field; `-field` descends. Texts sort in Kazakh alphabetical order. Ties by id. */
	sort?: string;
	/** `next` of the page before. */
	after?: string;
	/** 1–1000, default 100. */
	limit?: number;
}

/** What a watcher gets: one committed change of one record. */
export interface Watched {
	cursor: Cursor;
	id: string;
	version: number;
	facts: Fact[];
	summary: Summary;
}

export type Unsubscribe = () => void;

/** Someone else committed first (or the key is taken): read again and decide again. */
export class Conflict extends Error {
	override name = 'Conflict';
	constructor(
		readonly kind: string,
		readonly id: string,
		readonly reason: 'version' | 'unique',
		/** The key that is taken, when `reason` is 'unique'. */
		readonly key?: string
	) {
		super(`${reason} conflict on ${kind}/${id}`);
	}
}

/** The disk refused (full, read-only): nothing of the commit was kept. */
export class Unavailable extends Error {
	override name = 'Unavailable';
}

/** Where everything that lives is kept. Passed by `store/contract.ts`; design, section 4. */
export interface Store<R extends Registry = typeof KINDS> {
	read<K extends keyof R & string>(
		kind: K,
		id: string
	): Promise<Stored<StateOf<R[K]>, ConfidentialOf<R[K]>> | undefined>;
	facts(kind: keyof R & string, id: string): Promise<Fact[]>;
	list(kind: keyof R & string, query?: ListQuery): Promise<Page>;
	/** Every match at once, in no order: for what sorts by something a summary does not hold, as the time that is left. */
	all(kind: keyof R & string, query?: Pick<ListQuery, 'where' | 'search'>): Promise<Listed[]>;
	/** The record that holds a unique key. */
	find(unique: string): Promise<{ kind: string; id: string } | undefined>;
	/** All or nothing, durable when it resolves. Refuses with `Conflict` or `Unavailable`. */
	commit(changes: readonly Change[], stamp: Stamp): Promise<Cursor>;
	/** Misses nothing: what was committed after `from` (a snapshot of each record when that is too long ago), then what comes. */
	watch(kind: keyof R & string, from: Cursor, listener: (change: Watched) => void): Unsubscribe;
	/** The cursor of the last durable commit. */
	cursor(): Cursor;
	/**
	 * Signs of life: the last known value by key, durable within the same group sync, outside every chain and version.
	 * Kept only until a newer one comes.
	 */
	pulse(key: string, value: Json): Promise<void>;
	lastPulse(key: string): Promise<Json | undefined>;
	/** Removes what stands beside the facts of a record so that it cannot be read any more. The chain stays whole. */
	erase(kind: keyof R & string, id: string): Promise<void>;
	close(): Promise<void>;
}

/** Time comes from here only. `now` is epoch ms; `monotonic` ms that never goes back nor jumps with the wall clock. */
export interface Clock {
	now(): number;
	monotonic(): number;
	/** The machine's own time since it was started, which nobody sets; absent where the machine cannot tell. */
	machine?(): MachineTime | undefined;
}

/** Two of them tell how much time has passed, also over a restart of the server: of one start of one machine only. */
export interface MachineTime {
	/** Which start of which machine. */
	boot: string;
	/** ms since then. */
	up: number;
}

/** Chance comes from here only. */
export interface Ids {
	/** A new record id, safe in addresses and file names. */
	id(): string;
	/** `n` decimal digits. */
	digits(n: number): string;
	/** `n` random bytes, hexadecimal. */
	secret(bytes: number): string;
}

export interface Passwords {
	hash(password: string): Promise<string>;
	verify(hash: string, password: string): Promise<boolean>;
}

/** Attached files by the SHA-256 of their bytes. */
export interface Files {
	put(bytes: Uint8Array): Promise<{ sha256: string; size: number }>;
	get(sha256: string): Promise<Uint8Array | undefined>;
	/** Removes a file for ever; one that is not there is no trouble. */
	remove(sha256: string): Promise<void>;
}

/** One file of a bank, by the name it was sent under. */
export interface BankFile {
	name: string;
	bytes: Uint8Array;
}

/** A bank, or everything that has to be corrected in it. */
export type BankRead = { bank: Bank } | { problems: BankProblem[] };

/** Reads question banks from files. */
export interface Banks {
	parse(files: readonly BankFile[]): Promise<BankRead>;
}

/** A document to be written for people. */
export interface ToPublish {
	id: string;
	content: OfficialDocument;
	folder: string;
}

/** Documents noted as owed: written when their commit stands, forgotten when it does not. */
export interface Taken {
	publish(): void;
	forget(): void;
}

/** Turns frozen documents into files for people; issuing never waits for it. */
export interface Press {
	/** Where the codes on documents lead. */
	readonly verifyBase: string;
	/** The official title of a document. */
	titleOf(content: OfficialDocument): Bilingual;
	/** Renders one document. */
	render(content: OfficialDocument, lang: Lang, id: string): Promise<Uint8Array>;
	/**
	 * Notes documents as owed, durably, before the commit that issues them: whoever kills the process in between loses
	 * none. They are written under the exports folder in the background and in order once `publish` is called.
	 */
	take(documents: readonly ToPublish[]): Promise<Taken>;
	/** How many documents wait to be written. */
	waiting(): number;
	/** Resolves when everything handed in so far is written. */
	settled(): Promise<void>;
}

/**
 * What was promised and is not done yet, by id, kept in the journal beside all records: a process killed in between
 * leaves it behind for the next start.
 */
export interface Owing {
	/** Durable when it resolves. */
	note(ids: readonly string[]): Promise<void>;
	settle(ids: readonly string[]): Promise<void>;
	/** Not owed after all; the journal learns of it with the next note. */
	forget(ids: readonly string[]): void;
}

/** Writes files for people under the exports folder; paths are relative and without spaces. */
export interface Exports {
	/** Whole or not at all: a file with this name is never half written. */
	write(path: string, bytes: Uint8Array | string): Promise<void>;
}

/** A signature that was checked: what the chain keeps of it, and whose it is. */
export interface CheckedSignature {
	facts: Omit<ESignature, 'by' | 'at' | 'method'>;
	subject: CertificateSubject;
}

/** Room for one more signature at the end of a PDF: everything before it stays as it was, byte by byte. */
export interface SignatureRoom {
	/** Shown by PDF readers: who signs, why, where; and when this was prepared, epoch ms. */
	name: string;
	reason: string;
	location: string;
	at: number;
	/** The label stands among the signed bytes, so it is chosen before: PAdES asks for signing-certificate-v2 in the CMS. */
	format: ESignature['format'];
}

/** One signature found in a PDF. */
export interface FoundSignature {
	/** Whether it covers the file from its first byte to the end of its own part. */
	covers: 'whole-file' | 'its-part' | 'not-contiguous';
	/** Of the CMS. */
	checked: CheckedSignature | Refused;
	/** When the signer's program says it was signed; epoch ms. */
	claimedAt: number | null;
}

/** Certificates of authorities, read before anybody trusts them. */
export interface AuthorityFiles {
	/** Every certificate of a file (DER, or PEM with one or many). Refuses 'authority-unreadable'. */
	read(file: Uint8Array): AuthorityCertificate[] | Refused;
}

/** E-signatures: the key never comes here. Prepares the bytes, checks what was signed elsewhere. */
export interface Signatures {
	/** The PDF with room for a signature; the same room at the same moment gives the same bytes. */
	prepare(pdf: Uint8Array, room: SignatureRoom): Uint8Array;
	/** The bytes of a prepared PDF that are to be signed: all but the room. */
	covered(prepared: Uint8Array): Uint8Array;
	/** Puts a signature into its room; refuses 'signature-too-large'. The label follows from the CMS. */
	embed(prepared: Uint8Array, cms: Uint8Array): Uint8Array | Refused;
	/**
	 * Checks a detached CMS: over these very bytes, by a certificate that leads to a trusted root, in force at `at`, not
	 * revoked, made for signing, and of the expected person. Refuses each with its own code.
	 */
	check(
		cms: Uint8Array,
		bytes: Uint8Array,
		given: { terms: SigningTerms; expected: ExpectedSigner | null; at: number }
	): Promise<CheckedSignature | Refused>;
	/** The CMS with a trusted timestamp where the office has an authority that answers; else the same CMS. */
	stamp(cms: Uint8Array, terms: SigningTerms): Promise<Uint8Array>;
	/** Every signature of a PDF, first to last, each checked as at `at(index)`; none in a file without. Refuses what is no PDF. */
	inspect(
		pdf: Uint8Array,
		given: { terms: SigningTerms; at: (index: number) => number }
	): Promise<FoundSignature[] | Refused>;
	/** Whether `signed` is `plain` with nothing but signatures added behind it. */
	onlySigned(plain: Uint8Array, signed: Uint8Array): boolean;
}

/** What a payment gateway says of a fee. */
export interface GatewayWord {
	/** Of the fee, as the payer named it. */
	reference: string;
	/** The gateway's own number of this payment: each is told once. */
	transaction: string;
	/** Whole tenge. */
	amount: number;
	outcome: 'paid' | 'declined';
}

/** How fees come to be known as paid. */
export interface Payments {
	/** Whether a gateway tells of payments; the cashier confirms them in any case. */
	readonly gateway: boolean;
	/**
	 * Reads what a gateway sent, the very bytes with their signature. Refuses 'callback-refused' for everything that is not
	 * signed by it just now.
	 */
	read(body: Uint8Array, signature: string, now: number): GatewayWord | Refused;
}

/** A recorded decision to sign: what stands on the document for it. */
export interface Signer {
	/** What stands on the document for a decision made now by this person. */
	decision(who: { name: PersonName; position: Bilingual }, at: number): Signature;
}

/** Real work of an office; demonstration data; or a rehearsal, whose documents are marked. */
export type Mode = 'office' | 'demonstration' | 'rehearsal';

/** Technical events, without personal data: ids and codes only. */
export interface Log {
	info(event: string, data?: Record<string, string | number>): void;
	error(event: string, error: unknown): void;
}

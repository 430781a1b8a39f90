import type { About, KeptFiles } from '../../domain/attestation/document.ts';
import type {
	DocumentContent,
	Letterhead,
	OfficialDocument,
	Signature
} from '../../domain/attestation/documents.ts';
import { localDate } from '../../domain/calendar/working-time.ts';
import {
	fingerprint,
	type ConfidentialOf,
	type FactsOf,
	type NewFact,
	type StateOf
} from '../../domain/facts.ts';
import { KINDS, type Kind } from '../../domain/kinds.ts';
import { OFFICE_ID } from '../../domain/office.ts';
import type { Role } from '../../domain/people/roles.ts';
import { TITLES } from '../../domain/people/titles.ts';
import { isRefused, refused, type Refused } from '../../domain/refusal.ts';
import { formatNumber, registerId, type Series } from '../../domain/register.ts';
import type { ESignature } from '../../domain/signing/e-signature.ts';
import type { Change, Stored } from '../ports.ts';
import { nameOf, type By, type Context } from './context.ts';
import { fileKey, folderOf, type Issued } from './issued.ts';

type State<K extends Kind> = StateOf<(typeof KINDS)[K]>;
type Confidential<K extends Kind> = ConfidentialOf<(typeof KINDS)[K]>;
type Record_<K extends Kind> = Stored<State<K>, Confidential<K>>;

interface Touched {
	kind: Kind;
	id: string;
	expectedVersion: number;
	state: unknown;
	confidential: unknown;
	facts: NewFact[];
	unique: string[];
	confidentialChanged: boolean;
	guarded: boolean;
}

/** How a work differs from what somebody does now by pressing a button. */
export interface Terms {
	/** The moment documents bear and rules look at; default: now. */
	moment?: number;
	/** Signed with a key: what is signed says so. */
	electronic?: boolean;
}

/** A number of a register, as it is given, with whom it is given to. */
export interface TakenNumber {
	register: string;
	number: number;
	to: string;
	/** As printed. */
	text: string;
}

/**
 * A unit of work: reads records, folds the facts decided so far into what it shows, and commits all of it as one.
 * `now` is the same for the whole work.
 */
export class Work {
	readonly now: number;
	#touched = new Map<string, Touched>();
	#documents: Issued[] = [];
	#countersigned = new Set<string>();
	#numbers: TakenNumber[] = [];
	readonly #terms: Terms;

	constructor(
		readonly ctx: Context,
		readonly by: By,
		terms: Terms = {}
	) {
		this.#terms = terms;
		this.now = terms.moment ?? ctx.clock.now();
	}

	/** Whether what is decided here is signed with a key. */
	get electronic(): boolean {
		return this.#terms.electronic ?? false;
	}

	/** The documents of this work, each as it was said last. */
	get documents(): readonly Issued[] {
		return [...new Map(this.#documents.map((one) => [one.id, one])).values()];
	}

	/** The numbers this work takes. */
	get numbers(): readonly TakenNumber[] {
		return this.#numbers;
	}

	/** The records of a kind that this work makes: no list of the store knows them yet. */
	made<K extends Kind>(kind: K): State<K>[] {
		const touched = [...this.#touched.values()];
		return touched
			.filter((one) => one.kind === kind && one.expectedVersion === 0 && one.facts.length > 0)
			.map(({ state }) => state as State<K>);
	}

	/** The record with the facts of this work folded in; refuses 'not-found'. */
	async read<K extends Kind>(kind: K, id: string): Promise<Record_<K> | Refused> {
		const touched = this.#touched.get(`${kind}/${id}`);
		if (touched?.state)
			return { ...touched, version: touched.expectedVersion, head: '' } as unknown as Record_<K>;
		const stored = await this.ctx.store.read(kind, id);
		if (!stored) return refused('not-found', { kind });
		if (!touched) this.#touch(kind, id, stored);
		return stored as Record_<K>;
	}

	/** Like `read`, for what must exist: its absence is a bug, not a refusal. */
	async must<K extends Kind>(kind: K, id: string): Promise<Record_<K>> {
		const record = await this.read(kind, id);
		if (isRefused(record)) throw new Error(`${kind}/${id} is missing`);
		return record;
	}

	#touch(kind: Kind, id: string, stored?: Stored<unknown, unknown>): Touched {
		const touched: Touched = {
			kind,
			id,
			expectedVersion: stored?.version ?? 0,
			state: stored?.state,
			confidential: stored?.confidential,
			facts: [],
			unique: [],
			confidentialChanged: false,
			guarded: false
		};
		this.#touched.set(`${kind}/${id}`, touched);
		return touched;
	}

	/** Adds decided facts to a record that was read, or to a new one. */
	add<K extends Kind>(
		kind: K,
		id: string,
		facts: readonly FactsOf<(typeof KINDS)[K]>[] | readonly NewFact[],
		beside: { confidential?: Confidential<K>; unique?: string[] } = {}
	): void {
		const touched = this.#touched.get(`${kind}/${id}`) ?? this.#touch(kind, id);
		const evolve = KINDS[kind].evolve as (state: unknown, fact: unknown) => unknown;
		for (const fact of facts as readonly NewFact[]) {
			touched.facts.push(fact);
			const seq = touched.expectedVersion + touched.facts.length;
			touched.state = evolve(touched.state, { ...fact, seq, at: this.now, by: nameOf(this.by) });
		}
		touched.unique.push(...(beside.unique ?? []));
		if (beside.confidential !== undefined) {
			touched.confidential = beside.confidential;
			touched.confidentialChanged = true;
		}
	}

	/** The commit fails when somebody changes this record meanwhile, though nothing is added to it. */
	guard(kind: Kind, id: string): void {
		const touched = this.#touched.get(`${kind}/${id}`);
		if (touched) touched.guarded = true;
	}

	/** The office as it is set up; its absence means that the installation was never set up. */
	async office() {
		return (await this.must('office', OFFICE_ID)).state;
	}

	/** Takes the number reserved for a record, else the next of the series, in the same commit: no gaps, no doubles. */
	async number(series: Series, to: string): Promise<{ n: number; text: string }> {
		const { office } = await this.office();
		const year = Number(localDate(this.now, office.hours).slice(0, 4));
		const id = registerId(series, year);
		const register = await this.read('register', id);
		const { last, reserved } = isRefused(register) ? { last: 0, reserved: {} } : register.state;
		const n = (reserved as Record<string, number>)[to] ?? last + 1;
		this.add('register', id, [{ type: 'number-given', v: 1, data: { number: n, to } }]);
		const text = formatNumber(office, series, n, year);
		this.#numbers.push({ register: id, number: n, to, text });
		return { n, text };
	}

	/** The mark documents bear: of the record they belong to, else of the installation. */
	get mark(): 'rehearsal' | 'demonstration' | null {
		return this.ctx.mode === 'office' ? null : this.ctx.mode;
	}

	/** The recorded decision of the person who acts, in one of his roles. */
	async signature(roles: readonly Role[]): Promise<Signature> {
		if (!('roles' in this.by)) throw new Error('Only a person signs.');
		const { confidential } = await this.must('user', this.by.id);
		const held = this.by.roles;
		const role = roles.find((r) => held.includes(r)) ?? held[0];
		if (!confidential || !role) throw new Error('A signer has a name and a role.');
		const signature = this.ctx.signer.decision({ name: confidential.name, position: TITLES[role] }, this.now);
		return this.electronic ? { ...signature, electronic: true } : signature;
	}

	/**
	 * Issues a document: frozen as it is said now, published after the commit. `letterhead`: of the provider who says it,
	 * where that is not the office. Returns its id.
	 */
	async issue(
		content: DocumentContent,
		about: About,
		mark = this.mark,
		letterhead?: Letterhead
	): Promise<string> {
		const { office } = await this.office();
		const id = this.ctx.ids.id();
		const whole = { ...content, office: letterhead ?? office.letterhead, mark } as OfficialDocument;
		// Numbers begin anew each year, certificates' never do.
		const year = localDate(this.now, office.hours).slice(0, 4);
		const unique = whole.number ? [`document:${whole.type}:${year}:${whole.number}`] : [];
		const data = { type: whole.type, number: whole.number, fingerprint: fingerprint(whole), about, mark };
		this.add('document', id, [{ type: 'issued', v: 1, data }], { confidential: { content: whole }, unique });
		this.#documents.push({ id, content: whole, folder: folderOf(about) });
		return id;
	}

	/** Signs an issued document: its content is frozen anew with the decision on it. */
	async sign(documentId: string, signature: Signature): Promise<void> {
		const document = await this.must('document', documentId);
		const content = document.confidential?.content;
		if (!content) throw new Error('An erased document is not signed.');
		const signed = { ...content, signedBy: signature } as OfficialDocument;
		this.add('document', documentId, [{ type: 'signed', v: 1, data: { fingerprint: fingerprint(signed) } }], {
			confidential: { content: signed }
		});
		this.#documents.push({ id: documentId, content: signed, folder: folderOf(document.state.about) });
	}

	/** A checked e-signature stands in these files of a document: they are published instead of what was printed. */
	eSigned(documentId: string, files: KeptFiles, signature: Omit<ESignature, 'by' | 'at'>): void {
		const unique = Object.values(files).map(fileKey);
		this.add('document', documentId, [{ type: 'e-signed', v: 1, data: { files, signature } }], { unique });
	}

	/** The documents that get one more signature, and nothing else. */
	get countersigned(): ReadonlySet<string> {
		return this.#countersigned;
	}

	/** One more signature is going to stand under what a document says already. */
	async countersign(documentId: string): Promise<void> {
		const { state, confidential } = await this.must('document', documentId);
		if (!confidential) throw new Error('An erased document is not signed.');
		this.#countersigned.add(documentId);
		this.#documents.push({ id: documentId, content: confidential.content, folder: folderOf(state.about) });
	}

	/** Commits everything as one. */
	async commit(): Promise<void> {
		const all = [...this.#touched.values()];
		const changed = ({ facts, confidentialChanged }: Touched) => facts.length > 0 || confidentialChanged;
		// What is only guarded has nothing to protect when nothing is written.
		if (!all.some(changed)) return;
		const changes: Change[] = [];
		for (const touched of all.filter((one) => one.guarded || changed(one))) {
			const { kind, id, expectedVersion, facts, unique, confidential, confidentialChanged } = touched;
			changes.push({
				kind,
				id,
				expectedVersion,
				facts,
				unique,
				...(confidentialChanged ? { confidential } : {})
			});
		}
		// What was prepared earlier bears that moment; the facts say when it was decided.
		const at = this.#terms.moment === undefined ? this.now : this.ctx.clock.now();
		const stamp = { at, by: nameOf(this.by) };
		if (!this.#documents.length) return void (await this.ctx.store.commit(changes, stamp));
		const taken = await this.ctx.press.take(this.documents);
		try {
			await this.ctx.store.commit(changes, stamp);
		} catch (error) {
			taken.forget();
			throw error;
		}
		taken.publish();
	}
}

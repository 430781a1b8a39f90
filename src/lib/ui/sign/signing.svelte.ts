import { isRefused } from '$lib/domain/refusal';
import type { SigningMethod } from '$lib/domain/signing/e-signature';
import { SIGNING_MS, type SigningTask } from '$lib/domain/signing/signing';
import * as server from './endpoints';
import { failure, isFailure, type KeyHolder } from './key-holder';
import { portionsOf, sizeOf } from './portions';
import { isTrouble, type Trouble } from './post';

/** `ready`: it waits for the person. `over`: all is signed, or what was left is given up. */
type Phase = 'preparing' | 'ready' | 'signing' | 'handing-in' | 'over';

/** Refusals after which what was prepared can still be signed: with another key, or when the check can be made. */
const STAYS = /^(certificate|signature|revocation|no-trusted|not-stored)/;

/** One task on its way: prepared, signed and handed in, a portion at a time. */
export class Signing {
	phase = $state<Phase>('preparing');
	prepared = $state.raw<server.Prepared | null>(null);
	/** Why it stopped; the person may try again. */
	trouble = $state.raw<Trouble | null>(null);
	/** Portions, cases and documents that are signed and decided. */
	portion = $state(0);
	cases = $state(0);
	documents = $state(0);
	/** A key is at work on one portion after another. */
	running = $state(false);
	/** It was told to stop, and does so as soon as nothing is half done. */
	stopping = $state(false);
	/** Signatures made of the present portion. */
	made = $state(0);

	readonly portions: readonly SigningTask[];
	readonly total: number;
	readonly #base: string;
	readonly #changed: () => void;
	#method: SigningMethod;
	#stop = new AbortController();
	#left = false;
	/** The office's clock when the portion was prepared, and this page's at the same moment. */
	#clock = { office: 0, page: 0 };

	/** `changed` hears that something was decided, when nobody looks at this any more. */
	constructor(base: string, task: SigningTask, method: SigningMethod, changed: () => void) {
		this.#base = base;
		this.portions = portionsOf(task);
		this.total = sizeOf(task);
		this.#method = method;
		this.#changed = changed;
	}

	/** The office's time: this computer's clock may be wrong. Epoch ms. */
	now = (): number => this.#clock.office + (performance.now() - this.#clock.page);

	/** Makes the present portion ready for a signature by this way: how it is made is part of what is signed. */
	async prepare(method: SigningMethod = this.#method): Promise<void> {
		const task = this.portions[this.portion];
		if (!task) return;
		this.#method = method;
		this.#giveUp();
		this.phase = 'preparing';
		this.trouble = null;
		this.made = 0;
		const prepared = await server.prepare(this.#base, task, method);
		// Another way was chosen meanwhile, or the dialog closed: this is nobody's.
		if (this.#left || method !== this.#method) {
			if (!isTrouble(prepared)) void server.cancel(this.#base, prepared.id);
			return;
		}
		this.phase = 'ready';
		if (isTrouble(prepared)) this.trouble = prepared;
		else {
			this.prepared = prepared;
			this.#clock = { office: prepared.until - SIGNING_MS, page: performance.now() };
		}
	}

	/** Signs what is prepared, and then every portion that is left; stops at the first trouble. */
	async sign(key: KeyHolder): Promise<void> {
		this.#stop = new AbortController();
		this.trouble = null;
		this.running = true;
		this.stopping = false;
		while (this.prepared) {
			const trouble = await this.#signOne(this.prepared, key);
			if (trouble) this.#stopAt(trouble);
			else if (this.portion === this.portions.length || this.#stop.signal.aborted) this.phase = 'over';
			else await this.prepare();
			if (trouble) break;
		}
		this.running = false;
		// What was handed in when the dialog closed.
		if (this.#left && this.portion) this.#changed();
	}

	/** The last of it is handed in: there is nothing left to stop. */
	get ending(): boolean {
		return this.phase === 'handing-in' && this.portion === this.portions.length - 1;
	}

	/** Ends between two files. What is handed in is decided; the rest is left as it was. */
	stop(): void {
		this.stopping = true;
		this.#stop.abort();
	}

	/** The dialog is closed, in whatever phase. */
	leave(): void {
		this.#left = true;
		this.stop();
		// What is being handed in may be decided any moment.
		if (this.phase !== 'handing-in') this.#giveUp();
		if (this.portion) this.#changed();
	}

	async #signOne(prepared: server.Prepared, key: KeyHolder): Promise<Trouble | null> {
		this.phase = 'signing';
		this.made = 0;
		const { signal } = this.#stop;
		const parts = [];
		for (const file of prepared.files) {
			const part = await server.toSign(this.#base, prepared.id, file);
			if (isTrouble(part)) return part;
			if (signal.aborted) return failure('stopped');
			parts.push(part);
		}
		const made = await key.sign(parts, (done) => (this.made = done), signal);
		if (isFailure(made)) return made;
		if (signal.aborted) return failure('stopped');
		return this.#handIn(prepared, key, made);
	}

	async #handIn(
		prepared: server.Prepared,
		key: KeyHolder,
		made: readonly Uint8Array<ArrayBuffer>[]
	): Promise<Trouble | null> {
		this.phase = 'handing-in';
		const signatures = prepared.files.flatMap(({ document, lang }, i) => {
			const cms = made[i];
			return cms ? [{ document, lang, cms }] : [];
		});
		const answer = await server.handIn(this.#base, prepared.id, key.method, signatures);
		// An answer that was lost on its way: what it said is done.
		const done = !isTrouble(answer) || (isRefused(answer) && answer.refused === 'signing-done');
		if (!done) return answer;
		this.documents += server.byDocument(prepared.files).length;
		this.cases += sizeOf(this.portions[this.portion] as SigningTask);
		this.portion += 1;
		this.prepared = null;
		return null;
	}

	#stopAt(trouble: Trouble): void {
		const stopped = isFailure(trouble) && trouble.failed === 'stopped';
		if (stopped || this.#left) this.#giveUp();
		else if (isRefused(trouble) && !STAYS.test(trouble.refused)) this.prepared = null;
		else if (isFailure(trouble) && trouble.failed === 'not-as-prepared') this.prepared = null;
		this.phase = stopped ? 'over' : 'ready';
		this.trouble = stopped ? null : trouble;
	}

	#giveUp(): void {
		if (this.prepared) void server.cancel(this.#base, this.prepared.id);
		this.prepared = null;
	}
}

import type { LeftChoice, Saved, SentAnswer } from '$lib/domain/exam/seat-protocol';
import type { ExamServer, Reply } from '../exam-server';
import { lastOfEach, memoryQueue, type Queued, type QueueStore } from './queue-store';

/**
 * How the answers stand, for the saved line. `saved` is said only of what the server has acknowledged.
 * `offline` and `refused` count what is only on this computer.
 */
export type SaveState =
	| { kind: 'none' }
	| { kind: 'saved'; at: number | null }
	| { kind: 'sending'; n: number }
	| { kind: 'offline'; n: number }
	| { kind: 'refused'; code: string; n: number };

/** What the page knew when it was drawn. */
export interface Standing {
	answers: Record<number, number[]>;
	savedThrough: number;
}

interface QueueParts {
	attempt: string;
	server: ExamServer;
	/** The lease of the view: it may grow while the page stays. */
	lease: () => number;
	/** What the page believes the attempt's clock to be, ms. */
	elapsed: () => number;
	store?: QueueStore;
	/** After every acknowledgement. */
	saved?: (saved: Saved) => void;
	/** What the server is known to have has grown: to be kept before the queue forgets it. */
	acknowledged?: (standing: Standing) => void;
	/** The server says that the attempt is not here or not running any more. */
	stopped?: (code: string) => void;
	wait?: (ms: number) => Promise<void>;
}

const BATCH = 50;
const FIRST_WAIT_MS = 500;
const LAST_WAIT_MS = 5_000;
/** IndexedDB of a sick profile may never answer; the candidate does not wait for it. */
const STORE_PATIENCE_MS = 1_500;

/** After these nothing more can be sent from this page. */
const FINAL = new Set([
	'other-place-answers',
	'other-window-answers',
	'time-is-up',
	'attempt-ended',
	'attempt-not-running'
]);
/** After these the server is to be asked where the seat stands; answers wait. */
const WAITING = new Set(['attempt-paused', 'seat-not-enrolled', 'not-signed-in', 'session-expired']);

/**
 * The candidate's answers on their way: each choice gets the next number, is kept on this computer, goes to the server
 * in order, and is forgotten only when the server has acknowledged it (design, section 5).
 */
export class AnswerQueue {
	/** The standing choice by question: the server's, with what is on its way laid over it. */
	answers = $state<Record<number, number[]>>({});
	/** False until the kept queue has been read: no number may be given before that. */
	ready = $state(false);
	/** The queue outlives a reload. */
	durable = $state(false);
	#pending = $state.raw<readonly Queued[]>([]);
	#savedThrough = $state(0);
	#savedAt = $state<number | null>(null);
	#heard = $state(true);
	#refused = $state<string | null>(null);

	#parts: QueueParts;
	#store: QueueStore;
	#wait: (ms: number) => Promise<void>;
	#wake: (() => void) | null = null;
	#sending: Promise<void> | null = null;
	#closed = false;

	constructor(parts: QueueParts, standing: Standing) {
		this.#parts = parts;
		this.#store = parts.store ?? memoryQueue();
		this.#wait = parts.wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
		this.answers = { ...standing.answers };
		this.#savedThrough = standing.savedThrough;
	}

	get savedThrough(): number {
		return this.#savedThrough;
	}

	/** How many answers are only on this computer. */
	get unsent(): number {
		return this.#pending.length;
	}

	/** The last choices at their questions that the server has not acknowledged. */
	get unsentChoices(): LeftChoice[] {
		return lastOfEach(this.#pending);
	}

	get state(): SaveState {
		// A choice changed five times is one answer to whoever reads the line.
		const n = this.unsentChoices.length;
		if (this.#refused && this.#closed) return { kind: 'refused', code: this.#refused, n };
		if (!this.#heard) return { kind: 'offline', n };
		if (this.#refused) return { kind: 'refused', code: this.#refused, n };
		if (n > 0) return { kind: 'sending', n };
		// Until the kept queue has been read nobody knows whether everything is on the server.
		return this.ready && this.#savedThrough > 0 ? { kind: 'saved', at: this.#savedAt } : { kind: 'none' };
	}

	/** Whether the page may take choices: the queue has been read and the server has not stopped it for good. */
	get open(): boolean {
		return this.ready && !this.#closed;
	}

	/** Reads what an earlier page of this attempt left behind and sends it. Choices are taken after this. */
	async restore(): Promise<void> {
		const kept = await this.#kept();
		this.#pending = kept.filter((item) => item.seq > this.#savedThrough);
		if (kept.length > this.#pending.length)
			this.#quietly(this.#store.drop(this.#parts.attempt, this.#savedThrough));
		this.#overlay();
		this.ready = true;
		this.kick();
	}

	/** A choice (empty clears the answer). Shown at once, kept on this computer, sent in order. */
	choose(question: number, choice: readonly number[]): void {
		if (!this.open) return;
		const item: Queued = {
			seq: this.#last + 1,
			question,
			choice: [...choice].sort((a, b) => a - b),
			elapsed: Math.round(this.#parts.elapsed())
		};
		this.#pending = [...this.#pending, item];
		this.answers = { ...this.answers, [question]: item.choice };
		this.#quietly(this.#store.put(this.#parts.attempt, [item]));
		this.kick();
	}

	/** The page was given a newer view. An older one than what is acknowledged already is passed over. */
	adopt(standing: Standing): void {
		if (standing.savedThrough < this.#savedThrough) return;
		this.answers = { ...standing.answers };
		this.#acknowledge(standing.savedThrough);
		this.#overlay();
	}

	/** A sign of life came through or did not: what the saved line says of the connection, and a reason to send now. */
	link(heard: boolean): void {
		if (heard && !this.#heard && this.#pending.length === 0) this.#heard = true;
		if (!heard) this.#heard = false;
		if (heard) this.kick();
	}

	/** Sends now instead of after the wait. */
	kick(): void {
		this.#wake?.();
		if (this.#pending.length > 0 && this.ready && !this.#closed) this.#sending ??= this.#send();
	}

	/** Tries for so long to have everything acknowledged; true when nothing is left on this computer only. */
	async flush(patience: number): Promise<boolean> {
		this.kick();
		if (this.#sending) await Promise.race([this.#sending, this.#wait(patience)]);
		return this.#pending.length === 0;
	}

	/** At hand-in and before the next candidate: nothing stays on this computer. */
	async wipe(): Promise<void> {
		this.close();
		this.#pending = [];
		await this.#store.wipe().catch(() => {});
	}

	/** Stops sending; what is kept stays kept. */
	close(): void {
		this.#closed = true;
		this.#wake?.();
	}

	/** The highest number given so far. */
	get #last(): number {
		return this.#pending.at(-1)?.seq ?? this.#savedThrough;
	}

	async #kept(): Promise<Queued[]> {
		try {
			const kept = await Promise.race([
				this.#store.open(this.#parts.attempt),
				this.#wait(STORE_PATIENCE_MS).then(() => Promise.reject(new Error('The store is silent.')))
			]);
			this.durable = true;
			return kept;
		} catch {
			this.#store = memoryQueue();
			return [];
		}
	}

	/** Storage is a second copy: when it fails, the queue in memory goes on. */
	#quietly(work: Promise<void>): void {
		work.catch(() => (this.durable = false));
	}

	#overlay(): void {
		for (const { question, choice } of this.#pending) this.answers[question] = choice;
	}

	#acknowledge(through: number): void {
		if (through <= this.#savedThrough) return;
		this.#savedThrough = through;
		this.#pending = this.#pending.filter((item) => item.seq > through);
		this.#parts.acknowledged?.({ answers: $state.snapshot(this.answers), savedThrough: through });
		this.#quietly(this.#store.drop(this.#parts.attempt, through));
	}

	async #send(): Promise<void> {
		let wait = FIRST_WAIT_MS;
		while (this.#pending.length > 0 && !this.#closed) {
			const before = this.#savedThrough;
			const lease = this.#parts.lease();
			const batch = this.#pending.slice(0, BATCH).map((item): SentAnswer => ({ lease, ...item }));
			this.#take(await this.#parts.server.post<Saved>('/answers', batch));
			if (this.#savedThrough > before) wait = FIRST_WAIT_MS;
			else if (!this.#closed) {
				await this.#pause(wait);
				wait = Math.min(wait * 2, LAST_WAIT_MS);
			}
		}
		this.#sending = null;
	}

	#take(reply: Reply<Saved>): void {
		this.#heard = reply.kind !== 'unreachable';
		if (reply.kind === 'unreachable') return;
		if (reply.kind === 'refused') return this.#refuse(reply.code, reply.details);
		// The server holds more than this page has ever numbered: another window sends, and «saved» may mean its answers.
		if (reply.body.savedThrough > this.#last) return this.#refuse('other-window-answers', {});
		this.#refused = null;
		this.#savedAt = reply.body.at;
		this.#acknowledge(reply.body.savedThrough);
		this.#parts.saved?.(reply.body);
	}

	#refuse(code: string, details: Record<string, string | number>): void {
		this.#refused = code;
		if (code === 'out-of-sequence') this.#renumber(Number(details.expected));
		if (FINAL.has(code)) this.#closed = true;
		if (FINAL.has(code) || WAITING.has(code)) this.#parts.stopped?.(code);
	}

	/** The server waits for another number: what it has goes, what it has not gets the numbers it waits for. */
	#renumber(expected: number): void {
		if (!Number.isInteger(expected) || expected < 1) return;
		const waiting = this.#pending.filter((item) => item.seq >= expected);
		this.#savedThrough = expected - 1;
		this.#pending = waiting.map((item, i) => ({ ...item, seq: expected + i }));
		const { attempt } = this.#parts;
		this.#quietly(this.#store.wipe().then(() => this.#store.put(attempt, this.#pending)));
	}

	#pause(ms: number): Promise<void> {
		return Promise.race([this.#wait(ms), new Promise<void>((resolve) => (this.#wake = resolve))]).finally(
			() => (this.#wake = null)
		);
	}
}

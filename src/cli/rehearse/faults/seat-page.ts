import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pulse, Saved, SentAnswer } from '../../../lib/domain/exam/seat-protocol.ts';
import type { Browser } from '../browser.ts';
import type { Acknowledged } from '../candidate.ts';

/** An acknowledgement, and the time left it told. */
export interface Told extends Acknowledged {
	/** Milliseconds left, by the server. */
	left: number;
	/** When it came, this process's monotonic clock, ms. */
	heardAt: number;
	/** It was sent before, and may have been stored then. */
	again: boolean;
}

type Reply<T> =
	{ kind: 'ok'; body: T } | { kind: 'refused'; code: string; details: { expected?: number } } | null;

const PULSE_MS = 5_000;
const BATCH = 50;
const FIRST_WAIT_MS = 500;
const LAST_WAIT_MS = 5_000;
const PASSING = new Set([408, 425, 429]);
const FINAL = new Set([
	'other-place-answers',
	'other-window-answers',
	'time-is-up',
	'attempt-ended',
	'attempt-not-running'
]);

/**
 * A candidate's page as far as the server can tell: numbers each choice, sends in order, sends again what was not
 * acknowledged, gives a sign of life every 5 s. It waits and gives up as the real page does.
 */
export class SeatPage {
	readonly told: Told[] = [];
	/** How long each acknowledged post took, ms. */
	readonly took: number[] = [];
	/** How many choices were made here. */
	made = 0;
	/** Why nothing more can be sent from here. */
	stopped: string | null = null;
	/** What the server last said of the time. */
	pulse: (Pulse & { heardAt: number }) | null = null;
	#pending: SentAnswer[] = [];
	/** Up to which number something was sent and not answered. */
	#tried = 0;
	#running: AbortController | null = null;
	#loops: Promise<unknown> = Promise.resolve();
	#wake = () => {};

	constructor(
		readonly browser: Browser,
		readonly seat: { attempt: string; lease: number; savedThrough: number }
	) {}

	/** Choices that were not acknowledged. */
	get unsent(): number {
		return this.#pending.length;
	}

	choose(question: number, choice: number[]): void {
		const seq = (this.#pending.at(-1)?.seq ?? this.seat.savedThrough) + 1;
		this.made += 1;
		this.#pending.push({ lease: this.seat.lease, seq, question, choice, elapsed: seq * 1000 });
		this.#wake();
	}

	/** Begins to send and to give signs of life. */
	open(): void {
		const running = (this.#running = new AbortController());
		this.#loops = Promise.all([this.#send(running.signal), this.#beat(running.signal)]);
	}

	/** The page is closed; what it had not sent stays in its queue. */
	async close(): Promise<void> {
		this.#running?.abort();
		this.#wake();
		await this.#loops;
	}

	/** What was only on this computer, when it is gone for good. */
	leftBehind(): { question: number; choice: number[] }[] {
		return this.#pending.splice(0);
	}

	/** Waits until everything is acknowledged; false when that took too long. */
	async settled(ms: number): Promise<boolean> {
		const end = performance.now() + ms;
		while (this.#pending.length && !this.stopped && performance.now() < end) await sleep(20);
		return this.#pending.length === 0;
	}

	/** Sends the first of what is kept once more, though it was acknowledged: nothing may come of it. */
	async repeat(): Promise<void> {
		const last = this.told.slice(-3);
		const { lease } = this.seat;
		const again = last.map(({ seq, question, choice }) => ({ lease, seq, question, choice, elapsed: 1 }));
		if (again.length) await this.#post<Saved>('/exam/answers', again);
	}

	async #post<T>(path: string, body: unknown): Promise<Reply<T>> {
		try {
			const { status, body: said } = await this.browser.json<T & { refused?: string; details?: object }>(
				path,
				body
			);
			if (status >= 500 || PASSING.has(status)) return null;
			if (status < 400 && !said.refused) return { kind: 'ok', body: said };
			return { kind: 'refused', code: said.refused ?? String(status), details: said.details ?? {} };
		} catch {
			return null;
		}
	}

	async #send(until: AbortSignal): Promise<void> {
		let wait = FIRST_WAIT_MS;
		while (!until.aborted && !this.stopped) {
			if (!this.#pending.length) {
				await new Promise<void>((resolve) => (this.#wake = resolve));
				continue;
			}
			const before = this.seat.savedThrough;
			const begun = performance.now();
			const batch = this.#pending.slice(0, BATCH);
			const reply = await this.#post<Saved>('/exam/answers', batch);
			this.#take(reply);
			if (!reply) this.#tried = Math.max(this.#tried, batch.at(-1)?.seq ?? 0);
			if (this.seat.savedThrough > before) {
				this.took.push(performance.now() - begun);
				wait = FIRST_WAIT_MS;
			} else {
				// A choice does not shorten the wait of a page that cannot reach the server; a heard pulse does.
				await Promise.race([sleep(wait), new Promise<void>((resolve) => (this.#heard = resolve))]);
				wait = Math.min(wait * 2, LAST_WAIT_MS);
			}
		}
	}
	#heard = () => {};

	async #beat(until: AbortSignal): Promise<void> {
		while (!until.aborted && !this.stopped) {
			const reply = await this.#post<Pulse>('/exam/pulse', { unsaved: this.#pending.length });
			if (reply?.kind === 'ok') {
				this.pulse = { ...reply.body, heardAt: performance.now() };
				this.#heard();
			}
			if (reply?.kind === 'refused' && FINAL.has(reply.code)) this.stopped = reply.code;
			await sleep(PULSE_MS, undefined, { signal: until }).catch(() => undefined);
		}
		this.#wake();
	}

	#stamp(seq: number): Pick<Told, 'attempt' | 'seq' | 'again'> {
		return { attempt: this.seat.attempt, seq, again: seq <= this.#tried };
	}

	#take(reply: Reply<Saved>): void {
		if (!reply) return;
		if (reply.kind === 'refused') {
			const { expected } = reply.details;
			// What was acknowledged is asked for again: nothing a page does could mend that.
			if (reply.code === 'out-of-sequence')
				this.stopped = `answer ${expected} is asked for, ${this.seat.savedThrough} were acknowledged`;
			if (FINAL.has(reply.code)) this.stopped = reply.code;
			return;
		}
		const { savedThrough, left } = reply.body;
		const heardAt = performance.now();
		for (const { seq, question, choice } of this.#pending)
			if (seq <= savedThrough) this.told.push({ ...this.#stamp(seq), question, choice, left, heardAt });
		this.#pending = this.#pending.filter(({ seq }) => seq > savedThrough);
		this.seat.savedThrough = Math.max(this.seat.savedThrough, savedThrough);
	}
}

import type { SeatMessage } from '$lib/domain/exam/seat-protocol';
import type { ExamServer } from './exam-server';

const AGAIN_MS = 3_000;

/** Messages of the proctor on this screen: each stands until the candidate closes it. */
export class ProctorMessages {
	#heard = $state.raw<readonly SeatMessage[]>([]);
	#closed = $state.raw<readonly number[]>([]);
	#server: ExamServer;
	#wait: (ms: number) => Promise<void>;

	constructor(
		server: ExamServer,
		wait: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
	) {
		this.#server = server;
		this.#wait = wait;
	}

	get shown(): readonly SeatMessage[] {
		return this.#heard.filter(({ n }) => !this.#closed.includes(n));
	}

	/** The server names those that are not closed yet. */
	hear(messages: readonly SeatMessage[] | undefined): void {
		const same =
			messages?.length === this.#heard.length && messages.every(({ n }, i) => n === this.#heard[i]?.n);
		// The same list anew would be read out anew.
		if (messages && !same) this.#heard = messages;
	}

	/** Closes one at once, and tells the server until it has heard. */
	async close(n: number): Promise<void> {
		this.#closed = [...this.#closed, n];
		while ((await this.#server.post<true>('/message-read', { message: n })).kind === 'unreachable')
			await this.#wait(AGAIN_MS);
	}
}

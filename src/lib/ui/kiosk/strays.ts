import type { Stray } from '$lib/domain/exam/attempt-facts';
import type { ExamServer } from './exam-server';

/**
 * What the lock-down has noticed and the server has not heard yet: one entry a kind, however often. No penalty hangs
 * on it, so a candidate is never held up by it.
 */
export class Strays {
	#noted = new Map<Stray, number>();
	#sending = false;

	note(what: Stray): void {
		this.#noted.set(what, (this.#noted.get(what) ?? 0) + 1);
	}

	/** Sends what has gathered; what does not get through waits for the next time. */
	async send(server: ExamServer): Promise<void> {
		if (this.#sending || this.#noted.size === 0) return;
		this.#sending = true;
		const batch = [...this.#noted].map(([what, times]) => ({ what, times }));
		this.#noted.clear();
		const reply = await server.post<true>('/strays', batch);
		if (reply.kind === 'unreachable')
			for (const { what, times } of batch) this.#noted.set(what, (this.#noted.get(what) ?? 0) + times);
		this.#sending = false;
	}
}

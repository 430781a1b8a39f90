import type { LeftChoice } from '$lib/domain/exam/seat-protocol';
import type { ExamServer } from './exam-server';
import type { PageStore } from './kept-page';
import { lastOfEach, type QueueStore } from './test/queue-store';

interface LeftBehindParts {
	server: ExamServer;
	store: PageStore;
	answers: QueueStore;
	wait?: (ms: number) => Promise<void>;
}

const AGAIN_MS = 3_000;

/**
 * Choices without an acknowledgement, after another seat has taken the test over: they are told to the server until it
 * has heard, and it says which of them are lost. Once it has, nothing of the answers is kept here.
 */
export class LeftBehind {
	questions = $state.raw<readonly number[]>([]);
	/** How the telling stands; `refused`: the server wants to hear nothing more of it. */
	state = $state<'told' | 'telling' | 'refused'>('told');

	#parts: LeftBehindParts;
	#wait: (ms: number) => Promise<void>;
	/** Grows with each candidate: what an earlier one left is not told in the name of the next. */
	#turn = 0;

	constructor(parts: LeftBehindParts) {
		this.#parts = parts;
		this.#wait = parts.wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
	}

	/** This page has been locked out with these choices unsent. */
	async take(choices: readonly LeftChoice[]): Promise<void> {
		this.questions = choices.map(({ question }) => question);
		const { store, answers } = this.#parts;
		if (choices.length > 0) await store.keep('choicesLeft', [...choices]);
		await answers.wipe().catch(() => {});
		await this.#tell(choices);
	}

	/** The page was opened at a seat that is free: an earlier page may have died with answers unsent. */
	async resume(): Promise<void> {
		const { store, answers } = this.#parts;
		const [told = [], queued] = await Promise.all([
			store.read('choicesLeft'),
			answers.lastChoices().catch(() => [])
		]);
		const choices = lastOfEach([...told, ...queued]);
		if (choices.length > 0) await this.take(choices);
	}

	/** Somebody else sits down. */
	async forget(): Promise<void> {
		this.#turn += 1;
		this.questions = [];
		this.state = 'told';
		await this.#parts.store.forget('choicesLeft');
	}

	async #tell(choices: readonly LeftChoice[]): Promise<void> {
		if (choices.length === 0) return;
		const turn = (this.#turn += 1);
		this.state = 'telling';
		while (turn === this.#turn) {
			const reply = await this.#parts.server.post<{ questions: number[] }>('/left-behind', { choices });
			if (turn !== this.#turn) return;
			if (reply.kind === 'ok') this.questions = reply.body.questions;
			if (reply.kind !== 'unreachable') {
				this.state = reply.kind === 'ok' ? 'told' : 'refused';
				return void this.#parts.store.forget('choicesLeft');
			}
			await this.#wait(AGAIN_MS);
		}
	}
}

import type { ExamServer } from './exam-server';
import type { PageStore } from './kept-page';
import { distinct, type QueueStore } from './test/queue-store';

interface LeftBehindParts {
	server: ExamServer;
	store: PageStore;
	answers: QueueStore;
	wait?: (ms: number) => Promise<void>;
}

const AGAIN_MS = 3_000;

/**
 * Choices that never left this computer, after another seat has taken the test over: their questions are told to the
 * server until it has heard. Of the answers themselves nothing is kept here.
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

	/** This page has been locked out with these questions unsent. */
	async take(questions: readonly number[]): Promise<void> {
		this.questions = questions;
		const { store, answers } = this.#parts;
		if (questions.length > 0) await store.keep('leftBehind', [...questions]);
		await answers.wipe().catch(() => {});
		await this.#tell();
	}

	/** The page was opened at a seat that is free: an earlier page may have died with answers unsent. */
	async resume(): Promise<void> {
		const { store, answers } = this.#parts;
		const [told = [], queued] = await Promise.all([
			store.read('leftBehind'),
			answers.questions().catch(() => [])
		]);
		const questions = distinct([...told, ...queued].map((question) => ({ question })));
		if (questions.length > 0) await this.take(questions);
	}

	/** Somebody else sits down. */
	async forget(): Promise<void> {
		this.#turn += 1;
		this.questions = [];
		this.state = 'told';
		await this.#parts.store.forget('leftBehind');
	}

	async #tell(): Promise<void> {
		if (this.questions.length === 0) return;
		const turn = (this.#turn += 1);
		this.state = 'telling';
		const questions = [...this.questions];
		while (turn === this.#turn) {
			const reply = await this.#parts.server.post<true>('/left-behind', { questions });
			if (turn !== this.#turn) return;
			if (reply.kind !== 'unreachable') {
				this.state = reply.kind === 'ok' ? 'told' : 'refused';
				return void this.#parts.store.forget('leftBehind');
			}
			await this.#wait(AGAIN_MS);
		}
	}
}

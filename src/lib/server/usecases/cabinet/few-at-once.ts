import { refused, type Refused } from '../../../domain/refusal.ts';

const AGAIN_SECONDS = 1;

/**
 * Work that costs the processor, by strangers: a few at once, the others are refused and wait nowhere. So those who work in
 * the office, whose passwords are hashed by the same threads, never wait behind them.
 */
export class FewAtOnce {
	#now = 0;

	constructor(private readonly most: number) {}

	/** Refuses 'too-many-attempts' at once where there is no place. */
	async run<T>(work: () => Promise<T>): Promise<T | Refused> {
		if (this.#now >= this.most) return refused('too-many-attempts', { seconds: AGAIN_SECONDS });
		this.#now += 1;
		try {
			return await work();
		} finally {
			this.#now -= 1;
		}
	}
}

import type { Clock, Ids } from '../../ports.ts';

/** How long a challenge can be answered. */
export const CHALLENGE_MS = 5 * 60_000;

/** So many wait for an answer at once; the oldest give way. */
const KEPT = 10_000;

/** What a browser is given to sign, and the secret that ties the answer to this browser. */
export interface Challenge {
	/** Of the cookie; never shown to the page. */
	token: string;
	text: string;
}

/**
 * Challenges of signing in with an e-signature: each is answered once, within five minutes, by the browser it was given
 * to. Held in memory: whoever waits over a restart of the server asks for another.
 */
export class Challenges {
	#open = new Map<string, { text: string; until: number }>();

	constructor(
		private readonly clock: Clock,
		private readonly ids: Ids
	) {}

	/**
	 * The text says what it is for, where and when, and so can never be taken for a document: what is signed there begins
	 * as a PDF does.
	 */
	give(origin: string): Challenge {
		const token = this.ids.secret(32);
		const at = new Date(this.clock.now()).toISOString();
		const text = `Synaq cabinet sign-in\n${origin}\n${at}\n${this.ids.secret(32)}\n`;
		this.#open.set(token, { text, until: this.clock.monotonic() + CHALLENGE_MS });
		for (const oldest of this.#open.keys()) {
			if (this.#open.size <= KEPT) break;
			this.#open.delete(oldest);
		}
		return { token, text };
	}

	/** The text that was given with this token; once only, and undefined when it is too late. */
	take(token: string): string | undefined {
		const given = this.#open.get(token);
		this.#open.delete(token);
		return given && given.until >= this.clock.monotonic() ? given.text : undefined;
	}
}

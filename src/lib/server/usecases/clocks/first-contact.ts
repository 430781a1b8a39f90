import type { Clock } from '../../ports.ts';

/**
 * How long a page's first contact after its end lasts, ms: a queue of several batches and the sign of life beside it go
 * within that. What is chosen later in the grace was not on its way at the end.
 */
export const FIRST_CONTACT_MS = 5_000;

interface Contact {
	mono: number;
	/** The highest number that was saved when the page came. */
	base: number;
	/** The highest number that was on its way. */
	through: number;
}

/** How many answers pages had on their way when their time ran out: what they say or send when they first come after it. */
export class FirstContacts {
	#contacts = new Map<string, Contact>();

	constructor(private readonly clock: Clock) {}

	/** The page says how many of its choices are not saved; `saved`: up to where they are. */
	says(attempt: string, saved: number, unsaved: number): void {
		const { base, through } = this.#contacts.get(attempt) ?? { base: saved, through: saved };
		this.#extend(attempt, base, Math.max(through, base + unsaved));
	}

	/** Answers from `saved` up to `through` were taken. */
	sent(attempt: string, saved: number, through: number): void {
		this.#extend(attempt, this.#contacts.get(attempt)?.base ?? saved, through);
	}

	/** The highest number that may still come. */
	through(attempt: string): number {
		const contact = this.#contacts.get(attempt);
		return contact && !this.#lasts(contact) ? contact.through : Infinity;
	}

	forget(attempt: string): void {
		this.#contacts.delete(attempt);
	}

	#extend(attempt: string, base: number, through: number): void {
		const contact = this.#contacts.get(attempt);
		if (!contact) this.#contacts.set(attempt, { mono: this.clock.monotonic(), base, through });
		else if (this.#lasts(contact)) contact.through = Math.max(contact.through, through);
	}

	#lasts({ mono }: Contact): boolean {
		return this.clock.monotonic() - mono < FIRST_CONTACT_MS;
	}
}

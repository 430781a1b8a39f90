/** Lets what concerns one thing happen one after another; different things do not wait for each other. */
export class Turns {
	#last = new Map<string, Promise<unknown>>();

	/** Does it when everything that came before under this key is over, however it ended. */
	async take<T>(key: string, act: () => Promise<T>): Promise<T> {
		const before = this.#last.get(key);
		const turn = before ? before.then(act) : act();
		const over = turn.catch(() => undefined);
		this.#last.set(key, over);
		try {
			return await turn;
		} finally {
			if (this.#last.get(key) === over) this.#last.delete(key);
		}
	}
}

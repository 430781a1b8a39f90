/** Lets many pass at once, or one alone. */
export class Gate {
	#shut: Promise<void> | undefined;

	/**
	 * Resolves when the gate opens; undefined while it is open. It may be shut again by then, so look again:
	 * `while (gate.shut) await gate.shut;`
	 */
	get shut(): Promise<void> | undefined {
		return this.#shut;
	}

	/** Does `work` with the gate shut, after whoever shut it before. */
	async alone<T>(work: () => Promise<T>): Promise<T> {
		while (this.#shut) await this.#shut;
		const done = work();
		const opens = () => {
			this.#shut = undefined;
		};
		this.#shut = done.then(opens, opens);
		return done;
	}
}

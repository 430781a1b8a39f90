import type { Owing, Store } from '../ports.ts';

/** One short list under one key of the journal: a start reads it instead of every record. An id may be owed several times. */
export class Owed implements Owing {
	readonly #due = new Map<string, number>();

	constructor(
		private readonly store: Pick<Store, 'pulse' | 'lastPulse'>,
		private readonly key: string
	) {}

	/** What a former process left behind. Call once, before anything is noted: it stays owed until it is settled. */
	async left(): Promise<string[]> {
		const left = (await this.store.lastPulse(this.key)) as string[] | undefined;
		for (const id of left ?? []) this.#add(id, 1);
		return [...this.#due.keys()];
	}

	async note(ids: readonly string[]): Promise<void> {
		for (const id of ids) this.#add(id, 1);
		await this.#keep();
	}

	async settle(ids: readonly string[]): Promise<void> {
		this.forget(ids);
		await this.#keep();
	}

	forget(ids: readonly string[]): void {
		for (const id of ids) this.#add(id, -1);
	}

	#add(id: string, times: number): void {
		const due = (this.#due.get(id) ?? 0) + times;
		if (due > 0) this.#due.set(id, due);
		else this.#due.delete(id);
	}

	#keep(): Promise<void> {
		return this.store.pulse(this.key, [...this.#due.keys()]);
	}
}

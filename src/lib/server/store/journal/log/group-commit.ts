import { setImmediate as breathe } from 'node:timers/promises';
import type { Json } from '../../../../domain/facts.ts';
import { Unavailable, type Cursor } from '../../../ports.ts';
import type { WrittenChange } from '../books/books.ts';
import { DiskFailed } from '../errors.ts';
import { unavailable } from '../io/files.ts';
import type { Journal } from './journal.ts';
import type { Keys } from '../secrets/keys.ts';
import type { LineContent } from './line.ts';

interface Waiting {
	content: LineContent;
	staged: WrittenChange[];
	resolve(cursor: Cursor): void;
	reject(error: Unavailable): void;
}

interface SignsOfLife {
	values: Map<string, Json>;
	waiting: Array<{ resolve(): void; reject(error: Unavailable): void }>;
}

/** What the store does when a write ends. */
export interface Outcome {
	/** Called for each commit in order, before anybody hears of it. */
	committed(staged: readonly WrittenChange[], cursor: Cursor): void;
	pulsed(values: ReadonlyMap<string, Json>): void;
	/** Everything that was staged is gone, for later commits may have built on what failed. */
	refused(): void;
	/** The disk cannot be trusted any more. */
	fatal(error: DiskFailed): void;
}

/** More than this and the first of a batch would wait too long for the last. */
const MOST_AT_ONCE = 1000;

/** Writes what is waiting with one write and one sync: many candidates share the time that one sync of the disk takes. */
export class GroupCommit {
	#queue: Waiting[] = [];
	#signs: SignsOfLife = { values: new Map(), waiting: [] };
	#running: Promise<void> | undefined;
	#dead: Unavailable | undefined;

	constructor(
		private readonly journal: Journal,
		private readonly keys: Keys,
		private readonly outcome: Outcome
	) {}

	/** Resolves with the line's number when the commit is durable. Refuses with `Unavailable`. */
	commit(content: LineContent, staged: WrittenChange[]): Promise<Cursor> {
		return new Promise((resolve, reject) => {
			this.#queue.push({ content, staged, resolve, reject });
			this.#start();
		});
	}

	/** Rides along; of several values for a key only the last is written. */
	pulse(key: string, value: Json): Promise<void> {
		return new Promise((resolve, reject) => {
			this.#signs.values.set(key, value);
			this.#signs.waiting.push({ resolve, reject });
			this.#start();
		});
	}

	/** Resolves when nothing is waiting. */
	async idle(): Promise<void> {
		while (this.#running) await this.#running;
	}

	#start(): void {
		this.#running ??= this.#run().finally(() => (this.#running = undefined));
	}

	async #run(): Promise<void> {
		while (this.#queue.length > 0 || this.#signs.waiting.length > 0) {
			// Takes in everybody whom this turn of the event loop brings.
			await breathe();
			const commits = this.#queue.splice(0, MOST_AT_ONCE);
			const signs = this.#signs;
			this.#signs = { values: new Map(), waiting: [] };
			try {
				await this.#write(commits, signs);
			} catch (error) {
				this.#refuse(commits, signs, error);
				continue;
			}
			this.#acknowledge(commits, signs);
		}
	}

	async #write(commits: readonly Waiting[], signs: SignsOfLife): Promise<void> {
		if (this.#dead) throw this.#dead;
		const contents = commits.map(({ content }) => content);
		if (signs.values.size > 0) contents.push({ pulse: Object.fromEntries(signs.values) });
		await this.keys.save();
		await this.journal.append(contents);
	}

	#acknowledge(commits: readonly Waiting[], signs: SignsOfLife): void {
		const first = this.journal.n - commits.length - (signs.values.size > 0 ? 1 : 0) + 1;
		commits.forEach(({ staged }, index) => this.outcome.committed(staged, first + index));
		this.outcome.pulsed(signs.values);
		commits.forEach(({ resolve }, index) => resolve(first + index));
		for (const { resolve } of signs.waiting) resolve();
	}

	#refuse(commits: readonly Waiting[], signs: SignsOfLife, error: unknown): void {
		const refusal = error instanceof Unavailable ? error : unavailable(error);
		const dies = error instanceof DiskFailed && !this.#dead;
		if (dies) this.#dead = refusal;
		const alsoStaged = this.#queue.splice(0, Infinity);
		this.keys.dropUnsaved();
		this.outcome.refused();
		for (const { reject } of [...commits, ...alsoStaged, ...signs.waiting]) reject(refusal);
		if (dies) this.outcome.fatal(error);
	}
}

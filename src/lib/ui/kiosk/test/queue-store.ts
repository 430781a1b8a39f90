import type { LeftChoice } from '$lib/domain/exam/seat-protocol';
import { done, openDatabase, write } from '../database';

/** One choice that the server has not acknowledged. */
export interface Queued {
	seq: number;
	question: number;
	choice: number[];
	elapsed: number;
}

/** Where the queue outlives a reload. Everything in it is of one seat PC; nobody's name is in it. */
export interface QueueStore {
	/** What is kept of this attempt, by `seq`. Forgets every other attempt: they are of earlier candidates. */
	open(attempt: string): Promise<Queued[]>;
	put(attempt: string, items: readonly Queued[]): Promise<void>;
	/** Forgets what the server has: every item up to `seq`. */
	drop(attempt: string, seq: number): Promise<void>;
	/** The last choice at each question of whatever is kept, whoever's it is. */
	lastChoices(): Promise<LeftChoice[]>;
	wipe(): Promise<void>;
}

/** Where there is no IndexedDB. Outlives nothing. */
export function memoryQueue(): QueueStore {
	let kept = new Map<number, Queued>();
	let of = '';
	return {
		async open(attempt) {
			if (of !== attempt) kept = new Map();
			of = attempt;
			return [...kept.values()].sort((a, b) => a.seq - b.seq);
		},
		async put(_, items) {
			for (const item of items) kept.set(item.seq, item);
		},
		async drop(_, seq) {
			for (const key of kept.keys()) if (key <= seq) kept.delete(key);
		},
		lastChoices: async () => lastOfEach([...kept.values()]),
		async wipe() {
			kept.clear();
		}
	};
}

const SHELF = 'answers';

/** In the browser's IndexedDB, keyed by attempt and sequence number. Rejects where the browser has none. */
export function indexedDbQueue(factory: IDBFactory | undefined = globalThis.indexedDB): QueueStore {
	let opened: Promise<IDBDatabase> | undefined;
	const database = () => (opened ??= openDatabase(factory));
	const change = async (work: (store: IDBObjectStore) => void) => write(await database(), SHELF, work);
	const everything = async () =>
		done<(Queued & { attempt: string })[]>((await database()).transaction(SHELF).objectStore(SHELF).getAll());

	return {
		async open(attempt) {
			const all = await everything();
			const others = all.filter((item) => item.attempt !== attempt);
			if (others.length > 0) {
				await change((s) => others.forEach((item) => s.delete([item.attempt, item.seq])));
			}
			return all
				.filter((item) => item.attempt === attempt)
				.map(({ seq, question, choice, elapsed }) => ({ seq, question, choice, elapsed }))
				.sort((a, b) => a.seq - b.seq);
		},
		put: (attempt, items) => change((s) => items.forEach((item) => s.put({ attempt, ...item }))),
		drop: (attempt, seq) => change((s) => s.delete(IDBKeyRange.bound([attempt, 0], [attempt, seq]))),
		lastChoices: async () => lastOfEach(await everything()),
		wipe: () => change((s) => s.clear())
	};
}

/** The last choice at each question, in the order of the questions. */
export function lastOfEach(items: readonly LeftChoice[]): LeftChoice[] {
	const last = new Map<number, LeftChoice>();
	for (const { seq, question, choice } of [...items].sort((a, b) => a.seq - b.seq))
		last.set(question, { seq, question, choice });
	return [...last.values()].sort((a, b) => a.question - b.question);
}

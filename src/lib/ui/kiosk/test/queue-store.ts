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
		async wipe() {
			kept.clear();
		}
	};
}

const NAME = 'synaq-exam';
const STORE = 'answers';

/** In the browser's IndexedDB, keyed by attempt and sequence number. Rejects where the browser has none. */
export function indexedDbQueue(factory: IDBFactory | undefined = globalThis.indexedDB): QueueStore {
	let opened: Promise<IDBDatabase> | undefined;
	const database = () => (opened ??= openDatabase(factory));

	async function write(work: (store: IDBObjectStore) => void): Promise<void> {
		const transaction = (await database()).transaction(STORE, 'readwrite', { durability: 'strict' });
		work(transaction.objectStore(STORE));
		await new Promise<void>((resolve, reject) => {
			transaction.oncomplete = () => resolve();
			transaction.onabort = () => reject(transaction.error);
		});
	}
	return {
		async open(attempt) {
			const store = (await database()).transaction(STORE).objectStore(STORE);
			const all = await done<(Queued & { attempt: string })[]>(store.getAll());
			const others = all.filter((item) => item.attempt !== attempt);
			if (others.length > 0) {
				await write((s) => others.forEach((item) => s.delete([item.attempt, item.seq])));
			}
			return all
				.filter((item) => item.attempt === attempt)
				.map(({ seq, question, choice, elapsed }) => ({ seq, question, choice, elapsed }))
				.sort((a, b) => a.seq - b.seq);
		},
		put: (attempt, items) => write((s) => items.forEach((item) => s.put({ attempt, ...item }))),
		drop: (attempt, seq) => write((s) => s.delete(IDBKeyRange.bound([attempt, 0], [attempt, seq]))),
		wipe: () => write((s) => s.clear())
	};
}

function openDatabase(factory: IDBFactory | undefined): Promise<IDBDatabase> {
	if (!factory) return Promise.reject(new Error('This browser has no IndexedDB.'));
	const request = factory.open(NAME, 1);
	request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: ['attempt', 'seq'] });
	return done(request);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

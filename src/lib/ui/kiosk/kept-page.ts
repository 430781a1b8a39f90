import type { LeftChoice, SeatView } from '$lib/domain/exam/seat-protocol';
import type { Lang } from '$lib/domain/text';
import { done, openDatabase, write } from './database';

/** What a page keeps on this computer to come back as it was, also without a network. Never a key, never a result. */
export interface Kept {
	view: SeatView;
	/** The answers the server is known to have, newer than those of the view. */
	standing: { attempt: string; answers: Record<number, number[]>; savedThrough: number };
	/** The time left as the server said it, and what this computer's clock showed then: only its difference is used. */
	clock: { left: number; running: boolean; wall: number };
	/** Where the candidate was and what was flagged. */
	marks: { attempt: string; flags: number[]; current: number };
	settings: { lang: Lang | null; size: 1 | 2 | 3; contrast: boolean; keys: boolean };
	/** Choices the server never acknowledged to this computer: to be told to it. */
	choicesLeft: LeftChoice[];
	/** When the server was last heard to say where the seat stands, by this computer's clock. */
	seen: number;
}

export interface PageStore {
	read<K extends keyof Kept>(key: K): Promise<Kept[K] | undefined>;
	keep<K extends keyof Kept>(key: K, value: Kept[K]): Promise<void>;
	forget(...keys: (keyof Kept)[]): Promise<void>;
}

/** Everything of the candidate: papers must not stay on the computer. */
export const OF_THE_CANDIDATE = ['view', 'standing', 'clock', 'marks', 'seen'] as const;

/** Where there is no IndexedDB. Outlives nothing. */
export function memoryPage(): PageStore {
	const kept: Partial<Kept> = {};
	return {
		read: async (key) => kept[key],
		async keep(key, value) {
			kept[key] = structuredClone(value);
		},
		async forget(...keys) {
			for (const key of keys) delete kept[key];
		}
	};
}

const SHELF = 'page';
/** A sick profile may never answer; the candidate does not wait for it. */
const PATIENCE_MS = 1_500;

/** In the browser's IndexedDB. Storage is a second copy: where it fails the page goes on without it. */
export function indexedDbPage(factory: IDBFactory | undefined = globalThis.indexedDB): PageStore {
	let opened: Promise<IDBDatabase> | undefined;
	const database = () => (opened ??= openDatabase(factory));
	const change = async (work: (store: IDBObjectStore) => void) =>
		database()
			.then((open) => write(open, SHELF, work))
			.catch(() => {});
	return {
		read: async <K extends keyof Kept>(key: K) => {
			const reading = database().then((open) =>
				done<Kept[K] | undefined>(open.transaction(SHELF).objectStore(SHELF).get(key))
			);
			const silence = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
			return Promise.race([reading, silence]).catch(() => undefined);
		},
		keep: (key, value) => change((store) => store.put(value, key)),
		forget: (...keys) => change((store) => keys.forEach((key) => store.delete(key)))
	};
}

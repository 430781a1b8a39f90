const NAME = 'synaq-exam';
const VERSION = 2;

/** Answers on their way, and what a page needs to come back without a network. */
export type Shelf = 'answers' | 'page';

/** The seat's database in this browser. Rejects where there is none. */
export function openDatabase(factory: IDBFactory | undefined): Promise<IDBDatabase> {
	if (!factory) return Promise.reject(new Error('This browser has no IndexedDB.'));
	const request = factory.open(NAME, VERSION);
	request.onupgradeneeded = () => {
		const shelves = request.result.objectStoreNames;
		if (!shelves.contains('answers'))
			request.result.createObjectStore('answers', { keyPath: ['attempt', 'seq'] });
		if (!shelves.contains('page')) request.result.createObjectStore('page');
	};
	return done(request);
}

export function done<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

/** Writes on one shelf; resolves when it is on the disk. */
export async function write(
	database: IDBDatabase,
	shelf: Shelf,
	work: (store: IDBObjectStore) => void
): Promise<void> {
	const transaction = database.transaction(shelf, 'readwrite', { durability: 'strict' });
	work(transaction.objectStore(shelf));
	await new Promise<void>((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error);
	});
}

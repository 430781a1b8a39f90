import { join, resolve } from 'node:path';
import { fingerprint, type Registry } from '../../../domain/facts.ts';
import { kindOf } from '../records/kinds.ts';
import { Books } from './books/books.ts';
import { openDisguise, SECRET_FILE } from './secrets/disguise.ts';
import { Documents, folderOf } from './behind/documents.ts';
import { DataFolderUnusable, folderError, wordsOf } from './errors.ts';
import { Flusher } from './behind/flusher.ts';
import { captureIndexOf, INDEX_FILE } from './behind/index-file.ts';
import { realDisk, type Disk } from './io/disk.ts';
import { Journal } from './log/journal.ts';
import { JournalStore } from './journal-store.ts';
import { KEY_FILE } from './secrets/key-file.ts';
import { Keys } from './secrets/keys.ts';
import { Loader } from './start/loader.ts';
import { recover } from './start/recover.ts';
import { beginJournal, journalFolder, segmentName, segmentNames } from './log/segments.ts';
import { Shelf } from './books/shelf.ts';

export interface JournalStoreOptions<R extends Registry> {
	/** Created (0700) when it is missing. One process at a time. */
	folder: string;
	kinds: R;
	/**
	 * Names the release. The index of another one is not used, for its kinds may sum up differently; neither is one of
	 * kinds whose `evolve` or `summary` have another text.
	 */
	release?: string;
	/** Called when the disk broke its word. The process must end; the default does that with exit code 70. */
	onFatal?: (error: Error) => void;
	/** Called for what was mended, and for troubles that lose nothing. */
	onNotice?: (text: string) => void;
	io?: Disk;
	/** How often the index is written. Default 60,000 ms. */
	checkpointEveryMs?: number;
	/** The least time between two writings of one record's document. Default 2,000 ms. */
	documentEveryMs?: number;
	/** A segment of the journal that has grown to this is followed by the next. Default 64 MB. */
	segmentBytes?: number;
	/** How many records stay in memory besides those in use. Default 2,000. */
	cacheRecords?: number;
}

const DEFAULTS = {
	release: '',
	io: realDisk,
	checkpointEveryMs: 60_000,
	documentEveryMs: 2_000,
	segmentBytes: 64 * 1024 * 1024,
	cacheRecords: 2_000,
	onNotice: () => undefined,
	onFatal: (error: Error) => {
		process.stderr.write(`The store ends the process: ${error.message}\n`);
		process.exit(70);
	}
};

type Options<R extends Registry> = Required<JournalStoreOptions<R>>;

const MOST_NOTICES = 100;

/** Folders that a kind of record must not claim. */
const RESERVED = ['journal', 'files'];

/**
 * Opens the data folder of one machine: a journal that holds every commit, and a document for every record.
 * Refuses with `DataFolderUnusable`, `DataFolderInUse` or `DamagedJournal`.
 *
 * @example
 * const store = await openJournalStore({ folder: DATA_DIR, kinds: KINDS, onNotice: (text) => log.warn(text) });
 */
export async function openJournalStore<R extends Registry>(
	given: JournalStoreOptions<R>
): Promise<JournalStore<R>> {
	const options = withDefaults(given);
	const { folder, io } = options;
	for (const name of RESERVED) {
		if (Object.hasOwn(options.kinds, name)) throw new TypeError(`"${name}" cannot be the name of a kind.`);
	}
	try {
		await io.makeFolder(folder);
		const unlock = await io.lock(folder);
		return await openLocked(options, unlock).catch(async (error) => {
			await unlock();
			throw error;
		});
	} catch (error) {
		throw folderError(folder, error);
	}
}

function withDefaults<R extends Registry>(given: JournalStoreOptions<R>): Options<R> {
	const chosen = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
	const options = { ...DEFAULTS, ...(chosen as typeof given), folder: resolve(given.folder) };
	return { ...options, release: editionOf(given.kinds, options.release) };
}

/** A release and how its kinds fold and sum up, as far as their own text shows it. */
function editionOf(kinds: Registry, release: string): string {
	const texts = Object.keys(kinds).map((name) => {
		const { evolve, summary } = kindOf(kinds, name);
		return [name, String(evolve), String(summary)];
	});
	return fingerprint([release, texts]);
}

async function openLocked<R extends Registry>(
	options: Options<R>,
	unlock: () => Promise<void>
): Promise<JournalStore<R>> {
	const { folder, kinds, io: disk, release, cacheRecords, onFatal } = options;
	const { notices, notice } = noticeBoard(options.onNotice);
	const isNew = await isNewFolder(options);
	// Comes first: from here on a folder without a journal has lost it.
	if (isNew) await beginJournal(disk, folder);
	const disguise = await openDisguise(disk, folder, isNew);
	const keys = await Keys.open(disk, folder);
	const documents = new Documents(disk, folder);
	const loading = { disk, folder, kinds, keys, documents, notice };
	const loader = new Loader(loading);
	const { ledger, records, end, erased } = await recover({ ...loading, loader, release, keep: cacheRecords });
	const journal = await Journal.open(disk, folder, end, options.segmentBytes);
	const shelf = new Shelf(cacheRecords, (record, entry) => loader.load(record, entry));
	for (const record of records) shelf.put(record);
	const books = new Books(kinds, ledger, shelf, (error) => notice(`A listener failed: ${wordsOf(error)}`));
	const captureIndex = () => captureIndexOf(ledger, journal.position(), release);
	const flusher = new Flusher({ disk, folder, shelf, documents, captureIndex, notice }, options);
	if (erased)
		await flusher.checkpoint().catch((error) => notice(`An erasure is not finished: ${wordsOf(error)}`));
	flusher.start();
	return new JournalStore({
		kinds,
		books,
		journal,
		keys,
		documents,
		flusher,
		disguise,
		notices,
		notice,
		onFatal,
		unlock
	});
}

/** Whether nothing was ever committed here. Refuses with `DataFolderUnusable` when the journal was lost. */
async function isNewFolder<R extends Registry>({ folder, kinds, io: disk }: Options<R>): Promise<boolean> {
	const segments = await segmentNames(disk, folder);
	const left = [SECRET_FILE, KEY_FILE, INDEX_FILE, ...Object.keys(kinds).map(folderOf)];
	const names = await disk.list(folder);
	const found = left.find((name) => names.includes(name));
	if (segments.length === 0 && found !== undefined) {
		throw new DataFolderUnusable(
			folder,
			`the journal is missing, though "${found}" is there: restore the back-up.`
		);
	}
	// A first start that was interrupted has left an empty segment and nothing else.
	return found === undefined && (await isEmpty(disk, folder, segments));
}

async function isEmpty(disk: Disk, folder: string, segments: readonly string[]): Promise<boolean> {
	if (segments.length === 0) return true;
	if (segments.length > 1) return false;
	return (await disk.readFile(join(journalFolder(folder), segmentName(1))))?.length === 0;
}

/** Keeps the last notices for who asks later. */
function noticeBoard(onNotice: (text: string) => void): { notices: string[]; notice(text: string): void } {
	const notices: string[] = [];
	const notice = (text: string) => {
		notices.push(text);
		if (notices.length > MOST_NOTICES) notices.shift();
		onNotice(text);
	};
	return { notices, notice };
}

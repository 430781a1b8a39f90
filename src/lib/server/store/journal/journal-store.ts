import type { ConfidentialOf, Fact, Json, Registry, Stamp, StateOf } from '../../../domain/facts.ts';
import {
	Conflict,
	Unavailable,
	type Change,
	type Cursor,
	type Listed,
	type ListQuery,
	type Page,
	type Store,
	type Stored,
	type Unsubscribe,
	type Watched
} from '../../ports.ts';
import { kindOf, type RecordRef } from '../records/kinds.ts';
import { matchesOf, pageOf } from '../records/listing.ts';
import { plain } from '../records/plain.ts';
import { stage, type StagedChange } from '../records/stage.ts';
import { toLineChange, type Books } from './books/books.ts';
import type { HotRecord } from './books/shelf.ts';
import type { Documents } from './behind/documents.ts';
import { DiskFailed, wordsOf } from './errors.ts';
import type { Flusher } from './behind/flusher.ts';
import { Gate } from './gate.ts';
import { GroupCommit } from './log/group-commit.ts';
import { unavailable } from './io/files.ts';
import type { Journal } from './log/journal.ts';
import type { Keys } from './secrets/keys.ts';
import { Pending } from './books/pending.ts';

/** What the store is put together from (`openJournalStore`). */
export interface JournalStoreParts<R extends Registry> {
	kinds: R;
	books: Books;
	journal: Journal;
	keys: Keys;
	documents: Documents;
	flusher: Flusher;
	disguise(unique: string): string;
	notices: readonly string[];
	notice(text: string): void;
	onFatal(error: Error): void;
	unlock(): Promise<void>;
}

/** The default store: a journal that is durable, and lowdb documents written behind it. */
export class JournalStore<R extends Registry> implements Store<R> {
	readonly #parts: JournalStoreParts<R>;
	readonly #books: Books;
	readonly #pending: Pending;
	readonly #writer: GroupCommit;
	/** Shut while an erasure must not meet commits. */
	readonly #gate = new Gate();
	#closing: Promise<void> | undefined;
	readonly #underWay = new Set<Promise<unknown>>();
	#dead = false;

	constructor(parts: JournalStoreParts<R>) {
		const { books, journal, keys } = parts;
		this.#parts = parts;
		this.#books = books;
		this.#pending = new Pending(books);
		this.#writer = new GroupCommit(journal, keys, {
			committed: (changes, cursor) => {
				books.apply(changes, cursor);
				this.#pending.remove(changes);
			},
			pulsed: (values) => values.forEach((value, key) => books.ledger.pulses.set(key, value)),
			refused: () => this.#pending.clear(),
			fatal: (error) => this.#die(error)
		});
	}

	/** What was mended at the start, and troubles since that lost nothing. */
	get notices(): readonly string[] {
		return this.#parts.notices;
	}

	async read<K extends keyof R & string>(kind: K, id: string) {
		const hot = await this.#books.take({ kind, id });
		return hot && ({ ...hot.tip } as Stored<StateOf<R[K]>, ConfidentialOf<R[K]>>);
	}

	async facts(kind: keyof R & string, id: string): Promise<Fact[]> {
		const hot = await this.#books.take({ kind, id });
		return hot ? [...hot.facts] : [];
	}

	async list(kind: keyof R & string, query?: ListQuery): Promise<Page> {
		kindOf(this.#parts.kinds, kind);
		return pageOf(this.#books.ledger.entries.of(kind), query);
	}

	async all(kind: keyof R & string, query?: Pick<ListQuery, 'where' | 'search'>): Promise<Listed[]> {
		kindOf(this.#parts.kinds, kind);
		return matchesOf(this.#books.ledger.entries.of(kind), query);
	}

	async find(unique: string): Promise<RecordRef | undefined> {
		const holder = this.#books.holder(this.#parts.disguise(unique));
		return holder && { ...holder };
	}

	async commit(changes: readonly Change[], stamp: Stamp): Promise<Cursor> {
		return this.#whileOpen(() => this.#commit(changes, stamp));
	}

	watch(kind: keyof R & string, from: Cursor, listener: (change: Watched) => void): Unsubscribe {
		return this.#books.watch(kind, from, listener);
	}

	cursor(): Cursor {
		return this.#books.ledger.committed;
	}

	async pulse(key: string, value: Json): Promise<void> {
		await this.#whileOpen(() => this.#writer.pulse(key, plain(value)));
	}

	async lastPulse(key: string): Promise<Json | undefined> {
		return this.#books.ledger.pulses.get(key);
	}

	async erase(kind: keyof R & string, id: string): Promise<void> {
		kindOf(this.#parts.kinds, kind);
		await this.#whileOpen(() => this.#gate.alone(() => this.#erase({ kind, id })));
	}

	/** Writes all documents and the index now, so that the next start has nothing to make again. */
	async checkpoint(): Promise<void> {
		const { flusher } = this.#parts;
		await flusher.exclusively(() => flusher.checkpoint());
	}

	close(): Promise<void> {
		return (this.#closing ??= this.#close());
	}

	async #commit(changes: readonly Change[], stamp: Stamp): Promise<Cursor> {
		if (changes.length === 0) return this.cursor();
		const unpin = this.#books.shelf.pin(changes);
		try {
			await Promise.all(changes.map((change) => this.#books.take(change)));
			for (;;) {
				while (this.#gate.shut) await this.#gate.shut;
				const staged = this.#stage(changes, stamp);
				if (Array.isArray(staged)) return await this.#write(staged, stamp);
				await staged;
			}
		} finally {
			unpin();
		}
	}

	/** Refuses with `Conflict`, or says what to wait for before that is certain. */
	#stage(changes: readonly Change[], stamp: Stamp): StagedChange[] | Promise<void> {
		const { kinds, disguise } = this.#parts;
		try {
			return stage({ kinds, disguise }, this.#pending, changes, stamp);
		} catch (error) {
			if (!(error instanceof Conflict)) throw error;
			const disguised = error.key === undefined ? undefined : disguise(error.key);
			const blocker = this.#pending.blocker(error, changes, disguised);
			if (!blocker) throw error;
			return blocker;
		}
	}

	#write(staged: readonly StagedChange[], stamp: Stamp): Promise<Cursor> {
		const changes = staged.map((change) => {
			const { confidential } = change;
			return {
				...change,
				conf: confidential === undefined ? undefined : this.#parts.keys.encrypt(change, confidential)
			};
		});
		const { at, by } = stamp;
		const durable = this.#writer.commit({ at, by, changes: changes.map(toLineChange) }, changes);
		const settled = durable.then(
			() => undefined,
			() => undefined
		);
		this.#pending.add(changes, settled);
		return durable;
	}

	/** Behind the gate: a commit under way might bring back, or be encrypted with, what is thrown away. */
	async #erase(record: RecordRef): Promise<void> {
		const unpin = this.#books.shelf.pin([record]);
		try {
			await this.#writer.idle();
			const hot = await this.#books.take(record);
			if (hot && this.#books.entry(record)?.key !== undefined) await this.#eraseAlone(hot);
		} finally {
			unpin();
		}
	}

	async #eraseAlone(hot: HotRecord): Promise<void> {
		const { keys, documents, flusher } = this.#parts;
		try {
			await keys.erase(hot);
			this.#books.redact(hot);
			await flusher.exclusively(async () => {
				await documents.remove(hot);
				// Even if it was being written when the key was thrown away.
				this.#books.shelf.markDirty(hot);
				await flusher.checkpoint();
			});
		} catch (error) {
			if (error instanceof DiskFailed) this.#die(error);
			// The old index may show what was to be erased. Without one the next start is only slower.
			await flusher.exclusively(() => flusher.dropIndex()).catch(() => undefined);
			throw error instanceof Unavailable ? error : unavailable(error);
		}
	}

	#die(error: Error): void {
		this.#dead = true;
		this.#parts.flusher.stop();
		this.#parts.onFatal(error);
	}

	/** Does `work` unless the store is closing or dead; closing waits for its end. */
	async #whileOpen<T>(work: () => Promise<T>): Promise<T> {
		if (this.#dead) throw new Unavailable('The disk failed: the store must be opened again.');
		if (this.#closing) throw new Unavailable('The store is closed.');
		const done = work();
		this.#underWay.add(done);
		return done.finally(() => this.#underWay.delete(done));
	}

	async #close(): Promise<void> {
		const { flusher, journal, keys, unlock, notice } = this.#parts;
		await Promise.allSettled(this.#underWay);
		flusher.stop();
		try {
			if (!this.#dead) await this.checkpoint();
		} catch (error) {
			notice(`Documents could not be written at the end: ${wordsOf(error)}`);
		}
		await Promise.allSettled([journal.close(), keys.close()]);
		await unlock();
	}
}

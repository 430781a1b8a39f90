import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Json } from '../../../../domain/facts.ts';
import { nameOf, type RecordRef } from '../../records/kinds.ts';
import type { Disk } from '../io/disk.ts';
import { cutNotice, DamagedJournal, DiskFailed, wordsOf } from '../errors.ts';
import { GrowingFile, keepCut, replaceFile, replaceFileDurably, unavailable } from '../io/files.ts';
import {
	encodeKeyFile,
	encodeKeys,
	INCOMPLETE,
	KEY_FILE,
	parseKeys,
	type Key,
	type KeyFile
} from './key-file.ts';

const CIPHER = 'aes-256-gcm';

/**
 * A random key for every record that has a confidential part. The journal keeps only what is encrypted with it, so
 * throwing the key away erases it everywhere, in lines that may never be changed too.
 */
export class Keys {
	readonly #byName = new Map<string, Key>();
	readonly #byRecord = new Map<string, Key>();
	readonly #erased: Set<string>;
	#fresh: Key[] = [];
	#file: GrowingFile | undefined;
	#size: number;

	private constructor(
		private readonly disk: Disk,
		private readonly path: string,
		private readonly found: KeyFile,
		/** What an interrupted write may have left behind the whole lines. */
		private readonly rest: Buffer
	) {
		this.#size = found.end.offset;
		this.#erased = new Set(found.erased);
		for (const key of found.keys) this.#add(key);
	}

	/** Only reads; `settle` comes before any change. Refuses with `DamagedJournal`. */
	static async open(disk: Disk, folder: string): Promise<Keys> {
		const path = join(folder, KEY_FILE);
		const file = (await disk.readFile(path)) ?? Buffer.alloc(0);
		const found = parseKeys(file);
		return new Keys(disk, path, found, file.subarray(found.end.offset));
	}

	/** False in a folder of the first releases, until it is settled, and where there are no keys at all. */
	get marksErasures(): boolean {
		return this.found.marksErasures;
	}

	/**
	 * Makes the file ready, once it is known which keys the journal uses. One that is neither here nor marked as erased
	 * is lost: refused with `DamagedJournal`, and nothing is changed. So what is cut off is a key that nobody needs.
	 */
	async settle(used: readonly string[], notice: (text: string) => void): Promise<void> {
		const { marksErasures, end, keys } = this.found;
		const missing = used.filter((key) => !this.has(key) && !this.#erased.has(key));
		// A file of the first releases, whole and not empty, does not say which were erased: there it is believed.
		const believed = !marksErasures && keys.length > 0 && this.rest.length === 0;
		if (missing.length > 0 && !believed) throw new DamagedJournal(end, INCOMPLETE);
		if (this.rest.length > 0) {
			await keepCut(this.disk, this.path, end.offset, this.rest).catch(() => undefined);
			notice(cutNotice(end));
		}
		if (marksErasures) {
			await (await this.#opened()).cutTo(this.#size);
			await this.close();
			await this.disk.syncFolder(dirname(this.path));
			return;
		}
		for (const key of missing) this.#erased.add(key);
		const bytes = encodeKeyFile(keys, [...this.#erased]);
		await replaceFileDurably(this.disk, this.path, [bytes]);
		this.#size = bytes.length;
	}

	/** Whether what is encrypted under that name can still be read. */
	has(key: string): boolean {
		return this.#byName.has(key);
	}

	/** Encrypts; a record's first time makes a key, which `save` must keep before the result is. */
	encrypt(record: RecordRef, value: Json): string {
		const { key, secret } = this.#byRecord.get(nameOf(record)) ?? this.#make(record);
		const iv = randomBytes(12);
		const cipher = createCipheriv(CIPHER, Buffer.from(secret, 'base64url'), iv).setAAD(
			Buffer.from(nameOf(record))
		);
		const sealed = Buffer.concat([
			iv,
			cipher.update(JSON.stringify(value)),
			cipher.final(),
			cipher.getAuthTag()
		]);
		return `${key}.${sealed.toString('base64url')}`;
	}

	/** What was encrypted; undefined when it was erased. */
	decrypt(record: RecordRef, conf: string): Json | undefined {
		const key = this.#byName.get(keyNameOf(conf));
		if (!key) return undefined;
		const sealed = Buffer.from(conf.slice(conf.indexOf('.') + 1), 'base64url');
		const decipher = createDecipheriv(CIPHER, Buffer.from(key.secret, 'base64url'), sealed.subarray(0, 12));
		decipher.setAAD(Buffer.from(nameOf(record))).setAuthTag(sealed.subarray(-16));
		const text = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
		return JSON.parse(text.toString()) as Json;
	}

	/** Makes the new keys durable. Refuses with `Unavailable` or `DiskFailed`. */
	async save(): Promise<void> {
		if (this.#fresh.length === 0) return;
		const saving = new Set(this.#fresh);
		const file = await this.#opened();
		await file.append(encodeKeys([...saving], file.size));
		this.#size = file.size;
		this.#fresh = this.#fresh.filter((key) => !saving.has(key));
	}

	/** Forgets keys that were made for commits that were refused. */
	dropUnsaved(): void {
		for (const key of this.#fresh) this.#remove(key);
		this.#fresh = [];
	}

	/**
	 * Throws the key of a record away for good. Refuses with `Unavailable` (nothing changed) or `DiskFailed`.
	 * Not to be called while a commit is under way.
	 */
	async erase(record: RecordRef): Promise<void> {
		const erased = this.#byRecord.get(nameOf(record));
		if (!erased) return;
		const kept = [...this.#byName.values()].filter((key) => key !== erased);
		const bytes = encodeKeyFile(kept, [...this.#erased, erased.key]);
		await replaceFile(this.disk, this.path, [bytes]).catch((error) => {
			throw unavailable(error);
		});
		this.#remove(erased);
		this.#erased.add(erased.key);
		this.#size = bytes.length;
		await this.close();
		await this.disk.syncFolder(dirname(this.path)).catch((error) => {
			throw new DiskFailed(`The disk did not confirm an erasure: ${wordsOf(error)}`, { cause: error });
		});
	}

	async close(): Promise<void> {
		const file = this.#file;
		this.#file = undefined;
		await file?.close();
	}

	/** Opened when it is needed: an erasure puts another file in its place. */
	async #opened(): Promise<GrowingFile> {
		try {
			return (this.#file ??= new GrowingFile(await this.disk.open(this.path, 'write'), this.#size));
		} catch (error) {
			throw unavailable(error);
		}
	}

	#make(record: RecordRef): Key {
		const key = {
			kind: record.kind,
			id: record.id,
			key: randomBytes(9).toString('base64url'),
			secret: randomBytes(32).toString('base64url')
		};
		this.#fresh.push(key);
		this.#add(key);
		return key;
	}

	#add(key: Key): void {
		this.#byName.set(key.key, key);
		this.#byRecord.set(nameOf(key), key);
	}

	#remove(key: Key): void {
		this.#byName.delete(key.key);
		this.#byRecord.delete(nameOf(key));
	}
}

/** The name of the key that something was encrypted with. */
export const keyNameOf = (conf: string) => conf.slice(0, conf.indexOf('.'));

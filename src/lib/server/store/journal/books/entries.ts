import type { Summary } from '../../../../domain/facts.ts';
import type { Listed } from '../../../ports.ts';
import type { RecordRef } from '../../records/kinds.ts';

/** What is known of every record without reading it. Never changed in place. */
export interface Entry extends Listed {
	/** Hash of the last fact. */
	head: string;
	/** Number of the journal line that changed it last. */
	line: number;
	/** Name of the key of its confidential part, when there is one. */
	key: string | undefined;
	summary: Summary;
}

/** The entries of all records, by kind and id. */
export class Entries {
	readonly #kinds = new Map<string, Map<string, Entry>>();

	get({ kind, id }: RecordRef): Entry | undefined {
		return this.#kinds.get(kind)?.get(id);
	}

	set(kind: string, entry: Entry): void {
		let entries = this.#kinds.get(kind);
		if (!entries) this.#kinds.set(kind, (entries = new Map()));
		entries.set(entry.id, entry);
	}

	of(kind: string): Iterable<Entry> {
		return this.#kinds.get(kind)?.values() ?? [];
	}

	kinds(): string[] {
		return [...this.#kinds.keys()];
	}

	*refs(): Generator<RecordRef> {
		for (const [kind, entries] of this.#kinds) {
			for (const id of entries.keys()) yield { kind, id };
		}
	}
}

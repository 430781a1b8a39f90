import { brokenAt, EMPTY, type Registry } from '../../../../domain/facts.ts';
import { nameOf, type RecordRef } from '../../records/kinds.ts';
import { emptyLedger, type Ledger } from '../behind/index-file.ts';
import type { Entry } from '../books/entries.ts';
import { DamagedJournal, DataFolderUnusable } from '../errors.ts';
import type { LineChange } from '../log/line.ts';
import type { JournalLine } from '../log/read-lines.ts';
import { keyNameOf } from '../secrets/keys.ts';

/** A record that lines after the index speak of. */
export interface Touched {
	record: RecordRef;
	/** As the index knew it; undefined when it did not. */
	prior: Entry | undefined;
}

/** Carries a ledger forward over journal lines. Summaries are left for `Revival`: they need the records themselves. */
export class Replay {
	readonly ledger: Ledger;
	readonly touched = new Map<string, Touched>();

	constructor(
		private readonly kinds: Registry,
		private readonly folder: string,
		base: Ledger | undefined
	) {
		this.ledger = base ?? emptyLedger();
	}

	/** Refuses with `DamagedJournal` when the chain of a record does not hold. */
	apply(line: JournalLine): void {
		for (const [key, value] of Object.entries(line.pulse ?? {})) this.ledger.pulses.set(key, value);
		if (line.changes) this.ledger.committed = line.n;
		for (const change of line.changes ?? []) this.#applyChange(change, line);
	}

	#applyChange(change: LineChange, { n, place }: JournalLine): void {
		const { kind, id, version, facts } = change;
		if (!Object.hasOwn(this.kinds, kind)) {
			throw new DataFolderUnusable(
				this.folder,
				`it holds records "${kind}" that this release does not know.`
			);
		}
		const prior = this.ledger.entries.get(change);
		const before = prior ? { seq: prior.version, hash: prior.head } : EMPTY;
		if (brokenAt(facts, before) !== null || version !== before.seq + facts.length) {
			throw new DamagedJournal(place, `the facts of ${nameOf(change)} do not follow those before.`);
		}
		if (!this.touched.has(nameOf(change))) this.touched.set(nameOf(change), { record: { kind, id }, prior });
		const key = change.conf === undefined ? prior?.key : keyNameOf(change.conf);
		const head = facts.at(-1)?.hash ?? before.hash;
		this.ledger.entries.set(kind, { id, version, head, line: n, key, summary: prior?.summary ?? {} });
		for (const unique of change.unique ?? []) this.ledger.holders.set(unique, { kind, id });
	}
}

import type { Conflict, Change } from '../../../ports.ts';
import { nameOf, type RecordRef } from '../../records/kinds.ts';
import type { StagedChange, Tip, View } from '../../records/stage.ts';

/** Resolves when a commit is durable or refused; never rejects. */
type Settled = Promise<void>;

/** What stands once all commits that are under way are durable: the next commit is checked against it. */
export class Pending implements View {
	readonly #tips = new Map<string, { tip: Tip; settled: Settled }>();
	readonly #holders = new Map<string, { record: RecordRef; settled: Settled }>();

	constructor(private readonly committed: View) {}

	tip(record: RecordRef): Tip {
		return this.#tips.get(nameOf(record))?.tip ?? this.committed.tip(record);
	}

	holder(unique: string): RecordRef | undefined {
		return this.#holders.get(unique)?.record ?? this.committed.holder(unique);
	}

	add(staged: readonly StagedChange[], settled: Settled): void {
		for (const { kind, id, tip, unique } of staged) {
			this.#tips.set(nameOf({ kind, id }), { tip, settled });
			for (const key of unique) this.#holders.set(key, { record: { kind, id }, settled });
		}
	}

	/** Forgets a commit that has become durable, unless a later one stands on it. */
	remove(staged: readonly StagedChange[]): void {
		for (const { kind, id, tip, unique } of staged) {
			const name = nameOf({ kind, id });
			if (this.#tips.get(name)?.tip === tip) this.#tips.delete(name);
			for (const key of unique) this.#holders.delete(key);
		}
	}

	/** Forgets everything: one refused write takes all that was staged with it. */
	clear(): void {
		this.#tips.clear();
		this.#holders.clear();
	}

	/**
	 * What to wait for before a conflict is certain: the commit under way that it is with. Its author re-reads after the
	 * refusal and must find what it lost against; and if that one is refused, there is no conflict at all.
	 */
	blocker(
		conflict: Conflict,
		changes: readonly Change[],
		disguised: string | undefined
	): Settled | undefined {
		if (disguised !== undefined) return this.#holders.get(disguised)?.settled;
		const name = nameOf(conflict);
		const expected = changes.find((change) => nameOf(change) === name)?.expectedVersion ?? 0;
		const pending = this.#tips.get(name);
		if (!pending || this.committed.tip(conflict).version > expected || pending.tip.version < expected)
			return undefined;
		return pending.settled;
	}
}

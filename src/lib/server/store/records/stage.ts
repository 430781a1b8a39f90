import {
	GENESIS,
	seal,
	type Fact,
	type Json,
	type Registry,
	type Stamp,
	type Summary
} from '../../../domain/facts.ts';
import { Conflict, type Change } from '../../ports.ts';
import { kindOf, nameOf, type AnyKind, type RecordRef } from './kinds.ts';
import { plain } from './plain.ts';

/** A record folded up to one version. Never changed in place: every commit makes the next one. */
export interface Tip {
	readonly version: number;
	readonly head: string;
	readonly state: unknown;
	readonly confidential: Json | undefined;
}

/** Before the first fact. */
export const NOTHING: Tip = { version: 0, head: GENESIS, state: undefined, confidential: undefined };

/** One record's part of a commit, ready to be written: facts sealed, state folded, summary made. */
export interface StagedChange extends RecordRef {
	facts: Fact[];
	/** Keys claimed anew, as the store keeps them. */
	unique: string[];
	/** What replaces the confidential part; undefined leaves it alone. */
	confidential: Json | undefined;
	tip: Tip;
	summary: Summary;
}

/** What a commit is checked against. */
export interface View {
	tip(record: RecordRef): Tip;
	holder(unique: string): RecordRef | undefined;
}

/** How a store stages: its kinds, and how it keeps unique keys (the journal keeps only a keyed hash of them). */
export interface Staging {
	kinds: Registry;
	disguise(unique: string): string;
}

/** Folds facts into a state: the only place that calls `evolve`. */
export function fold(kind: AnyKind, state: unknown, facts: readonly Fact[]): unknown {
	return facts.reduce((folded, fact) => kind.evolve(folded, fact), state);
}

/**
 * Checks a commit against `view` and works out all that follows from it, changing nothing. Folding happens here, before
 * anything is written, so that a fact that its kind cannot fold never becomes durable. Refuses with `Conflict`.
 */
export function stage(
	staging: Staging,
	view: View,
	changes: readonly Change[],
	stamp: Stamp
): StagedChange[] {
	const tips = new Map<string, Tip>();
	const claims = new Map<string, RecordRef>();
	return changes.map((change) => {
		const before = tips.get(nameOf(change)) ?? view.tip(change);
		if (before.version !== change.expectedVersion) throw new Conflict(change.kind, change.id, 'version');
		const holder = (key: string) => claims.get(key) ?? view.holder(key);
		const unique = claim(staging, holder, change);
		for (const key of unique) claims.set(key, change);
		const staged = { ...extend(kindOf(staging.kinds, change.kind), before, change, stamp), unique };
		tips.set(nameOf(change), staged.tip);
		return staged;
	});
}

function claim(staging: Staging, holder: (key: string) => RecordRef | undefined, change: Change): string[] {
	const anew = new Set<string>();
	for (const raw of change.unique ?? []) {
		const key = staging.disguise(raw);
		const held = holder(key);
		if (!held) anew.add(key);
		else if (nameOf(held) !== nameOf(change)) throw new Conflict(change.kind, change.id, 'unique', raw);
	}
	return [...anew];
}

function extend(kind: AnyKind, before: Tip, change: Change, stamp: Stamp): Omit<StagedChange, 'unique'> {
	assertSound(change);
	const facts = seal({ seq: before.version, hash: before.head }, change.facts.map(toPlainFact), stamp);
	const given = change.confidential === undefined ? undefined : plain(change.confidential);
	const tip: Tip = {
		version: before.version + facts.length,
		head: facts.at(-1)?.hash ?? before.head,
		state: fold(kind, before.state, facts),
		confidential: given === undefined ? before.confidential : given
	};
	const { kind: name, id } = change;
	return { kind: name, id, facts, confidential: given, tip, summary: summaryOf(kind, tip) };
}

const toPlainFact = ({ type, v, data }: Change['facts'][number]) => ({ type, v, data: plain(data) });

/** What lists may show of a record that stands at `tip`. */
export function summaryOf(kind: AnyKind, tip: Tip): Summary {
	return kind.summary(tip.state, tip.confidential);
}

function assertSound({ kind, id, expectedVersion, facts }: Change): void {
	if (id === '' || id.length > 200) throw new TypeError(`An id of ${kind} has 1 to 200 characters.`);
	if (expectedVersion === 0 && facts.length === 0) {
		throw new TypeError(`${kind}/${id} cannot be created without a fact.`);
	}
}

import type { Json, NewFact, RecordKind, Registry } from '../../../domain/facts.ts';

/** A kind as the store sees it: it folds and sums up without knowing what it holds. */
export type AnyKind = RecordKind<unknown, NewFact, Json>;

/** Names one record. */
export interface RecordRef {
	kind: string;
	id: string;
}

/** The kind of that name. An unknown one is a bug of the caller, so it throws. */
export function kindOf(kinds: Registry, name: string): AnyKind {
	if (!Object.hasOwn(kinds, name)) throw new TypeError(`There is no kind of record named "${name}".`);
	return kinds[name] as AnyKind;
}

/** One text for a record, as a key of maps. A kind's name has no slash, so it cannot be ambiguous. */
export function nameOf({ kind, id }: RecordRef): string {
	return `${kind}/${id}`;
}

import type { Change } from '../../ports.ts';
import type { FactOf, RecordKind } from '../../../domain/facts.ts';

/** A book on a shelf: its owner's name stands beside the facts. */
export type BookFact = FactOf<{
	titled: { title: string };
	moved: { place: string };
	weighed: { grams: number };
}>;
export interface Book {
	title: string;
	place: string | null;
	moves: number;
	grams: number | null;
	/** The words of every fact, so that a lost or doubled one shows. */
	trail: string[];
}
export interface Owner {
	owner: string;
}

const book: RecordKind<Book, BookFact, Owner> = {
	evolve(before, fact) {
		const state = before ?? { title: '', place: null, moves: 0, grams: null, trail: [] };
		const trail = [...state.trail, `${fact.seq}:${fact.type}`];
		if (fact.type === 'titled') return { ...state, title: fact.data.title, trail };
		if (fact.type === 'weighed') return { ...state, grams: fact.data.grams, trail };
		return { ...state, place: fact.data.place, moves: state.moves + 1, trail };
	},
	summary: ({ title, place, moves, grams }, confidential) => ({
		title,
		place,
		moves,
		grams,
		lent: moves > 1,
		owner: confidential?.owner ?? null
	})
};

/** A shelf that counts. */
export type ShelfFact = FactOf<{ filled: { by: number } }>;
const shelf: RecordKind<{ count: number }, ShelfFact, { note: string }> = {
	evolve(before, fact) {
		// A fact that cannot be folded must never become durable.
		if (!Number.isInteger(fact.data.by)) throw new RangeError('A shelf is filled by whole numbers.');
		return { count: (before?.count ?? 0) + fact.data.by };
	},
	summary: ({ count }, confidential) => ({ count, note: confidential?.note ?? null })
};

export const TEST_KINDS = { book, shelf };
export type TestKinds = typeof TEST_KINDS;

export const titled = (title: string): BookFact => ({ type: 'titled', v: 1, data: { title } });
export const moved = (place: string): BookFact => ({ type: 'moved', v: 1, data: { place } });
export const weighed = (grams: number): BookFact => ({ type: 'weighed', v: 1, data: { grams } });
export const filled = (by: number): ShelfFact => ({ type: 'filled', v: 1, data: { by } });

/** The first commit of a book. */
export function newBook(id: string, title = id, rest: Partial<Change> = {}): Change {
	return { kind: 'book', id, expectedVersion: 0, facts: [titled(title)], ...rest };
}

/** A book is put elsewhere. */
export function move(id: string, expectedVersion: number, place = 'A1', rest: Partial<Change> = {}): Change {
	return { kind: 'book', id, expectedVersion, facts: [moved(place)], ...rest };
}

/** A shelf is filled. */
export function fill(id: string, expectedVersion: number, by = 1, rest: Partial<Change> = {}): Change {
	return { kind: 'shelf', id, expectedVersion, facts: [filled(by)], ...rest };
}

export const STAMP = { at: 1_700_000_000_000, by: 'user:1' };

import type { Stamp } from './facts.ts';
import type { RegisterFact } from './register.ts';

/** What became of a number of a register. */
export type NumberFate = 'given' | 'reserved' | 'voided';

/** What numbers can be filtered by: what became of them, or of the document that bears them. */
export const NUMBER_STATES = ['given', 'reserved', 'voided', 'withdrawn', 'amended', 'e-signed'] as const;
export type NumberState = (typeof NUMBER_STATES)[number];

/** One number, as the facts of its register tell of it. */
export interface NumberEntry {
	n: number;
	/** Record that bears it, waits for it or was to bear it. */
	to: string;
	fate: NumberFate;
	/** As it was printed when it was reserved or voided; null where no fact tells. */
	text: string | null;
	/** When it came to this. */
	at: number;
	/** Why it was voided; null otherwise. */
	reason: string | null;
}

/** A register read through: every number in order, and what an inspector would look for. */
export interface RegisterBook {
	/** The highest number; 0 for an empty register. */
	last: number;
	entries: NumberEntry[];
	/** Numbers up to the last that no fact accounts for. */
	gaps: number[];
	/** Numbers two records lay claim to, or that were given after they were voided. */
	doubles: number[];
}

const FATES: Record<RegisterFact['type'], NumberFate> = {
	'number-given': 'given',
	'number-reserved': 'reserved',
	'number-voided': 'voided'
};

/** Only what waits may come to something else, and only for the record it waits for. */
const contradicts = (before: NumberEntry, to: string): boolean =>
	before.fate !== 'reserved' || before.to !== to;

/** Reads the facts of a register as a book of numbers 1…last. */
export function bookOf(facts: readonly (RegisterFact & Pick<Stamp, 'at'>)[]): RegisterBook {
	const numbers = new Map<number, NumberEntry>();
	const doubles = new Set<number>();
	for (const { type, data, at } of facts) {
		const { number: n, to } = data;
		const before = numbers.get(n);
		if (before && contradicts(before, to)) doubles.add(n);
		const text = ('text' in data ? data.text : null) ?? before?.text ?? null;
		numbers.set(n, { n, to, fate: FATES[type], text, at, reason: 'reason' in data ? data.reason : null });
	}
	const last = Math.max(0, ...numbers.keys());
	const all = Array.from({ length: last }, (_, i) => i + 1);
	return {
		last,
		entries: all.flatMap((n) => numbers.get(n) ?? []),
		gaps: all.filter((n) => !numbers.has(n)),
		doubles: [...doubles].sort((a, b) => a - b)
	};
}

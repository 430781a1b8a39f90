/** Chance that can be repeated: the same seed, the same faults at the same turns. */
export interface Chance {
	readonly seed: number;
	/** A whole number from `from` to `to`, both possible. */
	between(from: number, to: number): number;
	/** One of them. */
	one<T>(of: readonly T[]): T;
	/** True so often, 0 to 1. */
	happens(share: number): boolean;
}

/** The seed that was asked for (`FAULT_SEED`), or a new one. */
export const seedFrom = (asked: string | undefined, fresh: number): number =>
	asked && /^\d+$/.test(asked) ? Number(asked) : fresh % 1_000_000_000;

/** A 32-bit generator (mulberry32): enough to scatter faults, never for the draw of a paper. */
export function chanceOf(seed: number): Chance {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
	return {
		seed,
		between,
		one: (of) => of[between(0, of.length - 1)] as (typeof of)[number],
		happens: (share) => next() < share
	};
}

/**
 * How long a page may be silent, ms. One table for the wall, the protocol and the doors: a page says a sign of life
 * every 3 to 5 s.
 */
export const SILENCE = {
	/** Shown to the proctor as late. */
	late: 7_000,
	/** Noted in the protocol as offline: from then on answers made before the end may come after it. */
	offline: 10_000,
	/** A place that was heard a shorter time ago is in use. */
	inUse: 15_000,
	/** Shown to the proctor as gone. */
	gone: 20_000
} as const;

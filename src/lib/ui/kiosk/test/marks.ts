/** What the candidate marked on this page: the flags and where he was. For a reload only; the server has no use for it. */
export interface Marks {
	flags: number[];
	current: number;
}

const KEPT = 'synaq-marks';

/** Reads the marks of this attempt; those of another are passed over. */
export function readMarks(attempt: string, questions: number, kept: Storage | undefined): Marks {
	const none: Marks = { flags: [], current: 1 };
	try {
		const read = JSON.parse(kept?.getItem(KEPT) ?? 'null') as (Marks & { attempt: string }) | null;
		if (read?.attempt !== attempt) return none;
		const known = (n: unknown): n is number =>
			Number.isInteger(n) && Number(n) >= 1 && Number(n) <= questions;
		return { flags: read.flags.filter(known), current: known(read.current) ? read.current : 1 };
	} catch {
		return none;
	}
}

export function keepMarks(attempt: string, marks: Marks, kept: Storage | undefined): void {
	try {
		kept?.setItem(KEPT, JSON.stringify({ attempt, ...marks }));
	} catch {
		// Without storage a reload forgets the flags, nothing else.
	}
}

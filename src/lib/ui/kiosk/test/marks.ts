import type { Kept, PageStore } from '../kept-page';

/** What the candidate marked on this page: the flags and where he was. For a reload only; the server has no use for it. */
export type Marks = Pick<Kept['marks'], 'flags' | 'current'>;

/** Reads the marks of this attempt; those of another, or of another paper, are passed over. */
export async function readMarks(attempt: string, questions: number, store: PageStore): Promise<Marks> {
	const read = await store.read('marks');
	if (read?.attempt !== attempt) return { flags: [], current: 1 };
	const known = (n: unknown): n is number => Number.isInteger(n) && Number(n) >= 1 && Number(n) <= questions;
	return { flags: read.flags.filter(known), current: known(read.current) ? read.current : 1 };
}

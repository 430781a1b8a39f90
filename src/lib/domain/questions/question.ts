import type { Bilingual } from '../text.ts';

/** One choice under a question. */
export interface Option extends Bilingual {
	/** Unique in its question. */
	id: string;
}

/** One version of a question, the same in both languages. A changed text or key is a new version of the same id. */
export interface Question {
	id: string;
	/** Whole, from 1. */
	version: number;
	/** Id of a section of the bank. */
	section: string;
	kind: 'single' | 'multiple';
	/** What the right answer rests on: a key of the bank's `sources` and the paragraph in it. */
	source: { act: string; paragraph: string };
	stem: Bilingual;
	options: Option[];
	/** Ids of the right options: one in a `single` question. Never leaves the server (design, section 5). */
	key: string[];
	explanation?: Bilingual;
}

import { fingerprint } from '../facts.ts';
import type { Bank } from './bank.ts';
import type { Question } from './question.ts';

/** A question as the contents name it: enough to draw it, and the fingerprint of all that it says. */
export interface Entry {
	id: string;
	version: number;
	section: string;
	hash: string;
}

/** A bank with a fingerprint in the place of every question, in the order of the bank. */
export interface Contents extends Omit<Bank, 'questions'> {
	questions: Entry[];
}

const entryOf = (question: Question): Entry => {
	const { id, version, section } = question;
	return { id, version, section, hash: fingerprint(question) };
};

/** The contents of a bank. Their fingerprint is the edition's. */
export const contentsOf = (bank: Bank): Contents => ({ ...bank, questions: bank.questions.map(entryOf) });

/** What leaves with a protocol: the contents, and in full only the questions that were drawn, in order of id. */
export interface UsedBank {
	contents: Contents;
	used: Question[];
}

/** The contents of a bank with these questions in full. */
export function usedBank(bank: Bank, ids: ReadonlySet<string>): UsedBank {
	const used = bank.questions.filter(({ id }) => ids.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
	return { contents: contentsOf(bank), used };
}

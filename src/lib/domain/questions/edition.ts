import type { FactOf, RecordKind } from '../facts.ts';
import type { Trilingual } from '../text.ts';
import type { Bank } from './bank.ts';

/** A bank edition: a frozen set of question versions. Each reading by a person is a fact: who, when, why. */
export type EditionFact = FactOf<{
	frozen: {
		bank: string;
		version: number;
		hash: string;
		title: Trilingual;
		sizes: Record<string, number>;
		demonstration: boolean;
	};
	read: { why: string };
}>;

export interface EditionState {
	bank: string;
	version: number;
	hash: string;
	title: Trilingual;
	/** Questions by section. */
	sizes: Record<string, number>;
	demonstration: boolean;
	frozenAt: number;
}

export interface EditionConfidential {
	content: Bank;
}

export const editionKind: RecordKind<EditionState, EditionFact, EditionConfidential> = {
	evolve: (state, fact) => (fact.type === 'frozen' ? { ...fact.data, frozenAt: fact.at } : state!),
	summary: (state) => ({
		bank: state.bank,
		version: state.version,
		title: state.title.kk,
		questions: Object.values(state.sizes).reduce((sum, n) => sum + n, 0),
		frozenAt: state.frozenAt
	})
};

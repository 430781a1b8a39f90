import type { FactOf, RecordKind } from '../facts.ts';
import type { Outcome } from './outcome.ts';

/** One line of the act: how an attempt ended. Names are in the document, not here. */
export interface ActResult {
	attempt: string;
	application: string;
	outcome: Outcome;
	points: number | null;
	outOf: number | null;
	head: string;
}

export type TestActFact = FactOf<{
	'drawn-up': {
		sitting: string;
		round: string;
		number: string;
		document: string;
		root: string;
		results: ActResult[];
	};
	'order-drafted': { order: string };
}>;

export interface TestActState {
	sitting: string;
	round: string;
	number: string;
	document: string;
	/** Merkle root over the attempts' heads. */
	root: string;
	results: ActResult[];
	drawnUpAt: number;
	order: string | null;
}

export const testActKind: RecordKind<TestActState, TestActFact> = {
	evolve: (state, fact) =>
		fact.type === 'drawn-up'
			? { ...fact.data, drawnUpAt: fact.at, order: null }
			: { ...state!, order: fact.data.order },
	summary: (state) => ({
		sitting: state.sitting,
		round: state.round,
		number: state.number,
		root: state.root,
		drawnUpAt: state.drawnUpAt,
		results: state.results.length,
		order: state.order
	})
};

import type { FactOf, RecordKind } from '../facts.ts';
import type { Lang } from '../text.ts';
import type { RecordedResult } from '../exam/sitting.ts';

/** One line of the act: how an attempt ended. Names are in the document, not here. */
export type ActResult = RecordedResult;

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
	/** SHA-256 of the act as it was printed for the archive: taken again, it is the same to the byte. */
	printed: { pdf: Record<Lang, string> };
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
	pdf: Record<Lang, string> | null;
}

type Evolve = {
	[T in TestActFact['type']]: (
		data: Extract<TestActFact, { type: T }>['data'],
		at: number
	) => Partial<TestActState>;
};

const EVOLVE: Evolve = {
	'drawn-up': (data, at) => ({ ...data, drawnUpAt: at, order: null, pdf: null }),
	'order-drafted': ({ order }) => ({ order }),
	printed: ({ pdf }) => ({ pdf })
};

export const testActKind: RecordKind<TestActState, TestActFact> = {
	evolve(state, fact) {
		const step = EVOLVE[fact.type] as (data: TestActFact['data'], at: number) => Partial<TestActState>;
		return { ...state, ...step(fact.data, fact.at) } as TestActState;
	},
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

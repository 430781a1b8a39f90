import type { FactOf, RecordKind } from '../facts.ts';

/** A round groups cases that share lists and orders. */
export type RoundFact = FactOf<{
	opened: {
		number: number;
		applications: string[];
		mark: 'rehearsal' | 'demonstration' | null;
		/** The applicants' list; null where the regulation knows none. */
		document: string | null;
	};
	'materials-listed': { applications: string[]; document: string };
	'order-drafted': { order: string };
	'order-dropped': { order: string };
}>;

export interface RoundState {
	number: number;
	applications: string[];
	mark: 'rehearsal' | 'demonstration' | null;
	openedAt: number;
	/** Lists of materials for the head, latest last. */
	materials: { document: string; applications: string[]; at: number }[];
	orders: string[];
	documents: string[];
}

export const roundKind: RecordKind<RoundState, RoundFact> = {
	evolve(state, fact) {
		switch (fact.type) {
			case 'opened': {
				const { number, applications, mark, document } = fact.data;
				return {
					number,
					applications,
					mark,
					openedAt: fact.at,
					materials: [],
					orders: [],
					documents: document === null ? [] : [document]
				};
			}
			case 'materials-listed': {
				const { document, applications } = fact.data;
				return {
					...state!,
					materials: [...state!.materials, { document, applications, at: fact.at }],
					documents: [...state!.documents, document]
				};
			}
			case 'order-drafted':
				return { ...state!, orders: [...state!.orders, fact.data.order] };
			case 'order-dropped':
				return { ...state!, orders: state!.orders.filter((id) => id !== fact.data.order) };
		}
	},
	summary: (state) => ({
		number: state.number,
		openedAt: state.openedAt,
		applications: state.applications.length
	})
};

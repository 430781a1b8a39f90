import type { FactOf, RecordKind } from '../facts.ts';
import { refused, type Refused } from '../refusal.ts';
import { applicantName, applicantNumber, type Applicant } from './applicant.ts';
import type { ServiceId } from './service.ts';

/** The register of licences. Categories are ids of the options of the service's field `categories`. */
export type LicenceFact = FactOf<{
	issued: {
		service: ServiceId;
		number: string;
		person: string;
		case: string;
		document: string;
		categories: string[];
		/** Reissued from this one. */
		replaces: string | null;
	};
	'annex-added': { case: string; document: string; items: string[] };
	'duplicate-issued': { case: string; document: string; number: string };
	/** Another licence took its place. */
	replaced: { by: string; case: string };
	terminated: { reason: string };
}>;

export interface LicenceState {
	service: ServiceId;
	number: string;
	person: string;
	case: string;
	document: string;
	categories: string[];
	replaces: string | null;
	issuedAt: number;
	status: 'in-force' | 'replaced' | 'terminated';
	replacedBy: string | null;
	terminated: { at: number; reason: string } | null;
	annexes: { case: string; document: string; items: string[]; at: number }[];
	duplicates: { case: string; document: string; number: string; at: number }[];
}

export interface LicenceConfidential {
	holder: Applicant;
}

/** What a licence allows: its own categories, then what its annexes added, each once. */
export const scopeOf = ({ categories, annexes }: Pick<LicenceState, 'categories' | 'annexes'>): string[] => [
	...new Set([...categories, ...annexes.flatMap(({ items }) => items)])
];

/** The categories a request asks for, by the answers of its form. */
export const categoriesIn = ({ categories = '' }: Readonly<Record<string, string>>): string[] =>
	categories.split(',').filter(Boolean);

/** What of the categories asked for a licence does not allow yet. */
export function addedTo(
	licence: Pick<LicenceState, 'categories' | 'annexes'>,
	asked: readonly string[]
): string[] {
	const scope = scopeOf(licence);
	return asked.filter((id) => !scope.includes(id));
}

/**
 * Grounds of a request and the licence beside it (`ISSUE_GROUND`): 'new' is about none, 'annex' leaves it as it is and adds
 * to it, 'category' adds to the one it reissues, 'reorganisation' may name the licence of the entity the applicant came from.
 */
export const LICENCE_GROUNDS = {
	first: 'new',
	annex: 'annex',
	adding: 'category',
	ofAnother: 'reorganisation'
} as const;

type Said<T extends LicenceFact['type']> = Extract<LicenceFact, { type: T }>['data'];

/** What of a licence its changes depend on. */
type Standing = Pick<LicenceState, 'status'>;

/** Only what is in force is changed, replaced or ended. */
const ifInForce = ({ status }: Standing, facts: LicenceFact[]): LicenceFact[] | Refused =>
	status === 'in-force' ? facts : refused('licence-not-in-force');

/** Enters a new licence, in place of another (`replaces`) or not. */
export const issueLicence = (data: Said<'issued'>): LicenceFact[] => [{ type: 'issued', v: 1, data }];

/** Adds an annex. Refuses 'licence-not-in-force'. */
export const addAnnex = (state: Standing, data: Said<'annex-added'>): LicenceFact[] | Refused =>
	ifInForce(state, [{ type: 'annex-added', v: 1, data }]);

/** Notes a duplicate: the licence stays as it is. Refuses 'licence-not-in-force'. */
export const issueDuplicate = (state: Standing, data: Said<'duplicate-issued'>): LicenceFact[] | Refused =>
	ifInForce(state, [{ type: 'duplicate-issued', v: 1, data }]);

/** Ends a licence because another took its place. Refuses 'licence-not-in-force'. */
export const replaceLicence = (state: Standing, data: Said<'replaced'>): LicenceFact[] | Refused =>
	ifInForce(state, [{ type: 'replaced', v: 1, data }]);

/** Ends a licence for good. Refuses 'licence-not-in-force', 'ground-missing'. */
export function terminateLicence(state: Standing, reason: string): LicenceFact[] | Refused {
	if (!reason.trim()) return refused('ground-missing');
	return ifInForce(state, [{ type: 'terminated', v: 1, data: { reason: reason.trim() } }]);
}

export const licenceKind: RecordKind<LicenceState, LicenceFact, LicenceConfidential> = {
	evolve(state, fact) {
		switch (fact.type) {
			case 'issued':
				return {
					...fact.data,
					issuedAt: fact.at,
					status: 'in-force',
					replacedBy: null,
					terminated: null,
					annexes: [],
					duplicates: []
				};
			case 'annex-added':
				return { ...state!, annexes: [...state!.annexes, { ...fact.data, at: fact.at }] };
			case 'duplicate-issued':
				return { ...state!, duplicates: [...state!.duplicates, { ...fact.data, at: fact.at }] };
			case 'replaced':
				return { ...state!, status: 'replaced', replacedBy: fact.data.by };
			case 'terminated':
				return { ...state!, status: 'terminated', terminated: { at: fact.at, reason: fact.data.reason } };
		}
	},
	summary: (state, confidential) => ({
		service: state.service,
		number: state.number,
		person: state.person,
		status: state.status,
		issuedAt: state.issuedAt,
		categories: scopeOf(state).join(' '),
		annexes: state.annexes.length,
		duplicates: state.duplicates.length,
		holder: confidential ? applicantName(confidential.holder) : '',
		holderNumber: confidential ? applicantNumber(confidential.holder) : ''
	})
};

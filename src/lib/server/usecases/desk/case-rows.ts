import type { RegisterRow } from '../../../domain/attestation/documents.ts';
import type { ApplicationConfidential, ApplicationState } from '../../../domain/attestation/application.ts';
import { compareKazakh, fullName } from '../../../domain/people/name.ts';
import { isRefused, type Refused } from '../../../domain/refusal.ts';
import type { Stored } from '../../ports.ts';
import type { Work } from '../work.ts';

export type Case = Stored<ApplicationState, ApplicationConfidential> & { id: string };

/** Reads cases, each once, in Kazakh alphabetical order of their applicants. */
export async function readCases(work: Work, ids: readonly string[]): Promise<Case[] | Refused> {
	const cases: Case[] = [];
	for (const id of new Set(ids)) {
		const record = await work.read('application', id);
		if (isRefused(record)) return record;
		cases.push({ ...record, id });
	}
	return cases.sort((a, b) => compareKazakh(sortName(a), sortName(b)) || (a.id < b.id ? -1 : 1));
}

const ERASED = { surname: '—', given: '—' };

const sortName = ({ confidential }: Case): string => fullName(confidential?.name ?? ERASED);

/** How documents name a case: person, IIN, incoming number, speciality. */
export async function registerRow(
	work: Work,
	{ state, confidential }: Pick<Case, 'state' | 'confidential'>
): Promise<RegisterRow> {
	const { office } = await work.office();
	const speciality = office.specialities[state.speciality] ?? { kk: state.speciality, ru: state.speciality };
	return {
		name: confidential?.name ?? ERASED,
		iin: confidential?.iin ?? '',
		incoming: state.incoming,
		speciality: { kk: speciality.kk, ru: speciality.ru }
	};
}

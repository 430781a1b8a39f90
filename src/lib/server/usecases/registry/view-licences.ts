import type { Summary } from '../../../domain/facts.ts';
import { refused, type Refused } from '../../../domain/refusal.ts';
import { scopeOf, type LicenceState } from '../../../domain/services/licence.ts';
import { applicantName, applicantNumber } from '../../../domain/services/applicant.ts';
import { newestDefinition, optionNames, procedureOf } from '../../../domain/services/registry.ts';
import type { ServiceId } from '../../../domain/services/service.ts';
import type { Bilingual, Trilingual } from '../../../domain/text.ts';
import type { ListQuery } from '../../ports.ts';
import type { Context } from '../context.ts';
import { documentsAbout, nameOf, type DocumentRow } from '../desk/document-rows.ts';

/** A licence as lists show it. */
export interface LicenceRow {
	id: string;
	number: string;
	/** Empty once the data of the holder are erased. */
	holder: string;
	holderNumber: string;
	service: Trilingual;
	region: Trilingual;
	/** What it allows, as its paper calls it. */
	activity: Bilingual | null;
	categories: Trilingual[];
	issuedAt: number;
	status: LicenceState['status'];
	annexes: number;
	duplicates: number;
}

/** What is asked in, in words: categories are kept by their ids. */
function wordsOf(service: ServiceId, categories: readonly string[]) {
	const definition = newestDefinition(service);
	return {
		service: definition.name,
		region: definition.region,
		activity: definition.activity ?? null,
		categories: optionNames(definition, 'categories', categories)
	};
}

const rowOf = ({ id, summary }: { id: string; summary: Summary }): LicenceRow => ({
	id,
	number: String(summary.number),
	holder: String(summary.holder),
	holderNumber: String(summary.holderNumber),
	...wordsOf(summary.service as ServiceId, String(summary.categories).split(' ').filter(Boolean)),
	issuedAt: Number(summary.issuedAt),
	status: summary.status as LicenceRow['status'],
	annexes: Number(summary.annexes),
	duplicates: Number(summary.duplicates)
});

/** The register of licences, searched and filtered by fields of the summary. */
export const listLicences = (ctx: Context) => async (query: ListQuery) => {
	const { items, total, next } = await ctx.store.list('licence', query);
	return { rows: items.map(rowOf), total, next };
};

interface Link {
	id: string;
	number: string;
	issuedAt: number;
	status: LicenceState['status'];
}

/** No chain of reissues is longer; a damaged one would not end. */
const MOST = 100;

/** The licences before and after one, following `step` from each to the next. */
async function linksOf(
	{ store }: Context,
	from: string | null,
	step: (state: LicenceState) => string | null
): Promise<Link[]> {
	const links: Link[] = [];
	for (let id = from; id !== null && links.length < MOST;) {
		const licence = await store.read('licence', id);
		if (!licence) break;
		const { number, issuedAt, status } = licence.state;
		links.push({ id, number, issuedAt, status });
		id = step(licence.state);
	}
	return links;
}

/** What a case did to a licence, by when it was received. */
async function caseOf({ store }: Context, id: string) {
	const found = await store.read('service-case', id);
	if (!found) return null;
	const { incoming, receivedAt } = found.state;
	return { id, incoming, receivedAt, procedure: procedureOf(found.state).name };
}

async function casesOf(ctx: Context, ids: Iterable<string>) {
	const cases = await Promise.all([...new Set(ids)].map((id) => caseOf(ctx, id)));
	return cases.filter((one) => one !== null);
}

const PAPERS = ['licence', 'licence-annex', 'licence-duplicate'];

/** Licences, annexes and duplicates that cases issued, oldest first. */
async function papersOf(ctx: Context, cases: readonly { id: string }[]): Promise<DocumentRow[]> {
	const papers = await Promise.all(cases.map(({ id }) => documentsAbout(ctx)({ case: id })));
	return papers.flat().filter(({ type }) => PAPERS.includes(type));
}

/** Who ended it, where somebody did. */
async function endedBy(ctx: Context, id: string): Promise<string | null> {
	const fact = (await ctx.store.facts('licence', id)).find(({ type }) => type === 'terminated');
	return fact ? nameOf(ctx, fact.by) : null;
}

/** A licence as one page: its holder, what it allows, its annexes and duplicates, the chain it stands in. Refuses 'not-found'. */
export const viewLicence = (ctx: Context) => async (id: string) => {
	const record = await ctx.store.read('licence', id);
	if (!record) return refused('not-found', { kind: 'licence' }) satisfies Refused;
	const { state, confidential } = record;
	const before = await linksOf(ctx, state.replaces, ({ replaces }) => replaces);
	const after = await linksOf(ctx, state.replacedBy, ({ replacedBy }) => replacedBy);
	const { number, issuedAt, status } = state;
	const cases = await casesOf(ctx, [
		state.case,
		...state.annexes.map((one) => one.case),
		...state.duplicates.map((one) => one.case)
	]);
	const definition = newestDefinition(state.service);
	return {
		id,
		state,
		...wordsOf(state.service, scopeOf(state)),
		annexes: state.annexes.map((one) => ({
			...one,
			items: optionNames(definition, 'categories', one.items)
		})),
		holder: confidential && {
			name: applicantName(confidential.holder),
			number: applicantNumber(confidential.holder),
			kind: confidential.holder.kind
		},
		chain: [...before.reverse(), { id, number, issuedAt, status }, ...after],
		cases,
		documents: await papersOf(ctx, cases),
		endedBy: state.terminated && (await endedBy(ctx, id))
	};
};

import type { DocumentContent, DocumentType } from '../../../../domain/attestation/documents.ts';
import { addressObject, objectWords } from '../../../../domain/services/address-words.ts';
import { currentAddress, type AddressState } from '../../../../domain/services/address.ts';
import type { LicenceState } from '../../../../domain/services/licence.ts';
import { definitionAt, optionNames } from '../../../../domain/services/registry.ts';
import type { AddressCertificate, LicenceContent } from '../../../../domain/services/service-documents.ts';
import type { Bilingual } from '../../../../domain/text.ts';
import type { Work } from '../../work.ts';
import { bilingual, type OfCase, type ServiceCase } from '../case-of-service.ts';

/** What the result of a case is made of. */
export interface Resulting {
	work: Work;
	one: ServiceCase;
	/** Id of the result of the procedure that was concluded. */
	result: string;
	/** What was written at the steps; the last word counts. */
	written: Readonly<Record<string, string>>;
	reasons: readonly string[];
	/** The number it gets in its register; empty where it has none. */
	number: string;
	/** Of an annex that is issued with a licence: what that licence says. */
	fresh?: LicenceContent;
}

/** Everything a document says but its own part. */
export type Base = OfCase & Pick<DocumentContent, 'number' | 'date' | 'signedBy' | 'ground'>;

type Result = (of: Resulting, base: Base) => Promise<DocumentContent>;

/** Categories a request asks for; where it names none, those of the licence it is about. */
export async function categoriesOf(work: Work, { state, confidential }: ServiceCase): Promise<string[]> {
	const asked = confidential.answers.categories?.split(',').filter(Boolean);
	if (asked?.length || !state.about.licence) return asked ?? [];
	return (await work.must('licence', state.about.licence)).state.categories;
}

/** Names of categories as a licence prints them. */
const namesOf = ({ definition }: Pick<ServiceCase, 'definition'>, ids: readonly string[]): Bilingual[] =>
	optionNames(definition, 'categories', ids).map(bilingual);

/** What a request adds to the licence it is about. */
export async function itemsOf(work: Work, one: ServiceCase): Promise<string[]> {
	const { licence } = one.state.about;
	if (!licence) return [];
	const before = (await work.must('licence', licence)).state.categories;
	return (await categoriesOf(work, one)).filter((id) => !before.includes(id));
}

const conditionsOf = ({ written }: Resulting): Bilingual | null => {
	const { 'conditions-kk': kk = '', 'conditions-ru': ru = '' } = written;
	return kk || ru ? { kk: kk || ru, ru: ru || kk } : null;
};

/** The licence a case is about, as its paper names it. */
async function replaced({ work, one }: Resulting): Promise<LicenceContent['replaces']> {
	const id = one.state.about.licence;
	const licence = id ? (await work.must('licence', id)).state : null;
	return licence && { number: licence.number, date: licence.issuedAt };
}

/** What the licence in force says; one that another system issued says what its register knows. */
async function saidBy(
	{ work, one }: Resulting,
	licence: LicenceState,
	categories: readonly string[]
): Promise<LicenceContent> {
	const { number, issuedAt, document, service } = licence;
	const paper = document ? await work.ctx.store.read('document', document) : undefined;
	const content = paper?.confidential?.content;
	const of = definitionAt(service, one.definition.source.from) ?? one.definition;
	return {
		number,
		issuedAt,
		activity: of.activity ?? bilingual(of.name),
		categories: namesOf(one, categories),
		conditions: content?.type === 'licence' ? content.licence.conditions : null,
		replaces: content?.type === 'licence' ? content.licence.replaces : null
	};
}

async function licenceOf({ work, one }: Resulting): Promise<LicenceState> {
	return (await work.must('licence', one.state.about.licence ?? '')).state;
}

/** The order a decision rests on, where the procedure has one. */
export async function orderOf({ work, one }: Pick<Resulting, 'work' | 'one'>) {
	for (const id of [...one.state.documents].reverse()) {
		const { state } = await work.must('document', id);
		if (state.type === 'licence-order') return { number: state.number ?? '', date: state.issuedAt };
	}
	return null;
}

const because = ({ written, reasons }: Resulting): string => written.because ?? reasons.join('\n');
const plotOf = ({ one, written }: Resulting): string => written.plot ?? one.confidential.answers.plot ?? '';

const ABOUT: Record<string, AddressCertificate['about']> = {
	clarify: 'clarify',
	'clarify-with-history': 'clarify-with-history',
	assign: 'assign',
	annul: 'annul'
};

/** The address a certificate is about: what is assigned by it, or what the register has (an annulled one last). */
function addressSaid({ written }: Resulting, state: AddressState | undefined, code: string) {
	const { 'address-kk': kk, 'address-ru': ru } = written;
	if (kk && ru && code) return { address: { kk, ru }, code };
	const known = state && (currentAddress(state) ?? state.addresses.at(-1));
	return { address: known?.address ?? { kk: kk ?? '', ru: ru ?? '' }, code: known?.code ?? code };
}

const historyOf = (state: AddressState | undefined): AddressCertificate['history'] =>
	(state?.addresses ?? []).map(({ from, until, address, ground }) => ({ from, until, address, ground }));

async function addressCertificate(of: Resulting, base: Base): Promise<DocumentContent> {
	const { work, one, written } = of;
	const { answers } = one.confidential;
	const about = ABOUT[one.state.procedure] ?? 'clarify';
	const id = one.state.about.address;
	const state = id ? (await work.must('address', id)).state : undefined;
	const object = state?.object ?? addressObject(written.object ?? answers.object);
	return {
		...base,
		type: 'address-certificate',
		about,
		object: {
			kind: objectWords(object),
			cadastral: state?.cadastral ?? written.cadastral ?? answers.cadastral ?? null
		},
		...addressSaid(of, state, about === 'assign' ? (written.code ?? '') : ''),
		history: about === 'clarify-with-history' ? historyOf(state) : []
	};
}

async function annex(of: Resulting, base: Base): Promise<DocumentContent> {
	const items = await itemsOf(of.work, of.one);
	const old = await licenceOf(of);
	return {
		...base,
		type: 'licence-annex',
		licence: of.fresh ?? (await saidBy(of, old, old.categories)),
		annex: of.fresh ? 1 : old.annexes.length + 1,
		items: namesOf(of.one, items.length ? items : await categoriesOf(of.work, of.one))
	};
}

/** What each result of a procedure says. */
export const RESULTS: Partial<Record<DocumentType, Result>> = {
	licence: async (of, base) => ({
		...base,
		type: 'licence',
		licence: {
			number: of.number,
			issuedAt: of.work.now,
			activity: of.one.definition.activity ?? bilingual(of.one.definition.name),
			categories: namesOf(of.one, await categoriesOf(of.work, of.one)),
			conditions: conditionsOf(of),
			replaces: await replaced(of)
		},
		order: await orderOf(of)
	}),
	'licence-annex': annex,
	'licence-duplicate': async (of, base) => {
		const licence = await licenceOf(of);
		return { ...base, type: 'licence-duplicate', licence: await saidBy(of, licence, licence.categories) };
	},
	'accreditation-certificate': async ({ one }, base) => ({
		...base,
		type: 'accreditation-certificate',
		activity: one.definition.activity ?? bilingual(one.definition.name)
	}),
	'mineral-conclusion': async (of, base) => ({
		...base,
		type: 'mineral-conclusion',
		found: of.result === 'insignificant' ? 'insignificant' : 'absent',
		plot: plotOf(of),
		because: because(of)
	}),
	'mineral-letter': async (of, base) => ({
		...base,
		type: 'mineral-letter',
		plot: plotOf(of),
		because: because(of)
	}),
	'building-permit': async (of, base) => ({
		...base,
		type: 'building-permit',
		plot: plotOf(of),
		because: because(of)
	}),
	'address-certificate': addressCertificate
};

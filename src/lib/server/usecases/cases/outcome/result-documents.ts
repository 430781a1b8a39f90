import type { DocumentContent, DocumentType } from '../../../../domain/attestation/documents.ts';
import { isRefused, refused } from '../../../../domain/refusal.ts';
import { addressObject, objectWords } from '../../../../domain/services/address-words.ts';
import { certifyAddress, type AddressState } from '../../../../domain/services/address.ts';
import {
	addedTo,
	categoriesIn,
	LICENCE_GROUNDS,
	scopeOf,
	type LicenceState
} from '../../../../domain/services/licence.ts';
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

const askedIn = ({ confidential }: ServiceCase): string[] => categoriesIn(confidential.answers);

/** The licence a request is about; a first licence is about none, whatever was named beside it. */
export const licenceAbout = ({ state, confidential }: ServiceCase): string | undefined =>
	confidential.answers.ground === LICENCE_GROUNDS.first ? undefined : state.about.licence;

/** What the licence a request is about allows, its annexes with it; nothing where it is about none. */
async function heldBy(work: Work, one: ServiceCase): Promise<string[]> {
	const licence = licenceAbout(one);
	return licence ? scopeOf((await work.must('licence', licence)).state) : [];
}

/** Categories a licence is issued in: those asked for, with those held where the ground adds to them or none is named. */
export async function categoriesOf(work: Work, one: ServiceCase): Promise<string[]> {
	const asked = askedIn(one);
	if (asked.length && one.confidential.answers.ground !== LICENCE_GROUNDS.adding) return asked;
	return [...new Set([...asked, ...(await heldBy(work, one))])];
}

/** Names of categories as a licence prints them. */
const namesOf = ({ definition }: Pick<ServiceCase, 'definition'>, ids: readonly string[]): Bilingual[] =>
	optionNames(definition, 'categories', ids).map(bilingual);

/** What a request adds to the licence it is about. */
export async function itemsOf(work: Work, one: ServiceCase): Promise<string[]> {
	const licence = licenceAbout(one);
	return licence ? addedTo((await work.must('licence', licence)).state, askedIn(one)) : [];
}

const conditionsOf = ({ written }: Resulting): Bilingual | null => {
	const { 'conditions-kk': kk = '', 'conditions-ru': ru = '' } = written;
	return kk || ru ? { kk: kk || ru, ru: ru || kk } : null;
};

/** The licence a case is about, as its paper names it. */
async function replaced({ work, one }: Resulting): Promise<LicenceContent['replaces']> {
	const id = licenceAbout(one);
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

type Said = Pick<AddressCertificate, 'address' | 'code' | 'inForce'>;

/**
 * The address a certificate is about: what is assigned by it, or what the register has in force. Only where the history is
 * asked for may it be an annulled one, and says so (`certifyAddress` of the domain).
 */
function addressSaid({ written }: Resulting, state: AddressState | undefined, about: string): Said {
	const { 'address-kk': kk = '', 'address-ru': ru = '', code = '' } = written;
	if (about === 'assign') return { address: { kk, ru }, code, inForce: true };
	const said = state ? certifyAddress(state, about) : refused('address-missing');
	if (isRefused(said)) throw new Error(`A certificate says no address: ${said.refused}.`);
	const { address, code: of, until } = said;
	return { address, code: of, inForce: until === null && about !== 'annul' };
}

const historyOf = (state: AddressState | undefined): AddressCertificate['history'] =>
	(state?.addresses ?? []).map(({ from, until, address, ground, annulled }) => ({
		...{ from, until, address, ground, annulled }
	}));

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
		...addressSaid(of, state, about),
		history: about === 'clarify-with-history' ? historyOf(state) : []
	};
}

async function annex(of: Resulting, base: Base): Promise<DocumentContent> {
	const old = await licenceOf(of);
	return {
		...base,
		type: 'licence-annex',
		licence: of.fresh ?? (await saidBy(of, old, old.categories)),
		annex: of.fresh ? 1 : old.annexes.length + 1,
		items: namesOf(of.one, await itemsOf(of.work, of.one))
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
		return { ...base, type: 'licence-duplicate', licence: await saidBy(of, licence, scopeOf(licence)) };
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

import { isRefused, refused, type Refused } from '../../../../domain/refusal.ts';
import { addressObject } from '../../../../domain/services/address-words.ts';
import {
	annulAddress,
	assignAddress,
	certifyAddress,
	enterObject
} from '../../../../domain/services/address.ts';
import {
	addAnnex,
	issueDuplicate,
	issueLicence,
	replaceLicence
} from '../../../../domain/services/licence.ts';
import type { DocumentType } from '../../../../domain/attestation/documents.ts';
import type { Work } from '../../work.ts';
import type { ServiceCase } from '../case-of-service.ts';
import { categoriesOf, itemsOf, licenceAbout } from './result-documents.ts';
import type { AtStep, IssuedPaper } from './step-documents.ts';

/** What a granted case has made or changed: ids of records. */
interface Made {
	licence?: string;
	address?: string;
}

type Effect = (at: AtStep, papers: readonly IssuedPaper[]) => Promise<Made | Refused>;

/** A new licence, in place of the one the case is about where there is one. */
const licenceMade: Effect = async ({ work, one }, [paper, annex]) => {
	const { state, confidential } = one;
	const id = work.ctx.ids.id();
	const document = paper?.id ?? '';
	const number = paper?.number ?? '';
	const categories = await categoriesOf(work, one);
	const items = await itemsOf(work, one);
	const old = licenceAbout(one);
	const held = old ? (await work.must('licence', old)).state : undefined;
	// A spun-off entity gets a licence of its own: whether the old one's holder goes on is not decided here.
	if (old && held?.person === state.person) {
		const replaced = replaceLicence(held, { by: id, case: one.id });
		if (isRefused(replaced)) return replaced;
		work.add('licence', old, replaced);
	}
	const { service, person } = state;
	const data = { service, number, person, case: one.id, document, categories, replaces: old ?? null };
	work.add('licence', id, issueLicence(data), {
		confidential: { holder: confidential.applicant },
		unique: [`licence:${number}`]
	});
	if (!annex || !items.length) return { licence: id };
	const added = addAnnex((await work.must('licence', id)).state, {
		case: one.id,
		document: annex.id,
		items
	});
	if (isRefused(added)) return added;
	work.add('licence', id, added);
	return { licence: id };
};

const annexMade: Effect = async ({ work, one }, [paper]) => {
	const id = one.state.about.licence ?? '';
	const licence = await work.read('licence', id);
	if (isRefused(licence)) return refused('licence-missing');
	const items = await itemsOf(work, one);
	const added = addAnnex(licence.state, { case: one.id, document: paper?.id ?? '', items });
	if (isRefused(added)) return added;
	work.add('licence', id, added);
	return { licence: id };
};

const duplicateMade: Effect = async ({ work, one }, [paper]) => {
	const id = one.state.about.licence ?? '';
	const licence = await work.read('licence', id);
	if (isRefused(licence)) return refused('licence-missing');
	const data = { case: one.id, document: paper?.id ?? '', number: paper?.number ?? '' };
	const issued = issueDuplicate(licence.state, data);
	if (isRefused(issued)) return issued;
	work.add('licence', id, issued);
	return { licence: id };
};

/** What the result of a case does to the register of licences. */
const LICENCES: Partial<Record<DocumentType, Effect>> = {
	licence: licenceMade,
	'licence-annex': annexMade,
	'licence-duplicate': duplicateMade
};

/** The record of an object: the one the case is about, else entered now. */
async function objectOf({ work, one, written }: AtStep): Promise<string> {
	const { answers } = one.confidential;
	const cadastral = written.cadastral ?? answers.cadastral ?? null;
	const registered = cadastral ? await work.ctx.store.find(`cadastral:${cadastral}`) : undefined;
	const known = one.state.about.address ?? registered?.id;
	if (known) {
		await work.must('address', known);
		return known;
	}
	const id = work.ctx.ids.id();
	const object = addressObject(written.object ?? answers.object);
	work.add('address', id, enterObject({ object, cadastral, ground: one.state.incoming ?? one.id }), {
		...(cadastral ? { unique: [`cadastral:${cadastral}`] } : {})
	});
	return id;
}

const addressAssigned: Effect = async (at, [paper]) => {
	const { work, one, written } = at;
	const id = await objectOf(at);
	const { 'address-kk': kk = '', 'address-ru': ru = '', code = '' } = written;
	const data = { address: { kk, ru }, code, case: one.id, ground: paper?.number ?? '' };
	const facts = assignAddress((await work.must('address', id)).state, data);
	if (isRefused(facts)) return facts;
	work.add('address', id, facts, { unique: [`address-code:${code}`] });
	return { address: id };
};

const addressAnnulled: Effect = async ({ work, one }, [paper]) => {
	const id = one.state.about.address ?? '';
	const address = await work.read('address', id);
	if (isRefused(address)) return refused('address-missing');
	const facts = annulAddress(address.state, { case: one.id, ground: paper?.number ?? '' });
	if (isRefused(facts)) return facts;
	work.add('address', id, facts);
	return { address: id };
};

const ADDRESSES = { 'address-assigned': addressAssigned, 'address-annulled': addressAnnulled };

/** No certificate is granted, and none signed, of an address that nobody bears any more. Refuses 'address-not-in-force'. */
export async function addressGone(
	work: Work,
	one: ServiceCase,
	address: string | undefined
): Promise<Refused | null> {
	const id = address ?? one.state.about.address;
	if (one.procedure.about !== 'address' || addressEffect(one) === 'address-assigned') return null;
	const object = id ? await work.read('address', id) : refused('address-missing');
	if (!id || isRefused(object)) return refused('address-missing');
	work.guard('address', id);
	const said = certifyAddress(object.state, one.procedure.id);
	return isRefused(said) ? said : null;
}

const CODE_DIGITS = 16;

/** The change of the address register a procedure makes, whichever of its steps names it. */
export const addressEffect = ({ procedure }: Pick<ServiceCase, 'procedure'>) =>
	procedure.steps.find(({ register }) => register !== undefined)?.register;

/** The registration code of an address that is going to be assigned, unless the specialist gave the register's own. */
export function drawCode(work: Work, one: ServiceCase, written: Record<string, string>): void {
	if (addressEffect(one) === 'address-assigned') written.code ||= work.ctx.ids.digits(CODE_DIGITS);
}

/** What a decision that grants changes in the registers of licences and addresses. */
export async function changeRegister(at: AtStep, papers: readonly IssuedPaper[]): Promise<Refused | null> {
	const { one, step, outcome, work } = at;
	if (step.deed !== 'sign' || outcome?.kind !== 'granted') return null;
	const result = one.procedure.results.find(({ id }) => id === outcome.result);
	const register = addressEffect(one);
	const effect = register ? ADDRESSES[register] : result && LICENCES[result.document];
	if (!effect) return null;
	const made = await effect(at, papers);
	if (isRefused(made)) return made;
	work.add('service-case', one.id, [{ type: 'register-changed', v: 1, data: { ...made } }]);
	return null;
}

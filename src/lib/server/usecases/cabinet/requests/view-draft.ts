import { BLANK_OFFICE, OFFICE_ID } from '../../../../domain/office.ts';
import { isRefused, refused } from '../../../../domain/refusal.ts';
import { applicantName, applicantNumber } from '../../../../domain/services/applicant.ts';
import { currentAddress } from '../../../../domain/services/address.ts';
import { definitionOf, fieldsOf, procedureOf } from '../../../../domain/services/registry.ts';
import type { RequestDraftState } from '../../../../domain/services/request-draft.ts';
import type { Trilingual } from '../../../../domain/text.ts';
import { answersOf } from '../../cases/case-of-service.ts';
import type { Context } from '../../context.ts';
import type { Applicant as Visitor } from '../session.ts';
import { applicantNow } from './applicant-now.ts';
import { documentsFor, feeOf } from './offered.ts';
import { ownLicences } from './view-services.ts';

/** An address of the register, as somebody chooses it. */
export interface AddressChoice {
	id: string;
	kk: string;
	ru: string;
	code: string | null;
	cadastral: string | null;
}

async function addressOf({ store }: Context, id: string | undefined): Promise<AddressChoice | null> {
	const address = id ? await store.read('address', id) : undefined;
	if (!id || !address) return null;
	const { addresses, cadastral } = address.state;
	const current = currentAddress(address.state);
	const { kk, ru } = (current ?? addresses.at(-1))?.address ?? { kk: '', ru: '' };
	return { id, kk, ru, code: current?.code ?? null, cadastral };
}

const FOUND = 10;

/** Addresses in force by registration code, cadastral number or words; none for less than three characters. */
export const findAddresses =
	({ store }: Context) =>
	async (wanted: string): Promise<AddressChoice[]> => {
		const search = wanted.trim();
		if (search.length < 3) return [];
		const where = { status: 'in-force' };
		const { items } = await store.list('address', { where, search, limit: FOUND });
		return items.map(({ id, summary }) => ({
			id,
			kk: String(summary.kk),
			ru: String(summary.ru),
			code: summary.code === null ? null : String(summary.code),
			cadastral: summary.cadastral === null ? null : String(summary.cadastral)
		}));
	};

/** The fee of a draft: what is to be paid, under which number, and whether it is. */
async function paymentOf({ store }: Context, { payment }: RequestDraftState) {
	const record = payment === null ? undefined : await store.read('payment', payment);
	if (!record) return null;
	const { reference, amount, status, reason, settledAt, receipt } = record.state;
	return { reference, amount, status, reason, settledAt, receipt };
}

/** A draft of one's own with everything its form and the page of sending show. Refuses 'not-found' for another's too. */
export const viewRequestDraft = (ctx: Context) => async (visitor: Visitor, id: string) => {
	const draft = await ctx.store.read('request-draft', id);
	if (!draft || draft.state.person !== visitor.id || draft.state.status === 'dropped')
		return refused('not-found', { kind: 'request' });
	const applicant = await applicantNow(ctx, visitor);
	if (isRefused(applicant)) return applicant;
	const { state, confidential } = draft;
	const office = (await ctx.store.read('office', OFFICE_ID))?.state ?? BLANK_OFFICE;
	const definition = definitionOf(state.definition);
	const procedure = procedureOf(state);
	const fee = feeOf(office, definition);
	const names = confidential?.fileNames ?? [];
	const { about, aboutOptional = false, limit } = procedure;
	const answers = confidential?.answers ?? {};
	return {
		id,
		case: state.case,
		language: state.language,
		service: { id: definition.id, name: definition.name, provider: definition.provider.name },
		procedure: { id: procedure.id, name: procedure.name, limit, about, aboutOptional },
		fields: fieldsOf(definition, procedure),
		documents: documentsFor(office, definition, procedure),
		answers,
		/** In words, as the document says them. */
		said: answersOf({ definition, procedure }, answers),
		contact: confidential?.contact ?? { phone: '', email: '', address: '' },
		about: state.about,
		licences: visitor.confirmed ? await ownLicences(ctx, visitor.id, definition.id) : [],
		address: await addressOf(ctx, state.about.address),
		files: state.files.map((file, i) => ({ ...file, name: names[i] ?? file.sha256 })),
		applicant: {
			kind: applicant.kind,
			name: applicantName(applicant),
			number: applicantNumber(applicant),
			representative: applicant.kind === 'legal-entity' ? applicant.name : null
		},
		payment: await paymentOf(ctx, state),
		fee: isRefused(fee) ? null : fee,
		feeMissing: isRefused(fee),
		free: definition.payment === 'free',
		gateway: ctx.payments.gateway
	};
};

/** A request that was begun and not sent. */
export interface OpenRequest {
	id: string;
	service: Trilingual;
	procedure: Trilingual;
	draftedAt: number;
}

/** What an applicant has begun and not sent, newest first. */
export async function openRequests({ store }: Context, person: string): Promise<OpenRequest[]> {
	const where = { person, status: 'open' };
	const { items } = await store.list('request-draft', { where, sort: '-draftedAt', limit: 50 });
	const rows: OpenRequest[] = [];
	for (const { id, summary } of items) {
		const draft = await store.read('request-draft', id);
		if (!draft) continue;
		const service = definitionOf(draft.state.definition).name;
		const procedure = procedureOf(draft.state).name;
		rows.push({ id, service, procedure, draftedAt: Number(summary.draftedAt) });
	}
	return rows;
}

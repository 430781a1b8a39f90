import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { applicantName, applicantNumber, type Applicant } from '../../../domain/services/applicant.ts';
import { REFERENCE_DIGITS } from '../../../domain/services/payment.ts';
import type { ProcedureId, ServiceId } from '../../../domain/services/service.ts';
import type { Work } from '../work.ts';
import { applicantRecord } from '../people/applicant-record.ts';
import { referenceKey } from './settle-payment.ts';

/** What a fee is for, and whose it is. */
export interface FeeFor {
	service: ServiceId;
	procedure: ProcedureId;
	applicant: Applicant;
	/** The record of the applicant where it is known; else found or made by IIN or BIN. */
	person?: string;
}

/** A fee as its payer is told of it: he names the reference when he pays. Whole tenge. */
export interface Fee {
	id: string;
	reference: string;
	amount: number;
}

/** A fee that stands, and whether it was paid already. */
export interface StandingFee extends Fee {
	status: 'asked' | 'confirmed';
}

/** What the office asks for a service now; undefined where it has set nothing. */
const amountNow = async (work: Work, service: ServiceId): Promise<number | undefined> =>
	(await work.office()).services.byService[service]?.fee ?? undefined;

/**
 * Whether a fee that was asked for can still be paid with: a paid one until it is used, one that is not paid as long as
 * the office asks the same.
 */
export async function feeStands(work: Work, payment: string): Promise<boolean> {
	const { state } = await work.must('payment', payment);
	if (state.status === 'confirmed') return true;
	return state.status === 'asked' && state.amount === (await amountNow(work, state.service));
}

/** A fee of this applicant for this procedure that no request has used: paid ones first. */
async function unusedFee(
	work: Work,
	whose: { person: string; service: ServiceId; procedure: ProcedureId }
): Promise<StandingFee | null> {
	const amount = await amountNow(work, whose.service);
	const asked = amount === undefined ? [] : [{ status: 'asked' as const, amount }];
	for (const narrowed of [{ status: 'confirmed' as const }, ...asked]) {
		const { items } = await work.ctx.store.list('payment', { where: { ...whose, ...narrowed }, limit: 1 });
		const [one] = items;
		if (!one) continue;
		const { reference, amount: of } = one.summary;
		return { id: one.id, reference: String(reference), amount: Number(of), status: narrowed.status };
	}
	return null;
}

/**
 * The fee of a request, at whichever door: one that was asked for before and still stands, else a new one. Refuses
 * 'fee-not-set' where the office has set none.
 */
export async function feeFor(work: Work, of: FeeFor): Promise<StandingFee | Refused> {
	const { service, procedure, applicant } = of;
	const person = of.person ?? (await applicantRecord(work, applicant));
	const known = await unusedFee(work, { person, service, procedure });
	if (known) return known;
	const fee = await decideFee(work, { ...of, person });
	return isRefused(fee) ? fee : { ...fee, status: 'asked' };
}

/** Asks for the fee of a service, at whichever door. Refuses 'fee-not-set' where the office has set none. */
export async function decideFee(
	work: Work,
	{ service, procedure, applicant, person }: FeeFor
): Promise<Fee | Refused> {
	const amount = await amountNow(work, service);
	if (amount === undefined) return refused('fee-not-set');
	const payer = person ?? (await applicantRecord(work, applicant));
	const { ids } = work.ctx;
	const id = ids.id();
	const reference = ids.digits(REFERENCE_DIGITS);
	const data = { service, procedure, amount, person: payer, reference };
	work.add('payment', id, [{ type: 'asked', v: 1, data }], {
		confidential: { payer: applicantName(applicant), number: applicantNumber(applicant) },
		unique: [referenceKey(reference)]
	});
	return { id, reference, amount };
}

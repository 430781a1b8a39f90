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

/** Asks for the fee of a service, at whichever door. Refuses 'fee-not-set' where the office has set none. */
export async function decideFee(
	work: Work,
	{ service, procedure, applicant, person }: FeeFor
): Promise<Fee | Refused> {
	const amount = (await work.office()).services.byService[service]?.fee ?? refused('fee-not-set');
	if (isRefused(amount)) return amount;
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

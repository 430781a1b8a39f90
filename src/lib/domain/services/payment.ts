import type { FactOf, RecordKind } from '../facts.ts';
import { refused, type Refused } from '../refusal.ts';
import type { ProcedureId, ServiceId } from './service.ts';

/** A fee asked for and paid: process 4 and condition 2 of the licences' flow. Amounts in whole tenge. */
export type PaymentFact = FactOf<{
	/** `reference`: what the payer names when he pays. */
	asked: {
		service: ServiceId;
		procedure: ProcedureId;
		amount: number;
		person: string;
		reference: string;
	};
	/** By the cashier, who saw the receipt with this number; or by the gateway's own word, with its transaction. */
	confirmed: { by: 'cashier' | 'gateway'; receipt: string };
	declined: { by: 'cashier' | 'gateway'; reason: string };
	/** It pays for one request only. */
	used: { case: string };
}>;

export interface PaymentState {
	service: ServiceId;
	procedure: ProcedureId;
	amount: number;
	person: string;
	reference: string;
	askedAt: number;
	status: 'asked' | 'confirmed' | 'declined' | 'used';
	receipt: string | null;
	by: 'cashier' | 'gateway' | null;
	reason: string | null;
	settledAt: number | null;
	case: string | null;
}

/** Beside the chain: who pays, as the cashier looks for him. */
export interface PaymentConfidential {
	payer: string;
	number: string;
}

/** Digits of the number a fee is paid under: what a payer can say and a cashier can type. */
export const REFERENCE_DIGITS = 10;

/** Confirms what was asked for, or came after all though it was declined. Refuses 'payment-settled', 'receipt-missing'. */
export function confirmPayment(
	state: PaymentState,
	by: 'cashier' | 'gateway',
	receipt: string
): PaymentFact[] | Refused {
	if (state.status === 'confirmed' || state.status === 'used') return refused('payment-settled');
	if (!receipt.trim()) return refused('receipt-missing');
	return [{ type: 'confirmed', v: 1, data: { by, receipt: receipt.trim() } }];
}

/** No payment came of it. Refuses 'payment-settled', 'reason-missing'. */
export function declinePayment(
	state: PaymentState,
	by: 'cashier' | 'gateway',
	reason: string
): PaymentFact[] | Refused {
	if (state.status !== 'asked') return refused('payment-settled');
	if (!reason.trim()) return refused('reason-missing');
	return [{ type: 'declined', v: 1, data: { by, reason: reason.trim() } }];
}

/** Pays for a request with it. Refuses 'not-paid', 'payment-used', 'payment-for-another'. */
export function usePayment(
	state: PaymentState,
	request: { case: string; service: ServiceId; procedure: ProcedureId; person: string }
): PaymentFact[] | Refused {
	if (state.status === 'used') return refused('payment-used');
	if (state.status !== 'confirmed') return refused('not-paid');
	const own =
		state.service === request.service &&
		state.procedure === request.procedure &&
		state.person === request.person;
	return own ? [{ type: 'used', v: 1, data: { case: request.case } }] : refused('payment-for-another');
}

export const paymentKind: RecordKind<PaymentState, PaymentFact, PaymentConfidential> = {
	evolve(state, fact) {
		switch (fact.type) {
			case 'asked':
				return {
					...fact.data,
					askedAt: fact.at,
					status: 'asked',
					receipt: null,
					by: null,
					reason: null,
					settledAt: null,
					case: null
				};
			case 'confirmed':
				return {
					...state!,
					status: 'confirmed',
					receipt: fact.data.receipt,
					by: fact.data.by,
					settledAt: fact.at
				};
			case 'declined':
				return { ...state!, status: 'declined', ...fact.data, settledAt: fact.at };
			case 'used':
				return { ...state!, status: 'used', case: fact.data.case };
		}
	},
	summary: (state, confidential) => ({
		service: state.service,
		procedure: state.procedure,
		person: state.person,
		amount: state.amount,
		reference: state.reference,
		status: state.status,
		askedAt: state.askedAt,
		settledAt: state.settledAt,
		receipt: state.receipt,
		payer: confidential?.payer ?? '',
		number: confidential?.number ?? ''
	})
};

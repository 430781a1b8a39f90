import type { FactOf, RecordKind } from '../facts.ts';
import { fullName, type PersonName } from '../people/name.ts';

export type CertificateFact = FactOf<{
	issued: {
		number: string;
		person: string;
		application: string;
		speciality: string;
		order: string | null;
		document: string;
		validUntil: number | null;
		mark: 'rehearsal' | 'demonstration' | null;
	};
	/** Taken back by the head with a reason; its number stays taken. */
	withdrawn: { reason: string };
}>;

export interface CertificateState {
	number: string;
	person: string;
	application: string;
	speciality: string;
	order: string | null;
	document: string;
	issuedAt: number;
	/** Epoch ms; null: without a term. */
	validUntil: number | null;
	mark: 'rehearsal' | 'demonstration' | null;
	withdrawn: { at: number; reason: string } | null;
}

export interface CertificateConfidential {
	name: PersonName;
}

/**
 * A certificate number as used in practice, `KZ14SYN00052616`: KZ, two ISO 7064 mod 97-10 check digits as in an IBAN,
 * three letters of the register, eight digits of the serial number.
 */
export function certificateNumber(serial: number, letters = 'SYN'): string {
	const body = `${letters}${String(serial).padStart(8, '0')}`;
	const digits = [...`${body}KZ00`].map((c) => (/\d/.test(c) ? c : String(c.charCodeAt(0) - 55))).join('');
	return `KZ${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${body}`;
}

export const certificateKind: RecordKind<CertificateState, CertificateFact, CertificateConfidential> = {
	evolve: (state, { type, data, at }) =>
		type === 'issued'
			? { ...data, issuedAt: at, withdrawn: null }
			: { ...state!, withdrawn: { at, reason: data.reason } },
	summary: (state, confidential) => ({
		number: state.number,
		person: state.person,
		name: confidential ? fullName(confidential.name) : '',
		application: state.application,
		speciality: state.speciality,
		issuedAt: state.issuedAt,
		validUntil: state.validUntil,
		withdrawn: Boolean(state.withdrawn)
	})
};

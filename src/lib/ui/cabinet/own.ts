import type { Stage } from '$lib/domain/attestation/stages';
import type { Bilingual, Trilingual } from '$lib/domain/text';

/** An application as the server tells its applicant of it. */
export interface OwnView {
	id: string;
	incoming: string;
	speciality: Trilingual | null;
	receivedAt: number;
	dueAt: number | null;
	stages: Stage[];
	appointment: {
		startsAt: number;
		minutes: number;
		room: string;
		address: Bilingual;
		seat: number;
	} | null;
	reasons: string[];
	outcome: string | null;
	leadsTo: 'certificate' | 'refusal' | 'new-date' | null;
	result: {
		kind: 'certificate' | 'refusal';
		number: string;
		document: string;
		withdrawn: { at: number; reason: string } | null;
	} | null;
	documents: {
		id: string;
		type: string;
		number: string | null;
		issuedAt: number;
		withdrawn: boolean;
		signatures: { name: string; at: number; electronic: boolean }[];
	}[];
	files: { name: string; size: number }[];
	flow: FlowSaid[];
}

/** A point of the portal's flow that was gone through. */
export interface FlowSaid {
	key: string;
	at: number;
	said: 'done' | 'met' | 'not-met';
	what: Trilingual;
}

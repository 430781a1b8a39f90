import type { Actor } from '../../domain/people/roles.ts';
import type {
	Clock,
	Exports,
	Files,
	Ids,
	Log,
	Mode,
	Owing,
	Passwords,
	Payments,
	Press,
	Signatures,
	Signer,
	Store
} from '../ports.ts';

/** What every use case is given. */
export interface Context {
	store: Store;
	clock: Clock;
	ids: Ids;
	passwords: Passwords;
	payments: Payments;
	files: Files;
	press: Press;
	exports: Exports;
	owed: Owing;
	signer: Signer;
	signatures: Signatures;
	mode: Mode;
	log: Log;
	/** Version of the software: what is written in the protocol of a sitting. */
	software: string;
}

/** Who acts where no signed-in person does. */
export type By = Actor | { id: 'system' } | { id: `seat:${string}` } | { id: `applicant:${string}` };

export const nameOf = (by: By): string => ('roles' in by ? `user:${by.id}` : by.id);

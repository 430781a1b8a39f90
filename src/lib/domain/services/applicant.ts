import { fullName, type PersonName } from '../people/name.ts';

/** Who applies: an individual, or a legal entity by its representative. Stands beside the chain, never in a fact. */
export type Applicant =
	| { kind: 'individual'; name: PersonName; iin: string }
	| { kind: 'legal-entity'; organisation: string; bin: string; name: PersonName; iin: string };

/** How lists and documents call an applicant. */
export const applicantName = (applicant: Applicant): string =>
	applicant.kind === 'legal-entity' ? applicant.organisation : fullName(applicant.name);

/** The number an applicant is known by: BIN of a legal entity, IIN of an individual. */
export const applicantNumber = (applicant: Applicant): string =>
	applicant.kind === 'legal-entity' ? applicant.bin : applicant.iin;

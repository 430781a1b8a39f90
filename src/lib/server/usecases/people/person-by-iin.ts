import type { PersonName } from '../../../domain/people/name.ts';
import type { Work } from '../work.ts';
import { applicantRecord } from './applicant-record.ts';

/** The person who has an IIN; registered under this name when he is not known yet, or not any more. Returns his id. */
export const personByIin = (work: Work, iin: string, name: PersonName): Promise<string> =>
	applicantRecord(work, { kind: 'individual', iin, name });

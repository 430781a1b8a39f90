import { applicantOf } from '../../../../domain/people/person.ts';
import { refused, type Refused } from '../../../../domain/refusal.ts';
import type { Applicant } from '../../../../domain/services/applicant.ts';
import type { Context } from '../../context.ts';
import type { Applicant as Visitor } from '../session.ts';

/** Whom a visit stands for: as the record has him or, until his identity is confirmed, as he wrote it. */
export async function applicantNow(
	{ store }: Pick<Context, 'store'>,
	{ id, confirmed }: Pick<Visitor, 'id' | 'confirmed'>
): Promise<Applicant | Refused> {
	if (!confirmed) return (await store.read('account', id))?.confidential?.applicant ?? refused('erased');
	const known = (await store.read('person', id))?.confidential;
	return known ? applicantOf(known) : refused('erased');
}

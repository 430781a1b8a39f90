import type { PersonConfidential } from '../../../domain/people/person.ts';
import type { Applicant } from '../../../domain/services/applicant.ts';
import type { Work } from '../work.ts';

/** What is kept of an applicant beside the chain. */
const keptOf = (applicant: Applicant): PersonConfidential =>
	applicant.kind === 'legal-entity'
		? {
				iin: applicant.iin,
				name: applicant.name,
				organisation: { bin: applicant.bin, name: applicant.organisation }
			}
		: { iin: applicant.iin, name: applicant.name };

/** The one key of an applicant: an individual's IIN, a legal entity's BIN. */
const keyOf = (applicant: Applicant): string =>
	applicant.kind === 'legal-entity' ? `bin:${applicant.bin}` : `iin:${applicant.iin}`;

/**
 * The record of whom an IIN or a BIN names; registered under this name when he is not known yet, or not any more. What is
 * known of him already stays as it is. Returns the id.
 */
export async function applicantRecord(work: Work, applicant: Applicant): Promise<string> {
	const ref = await work.ctx.store.find(keyOf(applicant));
	const confidential = keptOf(applicant);
	if (ref) {
		const known = await work.must('person', ref.id);
		// Erased: an earlier case had been kept long enough, or nobody came back in time. Not kept anew in silence.
		if (!known.confidential || known.state.standing === 'forgotten')
			work.add('person', ref.id, [{ type: 'known-again', v: 1, data: {} }], { confidential });
		return ref.id;
	}
	const id = work.ctx.ids.id();
	const data = { demonstration: work.ctx.mode !== 'office' };
	work.add('person', id, [{ type: 'person-registered', v: 1, data }], {
		confidential,
		unique: [keyOf(applicant)]
	});
	return id;
}

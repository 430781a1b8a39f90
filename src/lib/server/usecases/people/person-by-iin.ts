import type { PersonName } from '../../../domain/people/name.ts';
import type { Work } from '../work.ts';

/** The person who has an IIN; registered under this name when he is not known yet, or not any more. Returns his id. */
export async function personByIin(work: Work, iin: string, name: PersonName): Promise<string> {
	const ref = await work.ctx.store.find(`iin:${iin}`);
	if (ref) {
		const { state, confidential } = await work.must('person', ref.id);
		// Erased: an earlier case had been kept long enough, or nobody came back in time. Not kept anew in silence.
		if (!confidential || state.standing === 'forgotten')
			work.add('person', ref.id, [{ type: 'known-again', v: 1, data: {} }], { confidential: { iin, name } });
		return ref.id;
	}
	const id = work.ctx.ids.id();
	const data = { demonstration: work.ctx.mode !== 'office' };
	work.add('person', id, [{ type: 'person-registered', v: 1, data }], {
		confidential: { iin, name },
		unique: [`iin:${iin}`]
	});
	return id;
}

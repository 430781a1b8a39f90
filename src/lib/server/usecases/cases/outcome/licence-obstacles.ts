import type { DocumentType } from '../../../../domain/attestation/documents.ts';
import { isRefused, refused, type Refused } from '../../../../domain/refusal.ts';
import { LICENCE_GROUNDS } from '../../../../domain/services/licence.ts';
import { fieldsOf, resultsFor } from '../../../../domain/services/registry.ts';
import type { Work } from '../../work.ts';
import type { ServiceCase } from '../case-of-service.ts';
import { itemsOf, licenceAbout } from './result-documents.ts';

const OF_LICENCES: readonly DocumentType[] = ['licence', 'licence-annex', 'licence-duplicate'];

/** Whether the applicant holds a licence of this service that is in force, with what this very work issues and ends. */
async function holdsOne(work: Work, { state: { person, service } }: ServiceCase): Promise<boolean> {
	const where = { person, service, status: 'in-force' };
	const { items } = await work.ctx.store.list('licence', { where, limit: 100 });
	const held = await Promise.all(items.map(({ id }) => work.must('licence', id)));
	return [...held.map(({ state }) => state), ...work.made('licence')].some(
		(one) => one.person === person && one.service === service && one.status === 'in-force'
	);
}

/** An annex to a licence has to add something, where there is something to choose from. */
async function addsNothing(work: Work, one: ServiceCase): Promise<boolean> {
	const asks = fieldsOf(one.definition, one.procedure).some(({ id }) => id === 'categories');
	return asks && (await itemsOf(work, one)).length === 0;
}

/**
 * What stands against a result about licences, looked at when it is concluded and again when it is signed: meanwhile the
 * licence may have ended, or another may have been issued. Refuses 'result-of-another-ground', 'licence-in-force' where a
 * first licence is asked for by who holds one, 'licence-missing', 'licence-not-in-force', 'annex-adds-nothing'.
 */
export async function licenceObstacle(work: Work, one: ServiceCase, id: string): Promise<Refused | null> {
	const { state, procedure, confidential } = one;
	const result = resultsFor(procedure, confidential.answers).find((each) => each.id === id);
	if (!result) return refused('result-of-another-ground');
	if (!OF_LICENCES.includes(result.document)) return null;
	if (confidential.answers.ground === LICENCE_GROUNDS.first)
		return (await holdsOne(work, one)) ? refused('licence-in-force') : null;
	const licence = await work.read('licence', licenceAbout(one) ?? '');
	if (isRefused(licence)) return refused('licence-missing');
	// What became of the entity that a reorganised one came from is not decided here.
	const own = licence.state.person === state.person;
	if (own && licence.state.status !== 'in-force') return refused('licence-not-in-force');
	const annex = result.document === 'licence-annex';
	return annex && (await addsNothing(work, one)) ? refused('annex-adds-nothing') : null;
}

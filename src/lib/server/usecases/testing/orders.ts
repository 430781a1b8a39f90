import { draftAdmissionOrder, sendOrder, type AdmissionDraft } from '../attestation/draft-admission-order.ts';
import { anOffice, applicants, examined, session } from './attested.ts';
import { ok, testWorld } from './world.ts';

/** Three cases examined, the last one found not to comply; a draft that fits them. */
export async function awaitingOrder() {
	const w = testWorld();
	const office = await anOffice(w);
	const people = await applicants(w, 3);
	const ids = people.map(({ id }) => id);
	const round = await examined(w, people, [ids[2]!]);
	const draft: AdmissionDraft = {
		applications: ids,
		sessions: [session(office, ids.slice(0, 2))],
		blueprint: office.blueprint,
		edition: office.edition
	};
	const [specialist, head] = [await w.person('specialist'), await w.person('head')];
	return { w, office, ids, round, draft, specialist, head };
}

export async function drafted() {
	const given = await awaitingOrder();
	const order = ok(await draftAdmissionOrder(given.w.ctx)(given.specialist, given.round, given.draft));
	return { ...given, order };
}

export async function sent() {
	const given = await drafted();
	ok(await sendOrder(given.w.ctx)(given.specialist, given.order));
	return given;
}

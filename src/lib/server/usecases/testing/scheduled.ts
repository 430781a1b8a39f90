import { Work } from '../work.ts';
import { draftAdmissionOrder, sendOrder } from '../attestation/draft-admission-order.ts';
import { decideRegistration } from '../attestation/register-application.ts';
import { signOrders } from '../attestation/sign-orders.ts';
import { gatherForTest } from '../test-schedule/gather-for-test.ts';
import { nameExecutor } from '../test-schedule/name-executor.ts';
import { notifyApplicants } from '../test-schedule/notify-applicants.ts';
import { transact } from '../transact.ts';
import { anOffice, iinOf, session, TEN, type OfficeAtWork } from './attested.ts';
import { ok, type World } from './world.ts';

/** Given-clauses of Aktobe's attestation, through the use cases and nothing else. */

/** An office that offers both attestations. */
export async function bothOffered(w: World): Promise<OfficeAtWork> {
	const office = await anOffice(w);
	const offered = ['almaty-expert-attestation', 'aktobe-expert-attestation'] as const;
	const work = new Work(w.ctx, { id: 'system' });
	await work.office();
	work.add('office', 'main', [
		{ type: 'services-set', v: 1, data: { services: { offered: [...offered], byService: {} } } }
	]);
	await work.commit();
	return office;
}

/** Requests to Aktobe by the portal, as the applicant's own signature registers them. */
export async function requested(w: World, count: number): Promise<string[]> {
	const ids: string[] = [];
	for (let n = 0; n < count; n += 1) {
		const name = { surname: `Тегі${n}`, given: 'Аты' };
		const asked = { iin: iinOf(n), name, speciality: 'architecture', language: 'ru' as const };
		const request = { ...asked, channel: 'portal' as const, files: [], fileNames: [] };
		const registered = await transact(w.ctx, await w.person('chancellery'), (work) =>
			decideRegistration(work, { ...request, service: 'aktobe-expert-attestation' })
		);
		ids.push(ok(registered).id);
	}
	return ids;
}

/** Steps 1 and 2, and the round they are scheduled in. */
export async function gathered(w: World, count: number): Promise<{ round: string; ids: string[] }> {
	const ids = await requested(w, count);
	const specialist = await w.person('specialist');
	ok(await nameExecutor(w.ctx)(await w.person('head'), ids, specialist.id));
	const { id: round } = ok(await gatherForTest(w.ctx)(specialist, ids));
	return { round, ids };
}

/** Step 3: the schedule is drawn up and sent. */
export async function drawnUp(
	w: World,
	office: OfficeAtWork,
	round: string,
	ids: string[],
	startsAt = TEN
): Promise<string> {
	const specialist = await w.person('specialist');
	const sessions = [session(office, ids, startsAt)];
	const { blueprint, edition } = office;
	const draft = { applications: ids, sessions, blueprint, edition };
	const order = ok(await draftAdmissionOrder(w.ctx)(specialist, round, draft));
	ok(await sendOrder(w.ctx)(specialist, order));
	return order;
}

/** Steps 3 to 5; returns the sitting. */
export async function scheduled(
	w: World,
	office: OfficeAtWork,
	round: string,
	ids: string[],
	startsAt = TEN
): Promise<string> {
	const order = await drawnUp(w, office, round, ids, startsAt);
	ok(await signOrders(w.ctx)(await w.person('head'), [{ id: order }]));
	ok(await notifyApplicants(w.ctx)(await w.person('specialist'), ids));
	return (await w.ctx.store.read('order', order))?.state.signed?.sittings[0] ?? '';
}

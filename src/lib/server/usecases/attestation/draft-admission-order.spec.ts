import { describe, expect, it } from 'vitest';
import {
	draftAdmissionOrder,
	redraftAdmissionOrder,
	sendOrder,
	type AdmissionDraft
} from './draft-admission-order.ts';
import { draftBlueprint } from '../settings/manage-settings.ts';
import { registerApplication } from './register-application.ts';
import { returnOrder, signAdmissionOrder } from './sign-admission-order.ts';
import { BLUEPRINT, examined, iinOf, session, TEN } from '../testing/attested.ts';
import { MINUTE, refusalOf } from '../testing/sat.ts';
import { ok } from '../testing/world.ts';

import { awaitingOrder, drafted, sent } from '../testing/orders.ts';

describe('a draft of the admission order', () => {
	it('admits whom the head found to comply and names the reasons of the others', async () => {
		const { w, order, ids } = await drafted();
		expect((await w.ctx.store.read('order', order))?.state.content).toMatchObject({
			admitted: ids.slice(0, 2),
			notAdmitted: [{ application: ids[2], reasons: ['Өтілі жеткіліксіз'] }],
			supplements: null
		});
	});

	it.each<[string, (given: Awaited<ReturnType<typeof awaitingOrder>>) => Partial<AdmissionDraft>, string]>([
		['nobody', () => ({ applications: [] }), 'empty-list'],
		['a case of another round', ({ ids }) => ({ applications: [...ids, 'stranger'] }), 'not-in-round'],
		[
			'an admitted person without a place',
			({ office, ids }) => ({ sessions: [session(office, [ids[0]!])] }),
			'order-incomplete'
		],
		[
			'a place for who does not comply',
			({ office, ids }) => ({ sessions: [session(office, ids)] }),
			'order-incomplete'
		],
		['no session', () => ({ sessions: [] }), 'order-incomplete'],
		[
			'a day off',
			({ office, ids }) => ({
				sessions: [session(office, ids.slice(0, 2), Date.parse('2026-11-28T10:00:00+05:00'))]
			}),
			'day-off'
		],
		[
			'a test into the break',
			({ office, ids }) => ({
				sessions: [session(office, ids.slice(0, 2), Date.parse('2026-11-24T12:30:00+05:00'))]
			}),
			'does-not-fit-before-break'
		],
		[
			'a room nobody knows',
			({ office, ids }) => ({ sessions: [{ ...session(office, ids.slice(0, 2)), room: 'attic' }] }),
			'not-found'
		],
		['a blueprint nobody knows', () => ({ blueprint: 'none' }), 'not-found'],
		['an edition nobody knows', () => ({ edition: 'none' }), 'not-found']
	])('with %s is refused and leaves no trace', async (_, change, code) => {
		const given = await awaitingOrder();
		const cursor = given.w.ctx.store.cursor();
		const draft = { ...given.draft, ...change(given) };
		expect(await refusalOf(draftAdmissionOrder(given.w.ctx)(given.specialist, given.round, draft))).toBe(
			code
		);
		expect(given.w.ctx.store.cursor()).toBe(cursor);
	});

	it('under a blueprint that is not approved is refused', async () => {
		const { w, draft, round, specialist } = await awaitingOrder();
		const blueprint = ok(await draftBlueprint(w.ctx)(specialist, { ...BLUEPRINT, minutes: 45 }));
		const drafting = draftAdmissionOrder(w.ctx)(specialist, round, { ...draft, blueprint });
		expect(await refusalOf(drafting)).toBe('blueprint-not-approved');
	});

	it('that names a case twice decides about it once', async () => {
		const { w, draft, round, specialist, ids } = await awaitingOrder();
		const twice = { ...draft, applications: [...ids, ...ids] };
		const order = ok(await draftAdmissionOrder(w.ctx)(specialist, round, twice));
		expect((await w.ctx.store.read('order', order))?.state.content).toMatchObject({
			admitted: ids.slice(0, 2)
		});
		const facts = await w.ctx.store.facts('application', ids[0]!);
		expect(
			facts.filter(({ type, data }) => type === 'step-done' && (data as { step: number }).step === 8)
		).toHaveLength(1);
	});

	it('twice at once is drafted once', async () => {
		const { w, draft, round, specialist } = await awaitingOrder();
		const results = await Promise.all([1, 2].map(() => draftAdmissionOrder(w.ctx)(specialist, round, draft)));
		expect(results.filter((result) => typeof result === 'string')).toHaveLength(1);
		expect((await w.ctx.store.list('order')).total).toBe(1);
	});
});

describe('an admission order on its way to the head', () => {
	it('is not signed before it is sent, nor returned without a remark', async () => {
		const { w, head, order } = await drafted();
		expect(await refusalOf(signAdmissionOrder(w.ctx)(head, order))).toBe('order-not-sent');
		expect(await refusalOf(returnOrder(w.ctx)(head, order, 'Уақыты'))).toBe('order-not-sent');
	});

	it('comes back with the remark, is changed, sent again and signed', async () => {
		const { w, head, specialist, order, draft, office, ids } = await sent();
		expect(await refusalOf(returnOrder(w.ctx)(head, order, ' '))).toBe('remark-missing');
		ok(await returnOrder(w.ctx)(head, order, 'Уақыты ерте'));
		expect(await refusalOf(signAdmissionOrder(w.ctx)(head, order))).toBe('order-not-sent');
		const later = [session(office, ids.slice(0, 2), TEN + 60 * MINUTE)];
		ok(await redraftAdmissionOrder(w.ctx)(specialist, order, { ...draft, sessions: later }));
		expect(await refusalOf(signAdmissionOrder(w.ctx)(head, order))).toBe('order-not-sent');
		ok(await sendOrder(w.ctx)(specialist, order));
		expect(ok(await signAdmissionOrder(w.ctx)(head, order)).number).toBe('04-12/1-Б');
		expect((await w.ctx.store.list('sitting')).items[0]?.summary.startsAt).toBe(TEN + 60 * MINUTE);
	});

	it('is checked again when it is signed: time has passed', async () => {
		const { w, head, order } = await sent();
		w.clock.set(TEN + MINUTE);
		const cursor = w.ctx.store.cursor();
		expect(await refusalOf(signAdmissionOrder(w.ctx)(head, order))).toBe('date-past');
		expect(w.ctx.store.cursor()).toBe(cursor);
	});

	it('is refused when the room was given to another order meanwhile', async () => {
		const { w, head, specialist, order, office } = await sent();
		const name = { surname: 'Басқа', given: 'Адам' };
		const input = {
			iin: iinOf(20),
			name,
			speciality: 'networks',
			language: 'kk' as const,
			channel: 'portal' as const,
			files: []
		};
		const { id } = ok(await registerApplication(w.ctx)(await w.person('chancellery'), input));
		const round = await examined(w, [{ id, iin: input.iin, channel: 'portal' }]);
		const other = ok(
			await draftAdmissionOrder(w.ctx)(specialist, round, {
				applications: [id],
				sessions: [session(office, [id], TEN + 20 * MINUTE)],
				blueprint: office.blueprint,
				edition: office.edition
			})
		);
		ok(await sendOrder(w.ctx)(specialist, other));
		const results = await Promise.all([order, other].map((one) => signAdmissionOrder(w.ctx)(head, one)));
		expect(results.map((result) => ('refused' in result ? result.refused : 'signed')).sort()).toEqual([
			'room-taken',
			'signed'
		]);
	});
});

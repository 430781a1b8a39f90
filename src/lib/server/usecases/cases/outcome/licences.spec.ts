import { beforeEach, describe, expect, it } from 'vitest';
import type { OfficialDocument } from '../../../../domain/attestation/documents.ts';
import { refusalOf } from '../../testing/sat.ts';
import {
	act,
	actorNow,
	aLicence,
	COMPANY,
	documentsOf,
	happily,
	personOf,
	received,
	servicesOffice,
	stateOf,
	waitingStep,
	walk,
	type Asking
} from '../../testing/service-world.ts';
import { ok, type World } from '../../testing/world.ts';
import { returnServiceCase } from '../direct-case.ts';

const SERVICE = 'almaty-design-licence' as const;
const ISSUE: Asking = { service: SERVICE, procedure: 'issue' };

let w: World;
beforeEach(async () => {
	w = await servicesOffice();
});

async function paper<T extends OfficialDocument['type']>(id: string, type: T) {
	for (const document of (await stateOf(w, id)).documents) {
		const content = (await w.ctx.store.read('document', document))?.confidential?.content;
		if (content?.type === type) return content as Extract<OfficialDocument, { type: T }>;
	}
	throw new Error(`${id} has no ${type}`);
}

const licence = async (id: string) => (await w.ctx.store.read('licence', id))!;

describe('a request about a licence in force', () => {
	it('with another category takes its place, what is new in an annex', async () => {
		const person = await personOf(w);
		const old = await aLicence(w, { service: SERVICE, person, categories: ['category-3'] });
		const about = { licence: old };
		const answers = { ground: 'category', categories: 'category-2,category-3' };
		const id = await received(w, { ...ISSUE, about, answers });
		await walk(w, id);
		const { made } = await stateOf(w, id);
		expect((await licence(old)).state).toMatchObject({ status: 'replaced', replacedBy: made.licence });
		const { state } = await licence(made.licence!);
		expect(state).toMatchObject({ replaces: old, categories: ['category-2', 'category-3'] });
		expect(state.annexes).toMatchObject([{ items: ['category-2'], case: id }]);
		const annex = await paper(id, 'licence-annex');
		expect(annex).toMatchObject({ annex: 1, licence: { number: state.number } });
		expect(annex.items).toHaveLength(1);
		expect((await paper(id, 'licence')).licence.replaces?.number).toBe((await licence(old)).state.number);
	});

	it('gets an annex of its own number where only that is asked for', async () => {
		const person = await personOf(w);
		const old = await aLicence(w, { service: SERVICE, person, categories: ['category-3'] });
		const answers = { ground: 'annex', categories: 'category-3,category-1' };
		const id = await received(w, { ...ISSUE, about: { licence: old }, answers });
		await walk(w, id);
		const { state } = await licence(old);
		expect(state.status).toBe('in-force');
		expect(state.annexes).toMatchObject([{ items: ['category-1'] }]);
		expect((await w.ctx.store.list('licence')).total).toBe(1);
	});

	it.each([
		['almaty-design-licence', 'new', 'annex'],
		['almaty-design-licence', 'annex', 'licence'],
		['aktobe-design-licence', 'new', 'annex'],
		['aktobe-design-licence', 'annex', 'licence']
	] as const)('of %s on the ground «%s» comes to no %s', async (service, ground, result) => {
		const person = await personOf(w);
		const licence = await aLicence(w, { service, person, categories: ['category-3'] });
		const about = ground === 'annex' ? { licence } : {};
		const answers = { ground, categories: 'category-1' };
		const id = await received(w, { service, procedure: 'issue', about, answers });
		await walk(w, id, 4);
		const input = { ...(await happily(w, id)), outcome: { kind: 'granted', result } };
		expect(await refusalOf(act(w, id, input as never))).toBe('result-of-another-ground');
	});

	it('on the ground of an annex adds only what the licence and its annexes lack', async () => {
		const person = await personOf(w);
		const old = await aLicence(w, { service: SERVICE, person, categories: ['category-3'] });
		const asking = (categories: string): Asking => ({
			...ISSUE,
			about: { licence: old },
			answers: { ground: 'annex', categories }
		});
		const [first, second, third] = [
			await received(w, asking('category-2')),
			await received(w, asking('category-1,category-2')),
			await received(w, asking('category-2'))
		];
		await walk(w, third, 9);
		for (const id of [first, second]) await walk(w, id);
		const { annexes } = (await licence(old)).state;
		expect(annexes.map(({ items }) => items)).toEqual([['category-2'], ['category-1']]);
		expect(await paper(second, 'licence-annex')).toMatchObject({ annex: 2, items: [{ ru: 'I категория' }] });
		expect(await refusalOf(act(w, third))).toBe('annex-adds-nothing');
		await expect(received(w, asking('category-1,category-3'))).rejects.toThrow('annex-adds-nothing');
	});

	it('keeps what annexes added in its reissue, its duplicate and with a category more', async () => {
		const person = await personOf(w);
		const old = await aLicence(w, { service: SERVICE, person, categories: ['category-3'] });
		const annex = await received(w, {
			...ISSUE,
			about: { licence: old },
			answers: { ground: 'annex', categories: 'category-2' }
		});
		await walk(w, annex);
		const duplicate = await received(w, { ...ISSUE, procedure: 'duplicate', about: { licence: old } });
		await walk(w, duplicate);
		expect((await paper(duplicate, 'licence-duplicate')).licence.categories).toHaveLength(2);
		const reissue = await received(w, { ...ISSUE, procedure: 'reissue', about: { licence: old } });
		await walk(w, reissue);
		const next = (await stateOf(w, reissue)).made.licence!;
		expect((await licence(next)).state.categories).toEqual(['category-3', 'category-2']);
		const answers = { ground: 'category', categories: 'category-1' };
		const more = await received(w, { ...ISSUE, about: { licence: next }, answers });
		await walk(w, more);
		const { categories } = (await licence((await stateOf(w, more)).made.licence!)).state;
		expect(new Set(categories)).toEqual(new Set(['category-1', 'category-2', 'category-3']));
	});

	it('is no first licence: what was named beside that ground stays as it is', async () => {
		const person = await personOf(w);
		const old = await aLicence(w, { service: SERVICE, person, categories: ['category-3'] });
		const id = await received(w, { ...ISSUE, about: { licence: old }, answers: { ground: 'new' } });
		expect((await stateOf(w, id)).about).toEqual({});
		await walk(w, id, 4);
		expect(await refusalOf(act(w, id))).toBe('licence-in-force');
		expect((await licence(old)).state.status).toBe('in-force');
	});

	it('is not asked for twice as a first one', async () => {
		const [one, two] = [await received(w, ISSUE), await received(w, ISSUE)];
		await walk(w, two, 9);
		await walk(w, one);
		expect(await refusalOf(act(w, two))).toBe('licence-in-force');
		const third = await received(w, ISSUE);
		await walk(w, third, 4);
		expect(await refusalOf(act(w, third))).toBe('licence-in-force');
	});

	it('of a reorganised entity leaves that entity’s licence as it is', async () => {
		const old = await aLicence(w, { service: SERVICE, person: await personOf(w, COMPANY) });
		const answers = { ground: 'reorganisation', categories: 'category-1' };
		const id = await received(w, { ...ISSUE, about: { licence: old }, answers });
		await walk(w, id);
		expect((await licence(old)).state.status).toBe('in-force');
		expect((await licence((await stateOf(w, id)).made.licence!)).state.replaces).toBe(old);
	});

	it('is reissued with the categories it had, and not where it was replaced meanwhile', async () => {
		const person = await personOf(w);
		const old = await aLicence(w, { service: SERVICE, person, categories: ['category-1'] });
		const asking: Asking = { service: SERVICE, procedure: 'reissue', about: { licence: old } };
		const [one, two] = [await received(w, asking), await received(w, asking)];
		await walk(w, two, 7);
		await walk(w, one);
		const { made } = await stateOf(w, one);
		expect((await licence(made.licence!)).state).toMatchObject({ categories: ['category-1'], replaces: old });
		expect(await refusalOf(act(w, two))).toBe('licence-not-in-force');
	});

	it('goes back from the head to the conclusion where it was replaced meanwhile, and is refused', async () => {
		const old = await aLicence(w, { service: SERVICE, person: await personOf(w) });
		const asking: Asking = { service: SERVICE, procedure: 'reissue', about: { licence: old } };
		const [one, two] = [await received(w, asking), await received(w, asking)];
		await walk(w, two, 7);
		const order = (await paper(two, 'licence-order')).number;
		await walk(w, one);
		ok(await returnServiceCase(w.ctx)(await actorNow(w, two), two, { step: 7, remark: 'Ауыстырылған' }));
		expect(await refusalOf(act(w, two))).toBe('licence-not-in-force');
		const outcome = { kind: 'refused', refusal: 'standard-10' } as const;
		const input = { ...(await happily(w, two)), outcome, reasons: ['Лицензия ауыстырылған'] };
		ok(await act(w, two, input as never));
		await walk(w, two);
		const { decided, documents } = await stateOf(w, two);
		expect(decided?.outcome).toEqual(outcome);
		expect(await waitingStep(w, two)).toBeNull();
		const orders = (await documentsOf(w, two)).filter((type) => type === 'licence-order');
		expect(orders).toHaveLength(2);
		const first = await Promise.all(documents.map((document) => w.ctx.store.read('document', document)));
		const numbers = first.flatMap(({ state } = {} as never) =>
			state.type === 'licence-order' ? [state.number] : []
		);
		expect(numbers[0]).toBe(order);
		expect(new Set(numbers).size).toBe(2);
	});

	it('notes its duplicate, which says the same and has a number of its own', async () => {
		const old = await aLicence(w, {
			service: SERVICE,
			person: await personOf(w),
			categories: ['category-1']
		});
		const id = await received(w, { service: SERVICE, procedure: 'duplicate', about: { licence: old } });
		await walk(w, id);
		const { state } = await licence(old);
		expect(state.duplicates).toMatchObject([{ case: id, number: '04-12/1-Л/2026' }]);
		expect(await paper(id, 'licence-duplicate')).toMatchObject({ licence: { number: state.number } });
	});
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { OfficialDocument } from '../../../../domain/attestation/documents.ts';
import { refusalOf } from '../../testing/sat.ts';
import {
	act,
	anAddress,
	documentsOf,
	happily,
	PERSON,
	received,
	servicesOffice,
	stateOf,
	waitingStep,
	walk,
	type Asking
} from '../../testing/service-world.ts';
import { ok, type World } from '../../testing/world.ts';

const SERVICE = 'almaty-design-licence' as const;
const ISSUE: Asking = { service: SERVICE, procedure: 'issue' };
const ADDRESS = 'karaganda-address-certificate' as const;

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
const address = async (id: string) => (await w.ctx.store.read('address', id))!.state;

/** Concludes with another result than the first. */
async function concluded(id: string, step: number, result: string): Promise<void> {
	await walk(w, id, step);
	const input = await happily(w, id);
	if (input.deed !== 'conclude') throw new Error('Nothing is concluded here.');
	ok(await act(w, id, { ...input, outcome: { kind: 'granted', result } }));
}

describe('a licence that is signed', () => {
	it('stands in the register with its holder, its categories and its paper', async () => {
		const id = await received(w, { ...ISSUE, answers: { categories: 'category-1,category-3' } });
		await walk(w, id);
		const { made, decided, documents } = await stateOf(w, id);
		const { state, confidential } = await licence(made.licence!);
		expect(state).toMatchObject({
			number: '04-12/1-Л/2026',
			status: 'in-force',
			case: id,
			document: decided?.document,
			categories: ['category-1', 'category-3'],
			replaces: null
		});
		expect(confidential).toEqual({ holder: PERSON });
		expect(documents).toContain(decided?.document);
		expect(await w.ctx.store.find('licence:04-12/1-Л/2026')).toMatchObject({ id: made.licence });
	});

	it('says its order, its provider and its activity, and goes with the notice of a positive decision', async () => {
		const id = await received(w, ISSUE);
		await walk(w, id);
		expect(await documentsOf(w, id)).toEqual([
			'control-record',
			'service-conclusion',
			'licence-register',
			'licence-order',
			'licence',
			'positive-notice'
		]);
		const order = await paper(id, 'licence-order');
		const content = await paper(id, 'licence');
		expect(order).toMatchObject({ number: '04-12/1-Б', decision: 'granted' });
		expect(content.order).toEqual({ number: '04-12/1-Б', date: order.date });
		expect(content.office.name.ru).toContain('архитектурно-строительного контроля');
		expect(content.signedBy?.position.ru).toBe('Руководитель');
		const register = await paper(id, 'licence-register');
		expect(register.signedBy?.position.ru).toBe('Руководитель отдела лицензирования и аттестации');
		expect((await paper(id, 'positive-notice')).order).toEqual(content.order);
	});

	it('notes the points of the portal’s flow under their own numbers', async () => {
		const id = await received(w, { ...ISSUE, flow: [{ key: 'p8', at: 1, said: 'done' }] });
		await walk(w, id);
		const { flow } = await stateOf(w, id);
		expect(flow.map(({ key, said }) => `${key} ${said}`)).toEqual([
			'p8 done',
			'p9 done',
			'c4 met',
			'p11 done'
		]);
	});
});

describe('the register of addresses', () => {
	const ANNUL: Asking = { service: ADDRESS, procedure: 'annul' };
	const assign: Asking = {
		service: ADDRESS,
		procedure: 'assign',
		answers: { object: 'dwelling', cadastral: '09-142-1' }
	};

	it('gets the object and its address with a code when the head signs, not before', async () => {
		const id = await received(w, assign);
		await walk(w, id, 4);
		expect((await w.ctx.store.list('address')).total).toBe(0);
		const visit = await paper(id, 'visit-record');
		expect(visit.author.position.ru).toBe('Ответственный исполнитель');
		await walk(w, id);
		const { made, decided } = await stateOf(w, id);
		const state = await address(made.address!);
		expect(state).toMatchObject({ object: 'dwelling', cadastral: '09-142-1' });
		expect(state.addresses).toMatchObject([
			{ address: { kk: 'Абай көшесі, 1', ru: 'улица Абая, 1' }, case: id, ground: decided?.number }
		]);
		const certificate = await paper(id, 'address-certificate');
		expect(certificate).toMatchObject({
			about: 'assign',
			address: { kk: 'Абай көшесі, 1' },
			code: state.addresses[0]!.code,
			object: { kind: { kk: 'тұрғын үй' }, cadastral: '09-142-1' },
			number: '04-12/1-МЖ'
		});
		expect(certificate.code).toMatch(/^\d{16}$/);
	});

	it('takes no assignment without the address in both languages, nor without the visit', async () => {
		const id = await received(w, assign);
		await walk(w, id, 3);
		const { written: _, ...input } = await happily(w, id);
		expect(await act(w, id, input as never)).toMatchObject({
			refused: 'bad-input',
			details: { field: 'address-kk' }
		});
		expect(await refusalOf(act(w, id, { ...(await happily(w, id)), visitedAt: null } as never))).toBe(
			'visit-missing'
		);
	});

	it('has no object twice, and assigns no second address to one that has one', async () => {
		await walk(w, await received(w, assign));
		const again = await received(w, assign);
		await walk(w, again, 4);
		expect(await refusalOf(act(w, again))).toBe('address-exists');
	});

	it('closes an address that is annulled, and the certificate says which it was', async () => {
		const object = await anAddress(w);
		const id = await received(w, { service: ADDRESS, procedure: 'annul', about: { address: object } });
		await walk(w, id);
		const state = await address(object);
		expect(state.addresses[0]).toMatchObject({ until: w.clock.now(), annulled: '04-12/1-МЖ' });
		expect(await paper(id, 'address-certificate')).toMatchObject({
			about: 'annul',
			address: { kk: 'Бұқар жырау даңғылы, 10' }
		});
	});

	it.each(['clarify', 'clarify-with-history'] as const)(
		'answers %s at the counter by the object that was looked up',
		async (procedure) => {
			const object = await anAddress(w);
			const asking: Asking = { service: ADDRESS, procedure, channel: 'state-corporation', about: {} };
			const id = await received(w, asking);
			await walk(w, id, 5);
			expect(await refusalOf(act(w, id, { step: 5, deed: 'query', found: true, address: 'none' }))).toBe(
				'address-missing'
			);
			ok(await act(w, id, { step: 5, deed: 'query', found: true, address: object }));
			await walk(w, id);
			const certificate = await paper(id, 'address-certificate');
			expect(certificate.address.ru).toBe('проспект Бухар-жырау, 10');
			expect(certificate.history).toHaveLength(procedure === 'clarify' ? 0 : 1);
			expect(certificate.signedBy?.position.ru).toBe('Работник Государственной корпорации');
		}
	);

	it('certifies no address that was annulled, neither found so nor gone before it is signed', async () => {
		const [gone, going] = [await anAddress(w), await anAddress(w)];
		const annul = (object: string) => received(w, { ...ANNUL, about: { address: object } });
		await walk(w, await annul(gone));
		const asking: Asking = { service: ADDRESS, procedure: 'clarify', channel: 'portal', about: {} };
		const id = await received(w, asking);
		await walk(w, id, 9);
		const input = await happily(w, id);
		expect(await refusalOf(act(w, id, { ...input, address: gone } as typeof input))).toBe(
			'address-not-in-force'
		);
		ok(await act(w, id, { ...input, address: going } as typeof input));
		await walk(w, await annul(going));
		await walk(w, id, 11);
		expect(await refusalOf(act(w, id))).toBe('address-not-in-force');
	});

	it('tells of an annulled address with its history, and that nobody bears it', async () => {
		const object = await anAddress(w);
		await walk(w, await received(w, { ...ANNUL, about: { address: object } }));
		const procedure = 'clarify-with-history';
		const id = await received(w, { service: ADDRESS, procedure, about: { address: object } });
		await walk(w, id);
		expect(await paper(id, 'address-certificate')).toMatchObject({
			inForce: false,
			history: [{ until: expect.any(Number) as number, annulled: '04-12/1-МЖ' }]
		});
	});

	it('is looked up by the specialist where the request came by the portal and named no object', async () => {
		const object = await anAddress(w);
		const asking: Asking = { service: ADDRESS, procedure: 'clarify', channel: 'portal', about: {} };
		const id = await received(w, asking);
		await walk(w, id, 9);
		const input = await happily(w, id);
		expect(await refusalOf(act(w, id, input))).toBe('address-missing');
		ok(await act(w, id, { ...input, address: object } as typeof input));
		await walk(w, id);
		expect((await stateOf(w, id)).about.address).toBe(object);
	});
});

describe('a conclusion on minerals', () => {
	it.each([
		['absent', 'mineral-conclusion', '04-12/1-ҚТ'],
		['insignificant', 'mineral-conclusion', '04-12/1-ҚТ'],
		['present', 'mineral-letter', '04-12/1-Х']
	] as const)('that they are %s is a %s', async (result, type, number) => {
		const id = await received(w, { service: 'almaty-mineral-absence-conclusion', procedure: 'conclude' });
		await concluded(id, 4, result);
		await walk(w, id);
		expect(await waitingStep(w, id)).toBeNull();
		const content = await paper(id, type);
		expect(content).toMatchObject({ number, plot: 'Жауап plot' });
		if (content.type === 'mineral-conclusion') expect(content.found).toBe(result);
	});
});

import { describe, expect, it } from 'vitest';
import {
	aLicence,
	anAddress,
	PERSON,
	personOf,
	received,
	servicesOffice,
	stateOf,
	walk
} from '../testing/service-world.ts';
import { ok } from '../testing/world.ts';
import { endLicence } from './end-licence.ts';
import { enterAddress, type EnteredObject } from './enter-address.ts';
import { listAddresses, viewAddress } from './view-addresses.ts';
import { listLicences, viewLicence } from './view-licences.ts';

const DESIGN = 'almaty-design-licence';

describe('the register of licences', () => {
	it('shows a licence in words, with the case and the paper it came from', async () => {
		const w = await servicesOffice();
		const id = await received(w, {
			service: DESIGN,
			procedure: 'issue',
			answers: { ground: 'new', categories: 'category-1,category-3' }
		});
		await walk(w, id);
		const { made } = await stateOf(w, id);
		const view = ok(await viewLicence(w.ctx)(made.licence!));
		expect(view.categories.map(({ ru }) => ru)).toEqual(['I категория', 'III категория']);
		expect(view.cases).toMatchObject([{ id }]);
		expect(view.documents.map(({ type }) => type)).toContain('licence');
		expect(view.holder).toMatchObject({ number: PERSON.iin, kind: 'individual' });
	});

	it('finds a licence by the name of its holder and by its number', async () => {
		const w = await servicesOffice();
		await aLicence(w, { service: DESIGN, person: await personOf(w), categories: ['category-2'] });
		const { rows } = await listLicences(w.ctx)({ search: 'сәрсенов' });
		expect(rows).toMatchObject([{ status: 'in-force', holderNumber: PERSON.iin }]);
		expect((await listLicences(w.ctx)({ search: rows[0]!.number })).total).toBe(1);
		expect((await listLicences(w.ctx)({ where: { status: 'replaced' } })).total).toBe(0);
	});

	it('leads from a reissued licence to the one before it, and back', async () => {
		const w = await servicesOffice();
		const old = await aLicence(w, { service: DESIGN, person: await personOf(w) });
		const id = await received(w, { service: DESIGN, procedure: 'reissue', about: { licence: old } });
		await walk(w, id);
		const next = (await stateOf(w, id)).made.licence!;
		const chain = [old, next];
		expect(ok(await viewLicence(w.ctx)(old)).chain.map((one) => one.id)).toEqual(chain);
		expect(ok(await viewLicence(w.ctx)(next)).chain.map((one) => one.id)).toEqual(chain);
		expect(ok(await viewLicence(w.ctx)(old)).state.status).toBe('replaced');
	});

	it('ends a licence once, on a ground, and says who did', async () => {
		const w = await servicesOffice();
		const id = await aLicence(w, { service: DESIGN, person: await personOf(w) });
		const specialist = await w.person('specialist');
		expect(await endLicence(w.ctx)(specialist, id, ' ')).toEqual({ refused: 'ground-missing' });
		ok(await endLicence(w.ctx)(specialist, id, 'Сот шешімі'));
		expect(ok(await viewLicence(w.ctx)(id)).endedBy).not.toBeNull();
		expect(await endLicence(w.ctx)(specialist, id, 'тағы')).toEqual({ refused: 'licence-not-in-force' });
	});
});

const HOUSE: EnteredObject = {
	object: 'dwelling',
	cadastral: '09-142-061-338',
	ground: 'Түгендеу актісі',
	address: { kk: 'Абай көшесі, 5', ru: 'улица Абая, 5', code: '2202400112345678' }
};

describe('the register of addresses', () => {
	it('is searched by code, by cadastral number and by words of an address', async () => {
		const w = await servicesOffice();
		ok(await enterAddress(w.ctx)(await w.person('specialist'), HOUSE));
		for (const search of ['2202400112345678', '061-338', 'абая', 'Абай көшесі'])
			expect((await listAddresses(w.ctx)({ search })).total).toBe(1);
	});

	it('takes no object and no code twice', async () => {
		const w = await servicesOffice();
		const specialist = await w.person('specialist');
		ok(await enterAddress(w.ctx)(specialist, HOUSE));
		expect(await enterAddress(w.ctx)(specialist, HOUSE)).toEqual({ refused: 'object-exists' });
		const other = { ...HOUSE, cadastral: null };
		expect(await enterAddress(w.ctx)(specialist, other)).toEqual({ refused: 'address-code-taken' });
	});

	it('takes the same object from two windows at once only once', async () => {
		const w = await servicesOffice();
		const specialist = await w.person('specialist');
		const both = await Promise.all([1, 2].map(() => enterAddress(w.ctx)(specialist, HOUSE)));
		expect(both.filter((one) => 'refused' in one)).toEqual([{ refused: 'object-exists' }]);
	});

	it('takes an object that has no address, and none without a ground', async () => {
		const w = await servicesOffice();
		const specialist = await w.person('specialist');
		const bare = { ...HOUSE, address: null };
		expect(await enterAddress(w.ctx)(specialist, { ...bare, ground: ' ' })).toEqual({
			refused: 'ground-missing'
		});
		const { id } = ok(await enterAddress(w.ctx)(specialist, bare));
		expect(ok(await viewAddress(w.ctx)(id))).toMatchObject({
			current: null,
			history: [],
			ground: HOUSE.ground
		});
	});

	it('shows the history of an object with the case that annulled its address', async () => {
		const w = await servicesOffice();
		const about = { address: await anAddress(w) };
		const id = await received(w, { service: 'karaganda-address-certificate', procedure: 'annul', about });
		await walk(w, id);
		const view = ok(await viewAddress(w.ctx)(about.address));
		expect(view.current).toBeNull();
		expect(view.history).toHaveLength(1);
		expect(view.history[0]!.annulled).not.toBeNull();
	});
});

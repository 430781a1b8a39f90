import { describe, expect, it } from 'vitest';
import { refusalOf } from '../testing/sat.ts';
import {
	aLicence,
	anAddress,
	aRequest,
	COMPANY,
	paid,
	PERSON,
	personOf,
	receive,
	received,
	servicesOffice,
	stateOf,
	type Asking
} from '../testing/service-world.ts';
import { transact } from '../transact.ts';
import { receiveAtOffice } from './receive-at-office.ts';
import { ok } from '../testing/world.ts';

const PERMIT: Asking = { service: 'almaty-mineral-area-building-permit', procedure: 'permit' };
const DUPLICATE: Asking = { service: 'almaty-design-licence', procedure: 'duplicate' };
const LICENCE: Asking = { service: 'almaty-design-licence', procedure: 'issue' };
const ANNUL: Asking = { service: 'karaganda-address-certificate', procedure: 'annul' };

const refusalTo = async (asking: Asking, w = servicesOffice()) => {
	const world = await w;
	return refusalOf(receive(world, aRequest(asking)));
};

describe('a request', () => {
	it('is taken under the definition in force when it came, and its terms run from then', async () => {
		const w = await servicesOffice();
		const receivedAt = w.clock.now() - 3_600_000;
		const state = await stateOf(w, await received(w, { ...PERMIT, receivedAt }));
		expect(state).toMatchObject({ receivedAt, movedAt: receivedAt, incoming: null, done: {} });
		expect(state.definition).toMatch(/^almaty-mineral-area-building-permit@/);
		const { state: person } = (await w.ctx.store.read('person', state.person))!;
		expect(person).toMatchObject({ standing: 'applied', cases: [{ at: w.clock.now() }] });
	});

	it('names nobody in its facts: names, numbers and answers stand beside the chain', async () => {
		const w = await servicesOffice();
		const id = await received(w, PERMIT);
		const facts = JSON.stringify(await w.ctx.store.facts('service-case', id));
		for (const said of [PERSON.name.surname, PERSON.iin, 'Жауап']) expect(facts).not.toContain(said);
		const { confidential } = (await w.ctx.store.read('service-case', id))!;
		expect(confidential).toMatchObject({ applicant: PERSON, answers: { plot: 'Жауап plot' } });
	});

	it('for what the office does not offer, or attestation does by itself, is refused', async () => {
		const w = await servicesOffice();
		await transact(w.ctx, { id: 'system' }, async (work) => {
			await work.office();
			work.add('office', 'main', [
				{ type: 'services-set', v: 1, data: { services: { offered: [], byService: {} } } }
			]);
			return true;
		});
		expect(await refusalTo(PERMIT, Promise.resolve(w))).toBe('service-not-offered');
		const attest = aRequest({ service: 'almaty-expert-attestation', procedure: 'attest' });
		expect(await refusalOf(receive(await servicesOffice(), attest))).toBe('service-not-offered');
	});

	it('by a channel the regulation does not open, or of an applicant it is not for, is refused', async () => {
		expect(await refusalTo({ ...PERMIT, channel: 'state-corporation' })).toBe('channel-not-open');
		const accredit: Asking = { service: 'aktobe-project-management-accreditation', procedure: 'accredit' };
		expect(await refusalTo({ ...accredit, applicant: PERSON })).toBe('applicant-not-admitted');
	});

	it.each([
		[{ ...PERSON, iin: '900101350010' }, 'iin-checksum'],
		[{ ...COMPANY, bin: '123' }, 'bin-length'],
		[{ ...COMPANY, organisation: ' ' }, 'bad-input'],
		[{ ...COMPANY, iin: '' }, 'iin-length']
	] as const)('with wrong numbers or without a name is refused: %#', async (applicant, code) => {
		expect(await refusalTo({ ...PERMIT, applicant } as Asking)).toBe(code);
	});

	it.each([
		[{ plot: '' }, 'plot'],
		[{ plot: 'x'.repeat(2001) }, 'plot']
	])('with an answer the form does not take is refused naming the field: %#', async (answers, field) => {
		const w = await servicesOffice();
		expect(await receive(w, aRequest({ ...PERMIT, answers }))).toEqual({
			refused: 'bad-input',
			details: { field }
		});
	});

	it('keeps no answer to what nobody asked, and no option that is none', async () => {
		const w = await servicesOffice();
		const id = await received(w, { ...PERMIT, answers: { plot: ' Алатау ', other: 'x' } });
		const { confidential } = (await w.ctx.store.read('service-case', id))!;
		expect(confidential?.answers).toMatchObject({ plot: 'Алатау' });
		expect(confidential?.answers).not.toHaveProperty('other');
		expect(await refusalTo({ ...LICENCE, answers: { ground: 'none' } })).toBe('bad-input');
	});
});

describe('a request about a licence', () => {
	it('has to name one in force, of this service and this applicant', async () => {
		const w = await servicesOffice();
		const person = await personOf(w);
		const payment = await paid(w, { ...DUPLICATE, person });
		const about = (licence: string) => receive(w, aRequest({ ...DUPLICATE, payment, about: { licence } }));
		expect(await refusalOf(receive(w, aRequest({ ...DUPLICATE, payment })))).toBe('licence-missing');
		expect(await refusalOf(about('none'))).toBe('licence-missing');
		const anothers = await aLicence(w, { service: DUPLICATE.service, person: await personOf(w, COMPANY) });
		expect(await refusalOf(about(anothers))).toBe('licence-of-another');
		const other = await aLicence(w, { service: 'almaty-survey-licence', person });
		expect(await refusalOf(about(other))).toBe('licence-of-another');
		const own = await aLicence(w, { service: DUPLICATE.service, person });
		await transact(w.ctx, { id: 'system' }, async (work) => {
			await work.must('licence', own);
			work.add('licence', own, [{ type: 'terminated', v: 1, data: { reason: 'Сот' } }]);
			return true;
		});
		expect(await refusalOf(about(own))).toBe('licence-not-in-force');
	});

	it('is needed for an annex, and another entity’s is enough where that was reorganised', async () => {
		const w = await servicesOffice();
		const person = await personOf(w);
		const payment = await paid(w, { ...LICENCE, person });
		const licence = await aLicence(w, { service: LICENCE.service, person: await personOf(w, COMPANY) });
		const ask = (ground: string, about = {}) =>
			receive(w, aRequest({ ...LICENCE, payment, about, answers: { ground } }));
		expect(await refusalOf(ask('annex'))).toBe('licence-missing');
		expect(await refusalOf(ask('annex', { licence }))).toBe('licence-of-another');
		ok(await ask('reorganisation', { licence }));
	});
});

describe('a request about an address', () => {
	it('may name it later, but no other than the register has, and one in force to annul it', async () => {
		const w = await servicesOffice();
		ok(await receive(w, aRequest(ANNUL)));
		expect(await refusalOf(receive(w, aRequest({ ...ANNUL, about: { address: 'none' } })))).toBe(
			'address-missing'
		);
		const address = await anAddress(w);
		await transact(w.ctx, { id: 'system' }, async (work) => {
			await work.must('address', address);
			work.add('address', address, [{ type: 'annulled', v: 1, data: { case: null, ground: 'Бұзылды' } }]);
			return true;
		});
		expect(await refusalOf(receive(w, aRequest({ ...ANNUL, about: { address } })))).toBe(
			'address-not-in-force'
		);
	});
});

describe('the fee of a request', () => {
	it('has to be paid, by this applicant, and pays for one request', async () => {
		const w = await servicesOffice();
		const person = await personOf(w);
		expect(await refusalOf(receive(w, aRequest(LICENCE)))).toBe('not-paid');
		const anothers = await paid(w, { ...LICENCE, person: await personOf(w, COMPANY) });
		expect(await refusalOf(receive(w, aRequest({ ...LICENCE, payment: anothers })))).toBe(
			'payment-for-another'
		);
		const payment = await paid(w, { ...LICENCE, person });
		const { id } = ok(await receive(w, aRequest({ ...LICENCE, payment })));
		expect((await w.ctx.store.read('payment', payment))!.state).toMatchObject({ status: 'used', case: id });
		expect(await refusalOf(receive(w, aRequest({ ...LICENCE, payment })))).toBe('payment-used');
	});

	it('of two requests sent at once pays for one', async () => {
		const w = await servicesOffice();
		const person = await personOf(w);
		const request = aRequest({ ...LICENCE, payment: await paid(w, { ...LICENCE, person }) });
		const both = await Promise.all([receive(w, request), receive(w, request)]);
		expect(both).toContainEqual({ refused: 'payment-used' });
		expect((await w.ctx.store.list('service-case')).total).toBe(1);
	});
});

describe('a request that another system exported', () => {
	const imported = { source: 'eLicence', key: '77' };

	it('is taken once, without a fee, and without the representative’s IIN where there is none', async () => {
		const w = await servicesOffice();
		const request = aRequest({ ...LICENCE, imported, applicant: { ...COMPANY, iin: '' } });
		ok(await receive(w, request));
		expect(await refusalOf(receive(w, request))).toBe('imported-already');
		ok(await receive(w, { ...request, imported: { ...imported, key: '78' } }));
	});

	it('brought in twice at once is taken once', async () => {
		const w = await servicesOffice();
		const person = await personOf(w);
		const request = aRequest({ ...PERMIT, imported, person });
		const both = await Promise.all([receive(w, request), receive(w, request)]);
		expect(both).toContainEqual({ refused: 'imported-already' });
		expect((await w.ctx.store.list('service-case')).total).toBe(1);
	});
});

describe('a request brought to the office', () => {
	it('by a channel that is not open leaves no file behind', async () => {
		const w = await servicesOffice();
		const { channel: _, files: __, fileNames: ___, ...request } = aRequest(PERMIT);
		const bytes = new TextEncoder().encode('%PDF-1.7 құжат');
		const put = w.ctx.files.put.bind(w.ctx.files);
		const kept: string[] = [];
		w.ctx.files.put = async (given) => {
			const one = await put(given);
			kept.push(one.sha256);
			return one;
		};
		const receive = receiveAtOffice(w.ctx)(await w.person('chancellery'), {
			...request,
			files: [{ name: 'a.pdf', bytes }]
		});
		expect(await refusalOf(receive)).toBe('channel-not-open');
		expect(kept).toHaveLength(1);
		expect(await w.ctx.files.get(kept[0]!)).toBeUndefined();
	});
});

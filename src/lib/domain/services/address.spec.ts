import { describe, expect, it } from 'vitest';
import type { AddressFact, AddressState } from './address.ts';
import {
	addressKind,
	annulAddress,
	assignAddress,
	certifyAddress,
	currentAddress,
	enterObject
} from './address.ts';

const fold = (facts: unknown, from?: AddressState, at = 1): AddressState =>
	(facts as AddressFact[]).reduce<AddressState | undefined>(
		(state, fact, i) =>
			addressKind.evolve(state, { ...fact, at: at + i, by: 'user:u', seq: at + i } as never),
		from
	)!;

const address = { kk: 'Бұқар жырау даңғылы, 12', ru: 'проспект Бухар-жырау, 12' };
const data = { address, code: '2202400112345678', case: 'c1', ground: 'АБ-1' };
const object = () =>
	fold(enterObject({ object: 'building', cadastral: '09-142-020-101', ground: 'түгендеу' }));
const withAddress = () => fold(assignAddress(object(), data), object(), 10);
const annulled = () => fold(annulAddress(withAddress(), { case: 'c2', ground: 'АЖ-1' }), withAddress(), 20);

describe('the register of addresses', () => {
	it('holds an object that has no address yet', () => {
		expect(currentAddress(object())).toBeNull();
		expect(addressKind.summary(object(), undefined)).toMatchObject({ status: 'none', code: null });
	});

	it('assigns an address under its registration code', () => {
		expect(currentAddress(withAddress())).toMatchObject({ code: '2202400112345678', from: 10, until: null });
		expect(addressKind.summary(withAddress(), undefined)).toMatchObject({ status: 'in-force', changes: 1 });
	});

	it('assigns no second address while one is in force', () => {
		expect(assignAddress(withAddress(), data)).toEqual({ refused: 'address-exists' });
	});

	it('assigns no address without a code or in one language only', () => {
		expect(assignAddress(object(), { ...data, code: ' ' })).toMatchObject({ refused: 'bad-input' });
		const half = { ...data, address: { kk: '', ru: address.ru } };
		expect(assignAddress(object(), half)).toMatchObject({ refused: 'bad-input' });
	});

	it('keeps an annulled address in the history with its ground', () => {
		expect(currentAddress(annulled())).toBeNull();
		expect(annulled().addresses).toMatchObject([{ from: 10, until: 20, annulled: 'АЖ-1' }]);
		expect(addressKind.summary(annulled(), undefined)).toMatchObject({ status: 'annulled', ru: address.ru });
	});

	it('certifies an annulled address only where its history is told, and none where there never was one', () => {
		expect(certifyAddress(withAddress(), 'clarify')).toMatchObject({ until: null });
		expect(certifyAddress(annulled(), 'clarify')).toEqual({ refused: 'address-not-in-force' });
		expect(certifyAddress(annulled(), 'annul')).toEqual({ refused: 'address-not-in-force' });
		expect(certifyAddress(annulled(), 'clarify-with-history')).toMatchObject({ until: 20 });
		expect(certifyAddress(object(), 'clarify-with-history')).toEqual({ refused: 'address-not-in-force' });
	});

	it('annuls nothing where no address is in force', () => {
		const again = { case: 'c3', ground: 'АЖ-2' };
		expect(annulAddress(annulled(), again)).toEqual({ refused: 'address-not-in-force' });
		expect(annulAddress(object(), again)).toEqual({ refused: 'address-not-in-force' });
	});

	it('assigns a new address after an annulment, and the history tells both', () => {
		const next = fold(assignAddress(annulled(), { ...data, code: '2202400112345679' }), annulled(), 30);
		expect(next.addresses.map(({ code, until }) => [code, until])).toEqual([
			['2202400112345678', 20],
			['2202400112345679', null]
		]);
	});
});

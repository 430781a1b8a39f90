import { beforeEach, describe, expect, it } from 'vitest';
import { isRefused } from '../../../domain/refusal.ts';
import type { Applicant } from '../../../domain/services/applicant.ts';
import { gateway, signatureOver } from '../../payments/gateway.ts';
import { COMPANY, FEE, PERSON, servicesOffice } from '../testing/service-world.ts';
import { ok, type World } from '../testing/world.ts';
import { transact } from '../transact.ts';
import { decideFee, feeFor } from './ask-fee.ts';
import { confirmByCashier, declineByCashier, takeCallback } from './settle-payment.ts';
import { listPayments } from './view-payments.ts';

const code = (result: unknown) => (isRefused(result) ? result.refused : result);
const SECRET = 'a-secret-shared-with-the-gateway-of-payments';
const LICENCE = { service: 'almaty-design-licence', procedure: 'issue' } as const;

let w: World;
beforeEach(async () => {
	w = await servicesOffice();
	w.ctx.payments = gateway(SECRET);
});

const fee = async (applicant: Applicant = PERSON) =>
	ok(await transact(w.ctx, { id: 'system' }, (work) => decideFee(work, { ...LICENCE, applicant })));
const stateOf = async (id: string) => (await w.ctx.store.read('payment', id))!.state;
const confirm = async (id: string, receipt: string) =>
	confirmByCashier(w.ctx)(await w.person('cashier'), id, receipt);
const decline = async (id: string, reason: string) =>
	declineByCashier(w.ctx)(await w.person('cashier'), id, reason);

const raise = async (amount: number) => {
	const office = (await w.ctx.store.read('office', 'main'))!.state.services;
	const byService = { ...office.byService, [LICENCE.service]: { fee: amount } };
	await transact(w.ctx, { id: 'system' }, async (work) => {
		await work.office();
		work.add('office', 'main', [
			{ type: 'services-set', v: 1, data: { services: { ...office, byService } } }
		]);
		return true;
	});
};
const standing = async () =>
	ok(await transact(w.ctx, { id: 'system' }, (work) => feeFor(work, { ...LICENCE, applicant: PERSON })));

describe('a fee that no request has used', () => {
	it('stands as long as the office asks the same, under its number', async () => {
		const first = await standing();
		expect(await standing()).toEqual(first);
		await raise(FEE + 1000);
		const anew = await standing();
		expect(anew).toMatchObject({ amount: FEE + 1000, status: 'asked' });
		expect(anew.id).not.toBe(first.id);
		await raise(FEE);
		expect((await standing()).id).toBe(first.id);
	});

	it('stands at its own amount once it is paid', async () => {
		const { id } = await standing();
		ok(await confirm(id, 'КВ-9'));
		await raise(FEE + 1000);
		expect(await standing()).toMatchObject({ id, amount: FEE, status: 'confirmed' });
	});
});

describe('the cashier', () => {
	it('confirms a fee by the number of its receipt, once', async () => {
		const { id } = await fee();
		ok(await confirm(id, ' КВ-00125 '));
		expect(await stateOf(id)).toMatchObject({ status: 'confirmed', receipt: 'КВ-00125', by: 'cashier' });
		expect(code(await confirm(id, 'КВ-00126'))).toBe('payment-settled');
	});

	it('takes no receipt for two fees, however it is typed', async () => {
		const first = await fee();
		const second = await fee(COMPANY);
		ok(await confirm(first.id, 'КВ 00125'));
		expect(code(await confirm(second.id, 'кв00125'))).toBe('receipt-taken');
		expect((await stateOf(second.id)).status).toBe('asked');
	});

	it('takes no receipt for two fees by two windows at once', async () => {
		const [first, second] = [await fee(), await fee(COMPANY)];
		const codes = (await Promise.all([confirm(first.id, 'КВ-1'), confirm(second.id, 'КВ-1')])).map(code);
		expect(codes.filter((one) => one === 'receipt-taken')).toHaveLength(1);
	});

	it('confirms nothing without a number, and declines nothing without a reason', async () => {
		const { id } = await fee();
		expect(code(await confirm(id, ' '))).toBe('receipt-missing');
		expect(code(await decline(id, ' '))).toBe('reason-missing');
		expect(code(await confirm('missing', 'КВ-1'))).toBe('not-found');
	});

	it('declines what did not come, and confirms it when it came after all; never the other way', async () => {
		const { id } = await fee();
		ok(await decline(id, 'Төлем түспеді'));
		ok(await confirm(id, 'КВ-2'));
		expect(code(await decline(id, 'Қате'))).toBe('payment-settled');
	});

	it('finds a fee by its number, payer, IIN or BIN, and amount', async () => {
		const one = await fee();
		await fee(COMPANY);
		const found = async (search: string) =>
			(await listPayments(w.ctx)({ search, status: 'asked' })).rows.map(({ payer }) => payer);
		expect(await found(one.reference)).toEqual(['Сәрсенов Ерлан']);
		expect(await found('сынақ құрылыс')).toEqual(['«Сынақ құрылыс» ЖШС']);
		expect(await found(PERSON.iin)).toEqual(['Сәрсенов Ерлан']);
		expect(await found(String(FEE).replace('39', '39 '))).toHaveLength(2);
		expect(await found('1')).toEqual([]);
	});

	it('sees first what waits longest, and of what is settled the newest', async () => {
		const first = await fee();
		w.clock.pass(60_000);
		const second = await fee(COMPANY);
		const waiting = await listPayments(w.ctx)({ search: '', status: 'asked' });
		expect(waiting.rows.map(({ id }) => id)).toEqual([first.id, second.id]);
		ok(await confirm(first.id, 'КВ-1'));
		const paid = await listPayments(w.ctx)({ search: '', status: 'paid' });
		expect(paid.rows).toMatchObject([{ id: first.id, status: 'confirmed', receipt: 'КВ-1' }]);
	});
});

describe('the callback of a payment gateway', () => {
	const body = (reference: string, changes: object = {}) =>
		new TextEncoder().encode(
			JSON.stringify({
				reference,
				transaction: 'tx-1',
				amount: FEE,
				outcome: 'paid',
				sentAt: w.clock.now(),
				...changes
			})
		);
	const call = (bytes: Uint8Array, signature = signatureOver(SECRET, bytes)) =>
		takeCallback(w.ctx)(bytes, signature);

	it('confirms the fee it names', async () => {
		const { id, reference } = await fee();
		expect(await call(body(reference))).toEqual({ taken: true });
		expect(await stateOf(id)).toMatchObject({ status: 'confirmed', by: 'gateway', receipt: 'tx-1' });
	});

	it('is refused when it is replayed, and when its transaction is told for another fee', async () => {
		const { reference } = await fee();
		const other = await fee(COMPANY);
		const said = body(reference);
		ok(await call(said));
		expect(code(await call(said))).toBe('callback-replayed');
		expect(code(await call(body(other.reference)))).toBe('callback-replayed');
		expect((await stateOf(other.id)).status).toBe('asked');
	});

	it('is taken once when it comes twice at once', async () => {
		const { reference } = await fee();
		const said = body(reference);
		const codes = (await Promise.all([call(said), call(said)])).map(code);
		expect(codes.filter((one) => typeof one === 'string')).toHaveLength(1);
	});

	it('is refused with a wrong signature, an old moment or another amount, and changes nothing', async () => {
		const { id, reference } = await fee();
		expect(code(await call(body(reference), 'sha256=00'))).toBe('callback-refused');
		const old = body(reference);
		w.clock.pass(5 * 60_000 + 1);
		expect(code(await call(old))).toBe('callback-refused');
		expect(code(await call(body(reference, { amount: FEE - 1 })))).toBe('callback-amount');
		expect(code(await call(body('9999999999')))).toBe('not-found');
		expect((await stateOf(id)).status).toBe('asked');
	});

	it('declines a fee where the gateway says so', async () => {
		const { id, reference } = await fee();
		ok(await call(body(reference, { outcome: 'declined' })));
		expect((await stateOf(id)).status).toBe('declined');
	});

	it('is never taken where no gateway is set up', async () => {
		const { reference } = await fee();
		const { cashierOnly } = await import('../../payments/cashier.ts');
		w.ctx.payments = cashierOnly;
		expect(code(await call(body(reference)))).toBe('callback-refused');
	});
});

describe('asking for a fee', () => {
	it('is refused where the office has set none', async () => {
		w = await servicesOffice({ byService: { 'almaty-design-licence': {} } });
		const asked = await transact(w.ctx, { id: 'system' }, (work) =>
			decideFee(work, { ...LICENCE, applicant: PERSON })
		);
		expect(code(asked)).toBe('fee-not-set');
	});
});

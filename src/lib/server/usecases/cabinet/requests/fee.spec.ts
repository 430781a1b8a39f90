import { beforeEach, describe, expect, it } from 'vitest';
import { isRefused } from '../../../../domain/refusal.ts';
import { FEE, stateOf } from '../../testing/service-world.ts';
import { ok } from '../../testing/world.ts';
import { transact } from '../../transact.ts';
import { confirmByCashier, declineByCashier } from '../../payments/settle-payment.ts';
import type { Applicant as Visitor } from '../session.ts';
import { askFee } from './ask-fee.ts';
import { dropRequest } from './draft-request.ts';
import { prepareRequest, tryRequest } from './send-request.ts';
import { aPortal, byKey, filled, LICENCE, sent, type Portal } from './testing/visits.ts';
import { viewRequestDraft } from './view-draft.ts';

const code = (result: unknown) => (isRefused(result) ? result.refused : result);

let portal: Portal;
let visitor: Visitor;
beforeEach(async () => {
	portal = await aPortal();
	visitor = await byKey(portal);
});
const ctx = () => portal.w.ctx;
const draftOf = async (id: string) => (await ctx().store.read('request-draft', id))!;
const flowOf = async (id: string) =>
	(await stateOf(portal.w, id)).flow.map(({ key, said }) => `${key} ${said}`);

describe('the fee of a request', () => {
	const asked = async () => {
		const draft = await filled(portal, visitor, LICENCE);
		const { payment } = ok(await askFee(ctx())(visitor, draft));
		return { draft, payment };
	};
	const cashier = () => portal.w.person('cashier');
	const paid = async () => {
		const one = await asked();
		ok(await confirmByCashier(ctx())(await cashier(), one.payment, `№ ${one.payment}`));
		return one;
	};

	it('keeps a request back until it is paid, and the refusal for non-payment is noted', async () => {
		const { draft } = await asked();
		expect(await tryRequest(ctx())(visitor, draft)).toBe(true);
		expect(code(await prepareRequest(ctx())(visitor, draft, 'pkcs12'))).toBe('not-paid');
		const flow = (await draftOf(draft)).state.flow.map(({ key, said }) => `${key} ${said}`);
		expect(flow).toEqual(['p1 done', 'c1 met', 'p3 done', 'p4 done', 'c2 not-met', 'p5 done']);
	});

	it('is noted as missing once, however often the request is tried', async () => {
		const { draft } = await asked();
		const notes = async () =>
			(await ctx().store.facts('request-draft', draft)).filter(({ type }) => type === 'flow-noted').length;
		await prepareRequest(ctx())(visitor, draft, 'pkcs12');
		const before = await notes();
		for (let i = 0; i < 3; i += 1) await prepareRequest(ctx())(visitor, draft, 'pkcs12');
		expect(await notes()).toBe(before);
	});

	it('lets the request through when it is confirmed, and is used by it', async () => {
		const { draft, payment } = await paid();
		const { id } = ok(await sent(portal, visitor, draft));
		expect((await ctx().store.read('payment', payment))!.state).toMatchObject({ status: 'used', case: id });
		expect(await flowOf(id)).toEqual([
			'p1 done',
			'c1 met',
			'p3 done',
			'p4 done',
			'c2 met',
			'p6 done',
			'c3 met',
			'p8 done'
		]);
	});

	it('is asked for once, and under one number', async () => {
		const { draft, payment } = await asked();
		expect(ok(await askFee(ctx())(visitor, draft)).payment).toBe(payment);
		const view = ok(await viewRequestDraft(ctx())(visitor, draft));
		expect(view.payment).toMatchObject({ amount: FEE, status: 'asked' });
		expect(view.payment!.reference).toMatch(/^\d{10}$/);
	});

	it('that was paid for a draft which was given up pays for the next one', async () => {
		const { draft, payment } = await paid();
		ok(await dropRequest(ctx())(visitor, draft));
		expect((await asked()).payment).toBe(payment);
	});

	it('pays for one request only', async () => {
		const { draft, payment } = await paid();
		const second = await asked();
		expect(second.payment).toBe(payment);
		ok(await sent(portal, visitor, draft));
		expect(code(await prepareRequest(ctx())(visitor, second.draft, 'pkcs12'))).toBe('payment-used');
		const anew = ok(await askFee(ctx())(visitor, second.draft));
		expect(anew.payment).not.toBe(payment);
	});

	it('is asked for anew where the cashier declined it', async () => {
		const { draft, payment } = await asked();
		ok(await declineByCashier(ctx())(await cashier(), payment, 'Төлем түспеді'));
		expect(ok(await viewRequestDraft(ctx())(visitor, draft)).payment).toMatchObject({
			status: 'declined',
			reason: 'Төлем түспеді'
		});
		expect(ok(await askFee(ctx())(visitor, draft)).payment).not.toBe(payment);
	});

	it('is asked for anew where the office asks another amount before it is paid', async () => {
		const { draft, payment } = await asked();
		await transact(ctx(), { id: 'system' }, async (work) => {
			const { services } = await work.office();
			const byService = { ...services.byService, [LICENCE.service]: { fee: FEE + 500 } };
			work.add('office', 'main', [
				{ type: 'services-set', v: 1, data: { services: { ...services, byService } } }
			]);
			return true;
		});
		const anew = ok(await askFee(ctx())(visitor, draft)).payment;
		expect(anew).not.toBe(payment);
		expect((await ctx().store.read('payment', anew))!.state.amount).toBe(FEE + 500);
		expect(ok(await askFee(ctx())(visitor, draft)).payment).toBe(anew);
	});

	it('is not asked for where the service is free', async () => {
		expect(code(await askFee(ctx())(visitor, await filled(portal, visitor)))).toBe('fee-not-set');
	});
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { RefusalKind } from '../../../domain/services/refusal-kinds.ts';
import { refusalOf } from '../testing/sat.ts';
import {
	act,
	documentsOf,
	received,
	servicesOffice,
	stateOf,
	waitingStep,
	walk,
	type Asking
} from '../testing/service-world.ts';
import { ok, type World } from '../testing/world.ts';
import { callHearing, holdHearing } from './direct-case.ts';

const LICENCE: Asking = { service: 'almaty-design-licence', procedure: 'issue' };
const REISSUE: Asking = { service: 'almaty-design-licence', procedure: 'reissue' };
const CLARIFY: Asking = {
	service: 'karaganda-address-certificate',
	procedure: 'clarify',
	channel: 'state-corporation'
};
const AKTOBE: Asking = { service: 'aktobe-design-licence', procedure: 'issue' };
const ACCREDIT: Asking = { service: 'aktobe-project-management-accreditation', procedure: 'accredit' };
const REASONS = ['Біліктілік талаптарына сай емес'];

let w: World;
beforeEach(async () => {
	w = await servicesOffice();
});

const refuse = (step: number, refusal: RefusalKind, reasons = REASONS) => ({
	step,
	deed: 'conclude' as const,
	outcome: { kind: 'refused' as const, refusal },
	reasons,
	visitedAt: null
});

const incomplete = (step: number, missing = ['Диплом']) => ({
	step,
	deed: 'completeness' as const,
	complete: false,
	missing
});

async function paperOf(id: string) {
	const { decided } = await stateOf(w, id);
	return (await w.ctx.store.read('document', decided!.document))!.confidential!.content;
}

describe('an incomplete request for a licence', () => {
	it('is refused at once, by a letter of its own kind, without a register of applicants', async () => {
		const id = await received(w, LICENCE);
		await walk(w, id, 2);
		expect(await refusalOf(act(w, id, incomplete(2, [' '])))).toBe('ground-missing');
		expect(ok(await act(w, id, incomplete(2)))).toEqual({ id, next: null });
		expect(await documentsOf(w, id)).toEqual(['service-refusal']);
		expect(await paperOf(id)).toMatchObject({ kind: 'incomplete', reasons: ['Диплом'], number: '04-12/1-Х' });
		expect((await stateOf(w, id)).decided).toMatchObject({
			outcome: { kind: 'refused', refusal: 'incomplete' },
			number: '04-12/1-Х'
		});
	});

	it('is refused at once at a reissue too, while another refusal there goes on to the head', async () => {
		const id = await received(w, REISSUE);
		await walk(w, id, 2);
		expect(await refusalOf(act(w, id, refuse(2, 'no-record')))).toBe('refusal-not-here');
		ok(await act(w, id, refuse(2, 'incomplete')));
		expect(await waitingStep(w, id)).toBeNull();
		const other = await received(w, REISSUE);
		await walk(w, other, 2);
		ok(await act(w, other, refuse(2, 'standard-10')));
		await walk(w, other);
		expect(await paperOf(other)).toMatchObject({ type: 'service-refusal', kind: 'standard-10' });
	});
});

describe('a refusal on a ground of the Standard', () => {
	it('goes through register and order to the head, who signs it; no licence comes of it', async () => {
		const id = await received(w, LICENCE);
		await walk(w, id, 4);
		ok(await act(w, id, refuse(4, 'standard-10')));
		await walk(w, id);
		expect(await documentsOf(w, id)).toEqual([
			'control-record',
			'service-conclusion',
			'licence-register',
			'licence-order',
			'service-refusal'
		]);
		expect(await paperOf(id)).toMatchObject({ kind: 'standard-10', reasons: REASONS, number: '04-12/1-Х' });
		const { made, flow } = await stateOf(w, id);
		expect(made).toEqual({});
		expect(flow.map(({ key, said }) => `${key} ${said}`)).toEqual(['p9 done', 'c4 not-met', 'p10 done']);
		expect((await w.ctx.store.list('licence')).total).toBe(0);
	});

	it('waits for a hearing where the office hears first, and the notice calls the applicant to it', async () => {
		w = await servicesOffice({ byService: { 'almaty-design-licence': { hearing: true, fee: 1 } } });
		const id = await received(w, LICENCE);
		await walk(w, id, 4);
		ok(await act(w, id, refuse(4, 'standard-10')));
		await walk(w, id, 6);
		expect(await refusalOf(act(w, id)), 'the register of applicants').toBe('hearing-due');
		expect(await documentsOf(w, id)).toEqual(['control-record', 'service-conclusion']);
		const specialist = await w.person('specialist');
		const at = Date.parse('2026-11-26T10:00:00+05:00');
		const call = (moment: number) => callHearing(w.ctx)(specialist, id, { at: moment, place: '214-кабинет' });
		expect(await refusalOf(call(w.clock.now() - 1))).toBe('hearing-past');
		ok(await call(at));
		const [notice] = (await w.ctx.store.list('document', { where: { type: 'hearing-notice' } })).items;
		expect((await w.ctx.store.read('document', notice!.id))!.confidential!.content).toMatchObject({
			hearingAt: at,
			reasons: REASONS,
			number: '04-12/1-Х'
		});
		const hold = () => holdHearing(w.ctx)(specialist, id, { heard: true, protocol: 'Тыңдалды' });
		expect(await refusalOf(hold())).toBe('hearing-ahead');
		w.clock.set(at + 60_000);
		ok(await hold());
		await walk(w, id);
		expect((await paperOf(id)).number).toBe('04-12/2-Х');
	});

	it('said at once waits for the hearing as well', async () => {
		w = await servicesOffice({ byService: { [ACCREDIT.service]: { hearing: true } } });
		const id = await received(w, ACCREDIT);
		await walk(w, id, 3);
		expect(await refusalOf(act(w, id, refuse(3, 'portal-documents')))).toBe('hearing-due');
		const specialist = await w.person('specialist');
		const at = Date.parse('2026-11-26T10:00:00+05:00');
		ok(await callHearing(w.ctx)(specialist, id, { at, place: '214-кабинет' }));
		w.clock.set(at + 60_000);
		ok(await holdHearing(w.ctx)(specialist, id, { heard: false, protocol: 'Келмеді' }));
		expect(ok(await act(w, id, refuse(3, 'portal-documents')))).toEqual({ id, next: null });
	});
});

describe('documents that the portal let through', () => {
	it('are refused by the head after condition 3', async () => {
		const id = await received(w, AKTOBE);
		await walk(w, id, 3);
		ok(await act(w, id, incomplete(3)));
		await walk(w, id);
		expect(await paperOf(id)).toMatchObject({ kind: 'portal-documents', reasons: ['Диплом'] });
		const { flow, passedOver } = await stateOf(w, id);
		expect(passedOver).toEqual([4]);
		expect(flow.map(({ key, said }) => `${key} ${said}`)).toEqual(['c3 not-met', 'p6 done']);
	});
});

describe('at the counter of Karaganda', () => {
	it('what is not complete is refused by the counter’s own receipt, before any registration', async () => {
		const id = await received(w, CLARIFY);
		ok(await act(w, id, incomplete(1)));
		expect(await paperOf(id)).toMatchObject({ type: 'counter-refusal', missing: ['Диплом'] });
		expect((await stateOf(w, id)).incoming).toBeNull();
		expect(await waitingStep(w, id)).toBeNull();
	});

	it('whom no state database knows is told so, and nothing is registered', async () => {
		const id = await received(w, CLARIFY);
		await walk(w, id, 5);
		ok(await act(w, id, { step: 5, deed: 'query', found: false }));
		ok(await act(w, id, refuse(6, 'no-record')));
		expect(await paperOf(id)).toMatchObject({ type: 'service-refusal', kind: 'no-record' });
		expect((await stateOf(w, id)).incoming).toBeNull();
	});
});

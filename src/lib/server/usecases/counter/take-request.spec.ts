import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/people/roles.ts';
import { confirmByCashier, referenceKey } from '../payments/settle-payment.ts';
import { callTicket, settleTicket, takeTicket } from '../queue/run-queue.ts';
import { viewQueue } from '../queue/view-queue.ts';
import { ok, type World } from '../testing/world.ts';
import type { Brought } from './brought.ts';
import { askCounterFee } from './counter-fee.ts';
import { printCounterRefusal, refuseRequest } from './refuse-request.ts';
import { takeRequest } from './take-request.ts';
import { CLARIFY, counterWorld, POWER } from './testing/counter-world.ts';
import { printAtCounter } from './view-counter.ts';
import { listJournal, viewEntry } from './view-journal.ts';
import { wipeRefused } from './wipe-refused.ts';

let world: World;
let officer: Actor;

const LICENCE: Brought = {
	...CLARIFY,
	service: 'almaty-design-licence',
	procedure: 'issue',
	answers: { ground: 'new', categories: 'category-1' }
};

beforeEach(async () => {
	world = await counterWorld();
	officer = await world.person('state-corporation');
});

const take = (brought: Brought) => takeRequest(world.ctx)(officer, brought);
const state = async (id: string) => (await world.ctx.store.read('service-case', id))!.state;

describe('a complete request at the counter', () => {
	it('becomes a case with a line of the journal and a receipt under the same number', async () => {
		const { entry, case: id } = ok(await take(CLARIFY));
		expect(world.printed).toEqual(['counter-receipt']);
		const line = ok(await viewEntry(world.ctx)(entry));
		expect(line).toMatchObject({ number: '04-12/1-ЖН', result: 'accepted', case: id });
		expect(await state(id)).toMatchObject({ journal: '04-12/1-ЖН', channel: 'state-corporation' });
	});

	it('bears the day of acceptance and the planned time of the result on its receipt', async () => {
		const { entry } = ok(await take(CLARIFY));
		const { receiptDocument, plannedAt } = ok(await viewEntry(world.ctx)(entry));
		expect(plannedAt).toBe(world.clock.now() + 15 * 60_000);
		const { content } = ok(await printAtCounter(world.ctx)(receiptDocument!, 'ru'));
		expect(content).toMatchObject({
			type: 'counter-receipt',
			acceptedAt: world.clock.now(),
			plannedAt,
			documents: expect.arrayContaining(['Копия документа, удостоверяющего личность'])
		});
	});

	it('serves the ticket whose turn it was with it', async () => {
		const { ticket } = ok(await takeTicket(world.ctx)(officer));
		ok(await callTicket(world.ctx)(officer, 1));
		ok(await settleTicket(world.ctx)(officer, ticket, 'serving'));
		ok(await take({ ...CLARIFY, ticket }));
		expect((await viewQueue(world.ctx)()).tickets[0]?.status).toBe('served');
	});

	it('may be brought by a proxy, with a power of attorney that names its notary', async () => {
		expect(await take({ ...CLARIFY, power: { ...POWER, notary: '' } })).toEqual({
			refused: 'power-incomplete'
		});
		const { case: id } = ok(await take({ ...CLARIFY, power: POWER }));
		const { confidential } = (await world.ctx.store.read('service-case', id))!;
		expect(confidential?.proxy).toEqual({ name: 'Ким Виктор', power: '№ 1-204, 20.11.2026, Садықова А. Қ.' });
	});

	it('is not taken with a wrong IIN, for a service of the portal alone, or with a document missing', async () => {
		const wrong = { ...CLARIFY.applicant, iin: '123456789012' } as Brought['applicant'];
		expect(await take({ ...CLARIFY, applicant: wrong })).toMatchObject({ refused: 'iin-checksum' });
		expect(await take({ ...CLARIFY, service: 'aktobe-design-licence', procedure: 'issue' })).toEqual({
			refused: 'channel-not-open'
		});
		expect(await take({ ...CLARIFY, given: ['identity'] })).toEqual({
			refused: 'papers-missing',
			details: { papers: 'Правоустанавливающий документ на объект недвижимости' }
		});
		expect((await listJournal(world.ctx)({ search: '', result: 'all', date: '' })).total).toBe(0);
	});
});

describe('an incomplete request at the counter', () => {
	it('gets a receipt of refusal and a line of the journal, and is never a case', async () => {
		const { entry } = ok(await refuseRequest(world.ctx)(officer, { ...CLARIFY, given: ['identity'] }, []));
		expect(await viewEntry(world.ctx)(entry)).toMatchObject({
			result: 'refused',
			case: null,
			printable: true
		});
		const { content } = ok(await printCounterRefusal(world.ctx)(entry, 'ru'));
		expect(content).toMatchObject({
			type: 'counter-refusal',
			missing: ['Правоустанавливающий документ на объект недвижимости']
		});
		expect((await world.ctx.store.list('service-case')).total).toBe(0);
	});

	it('says in the journal which documents were missing, and nothing of what was written about them', async () => {
		const brought = { ...CLARIFY, given: ['identity'] };
		const reason = 'Заявление подписала Лебедева, а не 900514400000';
		const { entry } = ok(await refuseRequest(world.ctx)(officer, brought, [reason]));
		const facts = await world.ctx.store.facts('counter-entry', entry);
		expect(facts[0]?.data).toMatchObject({ missing: ['title'] });
		expect(JSON.stringify(facts)).not.toMatch(/Лебедева|900514400000/);
		expect(ok(await viewEntry(world.ctx)(entry)).missing).toEqual([
			'Правоустанавливающий документ на объект недвижимости',
			reason
		]);
		world.clock.pass(31 * 86_400_000);
		await wipeRefused(world.ctx)();
		expect(ok(await viewEntry(world.ctx)(entry)).missing).toMatchObject([
			{ ru: 'Правоустанавливающий документ на объект недвижимости' }
		]);
	});

	it('is not refused where everything is there and nothing is said against it', async () => {
		expect(await refuseRequest(world.ctx)(officer, CLARIFY, [])).toEqual({ refused: 'papers-complete' });
		ok(await refuseRequest(world.ctx)(officer, CLARIFY, ['Заявление не подписано']));
	});

	it('is forgotten after 30 days; the line stays', async () => {
		const { entry } = ok(await refuseRequest(world.ctx)(officer, CLARIFY, ['Заявление не подписано']));
		world.clock.pass(31 * 86_400_000);
		await wipeRefused(world.ctx)();
		expect(await viewEntry(world.ctx)(entry)).toMatchObject({
			applicant: '',
			printable: false,
			forgotten: true
		});
		expect((await listJournal(world.ctx)({ search: '', result: 'refused', date: '' })).total).toBe(1);
	});
});

describe('a service with a fee', () => {
	it('is not taken before the cashier confirmed the fee, and its fee pays once', async () => {
		expect(await take(LICENCE)).toEqual({ refused: 'not-paid' });
		const fee = ok(await askCounterFee(world.ctx)(officer, LICENCE));
		expect(fee).toMatchObject({ amount: 39_320, status: 'asked' });
		expect(ok(await askCounterFee(world.ctx)(officer, LICENCE)).reference).toBe(fee.reference);
		const paid = { ...LICENCE, reference: fee.reference };
		expect(await take(paid)).toEqual({ refused: 'not-paid' });
		const cashier = await world.person('cashier');
		const payment = (await world.ctx.store.find(referenceKey(fee.reference)))!.id;
		ok(await confirmByCashier(world.ctx)(cashier, payment, 'К-1'));
		ok(await take(paid));
		expect(await take(paid)).toEqual({ refused: 'payment-used' });
	});
});

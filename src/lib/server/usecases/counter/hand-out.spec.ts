import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/people/roles.ts';
import { doCaseStep } from '../cases/do-step.ts';
import type { StepInput } from '../cases/step-input.ts';
import { ok, type World } from '../testing/world.ts';
import type { Brought } from './brought.ts';
import { handOutResult } from './hand-out.ts';
import { takeRequest } from './take-request.ts';
import { CLARIFY, counterWorld, POWER } from './testing/counter-world.ts';
import { listAtCounter, printAtCounter, viewHanding } from './view-counter.ts';
import { listJournal, viewEntry } from './view-journal.ts';

let world: World;
let officer: Actor;

const CARD = { type: 'id-card', number: '012345678', expires: '2030-01-01' } as const;

beforeEach(async () => {
	world = await counterWorld();
	officer = await world.person('state-corporation');
});

const take = (brought: Brought) => takeRequest(world.ctx)(officer, brought);
const step = async (id: string, input: StepInput) => ok(await doCaseStep(world.ctx)(officer, id, input));
const state = async (id: string) => (await world.ctx.store.read('service-case', id))!.state;

/** The eleven steps of ¶11, as the counter does them, up to the certificate. */
async function clarified(): Promise<{ id: string; receipt: string }> {
	const address = world.ctx.ids.id();
	const known = { kk: 'Ермеков көшесі, 12', ru: 'ул. Ермекова, 12' };
	const facts = [
		{ type: 'entered', v: 1, data: { object: 'building', cadastral: null, ground: '' } },
		{ type: 'assigned', v: 1, data: { address: known, code: '0901-1', case: null, ground: '' } }
	];
	await world.ctx.store.commit([{ kind: 'address', id: address, expectedVersion: 0, facts }], {
		at: world.clock.now(),
		by: 'system'
	});
	const { case: id } = ok(await take(CLARIFY));
	await step(id, { step: 1, deed: 'completeness', complete: true, missing: [] });
	for (const n of [2, 3, 4]) await step(id, { step: n, deed: 'pass-on' });
	await step(id, { step: 5, deed: 'query', found: true, address });
	await step(id, { step: 7, deed: 'pass-on' });
	await step(id, { step: 8, deed: 'register' });
	const outcome = { kind: 'granted', result: 'certificate' } as const;
	await step(id, { step: 9, deed: 'conclude', outcome, reasons: [], visitedAt: null });
	await step(id, { step: 10, deed: 'pass-on' });
	await step(id, { step: 11, deed: 'sign' });
	return { id, receipt: (await state(id)).journal! };
}

describe("the timed processes of Karaganda's counter", () => {
	it('pass over the message of no data where a record was found, and end in the certificate', async () => {
		const { id } = await clarified();
		expect(await state(id)).toMatchObject({ passedOver: [6], record: 'found' });
		expect(world.printed).toContain('address-certificate');
		expect(await listAtCounter(world.ctx)()).toEqual([]);
	});

	it('end with the message of no data where no record was found', async () => {
		const { case: id } = ok(await take(CLARIFY));
		await step(id, { step: 1, deed: 'completeness', complete: true, missing: [] });
		for (const n of [2, 3, 4]) await step(id, { step: n, deed: 'pass-on' });
		await step(id, { step: 5, deed: 'query', found: false });
		expect(await listAtCounter(world.ctx)()).toMatchObject([{ id, step: 6 }]);
		const outcome = { kind: 'refused', refusal: 'no-record' } as const;
		const reasons = ['Нет записи в государственной базе данных'];
		await step(id, { step: 6, deed: 'conclude', outcome, reasons, visitedAt: null });
		expect(await state(id)).toMatchObject({ decided: { outcome }, incoming: null });
	});
});

describe('handing a result out', () => {
	const fetch = (receipt: string, over = {}) =>
		handOutResult(world.ctx)(officer, {
			...{ receipt, shown: CARD, power: null, compared: true, ticket: '' },
			...over
		});

	it('is done by the receipt, however its number is typed, and an identity document', async () => {
		const { id } = await clarified();
		ok(await fetch('04-12/1-жн'));
		expect(await state(id)).toMatchObject({ handedOut: { to: 'applicant', receipt: '04-12/1-ЖН' } });
		const { rows } = await listJournal(world.ctx)({ search: 'лебедева', result: 'handed-out', date: '' });
		expect(rows).toMatchObject([{ case: id, receipt: '04-12/1-ЖН', to: 'applicant' }]);
	});

	it('is not done twice', async () => {
		const { receipt } = await clarified();
		ok(await fetch('1'));
		expect(await fetch(receipt)).toEqual({ refused: 'handed-out-already' });
		expect(await viewHanding(world.ctx)(receipt)).toMatchObject({ no: 'handed-out-already' });
	});

	it('is not done by an expired document, by one without a number, or by no receipt of ours', async () => {
		const { receipt } = await clarified();
		expect(await fetch(receipt, { shown: { ...CARD, expires: '2026-11-23' } })).toMatchObject({
			refused: 'identity-expired'
		});
		expect(await fetch(receipt, { shown: { ...CARD, number: '' } })).toMatchObject({
			refused: 'identity-number-missing'
		});
		expect(await fetch('04-12/77-ЖН')).toEqual({ refused: 'receipt-unknown' });
	});

	it('is not done by an identity card without a term, or before its name was compared', async () => {
		const { id, receipt } = await clarified();
		expect(await fetch(receipt, { shown: { ...CARD, expires: null } })).toEqual({
			refused: 'identity-expiry-missing'
		});
		expect(await fetch(receipt, { compared: false })).toEqual({ refused: 'identity-not-compared' });
		expect((await state(id)).handedOut).toBeNull();
	});

	it('asks for the whole number where its digits mean nothing that is still to be given out', async () => {
		const { receipt } = await clarified();
		ok(await fetch('1'));
		expect(await viewHanding(world.ctx)('1')).toEqual({ refused: 'receipt-unknown' });
		expect(await viewHanding(world.ctx)(receipt)).toMatchObject({ number: receipt });
	});

	it('asks for the whole number where its digits mean several', async () => {
		const { case: id, entry } = ok(await take(CLARIFY));
		const { state: line } = (await world.ctx.store.read('counter-entry', entry))!;
		const { number, service, procedure, person } = line;
		const data = {
			number,
			service,
			procedure,
			person,
			case: id,
			document: '',
			ticket: null,
			plannedAt: null
		};
		const facts = [{ type: 'accepted', v: 1, data }];
		await world.ctx.store.commit(
			[{ kind: 'counter-entry', id: world.ctx.ids.id(), expectedVersion: 0, facts }],
			{ at: world.clock.now(), by: 'system' }
		);
		expect(await viewHanding(world.ctx)('1')).toEqual({ refused: 'receipt-number-short' });
	});

	it('is done to a proxy by a notarised power of attorney, kept beside the line', async () => {
		const { id, receipt } = await clarified();
		expect(await fetch(receipt, { power: { ...POWER, date: '2026-11-30' } })).toEqual({
			refused: 'power-date'
		});
		const { entry } = ok(await fetch(receipt, { power: POWER }));
		expect(await viewEntry(world.ctx)(entry)).toMatchObject({ to: 'proxy', proxy: { name: 'Ким Виктор' } });
		expect(JSON.stringify(await world.ctx.store.facts('counter-entry', entry))).not.toContain('Ким');
		expect(JSON.stringify(await world.ctx.store.facts('service-case', id))).not.toContain('012345678');
	});

	it('waits for the result', async () => {
		const { case: id } = ok(await take(CLARIFY));
		expect(await fetch((await state(id)).journal!)).toEqual({ refused: 'case-result-not-ready' });
	});

	it('prints nothing that is not meant for the applicant or was not taken at the counter', async () => {
		const { id } = await clarified();
		const { items } = await world.ctx.store.list('document', { where: { case: id } });
		for (const one of items) ok(await printAtCounter(world.ctx)(one.id, 'kk'));
		expect(await printAtCounter(world.ctx)('nothing', 'kk')).toMatchObject({ refused: 'not-found' });
	});
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/people/roles.ts';
import { refusalOf } from '../testing/sat.ts';
import {
	act,
	aLicence,
	COMPANY,
	happily,
	PERSON,
	personOf,
	received,
	servicesOffice,
	walk,
	type Asking
} from '../testing/service-world.ts';
import { ok, type World } from '../testing/world.ts';
import {
	callHearing,
	holdHearing,
	reassignServiceCase,
	resumeServiceCase,
	returnServiceCase,
	suspendServiceCase,
	withdrawServiceCase
} from './direct-case.ts';
import { listExecutors, viewServiceCase } from './view-case.ts';

const PERMIT: Asking = { service: 'almaty-mineral-area-building-permit', procedure: 'permit' };
const LICENCE: Asking = { service: 'almaty-design-licence', procedure: 'issue' };

let w: World;
let specialist: Actor;
beforeEach(async () => {
	w = await servicesOffice();
	specialist = await w.person('specialist');
});

const view = async (id: string, actor = specialist) => ok(await viewServiceCase(w.ctx)(actor, id));

describe('the page of a case', () => {
	it('shows whose request it is and what it says, in words', async () => {
		const id = await received(w, { ...LICENCE, applicant: COMPANY, answers: { categories: 'category-2' } });
		const { name, number, answers, licence, payment, definition } = await view(id);
		expect({ name, number }).toEqual({ name: COMPANY.organisation, number: COMPANY.bin });
		expect(answers.map(({ value }) => value.ru)).toEqual(['Выдача лицензии', 'II категория']);
		expect(licence).toBeNull();
		expect(payment).toMatchObject({ status: 'used' });
		expect(definition.name.ru).toBe('Выдача лицензии на проектную деятельность');
	});

	it('shows who did which step and when, what is due now, and what was passed over', async () => {
		const id = await received(w, PERMIT);
		ok(await act(w, id));
		const { timeline } = await view(id);
		expect(timeline.map(({ n, status }) => `${n} ${status}`)).toEqual([
			'1 done',
			'2 now',
			'3 todo',
			'4 todo',
			'5 todo',
			'6 todo'
		]);
		expect(timeline[0]).toMatchObject({ at: w.clock.now(), by: 'Сынақ C.', actor: 'chancellery' });
		expect(timeline[1]!.dueAt).toBe(Date.parse('2026-11-24T11:05:00+05:00'));
	});

	it('counts the time left in working minutes, of the step and of the whole', async () => {
		const id = await received(w, PERMIT);
		w.clock.pass(20 * 60_000);
		const { terms } = await view(id);
		expect(terms.stepLeft).toBe(-5);
		expect(terms.left).toBe(-5);
		expect(terms.totalDueAt).toBe(Date.parse('2026-12-07T18:00:00+05:00'));
		ok(await suspendServiceCase(w.ctx)(specialist, id, 'Сұрау'));
		expect((await view(id)).terms).toMatchObject({ suspended: true, dueAt: null, left: null });
	});

	it('tells each whether the move is his, and what stands against it', async () => {
		const id = await received(w, PERMIT);
		expect((await view(id)).move).toMatchObject({
			step: 1,
			deed: 'register',
			actor: 'chancellery',
			may: false,
			no: 'step-of-another-role'
		});
		expect((await view(id, await w.person('chancellery'))).move).toMatchObject({ may: true, no: null });
		await walk(w, id, 4);
		expect((await view(id, await w.person('specialist', 'proctor'))).move).toMatchObject({
			may: false,
			no: 'not-executor'
		});
		expect((await view(id)).executor).toMatchObject({ id: specialist.id });
		ok(await suspendServiceCase(w.ctx)(specialist, id, 'Сұрау'));
		expect((await view(id)).move).toMatchObject({ may: false, no: 'case-suspended' });
	});

	it('says what may be concluded, refused, sent back and signed at the step', async () => {
		const id = await received(w, PERMIT);
		await walk(w, id, 4);
		expect((await view(id)).move).toMatchObject({
			results: [{ id: 'permit' }],
			refuses: ['standard-10', 'portal-documents'],
			refusalIsSigned: true,
			signs: false
		});
		await walk(w, id, 6);
		const head = await w.person('head');
		expect((await view(id, head)).move).toMatchObject({ results: [], returnsTo: 4, signs: true, may: true });
		ok(await returnServiceCase(w.ctx)(head, id, { step: 6, remark: 'Түзетіңіз' }));
		expect((await view(id)).returned).toMatchObject({ to: 4, remark: 'Түзетіңіз', by: 'Сынақ H.' });
	});

	it('offers what fits the ground, and tells of the licence the applicant holds already', async () => {
		const person = await personOf(w);
		const licence = await aLicence(w, { service: LICENCE.service, person, categories: ['category-3'] });
		const about = { licence };
		const annex = await received(w, { ...LICENCE, about, answers: { ground: 'annex' } });
		await walk(w, annex, 4);
		expect(await view(annex)).toMatchObject({ move: { results: [{ id: 'annex' }] }, holds: [] });
		const first = await received(w, LICENCE);
		await walk(w, first, 4);
		const { move, holds } = await view(first);
		expect(move?.results.map(({ id }) => id)).toEqual(['licence']);
		expect(holds).toEqual([{ id: licence, number: `ГСЛ-${licence}` }]);
	});

	it('asks for the visit where it is due, and for the address that is going to be assigned', async () => {
		const id = await received(w, { service: 'karaganda-address-certificate', procedure: 'assign' });
		await walk(w, id, 3);
		expect((await view(id)).move).toMatchObject({ visit: 'always', register: 'address-assigned' });
		ok(await act(w, id, await happily(w, id)));
		expect((await view(id)).written[3]).toEqual({
			'address-kk': 'Абай көшесі, 1',
			'address-ru': 'улица Абая, 1'
		});
	});

	it('of a case that is over has no move, and shows what came of it', async () => {
		const id = await received(w, LICENCE);
		await walk(w, id);
		const { move, madeLicence, documents, timeline } = await view(id);
		expect(move).toBeNull();
		expect(madeLicence).toMatchObject({ number: '04-12/1-Л/2026', status: 'in-force' });
		expect(documents.map(({ type }) => type)).toContain('licence');
		expect(timeline.every(({ status }) => status === 'done')).toBe(true);
	});

	it('does not exist for what is no case', async () => {
		expect(await viewServiceCase(w.ctx)(specialist, 'none')).toMatchObject({ refused: 'not-found' });
	});
});

describe('whom a case can be given to', () => {
	it('are specialists, by name', async () => {
		await w.person('head');
		const other = await w.person('specialist', 'proctor');
		expect((await listExecutors(w.ctx)()).map(({ id }) => id)).toEqual([specialist.id, other.id]);
	});
});

describe('an applicant', () => {
	it('who is a person is called by name and IIN', async () => {
		const { name, number } = await view(await received(w, PERMIT));
		expect({ name, number }).toEqual({ name: 'Сәрсенов Ерлан', number: PERSON.iin });
	});
});

describe('a case of another executor', () => {
	it('is directed by who was named to it and by who leads, and by no other specialist', async () => {
		const id = await received(w, PERMIT);
		await walk(w, id, 4);
		const other = await w.person('specialist', 'proctor');
		const leading = await w.person('department-head');
		expect((await view(id)).move?.directs).toBe(true);
		expect((await view(id, leading)).move?.directs).toBe(true);
		expect((await view(id, other)).move?.directs).toBe(false);
		const at = Date.parse('2026-11-26T10:00:00+05:00');
		const ways = [
			suspendServiceCase(w.ctx)(other, id, 'Сұрау'),
			resumeServiceCase(w.ctx)(other, id, 'Сұрау'),
			withdrawServiceCase(w.ctx)(other, id, 'Тілегі'),
			reassignServiceCase(w.ctx)(other, id, { to: other.id, reason: 'Демалыс' }),
			callHearing(w.ctx)(other, id, { at, place: '214' }),
			holdHearing(w.ctx)(other, id, { heard: true, protocol: 'Тыңдалды' })
		];
		for (const way of ways) expect(await refusalOf(way)).toBe('not-executor');
		ok(await suspendServiceCase(w.ctx)(leading, id, 'Сұрау'));
	});
});

it('a refusal that only the portal says is not offered in a case of the counter', async () => {
	const refuses = async (channel: 'portal' | 'state-corporation') => {
		const id = await received(w, { service: 'karaganda-address-certificate', procedure: 'assign', channel });
		await walk(w, id, 3);
		const { move, terms } = await view(id);
		expect(terms.refusalDueAt).toBeLessThan(terms.stepDueAt!);
		return move?.refuses;
	};
	expect(await refuses('portal')).toEqual(['standard-10', 'portal-documents']);
	expect(await refuses('state-corporation')).toEqual(['standard-10']);
});

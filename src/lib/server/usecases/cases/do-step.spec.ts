import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/people/roles.ts';
import { refusalOf } from '../testing/sat.ts';
import {
	act,
	actorNow,
	happily,
	received,
	servicesOffice,
	stateOf,
	waitingStep,
	walk,
	type Asking
} from '../testing/service-world.ts';
import { ok, type World } from '../testing/world.ts';
import { doCaseStep, type StepInput } from './do-step.ts';
import {
	reassignServiceCase,
	resumeServiceCase,
	returnServiceCase,
	suspendServiceCase,
	withdrawServiceCase
} from './direct-case.ts';

const PERMIT: Asking = { service: 'almaty-mineral-area-building-permit', procedure: 'permit' };
const LICENCE: Asking = { service: 'almaty-design-licence', procedure: 'issue' };

let w: World;
let id: string;
let specialist: Actor;

beforeEach(async () => {
	w = await servicesOffice();
	id = await received(w, PERMIT);
	specialist = await w.person('specialist');
});

/** Another account of a role. */
const another = async (...roles: Actor['roles'][number][]) => w.person(...roles);

describe('a step of a case', () => {
	it('gives the incoming number when it registers, and says which step waits next', async () => {
		expect(ok(await act(w, id))).toEqual({ id, next: 2 });
		expect((await stateOf(w, id)).incoming).toBe('04-12/1');
	});

	it('is done by its role only, and given to a specialist whose account is in use', async () => {
		expect(await refusalOf(act(w, id, undefined, specialist))).toBe('step-of-another-role');
		await walk(w, id, 3);
		const to = (await another('chancellery')).id;
		expect(await refusalOf(act(w, id, { step: 3, deed: 'assign', to }))).toBe('bad-input');
		ok(await act(w, id));
		expect((await stateOf(w, id)).executor).toBe(specialist.id);
	});

	it('given to an executor is done by no other specialist, and by the new one after a reassignment', async () => {
		await walk(w, id, 4);
		const other = await another('specialist', 'proctor');
		const input = await happily(w, id);
		expect(await refusalOf(act(w, id, input, other))).toBe('not-executor');
		const deputy = await another('deputy-head');
		const reassign = (to: string, reason: string) => reassignServiceCase(w.ctx)(deputy, id, { to, reason });
		expect(await refusalOf(reassign('none', 'Демалыс'))).toBe('bad-input');
		expect(await refusalOf(reassign(other.id, ' '))).toBe('ground-missing');
		ok(await reassign(other.id, 'Демалыс'));
		expect(await refusalOf(act(w, id, input, specialist))).toBe('not-executor');
		ok(await act(w, id, input, other));
	});

	it('done in two windows at once is done once', async () => {
		const by = await actorNow(w, id);
		const input: StepInput = { step: 1, deed: 'register' };
		const both = await Promise.all([1, 2].map(() => doCaseStep(w.ctx)(by, id, input)));
		expect(both).toContainEqual({ id, next: 2 });
		expect(both).toContainEqual({ refused: 'step-out-of-order', details: { step: 1, next: 2 } });
		expect((await w.ctx.store.read('register', 'incoming-2026'))!.state.last).toBe(1);
	});

	it('takes no number and makes no paper when it is refused', async () => {
		await walk(w, id, 6);
		expect(await refusalOf(act(w, id, { step: 6, deed: 'sign' }, specialist))).toBe('step-of-another-role');
		expect(await refusalOf(act(w, id, { step: 5, deed: 'endorse' }))).toBe('step-out-of-order');
		expect(await refusalOf(act(w, id, { step: 6, deed: 'endorse' }))).toBe('deed-of-another-step');
		expect(await w.ctx.store.read('register', 'permit-2026')).toBeUndefined();
		expect(w.printed).toEqual([]);
	});

	it('of a head is not done by the deputy where the regulation does not say so', async () => {
		await walk(w, id, 6);
		expect(await refusalOf(act(w, id, undefined, await another('deputy-head')))).toBe('step-of-another-role');
	});

	it('is not done in a case that does not exist', async () => {
		expect(await refusalOf(doCaseStep(w.ctx)(specialist, 'none', { step: 1, deed: 'register' }))).toBe(
			'not-found'
		);
	});
});

describe('a case sent back', () => {
	it('is concluded anew from the step it was sent to, with the remark shown until then', async () => {
		await walk(w, id, 5);
		const deputy = await another('deputy-head');
		const back = (remark: string) => returnServiceCase(w.ctx)(deputy, id, { step: 5, remark });
		expect(await refusalOf(back(' '))).toBe('remark-missing');
		ok(await back('Негізін толықтырыңыз'));
		expect(await stateOf(w, id)).toMatchObject({
			concluded: null,
			returned: { from: 5, to: 4, remark: 'Негізін толықтырыңыз' }
		});
		await walk(w, id);
		expect((await stateOf(w, id)).decided?.outcome.kind).toBe('granted');
	});

	it('prints the last word of what was written at the step', async () => {
		await walk(w, id, 4);
		const conclude = async (because: string) =>
			ok(await act(w, id, { ...(await happily(w, id)), written: { because } }));
		await conclude('Бірінші');
		ok(await returnServiceCase(w.ctx)(await another('deputy-head'), id, { step: 5, remark: 'Түзетіңіз' }));
		await conclude('Екінші');
		await walk(w, id);
		const { decided } = await stateOf(w, id);
		const permit = (await w.ctx.store.read('document', decided!.document))!.confidential!.content;
		expect(permit).toMatchObject({ type: 'building-permit', because: 'Екінші' });
	});
});

describe('a term that stands still', () => {
	it('lets nothing be done until it goes on', async () => {
		await walk(w, id, 4);
		const input = await happily(w, id);
		expect(await refusalOf(suspendServiceCase(w.ctx)(specialist, id, ' '))).toBe('ground-missing');
		ok(await suspendServiceCase(w.ctx)(specialist, id, 'Сұрау салынды'));
		expect(await refusalOf(act(w, id, input))).toBe('case-suspended');
		ok(await resumeServiceCase(w.ctx)(specialist, id, 'Жауап келді'));
		ok(await act(w, id, input));
	});
});

describe('a request that is withdrawn', () => {
	it('ends the case: nothing is done in it any more', async () => {
		ok(await withdrawServiceCase(w.ctx)(specialist, id, 'Өтініш берушінің қалауы'));
		expect(await waitingStep(w, id)).toBeNull();
		expect(await refusalOf(doCaseStep(w.ctx)(specialist, id, { step: 1, deed: 'register' }))).toBe(
			'case-withdrawn'
		);
		expect(await refusalOf(withdrawServiceCase(w.ctx)(specialist, id, 'Тағы'))).toBe('case-withdrawn');
	});
});

describe('licensing control', () => {
	const control = (visitedAt: number | null): StepInput => ({
		step: 3,
		deed: 'control',
		visitedAt,
		written: { findings: 'Талаптарға сай', place: 'Алатау 5' }
	});

	it('visits the place where the documents do not suffice, and leaves its record', async () => {
		const licence = await received(w, LICENCE);
		await walk(w, licence, 3);
		expect(await refusalOf(act(w, licence, control(w.clock.now() + 1)))).toBe('visit-in-future');
		ok(await act(w, licence, control(w.clock.now() - 1)));
		const [document] = (await stateOf(w, licence)).documents;
		const { content } = (await w.ctx.store.read('document', document!))!.confidential!;
		expect(content).toMatchObject({
			type: 'control-record',
			visit: { at: w.clock.now() - 1, place: 'Алатау 5' },
			findings: 'Талаптарға сай',
			author: { position: { ru: 'Специалист отдела лицензирования и аттестации' } }
		});
	});

	it('always visits it where the office says so', async () => {
		w = await servicesOffice({ byService: { 'almaty-design-licence': { visitAlways: true, fee: 1 } } });
		const licence = await received(w, LICENCE);
		await walk(w, licence, 3);
		expect(await refusalOf(act(w, licence, control(null)))).toBe('visit-missing');
	});
});

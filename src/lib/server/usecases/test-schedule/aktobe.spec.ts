import { describe, expect, it } from 'vitest';
import { stepDueAt, stepOf, totalDueAt } from '../../../domain/attestation/application.ts';
import { calendarOf } from '../../../domain/office.ts';
import { formApplicantsList } from '../attestation/form-applicants-list.ts';
import { formResults, signResults } from '../attestation/issue-results.ts';
import { signOrders } from '../attestation/sign-orders.ts';
import { viewOwnApplication } from '../cabinet/view-cabinet.ts';
import { viewInbox } from '../desk/view-inbox.ts';
import { closeSitting, decideDisruption } from '../sitting/close-sitting.ts';
import { drawUpAct } from '../sitting/draw-up-act.ts';
import { enterDigits, startAttempts } from '../sitting/hold-sitting.ts';
import { anOffice, applicants, iinOf, seated, TEN } from '../testing/attested.ts';
import { caseState, MINUTE, refusalOf, writeTest } from '../testing/sat.ts';
import { bothOffered, drawnUp, gathered, requested, scheduled } from '../testing/scheduled.ts';
import { MORNING, ok, testWorld, type World } from '../testing/world.ts';
import { registerApplication } from '../attestation/register-application.ts';
import { gatherForTest } from './gather-for-test.ts';
import { nameExecutor } from './name-executor.ts';
import { notifyApplicants } from './notify-applicants.ts';
import { recordResults } from './record-results.ts';
import { refuseRequest } from './refuse-request.ts';

const stepsDone = async (w: World, id: string) => Object.keys((await caseState(w, id)).done).map(Number);
const flowOf = async (w: World, id: string) =>
	(await caseState(w, id)).flow.map(({ key, said }) => `${key} ${said}`);
const typesOf = async (w: World, id: string) => {
	const { items } = await w.ctx.store.list('document', { where: { application: id }, limit: 100 });
	return items.map(({ summary }) => summary.type).sort();
};

/** A sat test of two: the first passes, the second does not. */
async function satByTwo() {
	const w = testWorld();
	const office = await bothOffered(w);
	const { round, ids } = await gathered(w, 2);
	const sitting = await scheduled(w, office, round, ids);
	w.clock.set(MORNING + 30 * MINUTE);
	const candidates = await seated(w, office, sitting);
	const proctor = await w.person('proctor');
	ok(await enterDigits(w.ctx)(proctor, sitting, '4812'));
	w.clock.set(TEN);
	ok(await startAttempts(w.ctx)(proctor, sitting));
	return { w, office, round, ids, sitting, candidates, proctor };
}

describe('attestation in Aktobe', () => {
	it('goes from the request to the certificate by its own eight steps, through the same exam', async () => {
		const { w, ids, sitting, candidates, proctor } = await satByTwo();
		const [passing = '', failing = ''] = candidates.map(({ application }) => application);
		expect(await stepsDone(w, passing)).toEqual([1, 2, 3, 4, 5]);
		await writeTest(w, candidates[0]!, true);
		await writeTest(w, candidates[1]!, false);
		ok(await closeSitting(w.ctx)(proctor, sitting));
		expect((await caseState(w, passing)).outcome).toBe('passed');
		expect(await stepsDone(w, passing)).toEqual([1, 2, 3, 4, 5, 6]);
		ok(await formResults(w.ctx)(await w.person('specialist'), ids));
		ok(await signResults(w.ctx)(await w.person('head'), ids));
		expect((await caseState(w, passing)).result?.kind).toBe('certificate');
		expect((await caseState(w, failing)).result?.kind).toBe('refusal');
		expect(await flowOf(w, passing)).toEqual(['c3 met', 'p7 done']);
		expect(await stepsDone(w, failing)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
		expect(await typesOf(w, passing)).toEqual(['certificate', 'notice-of-admission', 'result-sheet']);
		expect(await typesOf(w, failing)).toEqual(['notice-of-admission', 'reasoned-refusal', 'result-sheet']);
	});

	it('has no list of applicants, no memo, no order and no act', async () => {
		const { w, ids, sitting, candidates, proctor } = await satByTwo();
		for (const candidate of candidates) await writeTest(w, candidate, true);
		ok(await closeSitting(w.ctx)(proctor, sitting));
		ok(await formResults(w.ctx)(await w.person('specialist'), ids));
		ok(await signResults(w.ctx)(await w.person('head'), ids));
		const { items } = await w.ctx.store.list('document', { limit: 100 });
		expect(new Set(items.map(({ summary }) => summary.type))).toEqual(
			new Set(['test-schedule', 'notice-of-admission', 'result-sheet', 'certificate'])
		);
		expect(await refusalOf(drawUpAct(w.ctx)(await w.person('specialist'), sitting))).toBe('results-recorded');
	});

	it('keeps the proof of the exam: heads of all chains and the root over them are in the chain of the sitting', async () => {
		const { w, sitting, candidates, proctor } = await satByTwo();
		for (const candidate of candidates) await writeTest(w, candidate, true);
		ok(await closeSitting(w.ctx)(proctor, sitting));
		const { results, seed } = (await w.ctx.store.read('sitting', sitting))!.state;
		expect(seed).not.toBeNull();
		expect(results?.root).toMatch(/^[0-9a-f]{64}$/);
		for (const { attempt, head } of results!.results)
			expect((await w.ctx.store.read('attempt', attempt))?.head).toBe(head);
		expect(await refusalOf(recordResults(w.ctx)(proctor, sitting))).toBe('results-recorded');
	});

	it('is on the letterhead of its own provider', async () => {
		const { w } = await satByTwo();
		const { items } = await w.ctx.store.list('document', { where: { type: 'test-schedule' } });
		const document = await w.ctx.store.read('document', items[0]!.id);
		expect(document?.confidential?.content.office.name.ru).toContain('Актюбинской области');
	});

	it('gives whoever earned a new date another schedule of the same round', async () => {
		const { w, office, round, ids, sitting, candidates, proctor } = await satByTwo();
		await writeTest(w, candidates[0]!, true);
		const done = await closeSitting(w.ctx)(proctor, sitting, { reason: 'Электр жарығы өшті' });
		expect(done).toEqual({ proposed: true });
		const head = await w.person('department-head');
		ok(await decideDisruption(w.ctx)(head, sitting, true, 'Электр жарығы өшті'));
		const again = candidates[1]!.application;
		const state = await caseState(w, again);
		expect([stepOf(state), state.admission.status, state.executor]).toEqual([
			3,
			'pending',
			(await w.person('specialist')).id
		]);
		expect(ids).toContain(again);
		const second = await scheduled(w, office, round, [again], TEN + 24 * 60 * MINUTE);
		expect(second).not.toBe(sitting);
		expect(stepOf(await caseState(w, again))).toBe(6);
	});
});

describe('a request to Aktobe', () => {
	it('is refused by ¶10 of the Standard with a letter the applicant has when it is given out, and sees no test', async () => {
		const w = testWorld();
		await bothOffered(w);
		const [id = ''] = await requested(w, 1);
		const [head, specialist] = [await w.person('head'), await w.person('specialist')];
		ok(await nameExecutor(w.ctx)(head, [id], specialist.id));
		expect(await refusalOf(refuseRequest(w.ctx)(specialist, id, [' ']))).toBe('ground-missing');
		ok(await refuseRequest(w.ctx)(specialist, id, ['Құжаттар толық емес']));
		expect(await refusalOf(notifyApplicants(w.ctx)(specialist, [id]))).toBe('step-out-of-order');
		ok(await signResults(w.ctx)(head, [id]));
		const { person } = await caseState(w, id);
		const before = ok(await viewOwnApplication(w.ctx)(person, id));
		expect([before.documents, before.reasons, before.flow]).toEqual([[], [], []]);
		expect(await flowOf(w, id)).toEqual(['c3 not-met']);
		ok(await notifyApplicants(w.ctx)(specialist, [id]));
		const state = await caseState(w, id);
		expect([state.result?.kind, state.passedOver, stepOf(state)]).toEqual(['refusal', [6, 7, 8], null]);
		const after = ok(await viewOwnApplication(w.ctx)(person, id));
		expect(after.documents.map(({ type }) => type)).toEqual(['reasoned-refusal']);
		expect(after.reasons).toEqual(['Құжаттар толық емес']);
		expect(after.flow.map(({ key }) => key)).toEqual(['c3', 'p6']);
	});

	it('is worked on by the executor the head named, and by another one when he names him', async () => {
		const w = testWorld();
		await bothOffered(w);
		const [id = ''] = await requested(w, 1);
		const [head, specialist] = [await w.person('head'), await w.person('specialist')];
		const other = await w.person('specialist', 'proctor');
		expect(await refusalOf(nameExecutor(w.ctx)(await w.person('deputy-head'), [id], specialist.id))).toBe(
			'step-of-another-role'
		);
		expect(await refusalOf(nameExecutor(w.ctx)(head, [id], head.id))).toBe('bad-input');
		ok(await nameExecutor(w.ctx)(head, [id], specialist.id));
		expect(await refusalOf(gatherForTest(w.ctx)(other, [id]))).toBe('not-executor');
		expect(await refusalOf(refuseRequest(w.ctx)(other, id, ['x']))).toBe('not-executor');
		ok(await nameExecutor(w.ctx)(head, [id], other.id));
		expect(await stepsDone(w, id)).toEqual([1, 2]);
		ok(await gatherForTest(w.ctx)(other, [id]));
	});

	it('comes by the portal only, and only where it is offered', async () => {
		const w = testWorld();
		await anOffice(w);
		const request = {
			iin: iinOf(1),
			name: { surname: 'Тегі', given: 'Аты' },
			speciality: 'architecture',
			language: 'ru' as const,
			service: 'aktobe-expert-attestation' as const,
			files: []
		};
		const chancellery = await w.person('chancellery');
		const paper = { ...request, channel: 'paper' as const };
		expect(await refusalOf(registerApplication(w.ctx)(chancellery, paper))).toBe('service-not-offered');
		const both = testWorld();
		await bothOffered(both);
		const there = await both.person('chancellery');
		expect(await refusalOf(registerApplication(both.ctx)(there, paper))).toBe('channel-not-open');
	});

	it('lies beside one to Almaty: each goes by the steps of its own regulation', async () => {
		const w = testWorld();
		await bothOffered(w);
		const [almaty] = await applicants(w, 1);
		const [aktobe = ''] = await requested(w, 1);
		const specialist = await w.person('specialist');
		expect(await refusalOf(formApplicantsList(w.ctx)(specialist, [aktobe]))).toBe(
			'task-of-another-regulation'
		);
		expect(await refusalOf(nameExecutor(w.ctx)(await w.person('head'), [almaty!.id], specialist.id))).toBe(
			'task-of-another-regulation'
		);
		const waiting = async (...roles: Parameters<World['person']>) =>
			(await viewInbox(w.ctx)(await w.person(...roles))).waiting.rows;
		expect((await waiting('specialist')).map(({ id }) => id)).toEqual([almaty!.id]);
		expect((await waiting('head')).map(({ id }) => id)).toEqual([aktobe]);
		expect(await waiting('deputy-head'), 'the regulation lets no deputy name an executor').toEqual([]);
	});

	it('has the limits of its own steps: a working day, 25 of them, none for the test, none for the whole', async () => {
		const w = testWorld();
		const office = await bothOffered(w);
		const calendar = calendarOf((await w.ctx.store.read('office', 'main'))!.state);
		const almaty = (text: string) => Date.parse(`${text}+05:00`);
		const [id = ''] = await requested(w, 1);
		const due = async () => stepDueAt(await caseState(w, id), calendar);
		const [head, specialist] = [await w.person('head'), await w.person('specialist')];
		expect(await due()).toBe(almaty('2026-11-25T18:00:00'));
		ok(await nameExecutor(w.ctx)(head, [id], specialist.id));
		// 16 December, Independence Day, is off.
		expect(await due()).toBe(almaty('2026-12-30T18:00:00'));
		const { id: round } = ok(await gatherForTest(w.ctx)(specialist, [id]));
		const order = await drawnUp(w, office, round, [id]);
		expect(await due()).toBe(almaty('2026-11-25T18:00:00'));
		ok(await signOrders(w.ctx)(head, [{ id: order }]));
		ok(await notifyApplicants(w.ctx)(specialist, [id]));
		expect([await due(), totalDueAt(await caseState(w, id), calendar)]).toEqual([null, null]);
	});
});

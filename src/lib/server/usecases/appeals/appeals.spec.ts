import { describe, expect, it } from 'vitest';
import type { AnswerDraft } from '../../../domain/attestation/appeal.ts';
import type { AppealAnswer, AppealReceipt, ResultSheet } from '../../../domain/attestation/documents.ts';
import { registerApplication } from '../attestation/register-application.ts';
import { BLUEPRINT, running, type Candidate } from '../testing/attested.ts';
import { sat } from '../testing/held.ts';
import { acted, caseState, certified, issued, refusalOf, writeTest } from '../testing/sat.ts';
import { ok, testWorld, type World } from '../testing/world.ts';
import { draftAppealAnswer, returnAppealAnswer, signAppealAnswer } from './answer-appeal.ts';
import { registerAppeal, type NewAppeal } from './register-appeal.ts';
import { findAppealable, listAppeals, viewAppeal } from './view-appeals.ts';

const TODAY = '2026-11-24';
const PDF = new TextEncoder().encode('%PDF-1.4 апелляция');
const UNCOUNT: AnswerDraft = {
	decision: 'satisfied',
	follows: 'attempt-not-counted',
	because: 'Сұрақ қате құрылған.',
	measures: 'Сұрақ банктен алынады.'
};

/** One who passed at seat 1, one who did not at seat 2; the act is drawn up. */
async function results() {
	const held = await sat(2, [1, 2]);
	const { w, sitting, candidates, attempt } = held;
	await writeTest(w, candidates[0]!, true);
	await writeTest(w, candidates[1]!, false);
	const act = await acted(w, sitting);
	const staff = {
		chancellery: await w.person('chancellery'),
		specialist: await w.person('specialist'),
		head: await w.person('head')
	};
	const appeal: NewAppeal = {
		attempt: attempt(2),
		lodgedOn: TODAY,
		channel: 'in-person',
		text: '17-сұрақтың жауабы екеу.',
		files: [{ name: 'апелляция.pdf', bytes: PDF }]
	};
	return { ...held, ...staff, act, appeal, application: candidates[1]!.application };
}

const content = async <T>(w: World, id: string) =>
	(await w.ctx.store.read('document', id))!.confidential!.content as T;

async function answered(w: World, id: string, draft: AnswerDraft = UNCOUNT) {
	ok(await draftAppealAnswer(w.ctx)(await w.person('specialist'), id, draft));
	return ok(await signAppealAnswer(w.ctx)(await w.person('head'), id));
}

describe('an appeal', () => {
	it('is registered with a number of its own series and a receipt that names the term', async () => {
		const { w, chancellery, appeal } = await results();
		const registered = ok(await registerAppeal(w.ctx)(chancellery, appeal));
		expect(registered).toMatchObject({ number: expect.stringMatching(/\/1-АП$/), late: false });
		const receipt = await content<AppealReceipt>(w, registered.receipt);
		expect(receipt).toMatchObject({
			number: registered.number,
			files: ['апелляция.pdf'],
			about: { outcome: 'not-passed', act: { number: expect.any(String) } },
			term: { workingDays: 3 }
		});
		expect(receipt.answerDueAt).toBe(Date.parse('2026-12-01T18:00:00+05:00'));
	});

	it('against an attempt that has no result yet is refused, and so is one that says nothing', async () => {
		const { w, attempt } = await sat(1, [1]);
		const chancellery = await w.person('chancellery');
		const input = {
			attempt: attempt(1),
			lodgedOn: TODAY,
			channel: 'paper' as const,
			text: 'Келіспеймін',
			files: []
		};
		expect(await refusalOf(registerAppeal(w.ctx)(chancellery, input))).toBe('nothing-to-appeal');
		expect(await refusalOf(registerAppeal(w.ctx)(chancellery, { ...input, attempt: 'no' }))).toBe(
			'not-found'
		);
		expect(await refusalOf(registerAppeal(w.ctx)(chancellery, { ...input, text: ' ' }))).toBe(
			'appeal-text-missing'
		);
	});

	it('comes not twice while one is open, and again after its answer', async () => {
		const { w, chancellery, appeal } = await results();
		const first = ok(await registerAppeal(w.ctx)(chancellery, appeal));
		expect(await registerAppeal(w.ctx)(chancellery, appeal)).toMatchObject({
			refused: 'appeal-open',
			details: { number: first.number }
		});
		await answered(w, first.id);
		expect(ok(await registerAppeal(w.ctx)(chancellery, appeal)).number).toMatch(/\/2-АП$/);
	});

	it('registered twice at the same moment is one appeal', async () => {
		const { w, chancellery, appeal } = await results();
		const both = await Promise.all([1, 2].map(() => registerAppeal(w.ctx)(chancellery, appeal)));
		expect(both.filter((one) => 'refused' in one).map((one) => 'refused' in one && one.refused)).toEqual([
			'appeal-open'
		]);
	});

	it('that comes late is registered and says so', async () => {
		const { w, chancellery, appeal } = await results();
		w.clock.set(Date.parse('2026-12-02T10:00:00+05:00'));
		expect(ok(await registerAppeal(w.ctx)(chancellery, { ...appeal, lodgedOn: '2026-11-30' })).late).toBe(
			true
		);
	});

	it('is answered by a numbered letter with its ground, after the head returned it once', async () => {
		const { w, chancellery, specialist, head, appeal, application } = await results();
		const { id } = ok(await registerAppeal(w.ctx)(chancellery, appeal));
		expect(await refusalOf(signAppealAnswer(w.ctx)(head, id))).toBe('appeal-not-sent');
		ok(await draftAppealAnswer(w.ctx)(specialist, id, { ...UNCOUNT, because: 'Қысқа.' }));
		ok(await returnAppealAnswer(w.ctx)(head, id, 'Негіздемесін толықтырыңыз'));
		const { number } = await answered(w, id);
		expect(number).toMatch(/-Х$/);
		const view = ok(await viewAppeal(w.ctx)(id));
		expect(view.steps.map(({ status }) => status)).toEqual([
			'registered',
			'sent',
			'returned',
			'sent',
			'answered'
		]);
		const letter = view.documents.find(({ type }) => type === 'appeal-answer');
		expect(await content<AppealAnswer>(w, letter!.id)).toMatchObject({
			number,
			decision: 'satisfied',
			because: 'Сұрақ қате құрылған.',
			measures: 'Сұрақ банктен алынады.',
			signedBy: { name: { given: 'head' } }
		});
		expect(await refusalOf(signAppealAnswer(w.ctx)(head, id))).toBe('appeal-answered');
		expect((await caseState(w, application)).appeals).toMatchObject([{ follows: 'attempt-not-counted' }]);
	});

	it('keeps names and texts out of its chain', async () => {
		const { w, chancellery, appeal } = await results();
		const { id } = ok(await registerAppeal(w.ctx)(chancellery, appeal));
		await answered(w, id);
		const chained = JSON.stringify(await w.ctx.store.facts('appeal', id));
		const { name, iin } = (await w.ctx.store.read('appeal', id))!.confidential!;
		for (const secret of [name.surname, iin, appeal.text, UNCOUNT.because])
			expect(chained).not.toContain(secret);
	});
});

describe('what follows from an answer', () => {
	it.each([
		['attempt-not-counted', undefined],
		['result-stands', 'retake-too-early']
	] as const)('«%s»: a new application is refused %s', async (follows, refusal) => {
		const w = testWorld();
		const { sitting, candidates } = await running(w, 1, { ...BLUEPRINT, retakeDelayDays: 30 });
		const [{ attempt, application, iin }] = candidates as [Candidate];
		await writeTest(w, candidates[0]!, false);
		const act = await acted(w, sitting);
		const chancellery = await w.person('chancellery');
		const appeal = { attempt, lodgedOn: TODAY, channel: 'paper' as const, text: 'Келіспеймін', files: [] };
		const { id } = ok(await registerAppeal(w.ctx)(chancellery, appeal));
		await answered(w, id, { ...UNCOUNT, follows });
		await certified(w, act.id);
		await issued(w, application);
		const { confidential, state } = (await w.ctx.store.read('application', application))!;
		const again = registerApplication(w.ctx)(chancellery, {
			...{ iin, name: confidential!.name, speciality: state.speciality },
			...{ language: 'kk', channel: 'portal', files: [] }
		});
		expect(await refusalOf(again)).toBe(refusal);
	});
});

describe('the chancellery and the specialist', () => {
	it('find attempts with a result by name, IIN or incoming number', async () => {
		const { w, application } = await results();
		const { confidential, state } = (await w.ctx.store.read('application', application))!;
		for (const word of [confidential!.name.surname, confidential!.iin, state.incoming]) {
			const rows = await findAppealable(w.ctx)(word);
			expect(rows.map((row) => row.application)).toContain(application);
		}
		const [row] = await findAppealable(w.ctx)(confidential!.iin);
		expect(row).toMatchObject({ outcome: 'not-passed', open: null, term: { workingDays: 3 } });
	});

	it('see open appeals by the time left, overdue ones apart', async () => {
		const { w, chancellery, appeal, attempt } = await results();
		ok(await registerAppeal(w.ctx)(chancellery, appeal));
		w.clock.set(Date.parse('2026-11-26T10:00:00+05:00'));
		ok(await registerAppeal(w.ctx)(chancellery, { ...appeal, attempt: attempt(1), lodgedOn: '2026-11-26' }));
		w.clock.set(Date.parse('2026-12-02T10:00:00+05:00'));
		const numbers = async (query: Parameters<ReturnType<typeof listAppeals>>[0]) =>
			(await listAppeals(w.ctx)(query)).map(({ number }) => number.split('/')[1]);
		expect(await numbers({})).toEqual(['1-АП', '2-АП']);
		expect(await numbers({ due: 'overdue' })).toEqual(['1-АП']);
		expect(await numbers({ status: ['answered'] })).toEqual([]);
	});

	it('have the term on every result sheet, by the calendar', async () => {
		const { w, sitting } = await results();
		const { items } = await w.ctx.store.list('document', { where: { sitting, type: 'result-sheet' } });
		const sheet = await content<ResultSheet>(w, items[0]!.id);
		expect(sheet.appeal).toEqual({ workingDays: 3, until: Date.parse('2026-11-27T18:00:00+05:00') });
	});
});

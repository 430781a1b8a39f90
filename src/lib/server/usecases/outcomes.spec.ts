import { describe, expect, it } from 'vitest';
import type { TestAct } from '../../domain/attestation/documents.ts';
import { OUTCOMES, type Outcome } from '../../domain/attestation/outcome.ts';
import { stepOf } from '../../domain/attestation/application.ts';
import { draftCertificateOrder } from './certificate-order.ts';
import { explainAbsence, refuseIdentity } from './check-in.ts';
import { closeSitting, remarkOnSitting } from './close-sitting.ts';
import { decideRemoval, endByIllness, pauseAttempt, proposeRemoval, recordRefusalToConfirm, resumeAttempt } from './direct-attempt.ts';
import { drawUpAct } from './draw-up-act.ts';
import { confirmResult, makeRemark } from './give-answers.ts';
import { enterDigits, startAttempts } from './hold-sitting.ts';
import { anOffice, applicants, examined, ordered, seated, TEN, type Candidate } from './testing/attested.ts';
import { acted, attemptState, caseState, certified, issued, MINUTE, refusalOf, writeTest } from './testing/sat.ts';
import { MORNING, ok, testWorld } from './testing/world.ts';

/** A sitting in which everybody of `present` (by seat) writes; the others are expected only. */
async function sat(count: number, present: number[], channel: 'paper' | 'portal' = 'portal') {
	const w = testWorld();
	const office = await anOffice(w);
	const people = await applicants(w, count, channel);
	const round = await examined(w, people);
	const { sitting } = await ordered(w, office, round, people.map(({ id }) => id));
	w.clock.set(MORNING + 30 * MINUTE);
	const candidates = await seated(w, office, sitting, present);
	const proctor = await w.person('proctor');
	const attempts = (await w.ctx.store.read('sitting', sitting))!.state.attempts;
	const bySeat = new Map<number, string>();
	for (const id of attempts) bySeat.set((await attemptState(w, id)).seat, id);
	ok(await enterDigits(w.ctx)(proctor, sitting, '4812'));
	w.clock.set(TEN);
	if (present.length) ok(await startAttempts(w.ctx)(proctor, sitting));
	return { w, office, round, sitting, candidates, proctor, attempt: (seat: number) => bySeat.get(seat)! };
}

type Sat = Awaited<ReturnType<typeof sat>>;

/** What makes each outcome of the candidate at seat 1, through use cases and nothing else. */
const MAKE: Record<Outcome, { present: boolean; make: (of: Sat, candidate: Candidate | undefined) => Promise<unknown>; note: string | null }> = {
	passed: { present: true, make: ({ w }, candidate) => writeTest(w, candidate!, true), note: null },
	'not-passed': { present: true, make: ({ w }, candidate) => writeTest(w, candidate!, false), note: null },
	absent: { present: false, make: async () => undefined, note: null },
	'absent-with-reason': {
		present: false,
		make: async ({ w, proctor, attempt }) => ok(await explainAbsence(w.ctx)(proctor, attempt(1), 'Анықтама № 5')),
		note: 'Анықтама № 5'
	},
	'not-identified': {
		present: false,
		make: async ({ w, proctor, attempt }) => ok(await refuseIdentity(w.ctx)(proctor, attempt(1), 'Құжаты жоқ')),
		note: 'Құжаты жоқ'
	},
	illness: {
		present: true,
		make: async ({ w, proctor, attempt }) => ok(await endByIllness(w.ctx)(proctor, attempt(1), 'Жедел жәрдем шақырылды')),
		note: 'Жедел жәрдем шақырылды'
	},
	removed: {
		present: true,
		make: async ({ w, proctor, attempt }) => {
			ok(await proposeRemoval(w.ctx)(proctor, attempt(1), 'Телефон'));
			ok(await decideRemoval(w.ctx)(await w.person('department-head'), attempt(1), true, 'Телефон пайдаланды'));
		},
		note: 'Телефон пайдаланды'
	},
	disrupted: { present: true, make: async () => undefined, note: 'Өрт дабылы' }
};

/** What a case gets after its outcome: how it ends, or what it waits for. */
const GETS = { certificate: 'certificate', refusal: 'refusal', 'new-date': 8 } as const;

describe('how an admitted person ends', () => {
	it.each(Object.keys(MAKE) as Outcome[])('%s stands in the act and leads to what the outcome says', async (outcome) => {
		const { present, make, note } = MAKE[outcome];
		const given = await sat(1, present ? [1] : []);
		const { w, sitting, attempt } = given;
		await make(given, given.candidates[0]);
		const { id, content } = await acted(w, sitting, outcome === 'disrupted' ? { reason: 'Өрт дабылы' } : null);
		expect(content.rows).toMatchObject([{ seat: 1, outcome, note }]);
		const { application } = await attemptState(w, attempt(1));
		expect(await caseState(w, application)).toMatchObject({ outcome, act: id });
		await certified(w, id);
		const leadsTo = OUTCOMES[outcome].leadsTo;
		if (leadsTo === 'new-date') {
			expect(stepOf(await caseState(w, application))).toBe(GETS[leadsTo]);
			return;
		}
		await issued(w, application);
		expect((await caseState(w, application)).result?.kind).toBe(GETS[leadsTo]);
		expect((await w.ctx.store.list('certificate')).total).toBe(leadsTo === 'certificate' ? 1 : 0);
	});

	it('counts points only where something was counted', async () => {
		const given = await sat(2, [1, 2]);
		const { w, sitting, candidates, proctor, attempt } = given;
		await writeTest(w, candidates[0]!, true);
		ok(await endByIllness(w.ctx)(proctor, attempt(2), 'Жедел жәрдем'));
		const { content } = await acted(w, sitting);
		expect(content.rows.map(({ points, outOf }) => [points, outOf])).toEqual([
			[8, 8],
			[null, null]
		]);
		expect(w.printed.filter((type) => type === 'result-sheet')).toHaveLength(1);
	});

	it('by a refusal on paper goes through the signed paper refusal, by the outcome’s name', async () => {
		const given = await sat(1, [1], 'paper');
		const { w, sitting, candidates } = given;
		await writeTest(w, candidates[0]!, false);
		await certified(w, (await acted(w, sitting)).id);
		const { application } = candidates[0]!;
		expect(stepOf(await caseState(w, application))).toBe(14);
		await issued(w, application);
		const { document } = (await caseState(w, application)).result!;
		expect((await w.ctx.store.read('document', document))?.confidential?.content).toMatchObject({
			type: 'reasoned-refusal',
			about: 'certificate',
			outcome: 'not-passed'
		});
	});

	it('with a new date is held again by a supplementary order, and ends then', async () => {
		const given = await sat(1, [1]);
		const { w, office, round, sitting, proctor, attempt, candidates } = given;
		ok(await endByIllness(w.ctx)(proctor, attempt(1), 'Жедел жәрдем'));
		await certified(w, (await acted(w, sitting)).id);
		const { application } = candidates[0]!;
		const tomorrow = Date.parse('2026-11-25T10:00:00+05:00');
		const again = await ordered(w, office, round, [application], [], tomorrow);
		w.clock.set(tomorrow - 30 * MINUTE);
		const [candidate] = await seated(w, office, again.sitting);
		ok(await enterDigits(w.ctx)(proctor, again.sitting, '9999'));
		w.clock.set(tomorrow);
		ok(await startAttempts(w.ctx)(proctor, again.sitting));
		await writeTest(w, candidate!, true);
		await certified(w, (await acted(w, again.sitting)).id);
		await issued(w, application);
		expect((await caseState(w, application)).result?.kind).toBe('certificate');
	});
});

describe('a sitting that is disrupted', () => {
	it('before anybody began is void for all who were expected', async () => {
		const given = await sat(3, []);
		const { w, proctor, sitting, attempt } = given;
		ok(await refuseIdentity(w.ctx)(proctor, attempt(3), 'Құжаты жоқ'));
		const { content } = await acted(w, sitting, { reason: 'Жарық жоқ' });
		expect(content.rows.map(({ outcome }) => outcome)).toEqual(['disrupted', 'disrupted', 'not-identified']);
	});

	it('later is void for who writes, not for who had not come or had ended', async () => {
		const given = await sat(3, [1, 2]);
		const { w, sitting, candidates } = given;
		await writeTest(w, candidates[0]!, true);
		w.clock.pass(MINUTE);
		const { content } = await acted(w, sitting, { reason: 'Жарық жоқ' });
		expect(content.rows.map(({ outcome }) => outcome)).toEqual(['passed', 'disrupted', 'absent']);
		expect((await attemptState(w, candidates[1]!.attempt)).course).toMatchObject({ elapsed: MINUTE, cause: 'disrupted' });
	});

	it('needs its reason; a sitting in which somebody writes is not closed otherwise, nor before its time', async () => {
		const { w, proctor, sitting } = await sat(1, [1]);
		expect(await refusalOf(closeSitting(w.ctx)(proctor, sitting, { reason: ' ' }))).toBe('reason-missing');
		expect(await closeSitting(w.ctx)(proctor, sitting)).toEqual({ refused: 'sitting-running', details: { running: 1 } });
		const early = await sat(1, []);
		early.w.clock.set(TEN - 1);
		expect(await refusalOf(closeSitting(early.w.ctx)(early.proctor, early.sitting))).toBe('sitting-too-early');
	});
});

describe('a removal', () => {
	it('is proposed by one and decided by another; the test goes on until then', async () => {
		const { w, proctor, attempt, candidates } = await sat(1, [1]);
		const second = await w.person('proctor', 'specialist');
		expect(await refusalOf(decideRemoval(w.ctx)(second, attempt(1), true, 'Телефон'))).toBe('not-found');
		expect(await refusalOf(proposeRemoval(w.ctx)(proctor, attempt(1), ' '))).toBe('reason-missing');
		ok(await proposeRemoval(w.ctx)(proctor, attempt(1), 'Телефон'));
		expect(await refusalOf(proposeRemoval(w.ctx)(second, attempt(1), 'Телефон'))).toBe('outcome-settled');
		expect(await refusalOf(decideRemoval(w.ctx)(proctor, attempt(1), true, 'Телефон'))).toBe('second-person-needed');
		expect(await refusalOf(decideRemoval(w.ctx)(proctor, attempt(1), false, 'Телефон'))).toBe('second-person-needed');
		expect((await attemptState(w, attempt(1))).course.status).toBe('running');
		ok(await decideRemoval(w.ctx)(second, attempt(1), true, 'Телефон'));
		expect(await refusalOf(confirmResult(w.ctx)(candidates[0]!.token, 1))).toBe('result-not-ready');
	});

	it('that is rejected leaves the test as it was, and can be proposed again', async () => {
		const { w, proctor, attempt, candidates } = await sat(1, [1]);
		ok(await proposeRemoval(w.ctx)(proctor, attempt(1), 'Телефон'));
		ok(await decideRemoval(w.ctx)(await w.person('head'), attempt(1), false, 'Дәлел жоқ'));
		expect((await attemptState(w, attempt(1))).removalProposed).toBeNull();
		ok(await proposeRemoval(w.ctx)(proctor, attempt(1), 'Тағы да'));
		ok(await decideRemoval(w.ctx)(await w.person('head'), attempt(1), false, 'Дәлел жоқ'));
		await writeTest(w, candidates[0]!, true);
		expect((await attemptState(w, attempt(1))).course).toMatchObject({ score: { passed: true } });
	});
});

describe('the result on the screen', () => {
	it('is confirmed, or the refusal to confirm is recorded with its reason, never both', async () => {
		const { w, proctor, sitting, candidates } = await sat(2, [1, 2]);
		const [one, two] = [candidates[0]!, candidates[1]!];
		expect(await refusalOf(recordRefusalToConfirm(w.ctx)(proctor, one.attempt, 'Келіспейді'))).toBe('result-not-ready');
		await writeTest(w, one, true);
		await writeTest(w, two, false, false);
		expect(await refusalOf(recordRefusalToConfirm(w.ctx)(proctor, one.attempt, 'Келіспейді'))).toBe('result-settled');
		expect(await refusalOf(recordRefusalToConfirm(w.ctx)(proctor, two.attempt, ' '))).toBe('reason-missing');
		ok(await recordRefusalToConfirm(w.ctx)(proctor, two.attempt, 'Келіспейді'));
		expect(await refusalOf(confirmResult(w.ctx)(two.token, 1))).toBe('result-settled');
		const { content } = await acted(w, sitting);
		expect(content.rows.map(({ confirmation }) => confirmation)).toEqual(['confirmed', 'refused']);
		expect(content.incidents.map(({ text }) => text.ru)).toEqual(['Отказался подтвердить ознакомление с результатом: Келіспейді']);
	});
});

describe('the act', () => {
	const remarksOf = ({ remarks }: TestAct) => remarks.map(({ from, seat, question, text }) => [from, seat, question, text]);

	it('tells the remarks of candidate, proctor and observer and every incident, in order', async () => {
		const { w, proctor, sitting, candidates } = await sat(1, [1]);
		const { attempt, token } = candidates[0]!;
		ok(await makeRemark(w.ctx)(token, { lease: 1, question: 3, text: 'Екі жауап дұрыс' }));
		w.clock.pass(MINUTE);
		ok(await remarkOnSitting(w.ctx)(proctor, sitting, 'observer', 'Залда шу'));
		ok(await pauseAttempt(w.ctx)(proctor, attempt, 'Дабыл'));
		w.clock.pass(MINUTE);
		ok(await resumeAttempt(w.ctx)(proctor, attempt, 'Тынышталды'));
		await writeTest(w, candidates[0]!, true);
		w.clock.pass(MINUTE);
		ok(await remarkOnSitting(w.ctx)(proctor, sitting, 'proctor', 'Ескертусіз аяқталды'));
		const { content } = await acted(w, sitting);
		expect(remarksOf(content)).toEqual([
			['candidate', 1, 3, 'Екі жауап дұрыс'],
			['observer', null, null, 'Залда шу'],
			['proctor', null, null, 'Ескертусіз аяқталды']
		]);
		expect(content.incidents.map(({ text }) => text.ru)).toEqual([
			'Время остановлено по решению ответственного: Дабыл',
			'Время продолжено: Тынышталды'
		]);
	});

	it('is drawn up after the doors are closed, and once', async () => {
		const { w, proctor, sitting, candidates } = await sat(1, [1]);
		const specialist = await w.person('specialist');
		expect(await drawUpAct(w.ctx)(specialist, sitting)).toEqual({ refused: 'sitting-running', details: { running: 1 } });
		await writeTest(w, candidates[0]!, true);
		expect(await refusalOf(drawUpAct(w.ctx)(specialist, sitting))).toBe('sitting-running');
		ok(await closeSitting(w.ctx)(proctor, sitting));
		const results = await Promise.all([1, 2, 3].map(() => drawUpAct(w.ctx)(specialist, sitting)));
		expect(results.filter((result) => 'id' in result)).toHaveLength(1);
		expect(results.filter((result) => 'refused' in result && result.refused === 'act-drawn')).toHaveLength(2);
		expect((await w.ctx.store.list('test-act')).total).toBe(1);
	});

	it('leads to one certificate order', async () => {
		const { w, sitting, candidates } = await sat(1, [1]);
		await writeTest(w, candidates[0]!, true);
		const { id } = await acted(w, sitting);
		const specialist = await w.person('specialist');
		const results = await Promise.all([1, 2].map(() => draftCertificateOrder(w.ctx)(specialist, id)));
		expect(results.filter((result) => typeof result === 'string')).toHaveLength(1);
		expect(await refusalOf(draftCertificateOrder(w.ctx)(specialist, id))).toBe('act-drawn');
	});

	it('of a sitting that nobody came to says so', async () => {
		const { w, sitting } = await sat(2, []);
		const { content } = await acted(w, sitting);
		expect(content.rows.map(({ outcome, startedAt }) => [outcome, startedAt])).toEqual([
			['absent', null],
			['absent', null]
		]);
		expect(content.session.startedAt).toBeNull();
	});

	it('is not drawn up before the doors were opened', async () => {
		const w = testWorld();
		const office = await anOffice(w);
		const people = await applicants(w, 1);
		const round = await examined(w, people);
		const { sitting } = await ordered(w, office, round, [people[0]!.id]);
		expect(await refusalOf(drawUpAct(w.ctx)(await w.person('specialist'), sitting))).toBe('sitting-running');
	});
});

import { describe, expect, it } from 'vitest';
import { OUTCOMES, type Outcome } from '../../../domain/attestation/outcome.ts';
import { stepOf } from '../../../domain/attestation/application.ts';
import { explainAbsence, refuseIdentity } from './check-in.ts';
import { closeSitting } from './close-sitting.ts';
import { endByIllness } from './direct-attempt.ts';
import { decideRemoval, proposeRemoval } from './two-persons.ts';
import { enterDigits, startAttempts } from './hold-sitting.ts';
import { ordered, seated, TEN, type Candidate } from '../testing/attested.ts';
import {
	acted,
	attemptState,
	caseState,
	certified,
	issued,
	MINUTE,
	refusalOf,
	writeTest
} from '../testing/sat.ts';
import { ok } from '../testing/world.ts';

import { sat } from '../testing/held.ts';

const ILL = { reason: 'Жедел жәрдем', witness: 'Қарашова А.', noticedAt: null };

type Sat = Awaited<ReturnType<typeof sat>>;

/** What makes each outcome of the candidate at seat 1, through use cases and nothing else. */
const MAKE: Record<
	Outcome,
	{
		present: boolean;
		make: (of: Sat, candidate: Candidate | undefined) => Promise<unknown>;
		note: string | null;
	}
> = {
	passed: { present: true, make: ({ w }, candidate) => writeTest(w, candidate!, true), note: null },
	'not-passed': { present: true, make: ({ w }, candidate) => writeTest(w, candidate!, false), note: null },
	absent: { present: false, make: async () => undefined, note: null },
	'absent-with-reason': {
		present: false,
		make: async ({ w, proctor, attempt }) =>
			ok(await explainAbsence(w.ctx)(proctor, attempt(1), 'Анықтама № 5')),
		note: 'Анықтама № 5'
	},
	'not-identified': {
		present: false,
		make: async ({ w, proctor, attempt }) =>
			ok(await refuseIdentity(w.ctx)(proctor, attempt(1), 'Құжаты жоқ')),
		note: 'Құжаты жоқ'
	},
	illness: {
		present: true,
		make: async ({ w, proctor, attempt }) =>
			ok(await endByIllness(w.ctx)(proctor, attempt(1), { ...ILL, reason: 'Жедел жәрдем шақырылды' })),
		note: 'Жедел жәрдем шақырылды'
	},
	removed: {
		present: true,
		make: async ({ w, proctor, attempt }) => {
			ok(await proposeRemoval(w.ctx)(proctor, attempt(1), 'Телефон'));
			ok(
				await decideRemoval(w.ctx)(await w.person('department-head'), attempt(1), true, 'Телефон пайдаланды')
			);
		},
		note: 'Телефон пайдаланды'
	},
	disrupted: { present: true, make: async () => undefined, note: 'Өрт дабылы' }
};

/** What a case gets after its outcome: how it ends, or what it waits for. */
const GETS = { certificate: 'certificate', refusal: 'refusal', 'new-date': 8 } as const;

describe('how an admitted person ends', () => {
	it.each(Object.keys(MAKE) as Outcome[])(
		'%s stands in the act and leads to what the outcome says',
		async (outcome) => {
			const { present, make, note } = MAKE[outcome];
			const given = await sat(1, present ? [1] : []);
			const { w, sitting, attempt } = given;
			await make(given, given.candidates[0]);
			const { id, content } = await acted(
				w,
				sitting,
				outcome === 'disrupted' ? { reason: 'Өрт дабылы' } : null
			);
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
		}
	);

	it('counts points only where something was counted', async () => {
		const given = await sat(2, [1, 2]);
		const { w, sitting, candidates, proctor, attempt } = given;
		await writeTest(w, candidates[0]!, true);
		ok(await endByIllness(w.ctx)(proctor, attempt(2), ILL));
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
		ok(await endByIllness(w.ctx)(proctor, attempt(1), ILL));
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
		expect((await attemptState(w, candidates[1]!.attempt)).course).toMatchObject({
			elapsed: MINUTE,
			cause: 'disrupted'
		});
	});

	it('needs its reason; a sitting in which somebody writes is not closed otherwise, nor before its time', async () => {
		const { w, proctor, sitting } = await sat(1, [1]);
		expect(await refusalOf(closeSitting(w.ctx)(proctor, sitting, { reason: ' ' }))).toBe('reason-missing');
		expect(await closeSitting(w.ctx)(proctor, sitting)).toEqual({
			refused: 'sitting-running',
			details: { running: 1 }
		});
		const early = await sat(1, []);
		early.w.clock.set(TEN - 1);
		expect(await refusalOf(closeSitting(early.w.ctx)(early.proctor, early.sitting))).toBe(
			'sitting-too-early'
		);
	});
});

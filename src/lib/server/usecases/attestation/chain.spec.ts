import { describe, expect, it } from 'vitest';
import { stepOf } from '../../../domain/attestation/application.ts';
import { brokenAt } from '../../../domain/facts.ts';
import { draftCertificateOrder, signCertificateOrder } from './certificate-order.ts';
import { closeSitting } from '../sitting/close-sitting.ts';
import { drawUpAct } from '../sitting/draw-up-act.ts';
import { confirmResult, giveAnswers, handIn } from '../seat/give-answers.ts';
import { formResults, sendPaperRefusals, signPaperRefusals, signResults } from './issue-results.ts';
import {
	anOffice,
	applicants,
	examined,
	ordered,
	rightChoices,
	running,
	seated
} from '../testing/attested.ts';
import { enterDigits, startAttempts } from '../sitting/hold-sitting.ts';
import { explainAbsence } from '../sitting/check-in.ts';
import { MORNING, ok, testWorld, type World } from '../testing/world.ts';

const caseOf = async (w: World, id: string) => (await w.ctx.store.read('application', id))!.state;

async function answerAll(w: World, candidate: { attempt: string; token: string }, right: boolean) {
	const choices = await rightChoices(w, candidate.attempt);
	const answers = choices.map((choice, i) => ({
		lease: 1,
		seq: i + 1,
		question: i + 1,
		choice: right ? choice : [(choice[0]! % 4) + 1],
		elapsed: 0
	}));
	ok(await giveAnswers(w.ctx)(candidate.token, answers));
	ok(await handIn(w.ctx)(candidate.token, 1));
	ok(await confirmResult(w.ctx)(candidate.token, 1));
}

describe('the chain from the application to the certificate', () => {
	it('issues a numbered certificate to who passed and a reasoned refusal to who did not', async () => {
		const w = testWorld();
		const { sitting, candidates, proctor } = await running(w, 3);
		await answerAll(w, candidates[0]!, true);
		await answerAll(w, candidates[1]!, false);
		await answerAll(w, candidates[2]!, true);
		ok(await closeSitting(w.ctx)(proctor, sitting));
		const specialist = await w.person('specialist');
		const head = await w.person('head');
		const act = ok(await drawUpAct(w.ctx)(specialist, sitting));
		expect(act.number).toBe('04-12/1-А');
		const order = ok(await draftCertificateOrder(w.ctx)(specialist, act.id));
		ok(await signCertificateOrder(w.ctx)(head, order));
		const ids = candidates.map(({ application }) => application);
		ok(await formResults(w.ctx)(specialist, ids));
		ok(await signResults(w.ctx)(head, ids));
		const results = await Promise.all(ids.map((id) => caseOf(w, id)));
		expect(results.map(({ result }) => result?.kind)).toEqual(['certificate', 'refusal', 'certificate']);
		expect(results[0]!.result?.number).toMatch(/^KZ\d{2}SYN00000001$/);
		expect(results.map(stepOf)).toEqual([null, null, null]);
		expect(results[1]!.passedOver).toEqual([14, 15]);
		for (const kind of ['application', 'attempt', 'sitting', 'order', 'register'] as const) {
			for (const { id } of (await w.ctx.store.list(kind)).items)
				expect(brokenAt(await w.ctx.store.facts(kind, id))).toBeNull();
		}
		expect(w.exported.has(`${sitting}/manifest.json`)).toBe(true);
	});

	it('leads who is not admitted past the test, and on paper through the signed paper refusal', async () => {
		const w = testWorld();
		const office = await anOffice(w);
		const people = await applicants(w, 2, 'paper');
		const ids = people.map(({ id }) => id);
		const round = await examined(w, people, ids);
		await ordered(w, office, round, ids, ids);
		const state = await caseOf(w, ids[0]!);
		expect(state.passedOver).toEqual([10, 11, 12, 13]);
		expect(stepOf(state)).toBe(14);
		const specialist = await w.person('specialist');
		const head = await w.person('head');
		ok(await sendPaperRefusals(w.ctx)(specialist, ids));
		ok(await signPaperRefusals(w.ctx)(head, ids));
		ok(await formResults(w.ctx)(specialist, ids));
		ok(await signResults(w.ctx)(head, ids));
		expect((await caseOf(w, ids[0]!)).result?.kind).toBe('refusal');
		expect(w.printed.filter((type) => type === 'notice-of-non-admission')).toHaveLength(2);
	});

	it('gives who was absent with a documented reason a new date by a supplementary order', async () => {
		const w = testWorld();
		const office = await anOffice(w);
		const people = await applicants(w, 2);
		const ids = people.map(({ id }) => id);
		const round = await examined(w, people);
		const { sitting, order } = await ordered(w, office, round, ids);
		w.clock.set(MORNING + 30 * 60_000);
		const [present] = await seated(w, office, sitting, [1]);
		const proctor = await w.person('proctor');
		ok(await enterDigits(w.ctx)(proctor, sitting, '1234'));
		w.clock.set(MORNING + 60 * 60_000);
		ok(await startAttempts(w.ctx)(proctor, sitting));
		await answerAll(w, present!, true);
		const away = (await w.ctx.store.list('attempt', { where: { sitting, seat: 2 } })).items[0]!.id;
		ok(await explainAbsence(w.ctx)(proctor, away, 'Ауруханада, анықтама № 5'));
		ok(await closeSitting(w.ctx)(proctor, sitting));
		const specialist = await w.person('specialist');
		const act = ok(await drawUpAct(w.ctx)(specialist, sitting));
		ok(
			await signCertificateOrder(w.ctx)(
				await w.person('head'),
				ok(await draftCertificateOrder(w.ctx)(specialist, act.id))
			)
		);
		const waiting = await caseOf(w, ids[1]!);
		expect(stepOf(waiting)).toBe(8);
		const again = await ordered(w, office, round, [ids[1]!], [], Date.parse('2026-11-25T10:00:00+05:00'));
		const second = await w.ctx.store.read('order', again.order);
		expect(second?.state.content).toMatchObject({ kind: 'admission', supplements: order });
		expect(again.sitting).not.toBe(sitting);
	});
});

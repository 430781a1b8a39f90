import { describe, expect, it } from 'vitest';
import { draftCertificateOrder, signCertificateOrder } from './certificate-order.ts';
import { closeSitting } from '../sitting/close-sitting.ts';
import { drawUpAct } from '../sitting/draw-up-act.ts';
import { finishAttempt } from '../sitting/direct-attempt.ts';
import { formResults, signResults } from './issue-results.ts';
import { registerApplication } from './register-application.ts';
import { BLUEPRINT, running, TEN } from '../testing/attested.ts';
import { ok, testWorld, type World } from '../testing/world.ts';
import type { Blueprint } from '../../../domain/exam/blueprint.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Somebody who did not pass by these rules, and applies again. */
async function failed(rules: Partial<Blueprint>) {
	const w = testWorld();
	const { sitting, candidates, proctor } = await running(w, 1, { ...BLUEPRINT, ...rules });
	const [candidate] = candidates;
	ok(await finishAttempt(w.ctx)(proctor, candidate!.attempt, 'Кандидаттың сөзі бойынша'));
	ok(await closeSitting(w.ctx)(proctor, sitting));
	const [specialist, head] = [await w.person('specialist'), await w.person('head')];
	const act = ok(await drawUpAct(w.ctx)(specialist, sitting));
	ok(await signCertificateOrder(w.ctx)(head, ok(await draftCertificateOrder(w.ctx)(specialist, act.id))));
	ok(await formResults(w.ctx)(specialist, [candidate!.application]));
	ok(await signResults(w.ctx)(head, [candidate!.application]));
	return { w, iin: candidate!.iin };
}

async function applyAgain(w: World, iin: string, speciality = 'architecture') {
	const name = { surname: 'Тегі0', given: 'Аты' };
	const input = { iin, name, speciality, language: 'kk' as const, channel: 'portal' as const, files: [] };
	return registerApplication(w.ctx)(await w.person('chancellery'), input);
}

describe('another attempt', () => {
	it('waits for the delay of the blueprint, then is registered', async () => {
		const { w, iin } = await failed({ retakeDelayDays: 90 });
		expect(await applyAgain(w, iin)).toEqual({
			refused: 'retake-too-early',
			details: { at: TEN + 90 * DAY_MS }
		});
		w.clock.set(TEN + 90 * DAY_MS);
		expect(await applyAgain(w, iin)).toMatchObject({ incoming: expect.any(String) });
	});

	it('is refused when the attempts of the blueprint are used up, and for another speciality it is not', async () => {
		const { w, iin } = await failed({ attempts: 1 });
		expect(await applyAgain(w, iin)).toEqual({ refused: 'attempts-used-up', details: { attempts: 1 } });
		expect(await applyAgain(w, iin, 'networks')).toMatchObject({ incoming: expect.any(String) });
	});

	it('is free where the blueprint says nothing', async () => {
		const { w, iin } = await failed({});
		expect(await applyAgain(w, iin)).toMatchObject({ incoming: expect.any(String) });
	});
});

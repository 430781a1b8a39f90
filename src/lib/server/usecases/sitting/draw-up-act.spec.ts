import { describe, expect, it } from 'vitest';
import type { TestAct } from '../../../domain/attestation/documents.ts';
import { draftCertificateOrder } from '../attestation/certificate-order.ts';
import { closeSitting, remarkOnSitting } from './close-sitting.ts';
import { pauseAttempt, resumeAttempt } from './direct-attempt.ts';
import { drawUpAct } from './draw-up-act.ts';
import { makeRemark } from '../seat/give-answers.ts';
import { anOffice, applicants, examined, ordered } from '../testing/attested.ts';
import { acted, MINUTE, refusalOf, writeTest } from '../testing/sat.ts';
import { ok, testWorld } from '../testing/world.ts';

import { sat } from '../testing/held.ts';

describe('the act', () => {
	const remarksOf = ({ remarks }: TestAct) =>
		remarks.map(({ from, seat, question, text }) => [from, seat, question, text]);

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
		expect(await drawUpAct(w.ctx)(specialist, sitting)).toEqual({
			refused: 'sitting-running',
			details: { running: 1 }
		});
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
		expect(await refusalOf(draftCertificateOrder(w.ctx)(specialist, id))).toBe('certificate-order-drafted');
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

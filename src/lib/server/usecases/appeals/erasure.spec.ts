import { describe, expect, it } from 'vitest';
import { brokenAt } from '../../../domain/facts.ts';
import type { Kind } from '../../../domain/kinds.ts';
import { OFFICE_ID } from '../../../domain/office.ts';
import { sat } from '../testing/held.ts';
import { acted, certified, issued, refusalOf, writeTest } from '../testing/sat.ts';
import { ok, type World } from '../testing/world.ts';
import { draftAppealAnswer, signAppealAnswer } from './answer-appeal.ts';
import { erasePersonalData, listDue, setTerms } from './erase-personal-data.ts';
import { registerAppeal } from './register-appeal.ts';

const YEAR = 366 * 24 * 60 * 60_000;
const GROUND = 'Сақтау мерзімі өтті';

/** A case that did not pass and ended with a refusal, and one that ended with a certificate. */
async function ended() {
	const held = await sat(2, [1, 2]);
	const { w, sitting, candidates } = held;
	await writeTest(w, candidates[0]!, true);
	await writeTest(w, candidates[1]!, false);
	const act = await acted(w, sitting);
	await certified(w, act.id);
	for (const { application } of candidates) await issued(w, application);
	const [passed, failed] = candidates as [(typeof candidates)[0], (typeof candidates)[0]];
	return { ...held, act, passed, failed, administrator: await w.person('administrator') };
}

const beside = async (w: World, kind: Kind, id: string) => (await w.ctx.store.read(kind, id))?.confidential;

async function appealed({ w, failed }: Awaited<ReturnType<typeof ended>>): Promise<string> {
	const chancellery = await w.person('chancellery');
	const bytes = new TextEncoder().encode('%PDF-1.4 x');
	const input = {
		attempt: failed.attempt,
		lodgedOn: '2026-11-24',
		channel: 'paper' as const,
		text: 'Келіспеймін'
	};
	return ok(await registerAppeal(w.ctx)(chancellery, { ...input, files: [{ name: 'а.pdf', bytes }] })).id;
}

async function rejected(w: World, appeal: string): Promise<void> {
	const draft = {
		decision: 'rejected',
		follows: 'result-stands',
		because: 'Негізсіз',
		measures: ''
	} as const;
	ok(await draftAppealAnswer(w.ctx)(await w.person('specialist'), appeal, draft));
	ok(await signAppealAnswer(w.ctx)(await w.person('head'), appeal));
}

describe('personal data', () => {
	it('of an open case, before the term and without a ground are not erased', async () => {
		const { w, failed, administrator } = await ended();
		const erase = (ground = GROUND) => erasePersonalData(w.ctx)(administrator, failed.application, ground);
		expect(await refusalOf(erase())).toBe('retention-not-over');
		w.clock.pass(5 * YEAR);
		expect(await refusalOf(erase(' '))).toBe('ground-missing');

		const open = await sat(1, [1]);
		const application = open.candidates[0]!.application;
		expect(await refusalOf(erasePersonalData(open.w.ctx)(administrator, application, GROUND))).toBe(
			'case-open'
		);
	});

	it('under an appeal are frozen however old, and free again after the answer', async () => {
		const one = await ended();
		const { w, failed, administrator } = one;
		const appeal = await appealed(one);
		w.clock.pass(6 * YEAR);
		const erase = () => erasePersonalData(w.ctx)(administrator, failed.application, GROUND);
		expect(await refusalOf(erase())).toBe('under-appeal');
		expect((await listDue(w.ctx)()).rows.find(({ id }) => id === failed.application)).toMatchObject({
			underAppeal: true
		});
		const draft = {
			decision: 'rejected',
			follows: 'result-stands',
			because: 'Негізсіз',
			measures: ''
		} as const;
		ok(await draftAppealAnswer(w.ctx)(await w.person('specialist'), appeal, draft));
		ok(await signAppealAnswer(w.ctx)(await w.person('head'), appeal));
		ok(await erase());
	});

	it('are gone from every record of the case, whose chains stay whole and as the act printed them', async () => {
		const one = await ended();
		const { w, failed, administrator } = one;
		const appeal = await appealed(one);
		await rejected(w, appeal);
		const { head } = (await w.ctx.store.read('attempt', failed.attempt))!;
		const file = (await w.ctx.store.read('appeal', appeal))!.state.files[0]!.sha256;
		const person = (await w.ctx.store.read('application', failed.application))!.state.person;
		w.clock.pass(5 * YEAR);
		ok(await erasePersonalData(w.ctx)(administrator, failed.application, GROUND));

		expect(await beside(w, 'application', failed.application)).toBeUndefined();
		expect(await beside(w, 'attempt', failed.attempt)).toBeUndefined();
		expect(await beside(w, 'appeal', appeal)).toBeUndefined();
		expect(await beside(w, 'person', person)).toBeUndefined();
		const documents = await w.ctx.store.list('document', { where: { application: failed.application } });
		expect(documents.total).toBeGreaterThan(2);
		for (const { id } of documents.items) expect(await beside(w, 'document', id)).toBeUndefined();
		expect(await w.ctx.files.get(file)).toBeUndefined();
		expect(brokenAt(await w.ctx.store.facts('application', failed.application))).toBeNull();
		expect((await w.ctx.store.read('attempt', failed.attempt))!.head).toBe(head);
		const said = (await w.ctx.store.facts('application', failed.application)).at(-1);
		expect(said).toMatchObject({ type: 'erased', by: `user:${administrator.id}`, data: { ground: GROUND } });
		expect(await refusalOf(erasePersonalData(w.ctx)(administrator, failed.application, GROUND))).toBe(
			'erased'
		);
	});

	it('leave the certificate and its register: they may be in force', async () => {
		const { w, passed, administrator } = await ended();
		w.clock.pass(5 * YEAR);
		ok(await erasePersonalData(w.ctx)(administrator, passed.application, GROUND));
		const kept = await w.ctx.store.list('document', {
			where: { application: passed.application, type: 'certificate' }
		});
		expect(await beside(w, 'document', kept.items[0]!.id)).toBeDefined();
		const register = await w.ctx.store.list('certificate', { where: { application: passed.application } });
		expect(register.items[0]!.summary.name).not.toBe('');
	});

	it('said to be erased but not yet gone after a power cut are erased by asking again', async () => {
		const { w, failed, administrator } = await ended();
		w.clock.pass(5 * YEAR);
		const erase = w.ctx.store.erase.bind(w.ctx.store);
		w.ctx.store.erase = () => Promise.reject(new Error('power cut'));
		await expect(erasePersonalData(w.ctx)(administrator, failed.application, GROUND)).rejects.toThrow(
			'power cut'
		);
		w.ctx.store.erase = erase;
		expect((await listDue(w.ctx)()).rows.map(({ id }) => id)).toContain(failed.application);
		ok(await erasePersonalData(w.ctx)(administrator, failed.application, GROUND));
		expect(await beside(w, 'application', failed.application)).toBeUndefined();
	});

	it('are due when the term the office set is over', async () => {
		const { w, administrator } = await ended();
		w.clock.pass(2 * YEAR);
		expect((await listDue(w.ctx)()).total).toBe(0);
		ok(await setTerms(w.ctx)(administrator, { appealAnswerDays: 5, retentionYears: 2 }));
		expect((await listDue(w.ctx)()).total).toBe(2);
		const wrong = { appealAnswerDays: 0, retentionYears: 5 };
		expect(await refusalOf(setTerms(w.ctx)(administrator, wrong))).toBe('bad-input');
		for (const retentionYears of [0, -1, 0.5, 76])
			expect(await refusalOf(setTerms(w.ctx)(administrator, { appealAnswerDays: 5, retentionYears }))).toBe(
				'bad-input'
			);
		expect((await listDue(w.ctx)()).terms.retentionYears).toBe(2);
		const set = (await w.ctx.store.facts('office', OFFICE_ID)).filter(({ type }) => type === 'terms-set');
		expect(set.map(({ by }) => by)).toEqual([`user:${administrator.id}`]);
	});
});

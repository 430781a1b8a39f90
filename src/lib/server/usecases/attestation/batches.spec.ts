import { describe, expect, it } from 'vitest';
import { examineMaterials, listMaterials } from './examine-materials.ts';
import { formApplicantsList } from './form-applicants-list.ts';
import { formResults, sendPaperRefusals, signPaperRefusals, signResults } from './issue-results.ts';
import { processRequests } from './process-request.ts';
import { registerApplication } from './register-application.ts';
import { signMemos } from './sign-memo.ts';
import { anOffice, applicants, examined, iinOf, ordered } from '../testing/attested.ts';
import { caseState, refusalOf } from '../testing/sat.ts';
import { ok, testWorld, type World } from '../testing/world.ts';
import { writeMemo } from './write-memo.ts';

const MEMO = {
	documents: ['Диплом'],
	analysis: 'Толық.',
	finding: 'complies' as const,
	education: 'ҚазБСҚА',
	jobs: []
};

interface Batch {
	round: string;
	ids: string[];
}

type Act = (w: World, ids: string[], round: string) => Promise<unknown>;
const complies = (application: string) => ({ application, finding: 'complies' as const, reasons: [] });

/** The acts on many cases, by step. */
const ACTS: Record<number, Act> = {
	2: async (w, ids) => formApplicantsList(w.ctx)(await w.person('specialist'), ids),
	4: async (w, ids) => signMemos(w.ctx)(await w.person('department-head'), ids),
	5: async (w, ids) => processRequests(w.ctx)(await w.person('specialist'), ids),
	6: async (w, ids, round) => listMaterials(w.ctx)(await w.person('specialist'), round, ids),
	7: async (w, ids) => examineMaterials(w.ctx)(await w.person('head'), ids.map(complies)),
	14: async (w, ids) => sendPaperRefusals(w.ctx)(await w.person('specialist'), ids),
	15: async (w, ids) => signPaperRefusals(w.ctx)(await w.person('head'), ids),
	16: async (w, ids) => formResults(w.ctx)(await w.person('specialist'), ids),
	17: async (w, ids) => signResults(w.ctx)(await w.person('head'), ids)
};

/** Three paper cases that wait for a step, none of them admitted. */
async function waitingFor(w: World, step: number): Promise<Batch> {
	const office = await anOffice(w);
	const people = await applicants(w, 3, 'paper');
	const ids = people.map(({ id }) => id);
	if (step >= 14) {
		const round = await examined(w, people, ids);
		await ordered(w, office, round, ids, ids);
		for (let before = 14; before < step; before += 1) ok((await ACTS[before]!(w, ids, round)) as never);
		return { round, ids };
	}
	if (step === 2) return { round: 'none', ids };
	const round = ok(await formApplicantsList(w.ctx)(await w.person('specialist'), ids)).id;
	for (const id of ids) ok(await writeMemo(w.ctx)(await w.person('specialist'), id, MEMO));
	for (let before = 4; before < step; before += 1) ok((await ACTS[before]!(w, ids, round)) as never);
	return { round, ids };
}

const STEPS = Object.keys(ACTS).map(Number);

describe('an act on many cases', () => {
	it.each(STEPS)('of step %i is done on all or on none', async (step) => {
		const w = testWorld();
		const { ids, round } = await waitingFor(w, step);
		ok((await ACTS[step]!(w, [ids[1]!], round)) as never);
		const before = await Promise.all(ids.map((id) => w.ctx.store.read('application', id)));
		for (const batch of [ids, [ids[0]!, 'nobody'], [...ids].reverse()]) {
			await w.person('head');
			const cursor = w.ctx.store.cursor();
			expect(await refusalOf(ACTS[step]!(w, batch, round))).toBeDefined();
			expect(w.ctx.store.cursor()).toBe(cursor);
		}
		expect(await Promise.all(ids.map((id) => w.ctx.store.read('application', id)))).toEqual(before);
		ok((await ACTS[step]!(w, [ids[0]!, ids[2]!], round)) as never);
	});

	it.each(STEPS)('of step %i on nobody is refused', async (step) => {
		const w = testWorld();
		const { round } = await waitingFor(w, step);
		expect(await refusalOf(ACTS[step]!(w, [], round))).toBe('empty-list');
	});

	it.each(STEPS)('of step %i that names a case twice does it once or not at all', async (step) => {
		const w = testWorld();
		const { ids, round } = await waitingFor(w, step);
		await ACTS[step]!(w, [ids[0]!, ids[0]!], round);
		const facts = await w.ctx.store.facts('application', ids[0]!);
		const done = facts.filter(
			({ type, data }) => type === 'step-done' && (data as { step: number }).step === step
		);
		expect(done.length).toBeLessThanOrEqual(1);
	});

	it.each(STEPS)('of step %i by two people at once is done once', async (step) => {
		const w = testWorld();
		const { ids, round } = await waitingFor(w, step);
		const codes = await Promise.all([1, 2].map(() => refusalOf(ACTS[step]!(w, ids, round))));
		expect(codes.filter((code) => code === undefined)).toHaveLength(1);
	});
});

describe('the memo', () => {
	it('without an analysis is refused', async () => {
		const w = testWorld();
		await anOffice(w);
		const [one] = await applicants(w, 1);
		const specialist = await w.person('specialist');
		ok(await formApplicantsList(w.ctx)(specialist, [one!.id]));
		expect(await refusalOf(writeMemo(w.ctx)(specialist, one!.id, { ...MEMO, analysis: '  ' }))).toBe(
			'ground-missing'
		);
	});

	it('is signed by the department head, the other papers are not', async () => {
		const w = testWorld();
		const { ids } = await waitingFor(w, 4);
		ok(await signMemos(w.ctx)(await w.person('department-head'), ids));
		const documents = await Promise.all(
			(await caseState(w, ids[0]!)).documents.map((id) => w.ctx.store.read('document', id))
		);
		expect(
			documents.map((document) => [
				document!.state.type,
				document!.confidential!.content.signedBy?.position.ru
			])
		).toEqual([
			['applicants-list', 'Специалист отдела лицензирования и аттестации'],
			['memo', 'Руководитель отдела лицензирования и аттестации'],
			['service-record', undefined]
		]);
	});
});

describe('the examination', () => {
	it('of who does not comply needs a reason that says something', async () => {
		const w = testWorld();
		const { ids } = await waitingFor(w, 7);
		const head = await w.person('head');
		const refuse = (reasons: string[]) =>
			examineMaterials(w.ctx)(head, [{ application: ids[0]!, finding: 'does-not-comply', reasons }]);
		expect(await refusalOf(refuse([]))).toBe('ground-missing');
		expect(await refusalOf(refuse(['  ']))).toBe('ground-missing');
		ok(await refuse([' Өтілі жеткіліксіз ', '']));
		expect((await caseState(w, ids[0]!)).examined).toEqual({
			finding: 'does-not-comply',
			reasons: ['Өтілі жеткіліксіз']
		});
	});
});

describe('a round', () => {
	it('never mixes real cases with a rehearsal', async () => {
		const w = testWorld();
		await anOffice(w);
		w.ctx.mode = 'demonstration';
		const chancellery = await w.person('chancellery');
		const register = async (n: number, rehearsal: boolean) => {
			const name = { surname: `Тегі${n}`, given: 'Аты' };
			const input = {
				iin: iinOf(n),
				name,
				speciality: 'networks',
				language: 'kk' as const,
				channel: 'portal' as const
			};
			return ok(await registerApplication(w.ctx)(chancellery, { ...input, files: [], rehearsal })).id;
		};
		const ids = [await register(0, false), await register(1, true)];
		expect(await refusalOf(formApplicantsList(w.ctx)(await w.person('specialist'), ids))).toBe(
			'not-in-round'
		);
	});

	it('of another does not take a case into its list of materials', async () => {
		const w = testWorld();
		const { ids } = await waitingFor(w, 6);
		const specialist = await w.person('specialist');
		const name = { surname: 'Басқа', given: 'Адам' };
		const input = {
			iin: iinOf(9),
			name,
			speciality: 'networks',
			language: 'kk' as const,
			channel: 'portal' as const,
			files: []
		};
		const stranger = ok(await registerApplication(w.ctx)(await w.person('chancellery'), input)).id;
		const other = ok(await formApplicantsList(w.ctx)(specialist, [stranger])).id;
		expect(await refusalOf(listMaterials(w.ctx)(specialist, other, [ids[0]!]))).toBe('not-in-round');
	});
});

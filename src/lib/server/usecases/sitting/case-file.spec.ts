import { beforeAll, describe, expect, it } from 'vitest';
import { jsonFile } from '../../../domain/exam/bundle.ts';
import type { CaseFile } from '../../../domain/exam/case-file.ts';
import { problemText } from '../../../domain/exam/verify/problem.ts';
import { verifyCase } from '../../../domain/exam/verify/case.ts';
import { canonicalJson } from '../../../domain/facts.ts';
import { fullName } from '../../../domain/people/name.ts';
import { sat } from '../testing/held.ts';
import { acted, refusalOf, writeTest } from '../testing/sat.ts';
import { resealed } from '../testing/tampered.ts';
import { ok } from '../testing/world.ts';
import { printCaseFile, readCaseFile } from './case-file.ts';

type Held = Awaited<ReturnType<typeof sat>>;

let held: Held;
let act: string;
let root: string;
let file: CaseFile;

beforeAll(async () => {
	held = await sat(4, [1, 2, 3]);
	for (const candidate of held.candidates) await writeTest(held.w, candidate, candidate.seat !== 2);
	const drawn = await acted(held.w, held.sitting);
	act = drawn.id;
	root = drawn.content.root;
	const head = await held.w.person('head');
	file = ok(await readCaseFile(held.w.ctx)(head, act, held.attempt(2), 'апелляция № 7'));
});

const told = (changed: CaseFile, paper = {}): string => {
	const { ok: holds, problems, candidates } = verifyCase(jsonFile(changed), paper);
	const all = [...problems, ...candidates.flatMap((one) => one.problems)].map(problemText);
	expect(holds).toBe(all.length === 0);
	return all.join('\n');
};

const changed = (change: (copy: CaseFile & { facts: CaseFile['facts'][number][] }) => void): CaseFile => {
	const copy = structuredClone(file) as CaseFile & { facts: CaseFile['facts'][number][] };
	change(copy);
	return copy;
};

describe('the file of one candidate', () => {
	it('holds against the root on the paper act', () => {
		expect(told(file, { root })).toBe('');
	});

	it('shows each question in the order of this paper, what was chosen, what was right, and when', () => {
		const { view } = file;
		expect(view).toMatchObject({ outcome: 'not-passed', points: 0, outOf: 8, seats: [{ seat: 2 }] });
		expect(view.questions.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
		for (const { options, answers, hundredths } of view.questions) {
			expect(options.some(({ right, chosen }) => right && chosen && options.length === 1)).toBe(false);
			expect(options.filter(({ chosen }) => chosen)).toHaveLength(1);
			expect(answers).toHaveLength(1);
			expect(hundredths).toBe(0);
		}
		expect(file.identity?.number).toBe('0123');
		expect(file.approvals.blueprint.ground).toBe('бұйрық');
		expect(file.software).toBe('1.0.0');
	});

	it("holds nobody else's name, IIN, attempt or question", async () => {
		const text = canonicalJson(file);
		for (const seat of [1, 3, 4]) {
			const { state } = (await held.w.ctx.store.read('attempt', held.attempt(seat)))!;
			const other = (await held.w.ctx.store.read('application', state.application))!.confidential!;
			expect(text).not.toContain(held.attempt(seat));
			expect(text).not.toContain(other.iin);
			expect(text).not.toContain(fullName(other.name));
			expect(text).not.toContain(other.name.surname);
		}
		const drawn = new Set(file.view.questions.map(({ id }) => id));
		expect(file.bank.used.map(({ id }) => id).sort()).toEqual([...drawn].sort());
	});

	it('of who did not come has no questions, and holds', async () => {
		const head = await held.w.person('head');
		const absent = ok(await readCaseFile(held.w.ctx)(head, act, held.attempt(4), 'апелляция'));
		expect(absent.view).toMatchObject({ outcome: 'absent', questions: [] });
		expect(told(absent, { root })).toBe('');
	});

	it('is refused without a ground and for an attempt of another act', async () => {
		const head = await held.w.person('head');
		expect(await refusalOf(readCaseFile(held.w.ctx)(head, act, held.attempt(2), ' '))).toBe('ground-missing');
		expect(await refusalOf(readCaseFile(held.w.ctx)(head, act, 'r1', 'апелляция'))).toBe('not-found');
	});

	it('is chained to the edition with its ground each time it is read or printed', async () => {
		const head = await held.w.person('head');
		ok(await printCaseFile(held.w.ctx)(head, act, held.attempt(2), 'апелляция № 8', 'ru'));
		const reads = (await held.w.ctx.store.facts('edition', held.office.edition)).filter(
			({ type }) => type === 'read'
		);
		expect(reads.at(-1)).toMatchObject({
			by: `user:${head.id}`,
			data: { why: `case file of attempt ${held.attempt(2)}: апелляция № 8` }
		});
	});
});

describe('a file of one candidate that was changed', () => {
	it('in what it tells of an answer, a question or the result is named', () => {
		expect(told(changed(({ view }) => (view.points = 8)))).toContain('view-wrong');
		expect(told(changed(({ view }) => (view.questions[0]!.options[0]!.right = true)))).toContain(
			'view-wrong'
		);
		expect(
			told(changed(({ view }) => view.interventions.push({ at: 1, text: { kk: 'а', ru: 'а' } })))
		).toContain('view-wrong');
	});

	it('in its facts is named, also sealed anew', () => {
		expect(told(changed(({ facts }) => (facts[9]!.at += 1)))).toContain('chain-broken at fact 10');
		expect(told(changed(({ facts }) => facts.pop()))).toContain('root-differs');
		const sealed = changed((copy) => {
			(copy.facts[9]!.data as { said: number }).said += 1;
			copy.facts = resealed(copy.facts);
		});
		expect(told(sealed)).toContain('root-differs');
	});

	it('in its keys, its blueprint, its proof or its root is named', () => {
		expect(told(changed(({ bank }) => (bank.used[0]!.key = ['a'])))).toContain('question-differs');
		expect(told(changed(({ blueprint }) => (blueprint.passMark = 0)))).toContain('blueprint-differs');
		expect(told(changed(({ proof }) => proof.path.pop()))).toContain('root-differs');
		expect(told(changed(({ proof }) => (proof.index = 0)))).toContain('root-differs');
		expect(told(changed((copy) => (copy.act.root = 'f'.repeat(64))))).toContain('root-differs');
		expect(told(file, { root: 'f'.repeat(64) })).toContain('root-not-on-paper');
	});

	it('into anything else is never taken for one', () => {
		for (const text of ['', '{}', 'null', '[]', '{"form":"synaq-case-1"}'])
			expect(verifyCase(new TextEncoder().encode(text)).ok).toBe(false);
	});
});

import { describe, expect, it } from 'vitest';
import { commitment, drawPaper, paperSeed } from '../../../domain/exam/draw.ts';
import { fingerprint, sha256Hex, type Fact } from '../../../domain/facts.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { sha256Of } from '../../../domain/exam/bundle.ts';
import type { Bank } from '../../../domain/questions/bank.ts';
import type { UsedBank } from '../../../domain/questions/contents.ts';
import { enrolSeat } from '../seat/enrol-seat.ts';
import { candidatePaper, Papers } from './papers.ts';
import { BANK, BLUEPRINT, running } from '../testing/attested.ts';
import { acted, answersOf, attemptState, writeTest } from '../testing/sat.ts';
import { giveAnswers } from '../seat/give-answers.ts';
import { ok, testWorld } from '../testing/world.ts';
import { pulseSeat } from '../seat/pulse-seat.ts';
import { viewSeat } from '../seat/view-seat.ts';
import { viewSitting } from '../sitting/view-sitting.ts';

/** A bank whose ids and explanations can be told from every text. */
const TELLING: Bank = {
	...BANK,
	id: 'ID-bank',
	sections: BANK.sections.map(({ id, title }) => ({ id: `ID-${id}`, title })),
	sources: { 'ID-act': { kk: 'қаулы', ru: 'постановление' } },
	questions: BANK.questions.map((question) => ({
		...question,
		id: `ID-${question.id}`,
		section: `ID-${question.section}`,
		source: { act: 'ID-act', paragraph: 'ID-7.1' },
		options: question.options.map((option) => ({ ...option, id: `ID-${option.id}` })),
		key: question.key.map((id) => `ID-${id}`),
		explanation: { kk: 'ID-түсіндірме', ru: 'ID-объяснение' }
	}))
};

describe('the paper a candidate’s browser gets', () => {
	const blueprint = {
		...BLUEPRINT,
		bank: 'ID-bank',
		sections: BLUEPRINT.sections.map((section) => ({ ...section, id: `ID-${section.id}` }))
	};
	const question = (id: string) => TELLING.questions.find((one) => one.id === id)!;
	const papers = { blueprint, bank: TELLING, marking: { blueprint, keys: new Map() }, question };
	const drawn = drawPaper(blueprint.sections, TELLING.questions, sha256Hex('paper'));
	const paper = candidatePaper(drawn, papers);

	it('holds no id, no key, no explanation and no source', () => {
		const text = JSON.stringify(paper);
		expect(text).not.toContain('ID-');
		for (const word of ['key', 'id', 'explanation', 'source', 'version'])
			expect(text).not.toContain(`"${word}"`);
	});

	it('holds every question and option in the order drawn, in both languages', () => {
		expect(paper.questions.map(({ n }) => n)).toEqual(drawn.map((_, i) => i + 1));
		for (const [i, { stem, options, section, kind }] of paper.questions.entries()) {
			const original = question(drawn[i]!.id);
			expect({ stem, kind, section }).toEqual({
				stem: original.stem,
				kind: original.kind,
				section: drawn[i]!.section
			});
			const texts = drawn[i]!.options.map((id) => original.options.find((option) => option.id === id)!);
			expect(options).toEqual(texts.map(({ kk, ru }) => ({ kk, ru })));
		}
		expect(paper.sections).toEqual(TELLING.sections.map(({ title }) => ({ kk: title.kk, ru: title.ru })));
	});
});

describe('a seat', () => {
	it('is never told a question, an option or the seed by its id, in whatever it asks', async () => {
		const w = testWorld();
		const { candidates, sitting } = await running(w, 1);
		const { seatToken, token, attempt } = candidates[0]!;
		const saved = ok(await giveAnswers(w.ctx)(token, await answersOf(w, candidates[0]!, true)));
		const during = [await viewSeat(w.ctx)(seatToken, token), await pulseSeat(w.ctx)(token), saved];
		await writeTest(w, candidates[0]!, true);
		const after = [await viewSeat(w.ctx)(seatToken, token), await pulseSeat(w.ctx)(token)];
		const { seed } = (await w.ctx.store.read('sitting', sitting))!.confidential!;
		const text = JSON.stringify([during, after]);
		expect(JSON.stringify(during)).toContain('Сұрақ');
		for (const { id } of BANK.questions) expect(text).not.toContain(`"${id}"`);
		for (const secret of [seed, '"key"', '"b"', '"paper-drawn"']) expect(text).not.toContain(secret);
		expect(text).not.toContain((await attemptState(w, attempt)).token);
	});

	it('is told nothing of the paper before the start', async () => {
		const w = testWorld();
		const { office } = await running(w, 1);
		const free = ok(await enrolSeat(w.ctx)(office.room.code, 9)).token;
		expect(JSON.stringify(await viewSeat(w.ctx)(free, undefined))).not.toContain('Сұрақ');
		expect(await viewSeat(w.ctx)(free, 'x.y')).toMatchObject({ stage: 'free' });
	});
});

describe('the proctor’s page', () => {
	it('shows the seed only when the doors are closed', async () => {
		const w = testWorld();
		const { candidates, sitting, proctor } = await running(w, 1);
		const { seed } = (await w.ctx.store.read('sitting', sitting))!.confidential!;
		expect(JSON.stringify(await viewSitting(w.ctx)(sitting, proctor))).not.toContain(seed);
		await writeTest(w, candidates[0]!, true);
		await acted(w, sitting);
		expect(ok(await viewSitting(w.ctx)(sitting, proctor)).state.seed).toBe(seed);
	});

	it('shows the codes of candidates and room to who holds sittings only', async () => {
		const w = testWorld();
		const { candidates, office, sitting, proctor } = await running(w, 1);
		const seen = async (viewer: Actor) => JSON.stringify(await viewSitting(w.ctx)(sitting, viewer));
		const head = await w.person('head');
		for (const code of [candidates[0]!.code, office.room.code]) {
			expect(await seen(proctor)).toContain(`"${code}"`);
			expect(await seen(head)).not.toContain(`"${code}"`);
		}
	});
});

const textOf = (bytes: string | Uint8Array | undefined): string =>
	new TextDecoder().decode(bytes as Uint8Array);

describe('a draw that is over', () => {
	it('can be run again by anyone from the bundle: commitment, papers and scores', async () => {
		const w = testWorld();
		const { candidates, sitting } = await running(w, 3);
		for (const [i, candidate] of candidates.entries()) await writeTest(w, candidate, i !== 1);
		const { content } = await acted(w, sitting);
		const file = (path: string) => textOf(w.exported.get(`${sitting}/${path}`));
		const [bank, blueprint] = [
			JSON.parse(file('bank.json')) as UsedBank,
			JSON.parse(file('blueprint.json')) as typeof BLUEPRINT
		];
		const facts = (path: string) =>
			file(path)
				.trim()
				.split('\n')
				.map((line) => JSON.parse(line) as Fact);
		const said = (path: string, type: string) =>
			facts(path).find((fact) => fact.type === type)!.data as Record<string, never>;
		const { seed, digits } = content.draw;
		const attempts = candidates.map(({ attempt }) => attempt);
		expect(said('sitting.jsonl', 'seed-revealed')).toEqual({ seed });
		expect(digits).toBe('481207');
		expect(content.draw.commitment).toBe(
			commitment({
				seed,
				sitting,
				blueprint: fingerprint(blueprint),
				edition: fingerprint(bank.contents),
				attempts
			})
		);
		const pool = bank.contents.questions.map((entry) => ({
			...entry,
			options: bank.used.find(({ id }) => id === entry.id)?.options ?? []
		}));
		for (const attempt of attempts) {
			const { paper } = said(`facts/${attempt}.jsonl`, 'paper-drawn');
			expect(drawPaper(blueprint.sections, pool, paperSeed(seed, attempt, digits!))).toEqual(paper);
		}
		expect(
			new Set(attempts.map((attempt) => JSON.stringify(said(`facts/${attempt}.jsonl`, 'paper-drawn')))).size
		).toBe(3);
	});

	it('names every file of its bundle with the hash of its bytes', async () => {
		const w = testWorld();
		const { candidates, sitting } = await running(w, 2);
		for (const candidate of candidates) await writeTest(w, candidate, true);
		const { content } = await acted(w, sitting);
		const manifest = JSON.parse(textOf(w.exported.get(`${sitting}/manifest.json`))) as {
			files: Record<string, string>;
			root: string;
		};
		const paths = [...w.exported.keys()].filter((path) => !path.endsWith('manifest.json'));
		expect(
			Object.keys(manifest.files)
				.map((path) => `${sitting}/${path}`)
				.sort()
		).toEqual(paths.sort());
		for (const [path, hash] of Object.entries(manifest.files)) {
			expect(sha256Of(w.exported.get(`${sitting}/${path}`) as Uint8Array)).toBe(hash);
		}
		expect(manifest.root).toBe(content.root);
		for (const [path, bytes] of w.exported) {
			if (path.endsWith('.jsonl')) for (const { iin } of candidates) expect(textOf(bytes)).not.toContain(iin);
		}
	});
});

describe('papers in hand', () => {
	it('that could not be read are asked for again', async () => {
		const w = testWorld();
		const papers = new Papers(w.ctx.store);
		await expect(papers.of({ blueprint: 'none', edition: 'none' })).rejects.toThrow('cannot be read');
		const { office } = await running(w, 1);
		const read = await papers.of({ blueprint: office.blueprint, edition: office.edition });
		expect(read.bank).toEqual(BANK);
		expect(() => read.question('stranger')).toThrow('is not in edition');
		expect(papers.of({ blueprint: office.blueprint, edition: office.edition })).toBe(
			papers.of({ blueprint: office.blueprint, edition: office.edition })
		);
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SentAnswer } from '../../../domain/exam/seat-protocol.ts';
import { Unavailable } from '../../ports.ts';
import { chooseLanguage, confirmResult, giveAnswers, handIn, makeRemark } from './give-answers.ts';
import { running } from '../testing/attested.ts';
import { answersOf, attemptState, refusalOf, writeTest } from '../testing/sat.ts';
import { ok, testWorld } from '../testing/world.ts';

async function writing(count = 1) {
	const w = testWorld();
	const { candidates, ...rest } = await running(w, count);
	return {
		w,
		candidates,
		candidate: candidates[0]!,
		answers: await answersOf(w, candidates[0]!, true),
		...rest
	};
}

describe('an answer that is acknowledged', () => {
	it('is in the store, and says how far everything is saved and how long is left', async () => {
		const { w, candidate, answers } = await writing();
		w.clock.pass(60_000);
		const saved = ok(await giveAnswers(w.ctx)(candidate.token, answers.slice(0, 3)));
		expect(saved).toEqual({ savedThrough: 3, at: w.clock.now(), left: 29 * 60_000 });
		expect((await attemptState(w, candidate.attempt)).savedThrough).toBe(3);
	});

	it('is stored once, however often and however much at once it is sent', async () => {
		const { w, candidate, answers } = await writing();
		const send = (from: number, to: number) => giveAnswers(w.ctx)(candidate.token, answers.slice(from, to));
		await Promise.all([send(0, 2), send(0, 2), send(0, 4), send(0, 1)]);
		expect(ok(await send(0, 2)).savedThrough).toBe(4);
		expect(ok(await send(2, 8)).savedThrough).toBe(8);
		const facts = await w.ctx.store.facts('attempt', candidate.attempt);
		const stored = facts
			.filter(({ type }) => type === 'answered')
			.map(({ data }) => (data as { seq: number }).seq);
		expect(stored).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
	});

	it('is never lost over repeats, overlaps and retries in any order', async () => {
		const { w, candidate, answers } = await writing();
		const range = fc
			.tuple(fc.nat(7), fc.nat(7))
			.map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const);
		const ranges = fc.sample(range, { numRuns: 60, seed: 7 });
		let acknowledged = 0;
		for (let i = 0; i < ranges.length; i += 3) {
			const results = await Promise.all(
				ranges
					.slice(i, i + 3)
					.map(([from, to]) => giveAnswers(w.ctx)(candidate.token, answers.slice(from, to)))
			);
			for (const result of results)
				if ('savedThrough' in result) acknowledged = Math.max(acknowledged, result.savedThrough);
			expect((await attemptState(w, candidate.attempt)).savedThrough).toBeGreaterThanOrEqual(acknowledged);
		}
		expect(ok(await giveAnswers(w.ctx)(candidate.token, answers)).savedThrough).toBe(8);
		const stored = (await w.ctx.store.facts('attempt', candidate.attempt)).filter(
			({ type }) => type === 'answered'
		);
		expect(stored.map(({ data }) => (data as { seq: number }).seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
	});

	it('is not, when the disk refused', async () => {
		const { w, candidate, answers } = await writing();
		const { commit } = w.ctx.store;
		w.ctx.store.commit = async () => {
			throw new Unavailable('full');
		};
		expect(await refusalOf(giveAnswers(w.ctx)(candidate.token, answers))).toBe('not-stored');
		w.ctx.store.commit = commit;
		expect((await attemptState(w, candidate.attempt)).savedThrough).toBe(0);
		expect(ok(await giveAnswers(w.ctx)(candidate.token, answers)).savedThrough).toBe(8);
	});
});

describe('a batch of answers', () => {
	it('with one wrong in it changes nothing', async () => {
		const { w, candidate, answers } = await writing();
		const cursor = w.ctx.store.cursor();
		for (const [change, code] of [
			[{ question: 99 }, 'no-such-question'],
			[{ choice: [9] }, 'no-such-option'],
			[{ seq: 5 }, 'out-of-sequence'],
			[{ lease: 2 }, 'other-place-answers']
		] as [Partial<SentAnswer>, string][]) {
			const batch = answers.map((answer, i) => (i === 2 ? { ...answer, ...change } : answer)).slice(0, 3);
			expect(await refusalOf(giveAnswers(w.ctx)(candidate.token, batch))).toBe(code);
		}
		expect(w.ctx.store.cursor()).toBe(cursor);
	});

	it('takes two options only where two are asked for', async () => {
		const { w, candidate } = await writing();
		const { paper } = await attemptState(w, candidate.attempt);
		const several = paper!.findIndex(({ id }) => id === 'q12') + 1;
		const one = several === 1 ? 2 : 1;
		const answer = (seq: number, question: number) => ({
			lease: 1,
			seq,
			question,
			choice: [1, 2],
			elapsed: 0
		});
		expect(await refusalOf(giveAnswers(w.ctx)(candidate.token, [answer(1, one)]))).toBe('one-option-only');
		if (several)
			expect(ok(await giveAnswers(w.ctx)(candidate.token, [answer(1, several)])).savedThrough).toBe(1);
	});
});

describe('handing in', () => {
	it('counts at once, and takes nothing more', async () => {
		const { w, candidate, answers } = await writing();
		ok(await giveAnswers(w.ctx)(candidate.token, answers));
		ok(await handIn(w.ctx)(candidate.token, 1));
		expect((await attemptState(w, candidate.attempt)).course).toMatchObject({
			score: { points: 8, outOf: 8, passed: true }
		});
		expect(await refusalOf(handIn(w.ctx)(candidate.token, 1))).toBe('attempt-ended');
		expect(await refusalOf(giveAnswers(w.ctx)(candidate.token, answers))).toBe('attempt-ended');
	});

	it('twice at once ends the attempt once', async () => {
		const { w, candidate } = await writing();
		const results = await Promise.all([handIn(w.ctx)(candidate.token, 1), handIn(w.ctx)(candidate.token, 1)]);
		expect(results).toContainEqual(true);
		expect(results).toContainEqual({ refused: 'attempt-ended' });
	});
});

describe('the language of the test', () => {
	it('is changed as often as one likes, each time a fact, and choices stay', async () => {
		const { w, candidate, answers } = await writing();
		ok(await giveAnswers(w.ctx)(candidate.token, answers.slice(0, 2)));
		const before = await attemptState(w, candidate.attempt);
		for (const lang of ['ru', 'ru', 'kk'] as const) ok(await chooseLanguage(w.ctx)(candidate.token, lang));
		const facts = await w.ctx.store.facts('attempt', candidate.attempt);
		expect(
			facts
				.filter(({ type }) => type === 'language-chosen')
				.map(({ data }) => (data as { lang: string }).lang)
		).toEqual(['ru', 'kk']);
		expect(await attemptState(w, candidate.attempt)).toMatchObject({
			answers: before.answers,
			paper: before.paper
		});
	});

	it('may be changed without end, and the record stays short', async () => {
		const { w, candidate } = await writing();
		for (let i = 0; i < 230; i += 1)
			expect(await chooseLanguage(w.ctx)(candidate.token, i % 2 ? 'kk' : 'ru')).toBe(true);
		const facts = await w.ctx.store.facts('attempt', candidate.attempt);
		expect(facts.filter(({ type }) => type === 'language-chosen')).toHaveLength(200);
	});

	it('that the blueprint does not have is refused', async () => {
		const { w, candidate } = await writing();
		expect(await refusalOf(chooseLanguage(w.ctx)(candidate.token, 'en' as 'ru'))).toBe('bad-input');
	});
});

describe('a remark of the candidate', () => {
	it('to a question or to the whole test is kept and changes no result', async () => {
		const { w, candidate } = await writing();
		ok(await makeRemark(w.ctx)(candidate.token, { lease: 1, question: 2, text: ' Екі жауабы дұрыс ' }));
		ok(await makeRemark(w.ctx)(candidate.token, { lease: 1, question: null, text: 'Шу болды' }));
		expect(
			(await attemptState(w, candidate.attempt)).remarks.map(({ question, text }) => [question, text])
		).toEqual([
			[2, 'Екі жауабы дұрыс'],
			[null, 'Шу болды']
		]);
	});

	it.each([
		[{ lease: 1, question: 9, text: 'x' }, 'no-such-question'],
		[{ lease: 1, question: 0, text: 'x' }, 'no-such-question'],
		[{ lease: 1, question: 1, text: '  ' }, 'reason-missing'],
		[{ lease: 2, question: 1, text: 'x' }, 'other-place-answers']
	])('%j is refused', async (remark, code) => {
		const { w, candidate } = await writing();
		expect(await refusalOf(makeRemark(w.ctx)(candidate.token, remark))).toBe(code);
	});

	it('after the end is refused', async () => {
		const { w, candidate } = await writing();
		await writeTest(w, candidate, true);
		expect(await refusalOf(makeRemark(w.ctx)(candidate.token, { lease: 1, question: 1, text: 'x' }))).toBe(
			'attempt-ended'
		);
	});
});

describe('the attempt of somebody else', () => {
	it('takes nothing by one’s own cookie, nor by a cookie put together', async () => {
		const { w, candidates } = await writing(2);
		const [mine, other] = [candidates[0]!, candidates[1]!];
		const forged = `${other.attempt}.${mine.token.split('.')[1]}`;
		const answers = await answersOf(w, other, true);
		const cursor = w.ctx.store.cursor();
		expect(await refusalOf(giveAnswers(w.ctx)(forged, answers))).toBe('other-place-answers');
		expect(await refusalOf(handIn(w.ctx)(forged, 1))).toBe('other-place-answers');
		expect(await refusalOf(confirmResult(w.ctx)(forged, 1))).toBe('other-place-answers');
		expect(w.ctx.store.cursor()).toBe(cursor);
		ok(await giveAnswers(w.ctx)(mine.token, await answersOf(w, mine, true)));
		expect((await attemptState(w, other.attempt)).savedThrough).toBe(0);
	});
});

import { describe, expect, it } from 'vitest';
import { recordRefusalToConfirm } from './direct-attempt.ts';
import { decideRemoval, proposeRemoval } from './two-persons.ts';
import { confirmResult } from '../seat/give-answers.ts';
import { acted, attemptState, refusalOf, writeTest } from '../testing/sat.ts';
import { ok } from '../testing/world.ts';

import { sat } from '../testing/held.ts';

describe('a removal', () => {
	it('is proposed by one and decided by another; the test goes on until then', async () => {
		const { w, proctor, attempt, candidates } = await sat(1, [1]);
		const second = await w.person('proctor', 'specialist');
		expect(await refusalOf(decideRemoval(w.ctx)(second, attempt(1), true, 'Телефон'))).toBe('not-found');
		expect(await refusalOf(proposeRemoval(w.ctx)(proctor, attempt(1), ' '))).toBe('reason-missing');
		ok(await proposeRemoval(w.ctx)(proctor, attempt(1), 'Телефон'));
		expect(await refusalOf(proposeRemoval(w.ctx)(second, attempt(1), 'Телефон'))).toBe('already-proposed');
		expect(await refusalOf(decideRemoval(w.ctx)(proctor, attempt(1), true, 'Телефон'))).toBe(
			'second-person-needed'
		);
		expect(await refusalOf(decideRemoval(w.ctx)(proctor, attempt(1), false, 'Телефон'))).toBe(
			'second-person-needed'
		);
		expect((await attemptState(w, attempt(1))).course.status).toBe('running');
		ok(await decideRemoval(w.ctx)(second, attempt(1), true, 'Телефон'));
		expect(await refusalOf(confirmResult(w.ctx)(candidates[0]!.token, 1))).toBe('result-not-ready');
	});

	it('that was proposed is not escaped by handing in first', async () => {
		const { w, proctor, attempt, candidates } = await sat(1, [1]);
		ok(await proposeRemoval(w.ctx)(proctor, attempt(1), 'Телефон'));
		await writeTest(w, candidates[0]!, true);
		ok(await decideRemoval(w.ctx)(await w.person('head'), attempt(1), true, 'Телефон табылды'));
		expect((await attemptState(w, attempt(1))).course).toMatchObject({ cause: 'removed', score: null });
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
		expect(await refusalOf(recordRefusalToConfirm(w.ctx)(proctor, one.attempt, 'Келіспейді'))).toBe(
			'result-not-ready'
		);
		await writeTest(w, one, true);
		await writeTest(w, two, false, false);
		expect(await refusalOf(recordRefusalToConfirm(w.ctx)(proctor, one.attempt, 'Келіспейді'))).toBe(
			'result-settled'
		);
		expect(await refusalOf(recordRefusalToConfirm(w.ctx)(proctor, two.attempt, ' '))).toBe('reason-missing');
		ok(await recordRefusalToConfirm(w.ctx)(proctor, two.attempt, 'Келіспейді'));
		expect(await refusalOf(confirmResult(w.ctx)(two.token, 1))).toBe('result-settled');
		const { content } = await acted(w, sitting);
		expect(content.rows.map(({ confirmation }) => confirmation)).toEqual(['confirmed', 'refused']);
		expect(content.incidents.map(({ text }) => text.ru)).toEqual([
			'Отказался подтвердить ознакомление с результатом: Келіспейді'
		]);
	});
});

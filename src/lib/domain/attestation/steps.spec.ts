import { describe, expect, it } from 'vitest';
import { OUTCOMES, type Outcome } from './outcome.ts';
import type { Limit } from '../calendar/working-time.ts';
import { attestationOf, concerns, limitOf, nextStep, stepsIn, type Course, type Step } from './steps.ts';

const ALMATY = 'almaty-expert-attestation@2017-02-01';
const STEPS = stepsIn(ALMATY);
const STEP_NUMBERS = STEPS.map(({ n }) => n);
const step = (n: number): Step => STEPS[n - 1]!;

/** The table of ¶7: actor, limit, and the limit on paper where it is another. */
const REGULATION: Record<number, [string, string, string?]> = {
	1: ['chancellery', 'same-day', '2 working-days'],
	2: ['specialist', '2 working-days'],
	3: ['specialist', '3 working-days'],
	4: ['department-head', 'same-day'],
	5: ['specialist', '3 working-days'],
	6: ['specialist', '1 working-days'],
	7: ['head', '3 working-days'],
	8: ['specialist', '3 working-days'],
	9: ['specialist', '3 days'],
	10: ['proctor', '1 working-days'],
	11: ['specialist', 'same-day'],
	12: ['specialist', '3 working-days'],
	13: ['head', 'same-day'],
	14: ['specialist', '3 working-days'],
	15: ['head', 'same-day'],
	16: ['specialist', '3 working-days'],
	17: ['head', 'same-day']
};

const told = (limit: Limit): string | undefined =>
	limit ? ('value' in limit ? `${limit.value} ${limit.unit}` : limit.unit) : undefined;

describe('the steps of ¶7', () => {
	it.each(STEP_NUMBERS)('step %i is done by whom and in the time the regulation says', (n) => {
		const [actor, portal, paper = portal] = REGULATION[n]!;
		const said = (['portal', 'paper'] as const).map((channel) => told(limitOf(step(n), channel)));
		expect([step(n).actor, ...said]).toEqual([actor, portal, paper]);
	});

	it('are 17, and the whole service takes 30 working days', () => {
		expect(STEP_NUMBERS).toEqual(Array.from({ length: 17 }, (_, i) => i + 1));
		expect(told(attestationOf(ALMATY).procedure.limit)).toBe('30 working-days');
	});
});

const EVERY = STEP_NUMBERS;
const without = (...gone: number[]): number[] => EVERY.filter((n) => !gone.includes(n));

/** The steps a case goes through, by how it came, what the order said and how the test ended. */
const PATHS: [Course['channel'], Course['admission'], Outcome | null, number[]][] = [
	['portal', 'not-admitted', null, without(10, 11, 12, 13, 14, 15)],
	['paper', 'not-admitted', null, without(10, 11, 12, 13)],
	...(Object.keys(OUTCOMES) as Outcome[]).flatMap((outcome): typeof PATHS => [
		['portal', 'admitted', outcome, without(14, 15)],
		['paper', 'admitted', outcome, OUTCOMES[outcome].leadsTo === 'refusal' ? EVERY : without(14, 15)]
	])
];

describe('the way of a case', () => {
	it.each(PATHS)('on %s, %s, %s, goes step by step', (channel, admission, outcome, path) => {
		const walked: number[] = [];
		for (;;) {
			const course: Course = {
				channel,
				admission: walked.includes(9) ? admission : 'pending',
				outcome: walked.includes(11) ? outcome : null
			};
			const next = nextStep(STEPS, course, new Set(walked));
			if (next === null) break;
			walked.push(next.n);
		}
		expect(walked).toEqual(path);
	});

	it.each<[string, number, Course, boolean | null]>([
		['the test before the order', 10, { channel: 'paper', admission: 'pending', outcome: null }, null],
		[
			'the paper refusal before the test',
			14,
			{ channel: 'paper', admission: 'admitted', outcome: null },
			null
		],
		[
			'the paper refusal before the order',
			14,
			{ channel: 'paper', admission: 'pending', outcome: null },
			null
		],
		[
			'the paper refusal on the portal',
			14,
			{ channel: 'portal', admission: 'pending', outcome: null },
			false
		],
		['the result, always', 16, { channel: 'portal', admission: 'pending', outcome: null }, true]
	])('it is known or not whether a case is concerned by %s', (_, n, course, known) => {
		expect(concerns(step(n), course)).toBe(known);
	});
});

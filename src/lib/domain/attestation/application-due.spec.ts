import { describe, expect, it } from 'vitest';
import { governing } from './application-due.ts';

describe('the time of a case', () => {
	it.each([
		['its step, while the whole has longer', 1, 2, 1, 'step'],
		['the whole, where the step has longer', 2, 1, 1, 'total'],
		['its step, where both are over at once', 1, 1, 1, 'step'],
		['the whole, while the step has no limit', null, 2, 2, 'total'],
		['its step, where the whole has no limit', 2, null, 2, 'step'],
		['nothing, where neither has one', null, null, null, null]
	])('is governed by %s', (_, step, total, dueAt, governs) => {
		expect(governing(step, total)).toEqual({ dueAt, governs });
	});
});

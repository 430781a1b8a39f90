import { describe, expect, it } from 'vitest';
import { sameSecret } from './secret.ts';

describe('a secret', () => {
	it.each([
		['481207', '481207', true],
		['481206', '481207', false],
		['4812', '481207', false],
		['4812070', '481207', false],
		['481207481207', '481207', false],
		['', '481207', false],
		['4812', '', false],
		['', '', false]
	])('%j for %j is right: %j', (given, expected, right) => {
		expect(sameSecret(given, expected)).toBe(right);
	});
});

import { describe, expect, it } from 'vitest';
import type { AttemptFact, AttemptState, Course } from './attempt.ts';
import { noteBack, noteOffline } from './offline.ts';
import {
	ENDED,
	endedAttempt,
	EXPECTED,
	fold,
	MINUTE,
	PAUSED,
	paused,
	RUNNING,
	running
} from './testing/attempts.ts';

const LIMIT = 30 * MINUTE;
const SILENT: AttemptFact = { type: 'went-offline', v: 1, data: { elapsed: MINUTE } };
/** Noted offline while it ran. */
const offline = (then: readonly AttemptFact[]) => fold([...RUNNING, SILENT, ...then.slice(RUNNING.length)]);

const HEARD: [Course['status'], AttemptState, boolean][] = [
	['not-started', fold(EXPECTED), false],
	['running', running(), true],
	['paused', paused(), false],
	['ended', endedAttempt(), false]
];

describe('a seat that falls silent', () => {
	it.each(HEARD)('while its attempt is %s', (_, state, noted) => {
		expect(noteOffline(state, 5 * MINUTE)).toEqual(
			noted ? [{ type: 'went-offline', v: 1, data: { elapsed: 5 * MINUTE } }] : []
		);
		expect(noteBack(state, 5 * MINUTE)).toEqual([]);
	});

	it.each([
		[LIMIT - 1, 1],
		[LIMIT, 0],
		[LIMIT + 1, 0]
	])('at %d ms of thirty minutes makes %d facts: none opens a grace at the end', (elapsed, facts) => {
		expect(noteOffline(running(), elapsed)).toHaveLength(facts);
	});
});

describe('a seat noted offline that is heard again', () => {
	it.each<[Course['status'], AttemptState, boolean]>([
		['running', offline(RUNNING), true],
		['paused', offline(PAUSED), true],
		['ended', offline(ENDED), false]
	])('while its attempt is %s', (_, state, noted) => {
		expect(noteBack(state, 5 * MINUTE)).toEqual(
			noted ? [{ type: 'came-back', v: 1, data: { elapsed: 5 * MINUTE } }] : []
		);
		expect(noteOffline(state, 5 * MINUTE)).toEqual([]);
	});

	it.each([
		[LIMIT - 1, 1],
		[LIMIT, 0]
	])(
		'at %d ms of thirty minutes makes %d facts: the grace is not taken away at the end',
		(elapsed, facts) => {
			expect(noteBack(offline(RUNNING), elapsed)).toHaveLength(facts);
		}
	);
});

import { brokenAt, type Fact } from '../../facts.ts';
import { attemptKind, type AttemptFact, type AttemptState } from '../attempt.ts';
import { CHECKS, type Before, type Terms } from './checks.ts';
import { unfinishedIn } from './decisions.ts';
import type { Problem, ProblemCode } from './problem.ts';

/** An attempt run again from its facts. */
export interface Rerun {
	/** Undefined when the facts do not make an attempt. */
	state: AttemptState | undefined;
	problems: Problem[];
}

type Check = (data: unknown, before: Before) => readonly (readonly [ProblemCode, string?])[];

const birthHolds = (fact: Fact | undefined, sitting: string): boolean =>
	fact?.type === 'expected' && (fact.data as { sitting?: unknown }).sitting === sitting;

const clockOf = (data: unknown): number | undefined => {
	const { elapsed } = (data ?? {}) as { elapsed?: unknown };
	return typeof elapsed === 'number' ? elapsed : undefined;
};

function judge(fact: Fact, before: Before): { state: AttemptState; problems: Problem[] } {
	const check = Object.hasOwn(CHECKS, fact.type) ? CHECKS[fact.type as AttemptFact['type']] : undefined;
	if (!check) return { state: before.state, problems: [{ code: 'fact-unknown', detail: fact.type }] };
	const wrong = (check as Check)(fact.data, before);
	const state = attemptKind.evolve(before.state, fact as unknown as Parameters<typeof attemptKind.evolve>[1]);
	return { state, problems: wrong.map(([code, detail]) => ({ code, detail })) };
}

/**
 * Runs an attempt again, fact by fact: chain, draw, ledger, answers and scores. `facts` are whatever was in the file:
 * somebody may have written them to mislead.
 */
export function rerun(attempt: string, facts: readonly Fact[], terms: Terms): Rerun {
	const problems: Problem[] = [];
	const add = (code: ProblemCode, fact?: number, detail?: string) =>
		problems.push({ code, attempt, fact, detail });
	const broken = brokenAt(facts);
	if (broken !== null) add('chain-broken', broken);
	const [birth, ...rest] = facts;
	if (!birth || !birthHolds(birth, terms.sitting)) {
		add('fact-out-of-place', 1, 'not the beginning of an attempt of this sitting');
		return { state: undefined, problems };
	}
	let state = attemptKind.evolve(undefined, birth as unknown as Parameters<typeof attemptKind.evolve>[1]);
	let clock = 0;
	for (const [index, fact] of rest.entries()) {
		const number = index + 2;
		try {
			const judged = judge(fact, { attempt, state, clock, terms, by: fact.by });
			state = judged.state;
			problems.push(...judged.problems.map((one) => ({ ...one, attempt, fact: number })));
			clock = Math.max(clock, clockOf(fact.data) ?? 0);
		} catch {
			// What was sealed by the product has its shape; what somebody wrote by hand may have none.
			add('fact-malformed', number, fact.type);
		}
	}
	const unfinished = unfinishedIn(state);
	if (unfinished) add('unfinished', facts.length, unfinished);
	return { state, problems };
}

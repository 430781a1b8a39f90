import type { Limit } from '../calendar/working-time.ts';
import type { Role } from '../people/roles.ts';
import type { Outcome } from './outcome.ts';
import { OUTCOMES } from './outcome.ts';

export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17;

/** Whom a step concerns. */
export type Concerns = 'everyone' | 'admitted' | 'refused-on-paper';

export interface Step {
	actor: Role;
	/** Steps on a round act on all its cases at once; each case's own limit goes on running. */
	scope: 'case' | 'round';
	concerns: Concerns;
	limit: Limit;
	/** On paper, where the regulation gives another one. */
	paperLimit?: Limit;
}

const wd = (value: number): Limit => ({ value, unit: 'working-days' });
const SAME_DAY: Limit = { unit: 'same-day' };

/** The 17 steps of ¶7 of the regulation (Almaty, 01.02.2017 № 1/34). Titles: `step_<n>` in the messages. */
export const STEPS: Record<StepNumber, Step> = {
	1: { actor: 'chancellery', scope: 'case', concerns: 'everyone', limit: SAME_DAY, paperLimit: wd(2) },
	2: { actor: 'specialist', scope: 'round', concerns: 'everyone', limit: wd(2) },
	3: { actor: 'specialist', scope: 'case', concerns: 'everyone', limit: wd(3) },
	4: { actor: 'department-head', scope: 'case', concerns: 'everyone', limit: SAME_DAY },
	5: { actor: 'specialist', scope: 'case', concerns: 'everyone', limit: wd(3) },
	6: { actor: 'specialist', scope: 'round', concerns: 'everyone', limit: wd(1) },
	7: { actor: 'head', scope: 'case', concerns: 'everyone', limit: wd(3) },
	8: { actor: 'specialist', scope: 'round', concerns: 'everyone', limit: wd(3) },
	9: { actor: 'specialist', scope: 'round', concerns: 'everyone', limit: { value: 3, unit: 'days' } },
	10: { actor: 'proctor', scope: 'round', concerns: 'admitted', limit: wd(1) },
	11: { actor: 'specialist', scope: 'round', concerns: 'admitted', limit: SAME_DAY },
	12: { actor: 'specialist', scope: 'round', concerns: 'admitted', limit: wd(3) },
	13: { actor: 'head', scope: 'round', concerns: 'admitted', limit: SAME_DAY },
	14: { actor: 'specialist', scope: 'case', concerns: 'refused-on-paper', limit: wd(3) },
	15: { actor: 'head', scope: 'case', concerns: 'refused-on-paper', limit: SAME_DAY },
	16: { actor: 'specialist', scope: 'case', concerns: 'everyone', limit: wd(3) },
	17: { actor: 'head', scope: 'case', concerns: 'everyone', limit: SAME_DAY }
};

/** The whole service: 30 working days (¶5). */
export const TOTAL_LIMIT = { value: 30, unit: 'working-days' } as const satisfies Limit;

export const STEP_NUMBERS = Object.keys(STEPS).map(Number) as StepNumber[];

/** What is known of a case when asking whether a step concerns it. */
export interface Course {
	channel: 'paper' | 'portal';
	admission: 'pending' | 'admitted' | 'not-admitted';
	outcome: Outcome | null;
}

/** Whether a step concerns a case; null while that is not known yet. */
export function concerns(step: StepNumber, course: Course): boolean | null {
	const { concerns: whom } = STEPS[step];
	if (whom === 'everyone') return true;
	if (whom === 'admitted') return course.admission === 'pending' ? null : course.admission === 'admitted';
	if (course.channel === 'portal') return false;
	if (course.admission === 'not-admitted') return true;
	return course.outcome === null ? null : OUTCOMES[course.outcome].leadsTo === 'refusal';
}

/** The step a case waits for: the first that concerns it (or may yet) and is neither done nor passed over; null when all are. */
export function nextStep(course: Course, behind: ReadonlySet<number>): StepNumber | null {
	return STEP_NUMBERS.find((n) => !behind.has(n) && concerns(n, course) !== false) ?? null;
}

import { dueAt, at as momentOf, type Calendar } from '../calendar/working-time.ts';
import type { Stamp } from '../facts.ts';
import type { Lang } from '../text.ts';
import {
	applicationKind,
	stepDueAt,
	stepOf,
	totalDueAt,
	type ApplicationFact,
	type ApplicationState
} from './application.ts';
import type { AppealDecision } from './documents.ts';
import { OUTCOMES, type Outcome } from './outcome.ts';
import { limitOf, stepAt, stepsIn } from './steps.ts';

export type Told = ApplicationFact & Stamp & { seq: number };

/** A case as the report is told of it. */
export interface CaseTold {
	facts: readonly Told[];
	/** Which application of the same person for the same speciality it is, from 1. */
	nth: number;
}

/** An appeal as the report is told of it, epoch ms. */
export interface AppealTold {
	lodgedAt: number;
	answered: { at: number; decision: AppealDecision } | null;
	dueAt: number | null;
}

/** A calendar month of the office, half-open [from, to); counted before `until`: its end, or what has happened by now. */
export interface Month {
	month: string;
	from: number;
	to: number;
	until: number;
}

/** How many were done, how many of these after their limit, how many stand overdue at the end. */
export interface Timeliness {
	done: number;
	late: number;
	overdue: number;
}

export interface SpecialityCounts {
	received: number;
	admitted: number;
	notAdmitted: number;
	passed: number;
	notPassed: number;
	certificates: number;
	refusals: number;
}

/** Why a reasoned refusal was given: not admitted, or how the test ended. */
export type RefusalCause = 'not-admitted' | Outcome;

/** First, second, and all later applications for the same speciality. */
export const REPEATS = ['first', 'second', 'later'] as const;
export type Repeat = (typeof REPEATS)[number];

/** What the office tells its ministry of one month. */
export interface MonthlyCounts {
	requests: Record<'portal' | 'paper', Record<Lang, number>>;
	specialities: Record<string, SpecialityCounts>;
	repeats: Record<Repeat, { received: number; attempts: number; passed: number }>;
	/** Grounds of non-admission as they were typed, and how often. */
	grounds: Map<string, number>;
	refusals: Partial<Record<RefusalCause, number>>;
	outcomes: Partial<Record<Outcome, number>>;
	/** Of cases under the regulation the table of steps is made for; the counts above are of all. */
	steps: Record<number, Timeliness>;
	/** The whole service against its own limit. */
	service: Timeliness;
	appeals: {
		lodged: number;
		satisfied: number;
		partly: number;
		rejected: number;
		late: number;
		overdue: number;
	};
}

/** A month YYYY-MM on the office's wall; null for what is none. */
export function monthOf(month: string, now: number, { hours }: Calendar): Month | null {
	const [, year, number] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? [];
	if (!year || !number) return null;
	const next =
		Number(number) === 12
			? `${Number(year) + 1}-01`
			: `${year}-${String(Number(number) + 1).padStart(2, '0')}`;
	const [from, to] = [momentOf(`${month}-01`, '00:00', hours), momentOf(`${next}-01`, '00:00', hours)];
	return { month, from, to, until: Math.min(to, now + 1) };
}

/** The regulation whose steps and whole term the report tells. */
export const STEPS_OF = 'almaty-expert-attestation@2017-02-01';

const none = (): Timeliness => ({ done: 0, late: 0, overdue: 0 });
const nothing = (): MonthlyCounts => ({
	requests: { portal: { kk: 0, ru: 0 }, paper: { kk: 0, ru: 0 } },
	specialities: {},
	repeats: {
		first: { received: 0, attempts: 0, passed: 0 },
		second: { received: 0, attempts: 0, passed: 0 },
		later: { received: 0, attempts: 0, passed: 0 }
	},
	grounds: new Map(),
	refusals: {},
	outcomes: {},
	steps: Object.fromEntries(stepsIn(STEPS_OF).map(({ n }) => [n, none()])),
	service: none(),
	appeals: { lodged: 0, satisfied: 0, partly: 0, rejected: 0, late: 0, overdue: 0 }
});

const repeatOf = (nth: number): Repeat => (nth <= 1 ? 'first' : nth === 2 ? 'second' : 'later');

function specialityOf(counts: MonthlyCounts, id: string): SpecialityCounts {
	return (counts.specialities[id] ??= {
		received: 0,
		admitted: 0,
		notAdmitted: 0,
		passed: 0,
		notPassed: 0,
		certificates: 0,
		refusals: 0
	});
}

function timed(timeliness: Timeliness | undefined, at: number, due: number | null): void {
	if (!timeliness) return;
	timeliness.done += 1;
	if (due !== null && at > due) timeliness.late += 1;
}

interface Counting {
	counts: MonthlyCounts;
	calendar: Calendar;
	nth: number;
	/** The case before the fact; for its first one, after it. */
	state: ApplicationState;
}

type Count<T extends Told['type']> = (given: Counting, fact: Extract<Told, { type: T }>) => void;

const plusOne = <K extends string>(table: Partial<Record<K, number>>, key: K): void => {
	table[key] = (table[key] ?? 0) + 1;
};

/** What each fact of the month adds; the others add nothing. */
const COUNTS: { [T in Told['type']]?: Count<T> } = {
	registered({ counts, calendar, nth }, { data, at }) {
		const { channel, language, speciality, receivedAt } = data;
		counts.requests[channel][language] += 1;
		counts.repeats[repeatOf(nth)].received += 1;
		specialityOf(counts, speciality).received += 1;
		const first = data.definition === STEPS_OF && stepAt(STEPS_OF, 1);
		if (first) timed(counts.steps[1], at, dueAt(receivedAt, limitOf(first, channel), calendar));
	},
	'step-done'({ counts, calendar, state }, { data, at }) {
		// The result is issued in the commit that does the last step: the limit ran until then.
		const open = { ...state, result: null };
		if (state.definition !== STEPS_OF) return;
		timed(counts.steps[data.step], at, stepOf(open) === data.step ? stepDueAt(open, calendar) : null);
	},
	admitted({ counts, state }) {
		specialityOf(counts, state.speciality).admitted += 1;
	},
	'not-admitted'({ counts, state }, { data }) {
		specialityOf(counts, state.speciality).notAdmitted += 1;
		for (const typed of data.reasons) {
			const reason = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
			if (reason) counts.grounds.set(reason, (counts.grounds.get(reason) ?? 0) + 1);
		}
	},
	'outcome-recorded'({ counts, state, nth }, { data: { outcome } }) {
		plusOne(counts.outcomes, outcome);
		const repeat = counts.repeats[repeatOf(nth)];
		if (OUTCOMES[outcome].countsAsAttempt) repeat.attempts += 1;
		if (outcome === 'passed') repeat.passed += 1;
		if (outcome === 'passed' || outcome === 'not-passed')
			specialityOf(counts, state.speciality)[outcome === 'passed' ? 'passed' : 'notPassed'] += 1;
	},
	'result-issued'({ counts, calendar, state }, { data: { kind }, at }) {
		specialityOf(counts, state.speciality)[kind === 'certificate' ? 'certificates' : 'refusals'] += 1;
		if (state.definition === STEPS_OF) timed(counts.service, at, totalDueAt(state, calendar));
		if (kind === 'certificate') return;
		plusOne(
			counts.refusals,
			state.admission.status === 'not-admitted' ? 'not-admitted' : (state.outcome ?? 'not-passed')
		);
	}
};

function countCase(counts: MonthlyCounts, { facts, nth }: CaseTold, month: Month, calendar: Calendar): void {
	let state: ApplicationState | undefined;
	for (const fact of facts) {
		if (fact.at >= month.until) break;
		const after = applicationKind.evolve(state, fact);
		const count = COUNTS[fact.type] as Count<Told['type']> | undefined;
		if (fact.at >= month.from) count?.({ counts, calendar, nth, state: state ?? after }, fact);
		state = after;
	}
	const step = state && stepOf(state);
	if (!step || state?.definition !== STEPS_OF) return;
	const over = (due: number | null) => (due !== null && due < month.until ? 1 : 0);
	(counts.steps[step] ??= none()).overdue += over(stepDueAt(state, calendar));
	counts.service.overdue += over(totalDueAt(state, calendar));
}

function countAppeal(
	{ appeals }: MonthlyCounts,
	{ lodgedAt, answered, dueAt: due }: AppealTold,
	month: Month
): void {
	const within = (at: number) => at >= month.from && at < month.until;
	if (within(lodgedAt)) appeals.lodged += 1;
	if (answered && within(answered.at)) {
		appeals[answered.decision] += 1;
		if (due !== null && answered.at > due) appeals.late += 1;
	}
	const open = lodgedAt < month.until && (!answered || answered.at >= month.until);
	if (open && due !== null && due < month.until) appeals.overdue += 1;
}

/**
 * Counts a month: what was done in it by the moment it was done, and what stood overdue at its end. Limits are those of
 * ¶7, in the office's calendar. Many cases may be told of in parts: each is counted onto the `before`.
 */
export function monthlyReport(
	month: Month,
	told: { cases: readonly CaseTold[]; appeals: readonly AppealTold[] },
	calendar: Calendar,
	before: MonthlyCounts = nothing()
): MonthlyCounts {
	const counts = structuredClone(before);
	for (const one of told.cases) countCase(counts, one, month, calendar);
	for (const one of told.appeals) countAppeal(counts, one, month);
	return counts;
}

/** Whether nothing at all happened in the month, and nothing stood overdue. */
export const isEmpty = (counts: MonthlyCounts): boolean =>
	Object.keys(counts.specialities).length === 0 &&
	Object.keys(counts.outcomes).length === 0 &&
	Object.values(counts.appeals).every((n) => n === 0) &&
	Object.values(counts.steps).every(({ done, overdue }) => done === 0 && overdue === 0);

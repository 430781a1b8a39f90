import { dueAt, prolonged, type Calendar, type Limit } from '../calendar/working-time.ts';
import type { Outcome, ServiceCaseState } from './case-facts.ts';
import { limitOf, stepOfCase } from './course.ts';
import type { Channel, Procedure, ServiceDefinition, StepDefinition } from './service.ts';

/** When a case must be done, epoch ms each; null without a limit, when it is over, or while its term stands still. */
export interface CaseTerms {
	stepDueAt: number | null;
	totalDueAt: number | null;
	/** The earlier of both: the whole governs where its steps add up to more. */
	dueAt: number | null;
	suspended: boolean;
}

const NONE: CaseTerms = { stepDueAt: null, totalDueAt: null, dueAt: null, suspended: false };

/** The calendar a case of a service runs by: the hours of its provider, where they are not those of the installation. */
export const calendarFor = (
	{ provider }: Pick<ServiceDefinition, 'provider'>,
	calendar: Calendar
): Calendar => (provider.hours ? { ...calendar, hours: provider.hours } : calendar);

/** What the terms of a case follow from: its state, or its line in a list. */
export interface Running {
	channel: Channel;
	concluded: { outcome: Outcome } | null;
	receivedAt: number;
	movedAt: number;
	pauses: readonly { from: number; until: number | null }[];
}

/** When a limit is over, as `dueAt` says it. */
type Due = (
	start: number,
	limit: Limit,
	calendar: Calendar,
	from?: { countStartDay?: boolean }
) => number | null;

/** The terms of a case that waits for a step; who asks for many at once remembers due times (`calendar/due-memo.ts`). */
export function termsOf(
	step: StepDefinition,
	procedure: Procedure,
	{ countStartDay }: Pick<ServiceDefinition, 'countStartDay'>,
	running: Running,
	calendar: Calendar,
	due: Due = dueAt
): CaseTerms {
	if (running.pauses.at(-1)?.until === null) return { ...NONE, suspended: true };
	const over = running.pauses.flatMap(({ from, until }) => (until === null ? [] : [{ from, until }]));
	const stepLimit = limitOf(step, running);
	const stepDueAt = prolonged(
		due(running.movedAt, stepLimit, calendar),
		over.filter(({ until }) => until > running.movedAt),
		stepLimit,
		calendar
	);
	const total = due(running.receivedAt, procedure.limit, calendar, { countStartDay });
	const totalDueAt = prolonged(total, over, procedure.limit, calendar);
	const both = [stepDueAt, totalDueAt].filter((one) => one !== null);
	return { stepDueAt, totalDueAt, dueAt: both.length ? Math.min(...both) : null, suspended: false };
}

/** The terms of a case as it stands. */
export function termsOfCase(
	procedure: Procedure,
	definition: Pick<ServiceDefinition, 'countStartDay'>,
	state: ServiceCaseState,
	calendar: Calendar
): CaseTerms {
	const step = stepOfCase(procedure, state);
	return step ? termsOf(step, procedure, definition, state, calendar) : NONE;
}

import { dueAt, prolonged, type Calendar, type Limit } from '../calendar/working-time.ts';
import type { Outcome, ServiceCaseState } from './case-facts.ts';
import { limitOf, refusalsFor, stepOfCase } from './course.ts';
import type { Channel, Procedure, ServiceDefinition, StepDefinition } from './service.ts';

/** When a case must be done, epoch ms each; null without a limit, when it is over, or while its term stands still. */
export interface CaseTerms {
	stepDueAt: number | null;
	totalDueAt: number | null;
	/** The earlier of both: the whole governs where its steps add up to more. */
	dueAt: number | null;
	/** Until when the step may still say a refusal, where the regulation gives a refusal another limit; null elsewhere. */
	refusalDueAt: number | null;
	suspended: boolean;
}

/** Of a case that is over, or whose term stands still. */
export const NO_TERMS: CaseTerms = {
	stepDueAt: null,
	totalDueAt: null,
	dueAt: null,
	refusalDueAt: null,
	suspended: false
};

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

/** The limit of a refusal that a step may say, as long as nothing is concluded and where it is another. */
function refusalLimit(step: StepDefinition, { channel, concluded }: Running): Limit {
	const [refusal] = refusalsFor(step, { channel });
	if (concluded || !refusal) return null;
	const limit = limitOf(step, { channel, concluded: { outcome: { kind: 'refused', refusal } } });
	return limit === limitOf(step, { channel, concluded }) ? null : limit;
}

/** The terms of a case that waits for a step; who asks for many at once remembers due times (`calendar/due-memo.ts`). */
export function termsOf(
	step: StepDefinition,
	procedure: Procedure,
	{ countStartDay }: Pick<ServiceDefinition, 'countStartDay'>,
	running: Running,
	calendar: Calendar,
	due: Due = dueAt
): CaseTerms {
	if (running.pauses.at(-1)?.until === null) return { ...NO_TERMS, suspended: true };
	const over = running.pauses.flatMap(({ from, until }) => (until === null ? [] : [{ from, until }]));
	const since = over.filter(({ until }) => until > running.movedAt);
	const stepDue = (limit: Limit) => prolonged(due(running.movedAt, limit, calendar), since, limit, calendar);
	const stepDueAt = stepDue(limitOf(step, running));
	const refusal = refusalLimit(step, running);
	const refusalDueAt = refusal && stepDue(refusal);
	const total = due(running.receivedAt, procedure.limit, calendar, { countStartDay });
	const totalDueAt = prolonged(total, over, procedure.limit, calendar);
	const both = [stepDueAt, totalDueAt].filter((one) => one !== null);
	const earlier = both.length ? Math.min(...both) : null;
	return { stepDueAt, totalDueAt, dueAt: earlier, refusalDueAt, suspended: false };
}

/** The terms of a case as it stands. */
export function termsOfCase(
	procedure: Procedure,
	definition: Pick<ServiceDefinition, 'countStartDay'>,
	state: ServiceCaseState,
	calendar: Calendar
): CaseTerms {
	const step = stepOfCase(procedure, state);
	return step ? termsOf(step, procedure, definition, state, calendar) : NO_TERMS;
}

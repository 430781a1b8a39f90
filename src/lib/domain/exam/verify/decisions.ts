import type { AttemptState, Proposal } from '../attempt.ts';
import { isExtraUnagreed, minutesBy } from '../interventions.ts';
import type { Before, Wrong } from './checks.ts';

/** Whether what was decided had been proposed, and by another. */
export function byTwo(proposal: Proposal | null, by: string): readonly Wrong[] {
	if (!proposal) return [['proposal-missing', 'nobody proposed it']];
	return proposal.by === by ? [['second-person-missing']] : [];
}

interface Minutes {
	minutes: number;
	proposedBy?: string;
}

/** Whether two agreed on just these minutes, where a second person is named. */
export function proposedMinutes(
	{ minutes, proposedBy }: Minutes,
	{ state: { minutesProposed }, by }: Before
): readonly Wrong[] {
	if (proposedBy === undefined) return [];
	const other = minutesProposed && (minutesProposed.by !== proposedBy || minutesProposed.minutes !== minutes);
	const said = `${minutes} minutes of ${proposedBy} were not proposed`;
	return [...(other ? [['proposal-missing', said] as const] : []), ...byTwo(minutesProposed, by)];
}

/** Whether one person added no more than one may, or two agreed on just these minutes. */
export function agreedMinutes(data: Minutes, before: Before): readonly Wrong[] {
	const { minutes, proposedBy } = data;
	const { state, by, terms } = before;
	if (proposedBy !== undefined) return proposedMinutes(data, before);
	const sum = minutesBy(state, by) + minutes;
	const { minutesAlone } = terms.rules;
	return sum > minutesAlone ? [['minutes-alone', `${sum} minutes, not ${minutesAlone}`]] : [];
}

/** Whether what was given before the start was given within what one person may, or by two. */
export function agreedExtra({ state, terms }: Pick<Before, 'state' | 'terms'>): readonly Wrong[] {
	const { minutesAlone } = terms.rules;
	return isExtraUnagreed(state, terms.rules)
		? [['minutes-alone', `${state.extraMinutes} minutes, not ${minutesAlone}`]]
		: [];
}

/** What the act was not to be drawn over; null when everything had come to its end. */
export function unfinishedIn({ course, annulmentProposed, late }: AttemptState): string | null {
	if (course.status === 'running' || course.status === 'paused') return `the test is ${course.status}`;
	if (annulmentProposed) return 'a proposed annulment is undecided';
	return late?.status === 'open' || late?.status === 'unruled' ? `late answers are ${late.status}` : null;
}

import type { StepNumber } from '$lib/domain/attestation/steps';
import type { Role } from '$lib/domain/people/roles';
import { formatDate, formatDateTime, type Step } from '$lib/ui';
import { nameOf } from '$lib/ui/refusal';
import { limitWords, stepLimit, stepTitle } from '$lib/ui/staff/steps';
import { m } from '$i18n/paraglide/messages';

interface StepLine {
	step: StepNumber;
	actor: Role;
	status: 'done' | 'now' | 'todo' | 'passed-over';
	at: number | null;
	by: string | null;
	dueAt: number | null;
}

interface Course {
	timeline: readonly StepLine[];
	state: { channel: 'paper' | 'portal' };
}

/** When a step was done, until when it is to be done, or how long it may take. */
function terms(
	{ status, at, dueAt, step }: StepLine,
	channel: 'paper' | 'portal',
	now: number
): Pick<Step, 'when' | 'term' | 'tone'> {
	if (status === 'done') return { when: formatDateTime(at ?? 0) };
	if (status === 'passed-over') return { when: m.office_passed_over() };
	if (status === 'todo' || dueAt === null) return { when: limitWords(stepLimit(step, channel)) };
	if (dueAt < now)
		return { when: m.office_until({ at: formatDateTime(dueAt) }), term: m.office_overdue(), tone: 'late' };
	const today = formatDate(dueAt) === formatDate(now);
	return {
		when: m.office_until({ at: formatDateTime(dueAt) }),
		...(today ? { term: m.office_due_today(), tone: 'warn' as const } : {})
	};
}

const STATE = { done: 'done', now: 'now', todo: 'todo', 'passed-over': 'skipped' } as const;

/** The 17 steps of ¶7 as the timeline of a case shows them: what, who, when. */
export const stepsFor = ({ timeline, state }: Course, now: number): Step[] =>
	timeline.map((line) => ({
		key: String(line.step),
		title: stepTitle(line.step),
		note: [m.office_paragraph({ step: line.step }), nameOf('role', line.actor), line.by ?? '']
			.filter(Boolean)
			.join(' · '),
		state: STATE[line.status],
		...terms(line, state.channel, now)
	}));

import type { Step as StepOfCase } from '$lib/domain/attestation/steps';
import { formatDate, formatDateTime, type Step } from '$lib/ui';
import { nameOf } from '$lib/ui/refusal';
import { limitWords, paragraphOf, stepTitle } from '$lib/ui/staff/steps';
import { m } from '$i18n/paraglide/messages';

interface StepLine extends Pick<StepOfCase, 'what' | 'actor' | 'paragraph' | 'limit'> {
	step: number;
	status: 'done' | 'now' | 'todo' | 'passed-over';
	at: number | null;
	by: string | null;
	dueAt: number | null;
}

/** When a step was done, until when it is to be done, or how long it may take. */
function terms({ status, at, dueAt, limit }: StepLine, now: number): Pick<Step, 'when' | 'term' | 'tone'> {
	if (status === 'done') return { when: formatDateTime(at ?? 0) };
	if (status === 'passed-over') return { when: m.office_passed_over() };
	if (status === 'todo' || dueAt === null) return { when: limitWords(limit) };
	if (dueAt < now)
		return { when: m.office_until({ at: formatDateTime(dueAt) }), term: m.office_overdue(), tone: 'late' };
	const today = formatDate(dueAt) === formatDate(now);
	return {
		when: m.office_until({ at: formatDateTime(dueAt) }),
		...(today ? { term: m.office_due_today(), tone: 'warn' as const } : {})
	};
}

const STATE = { done: 'done', now: 'now', todo: 'todo', 'passed-over': 'skipped' } as const;

/** The steps of its regulation as the timeline of a case shows them: what, who, when. */
export const stepsFor = ({ timeline }: { timeline: readonly StepLine[] }, now: number): Step[] =>
	timeline.map((line) => ({
		key: String(line.step),
		title: stepTitle(line),
		note: [paragraphOf(line), nameOf('role', line.actor), line.by ?? ''].filter(Boolean).join(' · '),
		state: STATE[line.status],
		...terms(line, now)
	}));

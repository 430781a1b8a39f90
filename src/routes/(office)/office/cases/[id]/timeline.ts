import { formatDate, formatDateTime, type Step } from '$lib/ui';
import { nameOf } from '$lib/ui/refusal';
import { stepLabel } from '$lib/ui/staff/case-steps';
import { limitWords, paragraphOf } from '$lib/ui/staff/steps';
import { m } from '$i18n/paraglide/messages';
import { getLocale } from '$i18n/paraglide/runtime';
import type { CaseView } from './view';

type Line = CaseView['timeline'][number];

/** When a step was done, until when it is to be done, or how long it may take. */
function terms({ status, at, dueAt, limit }: Line, now: number): Pick<Step, 'when' | 'term' | 'tone'> {
	if (status === 'done') return { when: formatDateTime(at ?? 0) };
	if (status === 'passed-over') return { when: m.office_passed_over() };
	if (status === 'todo' || dueAt === null) return { when: limitWords(limit) };
	const when = m.office_until({ at: formatDateTime(dueAt) });
	if (dueAt < now) return { when, term: m.office_overdue(), tone: 'late' };
	const today = formatDate(dueAt) === formatDate(now);
	return { when, ...(today ? { term: m.office_due_today(), tone: 'warn' as const } : {}) };
}

const STATE = { done: 'done', now: 'now', todo: 'todo', 'passed-over': 'skipped' } as const;

/** The steps of the procedure as the timeline of a case shows them: what, who, when. */
export const stepsFor = ({ timeline }: CaseView, now: number): Step[] =>
	timeline.map((line) => ({
		key: String(line.n),
		title: `${stepLabel(line.label)} ${line.what[getLocale()]}`,
		note: [paragraphOf(line), nameOf('role', line.actor), line.by ?? ''].filter(Boolean).join(' · '),
		state: STATE[line.status],
		...terms(line, now)
	}));

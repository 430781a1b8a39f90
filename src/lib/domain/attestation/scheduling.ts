import type { ApplicationState } from './application-facts.ts';
import type { AdmissionContent } from './order.ts';
import { stepFor } from './steps.ts';
import type { AttestationTask } from './tasks.ts';

/** How a regulation gives dates of the test, and at which of its tasks. */
export interface Scheduling {
	kind: AdmissionContent['kind'];
	draft: AttestationTask;
	sign: AttestationTask;
	/** Paragraphs the order or the schedule, and the notices, rest on. */
	ground: string;
	notices: string;
}

const BY_ORDER: Scheduling = {
	kind: 'admission',
	draft: 'draft-admission',
	sign: 'sign-admission',
	ground: '7.8',
	notices: '7.9'
};

const BY_SCHEDULE: Scheduling = {
	kind: 'test-schedule',
	draft: 'schedule',
	sign: 'sign-schedule',
	ground: '5.3',
	notices: '5.4'
};

/** Of the regulation a case runs under. */
export const schedulingOf = ({ definition }: Pick<ApplicationState, 'definition'>): Scheduling =>
	stepFor(definition, BY_ORDER.draft) === null ? BY_SCHEDULE : BY_ORDER;

/** Whether a date of the test is to be decided for a case, and what was found about it; null when there is nothing to decide. */
export function foundFor(state: ApplicationState): 'complies' | 'does-not-comply' | null {
	if (state.admission.status !== 'pending') return null;
	if (schedulingOf(state).kind === 'admission') return state.examined?.finding ?? null;
	// Who is refused gets a letter of his own and stands in no schedule.
	return state.examined ? null : 'complies';
}

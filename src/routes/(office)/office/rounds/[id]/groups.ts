import type { Step } from '$lib/domain/attestation/steps';
import { TASKS, type AttestationTask } from '$lib/domain/attestation/tasks';
import { may, type Actor } from '$lib/domain/people/roles';
import { m } from '$i18n/paraglide/messages';
import type { CaseLine } from '$lib/ui/staff/CaseTable.svelte';
import { stepOf } from '$lib/ui/staff/steps';

interface Batch {
	/** Name of the form action. */
	action: string;
	/** Word on the button, with how many are chosen. */
	label: (count: { n: number }) => string;
	/** What a key signs there, where it is documents. */
	keyed?: 'sign-memos' | 'sign-results';
}

/** What is done on many cases of a round at once, by what they wait for. */
export const BATCHES: Partial<Record<AttestationTask, Batch>> = {
	'sign-memo': { action: 'signMemos', label: m.office_sign_memos_n, keyed: 'sign-memos' },
	process: { action: 'process', label: m.office_process_n },
	'list-materials': { action: 'listMaterials', label: m.office_list_materials_n },
	'send-paper-refusals': { action: 'sendRefusals', label: m.office_send_refusals_n },
	'sign-paper-refusals': { action: 'signRefusals', label: m.office_sign_refusals_n },
	notify: { action: 'notify', label: m.office_notify_n },
	'form-results': { action: 'formResults', label: m.office_form_results_n },
	'sign-results': {
		action: 'signResults',
		label: m.office_sign_results_n,
		keyed: 'sign-results'
	}
};

/** Done from here on a page of its own, or in a form of its own. */
const ELSEWHERE: readonly AttestationTask[] = ['write-memo', 'examine', 'draft-admission', 'schedule'];

/** Whether this person acts on the cases that wait for something. */
const actsOn = (task: AttestationTask, user: Pick<Actor, 'roles'>): boolean =>
	(task in BATCHES || ELSEWHERE.includes(task)) && may(user, TASKS[task]);

export interface Group<C extends CaseLine> {
	step: Step;
	cases: C[];
	mine: boolean;
}

/** Cases of a round by the step they wait for: what this person does comes first, then in the order of the regulation. */
export function groupsOf<C extends CaseLine>(cases: readonly C[], user: Pick<Actor, 'roles'>): Group<C>[] {
	const groups = new Map<string, Group<C>>();
	for (const one of cases) {
		const step = stepOf(one);
		if (!step) continue;
		const key = `${one.definition}/${step.n}`;
		const group = groups.get(key) ?? { step, cases: [], mine: actsOn(step.task, user) };
		group.cases.push(one);
		groups.set(key, group);
	}
	return [...groups.values()].sort((a, b) => Number(b.mine) - Number(a.mine) || a.step.n - b.step.n);
}

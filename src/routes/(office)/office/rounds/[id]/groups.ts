import { STEP_NUMBERS, type StepNumber } from '$lib/domain/attestation/steps';
import { may, type Actor, type Permission } from '$lib/domain/people/roles';
import { m } from '$i18n/paraglide/messages';
import type { CaseLine } from '$lib/ui/staff/CaseTable.svelte';

interface Batch {
	/** Name of the form action. */
	action: string;
	permission: Permission;
	/** Word on the button, with how many are chosen. */
	label: (count: { n: number }) => string;
	/** What a key signs there, where it is documents. */
	keyed?: 'sign-memos' | 'sign-results';
}

/** What is done on many cases of a round at once, by the step they wait for. */
export const BATCHES: Partial<Record<StepNumber, Batch>> = {
	4: { action: 'signMemos', permission: 'memo.sign', label: m.office_sign_memos_n, keyed: 'sign-memos' },
	5: { action: 'process', permission: 'case.process', label: m.office_process_n },
	6: { action: 'listMaterials', permission: 'materials.list', label: m.office_list_materials_n },
	14: { action: 'sendRefusals', permission: 'refusals.send', label: m.office_send_refusals_n },
	15: { action: 'signRefusals', permission: 'results.sign', label: m.office_sign_refusals_n },
	16: { action: 'formResults', permission: 'results.form', label: m.office_form_results_n },
	17: {
		action: 'signResults',
		permission: 'results.sign',
		label: m.office_sign_results_n,
		keyed: 'sign-results'
	}
};

const ELSEWHERE: Partial<Record<StepNumber, Permission>> = {
	3: 'memo.write',
	7: 'materials.examine',
	8: 'order.draft'
};

/** Whether this person acts on the cases that wait for a step. */
const actsOn = (step: StepNumber, user: Pick<Actor, 'roles'>): boolean => {
	const permission = BATCHES[step]?.permission ?? ELSEWHERE[step];
	return permission !== undefined && may(user, permission);
};

export interface Group<C extends CaseLine> {
	step: StepNumber;
	cases: C[];
	mine: boolean;
}

/** Cases of a round by the step they wait for: what this person does comes first, then in the order of ¶7. */
export function groupsOf<C extends CaseLine>(cases: readonly C[], user: Pick<Actor, 'roles'>): Group<C>[] {
	return STEP_NUMBERS.map((step) => ({
		step,
		cases: cases.filter((one) => one.step === step),
		mine: actsOn(step, user)
	}))
		.filter((group) => group.cases.length)
		.sort((a, b) => Number(b.mine) - Number(a.mine));
}

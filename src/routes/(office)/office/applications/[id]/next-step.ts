import type { StepNumber } from '$lib/domain/attestation/steps';
import { may, type Actor, type Permission } from '$lib/domain/people/roles';
import { m } from '$i18n/paraglide/messages';

/** What the box «Now» needs of a case. */
export interface CaseAtStep {
	id: string;
	step: StepNumber | null;
	fileNames: string[];
	state: {
		channel: 'paper' | 'portal';
		round: string | null;
		act: string | null;
		admission: { status: string; sitting?: string };
	};
	/** The order on its way to the head's signature. */
	order: { id: string; status: string } | null;
}

/** What doing each step takes. */
export const PERMISSION: Record<StepNumber, Permission> = {
	1: 'application.register',
	2: 'list.form',
	3: 'memo.write',
	4: 'memo.sign',
	5: 'case.process',
	6: 'materials.list',
	7: 'materials.examine',
	8: 'order.draft',
	9: 'order.sign',
	10: 'sitting.hold',
	11: 'act.draw-up',
	12: 'order.draft',
	13: 'order.sign',
	14: 'refusals.send',
	15: 'results.sign',
	16: 'results.form',
	17: 'results.sign'
};

interface Place {
	href: string;
	label: string;
}

/** Where the next step of a case is done: the round, the order, the sitting, the act. */
export function placeFor({ step, state, order }: CaseAtStep, user: Pick<Actor, 'roles'>): Place | null {
	if (order) return { href: `/office/orders/${order.id}`, label: m.office_open_order() };
	if (step === 2)
		return may(user, 'list.form') ? { href: '/office/rounds', label: m.office_form_list() } : null;
	if ((step === 10 || step === 11) && state.admission.sitting) {
		return { href: `/proctor/sittings/${state.admission.sitting}`, label: m.office_open_sitting() };
	}
	if (step === 12 && state.act) return { href: `/office/acts/${state.act}`, label: m.office_open_act() };
	return state.round ? { href: `/office/rounds/${state.round}`, label: m.office_open_round() } : null;
}

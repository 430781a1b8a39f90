import type { AttestationTask } from '$lib/domain/attestation/tasks';
import { may, type Actor } from '$lib/domain/people/roles';
import { m } from '$i18n/paraglide/messages';

/** What the box «Now» needs of a case. */
export interface CaseAtStep {
	id: string;
	step: number | null;
	task: AttestationTask | null;
	fileNames: string[];
	state: {
		definition: string;
		channel: 'paper' | 'portal';
		round: string | null;
		act: string | null;
		admission: { status: string; sitting?: string };
	};
	/** The order on its way to the head's signature. */
	order: { id: string; status: string } | null;
}

interface Place {
	href: string;
	label: string;
}

/** Where the next step of a case is done: the round, the order, the sitting, the act. */
export function placeFor({ task, state, order }: CaseAtStep, user: Pick<Actor, 'roles'>): Place | null {
	if (order) return { href: `/office/orders/${order.id}`, label: m.office_open_order() };
	if (task === 'sign-schedule') return { href: '/office/signatures', label: m.staff_nav_signatures() };
	if (task === 'schedule' && !state.round)
		return may(user, 'order.draft')
			? { href: '/office/rounds', label: m.office_waiting_for_schedule() }
			: null;
	if (task === 'form-list')
		return may(user, 'list.form') ? { href: '/office/rounds', label: m.office_form_list() } : null;
	if ((task === 'test' || task === 'draw-up-act') && state.admission.sitting) {
		return { href: `/proctor/sittings/${state.admission.sitting}`, label: m.office_open_sitting() };
	}
	if (task === 'draft-certificates' && state.act)
		return { href: `/office/acts/${state.act}`, label: m.office_open_act() };
	return state.round ? { href: `/office/rounds/${state.round}`, label: m.office_open_round() } : null;
}

import { m } from '$i18n/paraglide/messages';
import type { Permission } from '$lib/domain/people/roles';
import type { Seat, View } from './view';

/** One thing that can be done about a seat. `fields` are what its form asks besides the reason. */
export interface SeatAction {
	label: () => string;
	/** What it does, and to whom it will be told. */
	note?: () => string;
	permission: Permission;
	reason: boolean;
	danger?: boolean;
	fields?: 'document' | 'seat' | 'minutes' | 'decision';
	when(seat: Seat, phase: View['state']['phase']): boolean;
}

const waits = ({ course }: Seat): boolean => course === 'not-started';
const writes = ({ course }: Seat): boolean => course === 'running' || course === 'paused';
const HOLD = { permission: 'sitting.hold' } as const;

/** By the name of the form action. In the order in which they are offered. */
export const SEAT_ACTIONS = {
	checkIn: {
		...HOLD,
		label: m.proctor_act_check_in,
		note: m.proctor_act_check_in_note,
		reason: false,
		fields: 'document',
		when: (seat) => waits(seat) && seat.presence === 'expected'
	},
	start: {
		...HOLD,
		label: m.proctor_act_start,
		note: m.proctor_act_start_note,
		reason: false,
		when: (seat, phase) =>
			phase === 'running' && waits(seat) && seat.presence === 'checked-in' && seat.claimed
	},
	decideRemoval: {
		permission: 'removal.decide',
		label: m.proctor_act_decide_removal,
		note: m.proctor_act_decide_removal_note,
		reason: true,
		danger: true,
		fields: 'decision',
		when: (seat) => writes(seat) && seat.removalProposed !== null && !seat.removalProposed.byMe
	},
	resume: {
		...HOLD,
		label: m.proctor_act_resume,
		note: m.proctor_act_resume_note,
		reason: true,
		when: ({ course }) => course === 'paused'
	},
	pause: {
		...HOLD,
		label: m.proctor_act_pause,
		note: m.proctor_act_pause_note,
		reason: true,
		when: ({ course }) => course === 'running'
	},
	addMinutes: {
		...HOLD,
		label: m.proctor_act_minutes,
		note: m.proctor_act_minutes_note,
		reason: true,
		fields: 'minutes',
		when: writes
	},
	changeSeat: {
		...HOLD,
		label: m.proctor_act_seat,
		note: m.proctor_act_seat_note,
		reason: true,
		fields: 'seat',
		when: ({ course }) => course !== 'ended'
	},
	undoCheckIn: {
		...HOLD,
		label: m.proctor_act_undo,
		note: m.proctor_act_undo_note,
		reason: true,
		when: (seat) => waits(seat) && seat.presence !== 'expected'
	},
	refuseIdentity: {
		...HOLD,
		label: m.proctor_act_identity,
		note: m.proctor_act_identity_note,
		reason: true,
		danger: true,
		when: (seat) => waits(seat) && (seat.presence === 'expected' || seat.presence === 'checked-in')
	},
	explainAbsence: {
		...HOLD,
		label: m.proctor_act_absence,
		note: m.proctor_act_absence_note,
		reason: true,
		when: (seat) => waits(seat) && seat.presence === 'expected'
	},
	refusedConfirmation: {
		...HOLD,
		label: m.proctor_act_confirmation,
		note: m.proctor_act_confirmation_note,
		reason: true,
		when: ({ course, outOf, confirmation }) => course === 'ended' && outOf !== null && confirmation === 'none'
	},
	finish: {
		...HOLD,
		label: m.proctor_act_finish,
		note: m.proctor_act_finish_note,
		reason: true,
		when: writes
	},
	illness: {
		...HOLD,
		label: m.proctor_act_illness,
		note: m.proctor_act_illness_note,
		reason: true,
		danger: true,
		when: writes
	},
	proposeRemoval: {
		...HOLD,
		label: m.proctor_act_removal,
		note: m.proctor_act_removal_note,
		reason: true,
		danger: true,
		when: (seat) => writes(seat) && seat.removalProposed === null
	}
} as const satisfies Record<string, SeatAction>;

export type SeatActionName = keyof typeof SEAT_ACTIONS;

const NAMES = Object.keys(SEAT_ACTIONS) as SeatActionName[];

/** What may be done about a seat now; a closed sitting and one that is not open decide nothing. */
export function actionsOf(
	seat: Seat,
	phase: View['state']['phase'],
	allowed: (permission: Permission) => boolean
): SeatActionName[] {
	if (phase !== 'open' && phase !== 'running') return [];
	return NAMES.filter((name) => {
		const action: SeatAction = SEAT_ACTIONS[name];
		return allowed(action.permission) && action.when(seat, phase);
	});
}

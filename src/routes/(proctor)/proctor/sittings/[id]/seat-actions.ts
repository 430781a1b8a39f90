import { m } from '$i18n/paraglide/messages';
import type { Permission } from '$lib/domain/people/roles';
import { formatTime } from '$lib/ui';
import { writes } from './standing';
import type { LiveView, Seat } from './view';

type Phase = LiveView['state']['phase'];

/** What an action asks beside the reason: one small form each, in `fields/`. */
export type Fields =
	'document' | 'seat' | 'minutes' | 'removal' | 'accept' | 'illness' | 'extra' | 'message' | 'late';

/** One thing that can be done about a seat. */
export interface SeatAction {
	label: () => string;
	/** What it does, and to whom it will be told. */
	note?: () => string;
	/** The same where it depends on the seat or on the rules of the sitting. */
	noteOf?: (seat: Seat, view: LiveView) => string;
	permission: Permission;
	reason: boolean;
	/** Cannot be undone: asks once more. */
	danger?: boolean;
	fields?: Fields;
	/** Under which heading it is offered. */
	group: 'test' | 'person' | 'end';
	/** May still be done when the doors are closed, until the act is drawn up. */
	untilAct?: boolean;
	when(seat: Seat, phase: Phase): boolean;
}

const waits = ({ course }: Seat): boolean => course === 'not-started';
const other = (proposal: { byMe: boolean } | null): boolean => proposal !== null && !proposal.byMe;
const HOLD = { permission: 'sitting.hold', reason: true } as const;
const TEST = { ...HOLD, group: 'test' } as const;
const PERSON = { ...HOLD, group: 'person' } as const;
const END = { ...HOLD, group: 'end' } as const;

/** By the name of the form action. In the order in which they are offered. */
export const SEAT_ACTIONS = {
	checkIn: {
		...PERSON,
		label: m.proctor_act_check_in,
		note: m.proctor_checkin_compare,
		reason: false,
		fields: 'document',
		when: (seat) => waits(seat) && seat.presence === 'expected'
	},
	start: {
		...TEST,
		label: m.proctor_act_start,
		note: m.proctor_act_start_note,
		reason: false,
		when: (seat, phase) =>
			phase === 'running' && waits(seat) && seat.presence === 'checked-in' && seat.claimed
	},
	decideRemoval: {
		...END,
		permission: 'removal.decide',
		label: m.proctor_act_decide_removal,
		note: m.proctor_act_decide_removal_note,
		danger: true,
		fields: 'removal',
		when: (seat) => other(seat.removalProposed) && seat.outcome !== 'removed'
	},
	decideMinutes: {
		...TEST,
		permission: 'removal.decide',
		label: m.proctor_act_decide_minutes,
		note: m.proctor_act_decide_minutes_note,
		fields: 'accept',
		when: (seat) => seat.course !== 'ended' && other(seat.minutesProposed)
	},
	decideAnnulment: {
		...END,
		permission: 'annulment.decide',
		label: m.proctor_act_decide_annul,
		note: m.proctor_act_decide_annul_note,
		danger: true,
		fields: 'accept',
		untilAct: true,
		when: ({ annulmentProposed }) => other(annulmentProposed)
	},
	ruleLate: {
		...END,
		label: m.proctor_act_late,
		note: m.proctor_act_late_note,
		fields: 'late',
		untilAct: true,
		when: ({ late }) => late?.status === 'unruled'
	},
	giveBack: {
		...TEST,
		label: m.proctor_act_give_back,
		note: m.proctor_act_give_back_note,
		when: ({ standing }) => standing !== null
	},
	resume: {
		...TEST,
		label: m.proctor_act_resume,
		note: m.proctor_act_resume_note,
		when: ({ course, pauseCause }) => course === 'paused' && pauseCause === 'proctor'
	},
	pause: {
		...TEST,
		label: m.proctor_act_pause,
		note: m.proctor_act_pause_note,
		when: ({ course }) => course === 'running'
	},
	addMinutes: {
		...TEST,
		label: m.proctor_act_minutes,
		noteOf: (_, { rules }) => m.proctor_act_minutes_limit({ limit: rules.minutesAlone }),
		fields: 'minutes',
		when: writes
	},
	message: {
		...TEST,
		label: m.proctor_act_message,
		note: m.proctor_act_message_note,
		reason: false,
		fields: 'message',
		when: ({ course, presence }) => course !== 'ended' && presence === 'checked-in'
	},
	returned: {
		...TEST,
		label: m.proctor_act_returned,
		noteOf: ({ outSince }) => m.proctor_act_returned_note({ time: formatTime(outSince ?? 0) }),
		reason: false,
		when: (seat) => writes(seat) && seat.outSince !== null
	},
	leave: {
		...TEST,
		label: m.proctor_act_leave,
		noteOf: (_, { rules }) =>
			rules.leavingStopsClock ? m.proctor_act_leave_note_stops() : m.proctor_act_leave_note_runs(),
		when: (seat) => writes(seat) && seat.outSince === null
	},
	changeSeat: {
		...PERSON,
		label: m.proctor_act_seat,
		noteOf: (seat) => (writes(seat) ? m.proctor_move_running() : m.proctor_act_seat_note()),
		fields: 'seat',
		when: ({ course }) => course !== 'ended'
	},
	extraTime: {
		...PERSON,
		label: m.proctor_act_extra,
		note: m.proctor_act_extra_note,
		reason: false,
		fields: 'extra',
		when: waits
	},
	undoCheckIn: {
		...PERSON,
		label: m.proctor_act_undo,
		note: m.proctor_act_undo_note,
		when: (seat) => waits(seat) && seat.presence !== 'expected'
	},
	refuseIdentity: {
		...PERSON,
		label: m.proctor_act_identity,
		note: m.proctor_act_identity_note,
		danger: true,
		when: (seat) => waits(seat) && (seat.presence === 'expected' || seat.presence === 'checked-in')
	},
	explainAbsence: {
		...PERSON,
		label: m.proctor_act_absence,
		note: m.proctor_act_absence_note,
		when: (seat) => waits(seat) && seat.presence === 'expected'
	},
	refusedConfirmation: {
		...END,
		label: m.proctor_act_confirmation,
		note: m.proctor_act_confirmation_note,
		untilAct: true,
		when: ({ course, outOf, confirmation }) => course === 'ended' && outOf !== null && confirmation === 'none'
	},
	finish: {
		...END,
		label: m.proctor_act_finish,
		note: m.proctor_act_finish_note,
		danger: true,
		when: writes
	},
	illness: {
		...END,
		label: m.proctor_act_illness,
		note: m.proctor_act_illness_note,
		danger: true,
		fields: 'illness',
		when: (seat) => writes(seat) || (waits(seat) && seat.presence === 'checked-in')
	},
	proposeRemoval: {
		...END,
		label: m.proctor_act_removal,
		note: m.proctor_act_removal_note,
		when: (seat) => writes(seat) && seat.removalProposed === null
	},
	proposeAnnulment: {
		...END,
		label: m.proctor_act_annul,
		note: m.proctor_act_annul_note,
		untilAct: true,
		when: (seat) => !waits(seat) && !seat.annulled && seat.annulmentProposed === null
	}
} as const satisfies Record<string, SeatAction>;

export type SeatActionName = keyof typeof SEAT_ACTIONS;

const NAMES = Object.keys(SEAT_ACTIONS) as SeatActionName[];

/** About minutes before the start it is decided also while the doors are shut. */
const BEFORE_DOORS: readonly SeatActionName[] = ['extraTime', 'decideMinutes'];

/** What may be done about a seat now; a sitting that is not open yet decides extra time only. */
export function actionsOf(
	seat: Seat,
	{ state: { phase, act } }: LiveView,
	allowed: (permission: Permission) => boolean
): SeatActionName[] {
	return NAMES.filter((name) => {
		const action: SeatAction = SEAT_ACTIONS[name];
		const inTime =
			phase === 'closed' ? action.untilAct && !act : phase !== 'scheduled' || BEFORE_DOORS.includes(name);
		return inTime && allowed(action.permission) && action.when(seat, phase);
	});
}

/** What can be done to several seats at once, and its action for everybody who writes. */
export const MANY = {
	pause: 'pauseAll',
	resume: 'resumeAll',
	addMinutes: 'addMinutesToAll',
	message: 'message',
	finish: null
} as const satisfies Partial<Record<SeatActionName, string | null>>;

/** The seats an action is about, and which action; none while one is being looked at. */
export interface Chosen {
	attempts: string[];
	action: SeatActionName | null;
}
export type Choose = (attempt: string, action?: SeatActionName | null) => void;

import { m } from '$i18n/paraglide/messages';

type Words = () => string;

/** Reasons an exam room gives most often, by the action they are given for. Anything else is typed. */
export const REASONS: Record<string, readonly Words[]> = {
	pause: [m.proctor_why_fault, m.proctor_why_pc_changed, m.proctor_why_medical, m.proctor_why_noise],
	resume: [m.proctor_why_fixed, m.proctor_why_back],
	addMinutes: [m.proctor_why_time_lost, m.proctor_why_pc_changed, m.proctor_why_medical],
	proposeMinutes: [m.proctor_why_time_lost, m.proctor_why_pc_changed, m.proctor_why_medical],
	extraTime: [m.proctor_why_disability, m.proctor_why_doctor],
	changeSeat: [m.proctor_why_pc_dead, m.proctor_why_neighbour, m.proctor_why_asked],
	leave: [m.proctor_why_washroom, m.proctor_why_medical],
	illness: [m.proctor_why_unwell, m.proctor_why_ambulance],
	finish: [m.proctor_why_asked],
	undoCheckIn: [m.proctor_why_mistake],
	refuseIdentity: [m.proctor_why_photo, m.proctor_why_no_document, m.proctor_why_expired],
	explainAbsence: [m.proctor_why_sick_note],
	proposeRemoval: [
		m.proctor_why_telephone,
		m.proctor_why_notes,
		m.proctor_why_talking,
		m.proctor_why_refused_rules
	],
	proposeAnnulment: [m.proctor_why_equipment, m.proctor_why_conditions],
	decideRemoval: [m.proctor_why_agreed, m.proctor_why_not_enough],
	decideMinutes: [m.proctor_why_agreed, m.proctor_why_not_enough],
	decideAnnulment: [m.proctor_why_agreed, m.proctor_why_not_enough],
	refusedConfirmation: [m.proctor_why_disagrees, m.proctor_why_left_early],
	ruleLate: [m.proctor_why_office_fault, m.proctor_why_not_shown],
	giveBack: [m.proctor_why_power, m.proctor_why_server],
	blank: [m.proctor_why_fire, m.proctor_why_evacuation, m.proctor_why_power],
	unblank: [m.proctor_why_alarm_over],
	pauseAll: [m.proctor_why_fault, m.proctor_why_noise],
	resumeAll: [m.proctor_why_fixed],
	addMinutesToAll: [m.proctor_why_time_lost],
	message: [m.proctor_say_quiet, m.proctor_say_coming, m.proctor_say_stay, m.proctor_say_saved]
};

import { USUAL_REASONS, type UsualReason } from '$lib/domain/exam/usual-reasons';
import { m } from '$i18n/paraglide/messages';
import { getLocale } from '$i18n/paraglide/runtime';

type Words = () => string;

const why =
	(reason: UsualReason): Words =>
	() =>
		USUAL_REASONS[reason][getLocale()];

/** Reasons an exam room gives most often, by the action they are given for. Anything else is typed. */
export const REASONS: Record<string, readonly Words[]> = {
	pause: [why('fault'), why('pcChanged'), why('medical'), why('noise')],
	resume: [why('fixed'), why('back')],
	addMinutes: [why('timeLost'), why('pcChanged'), why('medical')],
	proposeMinutes: [why('timeLost'), why('pcChanged'), why('medical')],
	extraTime: [why('disability'), why('doctor')],
	changeSeat: [why('pcDead'), why('neighbour'), why('asked')],
	leave: [why('washroom'), why('medical')],
	illness: [why('unwell'), why('ambulance')],
	finish: [why('asked')],
	undoCheckIn: [why('mistake')],
	refuseIdentity: [why('photo'), why('noDocument'), why('expired')],
	explainAbsence: [why('sickNote')],
	proposeRemoval: [why('telephone'), why('notes'), why('talking'), why('refusedRules')],
	proposeAnnulment: [why('equipment'), why('conditions')],
	decideRemoval: [why('agreed'), why('notEnough')],
	decideMinutes: [why('agreed'), why('notEnough')],
	decideAnnulment: [why('agreed'), why('notEnough')],
	refusedConfirmation: [why('disagrees'), why('leftEarly')],
	ruleLate: [why('officeFault'), why('notShown')],
	giveBack: [why('power'), why('server')],
	blank: [why('fire'), why('evacuation'), why('power')],
	unblank: [why('alarmOver')],
	pauseAll: [why('fault'), why('noise')],
	resumeAll: [why('fixed')],
	addMinutesToAll: [why('timeLost')],
	message: [m.proctor_say_quiet, m.proctor_say_coming, m.proctor_say_stay, m.proctor_say_saved]
};

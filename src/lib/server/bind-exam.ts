import type { ExamContext } from './usecases/clocks/exam-room.ts';
import * as enrolSeat from './usecases/seat/enrol-seat.ts';
import * as answers from './usecases/seat/give-answers.ts';
import * as safeBrowser from './usecases/seat/safe-browser.ts';
import * as sitDown from './usecases/seat/sit-down.ts';
import * as noteSeat from './usecases/seat/note-seat.ts';
import { pulseSeat } from './usecases/seat/pulse-seat.ts';
import * as startAddress from './usecases/seat/start-address.ts';
import { viewSeat } from './usecases/seat/view-seat.ts';
import * as checkIn from './usecases/sitting/check-in.ts';
import * as closeSitting from './usecases/sitting/close-sitting.ts';
import * as directAttempt from './usecases/sitting/direct-attempt.ts';
import * as everybody from './usecases/sitting/direct-everybody.ts';
import * as sitting from './usecases/sitting/hold-sitting.ts';
import * as onAttempt from './usecases/sitting/on-attempt.ts';
import * as twoPersons from './usecases/sitting/two-persons.ts';
import { printRoomPaper } from './usecases/sitting/room-papers.ts';
import { ruleLate } from './usecases/sitting/rule-late.ts';
import { viewSitting } from './usecases/sitting/view-sitting.ts';
import { waitingDecisions } from './usecases/sitting/waiting-decisions.ts';
import { Consoles } from './usecases/sitting/watch-sitting.ts';

/** The use cases of the exam room by their names. */
export function bindExam(ctx: ExamContext) {
	const consoles = new Consoles(ctx);
	return {
		watchSitting: consoles.join.bind(consoles),
		endConsoles: () => consoles.end(),
		openSitting: sitting.openSitting(ctx),
		setSafeBrowser: sitting.setSafeBrowser(ctx),
		enterDigits: sitting.enterDigits(ctx),
		startAttempts: sitting.startAttempts(ctx),
		checkIn: checkIn.checkIn(ctx),
		undoCheckIn: checkIn.undoCheckIn(ctx),
		refuseIdentity: checkIn.refuseIdentity(ctx),
		explainAbsence: checkIn.explainAbsence(ctx),
		changeSeat: checkIn.changeSeat(ctx),
		pauseAttempt: directAttempt.pauseAttempt(ctx),
		resumeAttempt: directAttempt.resumeAttempt(ctx),
		addMinutes: directAttempt.addMinutes(ctx),
		giveBack: directAttempt.giveBack(ctx),
		giveExtraTime: directAttempt.giveExtraTime(ctx),
		sendMessage: directAttempt.sendMessage(ctx),
		leaveRoom: directAttempt.leaveRoom(ctx),
		returnToRoom: directAttempt.returnToRoom(ctx),
		pauseAll: everybody.pauseAll(ctx),
		resumeAll: everybody.resumeAll(ctx),
		giveBackAll: everybody.giveBackAll(ctx),
		addMinutesToAll: everybody.addMinutesToAll(ctx),
		sendMessageToAll: everybody.sendMessageToAll(ctx),
		blankScreens: everybody.blankScreens(ctx),
		unblankScreens: everybody.unblankScreens(ctx),
		toEach: onAttempt.toEach(ctx),
		belongTo: onAttempt.belongTo(ctx),
		endByIllness: directAttempt.endByIllness(ctx),
		finishAttempt: directAttempt.finishAttempt(ctx),
		proposeRemoval: twoPersons.proposeRemoval(ctx),
		decideRemoval: twoPersons.decideRemoval(ctx),
		proposeMinutes: twoPersons.proposeMinutes(ctx),
		decideMinutes: twoPersons.decideMinutes(ctx),
		proposeAnnulment: twoPersons.proposeAnnulment(ctx),
		decideAnnulment: twoPersons.decideAnnulment(ctx),
		recordRefusalToConfirm: directAttempt.recordRefusalToConfirm(ctx),
		closeSitting: closeSitting.closeSitting(ctx),
		decideDisruption: closeSitting.decideDisruption(ctx),
		remarkOnSitting: closeSitting.remarkOnSitting(ctx),
		viewSitting: viewSitting(ctx),
		waitingDecisions: waitingDecisions(ctx),
		printRoomPaper: printRoomPaper(ctx),
		enrolSeat: enrolSeat.enrolSeat(ctx),
		challengeSeat: safeBrowser.challengeSeat(ctx),
		proveSeat: safeBrowser.proveSeat(ctx),
		safeBrowserOf: safeBrowser.safeBrowserOf(ctx),
		setQuitPassword: safeBrowser.setQuitPassword(ctx),
		sitDown: sitDown.sitDown(ctx),
		claimIdentity: sitDown.claimIdentity(ctx),
		standUp: sitDown.standUp(ctx),
		takeOver: sitDown.takeOver(ctx),
		enrolByAddress: startAddress.enrolByAddress(ctx),
		seatAddresses: startAddress.seatAddresses(ctx),
		viewSeat: viewSeat(ctx),
		pulseSeat: pulseSeat(ctx),
		noteSeatStrays: noteSeat.noteSeatStrays(ctx),
		readMessage: noteSeat.readMessage(ctx),
		leaveAnswersBehind: noteSeat.leaveAnswersBehind(ctx),
		ruleLate: ruleLate(ctx),
		giveAnswers: answers.giveAnswers(ctx),
		handIn: answers.handIn(ctx),
		confirmResult: answers.confirmResult(ctx),
		chooseLanguage: answers.chooseLanguage(ctx),
		makeRemark: answers.makeRemark(ctx)
	};
}

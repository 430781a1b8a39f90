import { uploadedBanks } from './interchange/bank-upload.ts';
import { zip } from './interchange/zip.ts';
import * as answerAppeal from './usecases/appeals/answer-appeal.ts';
import * as erasure from './usecases/appeals/erase-personal-data.ts';
import { registerAppeal } from './usecases/appeals/register-appeal.ts';
import * as appeals from './usecases/appeals/view-appeals.ts';
import * as certificateOrder from './usecases/attestation/certificate-order.ts';
import {
	draftAdmissionOrder,
	redraftAdmissionOrder,
	sendOrder
} from './usecases/attestation/draft-admission-order.ts';
import * as examine from './usecases/attestation/examine-materials.ts';
import { formApplicantsList } from './usecases/attestation/form-applicants-list.ts';
import * as results from './usecases/attestation/issue-results.ts';
import * as requests from './usecases/attestation/process-request.ts';
import * as documents from './usecases/attestation/read-document.ts';
import { registerApplication } from './usecases/attestation/register-application.ts';
import { returnOrder, signAdmissionOrder } from './usecases/attestation/sign-admission-order.ts';
import { signMemos } from './usecases/attestation/sign-memo.ts';
import { signOrders } from './usecases/attestation/sign-orders.ts';
import { writeMemo } from './usecases/attestation/write-memo.ts';
import type { ExamContext } from './usecases/clocks/exam-room.ts';
import { viewAdmissionDraft } from './usecases/desk/view-admission-draft.ts';
import * as cases from './usecases/desk/view-cases.ts';
import * as inbox from './usecases/desk/view-inbox.ts';
import * as rounds from './usecases/desk/view-rounds.ts';
import * as accounts from './usecases/people/manage-accounts.ts';
import { SignInBrake } from './usecases/people/sign-in-brake.ts';
import * as signIn from './usecases/people/sign-in.ts';
import * as enrolSeat from './usecases/seat/enrol-seat.ts';
import * as answers from './usecases/seat/give-answers.ts';
import * as safeBrowser from './usecases/seat/safe-browser.ts';
import * as sitDown from './usecases/seat/sit-down.ts';
import * as noteSeat from './usecases/seat/note-seat.ts';
import { pulseSeat } from './usecases/seat/pulse-seat.ts';
import * as startAddress from './usecases/seat/start-address.ts';
import { viewSeat } from './usecases/seat/view-seat.ts';
import { importBank } from './usecases/settings/import-bank.ts';
import * as settings from './usecases/settings/manage-settings.ts';
import { setExamRules } from './usecases/settings/set-exam-rules.ts';
import * as settingsView from './usecases/settings/view-settings.ts';
import * as caseFile from './usecases/sitting/case-file.ts';
import * as checkIn from './usecases/sitting/check-in.ts';
import * as closeSitting from './usecases/sitting/close-sitting.ts';
import * as directAttempt from './usecases/sitting/direct-attempt.ts';
import * as everybody from './usecases/sitting/direct-everybody.ts';
import { drawUpAct } from './usecases/sitting/draw-up-act.ts';
import { readArchive } from './usecases/sitting/export-bundle.ts';
import * as sitting from './usecases/sitting/hold-sitting.ts';
import * as onAttempt from './usecases/sitting/on-attempt.ts';
import * as twoPersons from './usecases/sitting/two-persons.ts';
import { printRoomPaper } from './usecases/sitting/room-papers.ts';
import { ruleLate } from './usecases/sitting/rule-late.ts';
import { viewSitting } from './usecases/sitting/view-sitting.ts';
import { waitingDecisions } from './usecases/sitting/waiting-decisions.ts';
import { Consoles } from './usecases/sitting/watch-sitting.ts';

/** Every use case by its name. */
export function bind(ctx: ExamContext, token: string) {
	return {
		...bindOffice(ctx),
		...bindExam(ctx),
		signIn: signIn.signIn(ctx, new SignInBrake(ctx.clock)),
		signOut: signIn.signOut(ctx),
		whoIs: signIn.whoIs(ctx),
		createAdministrator: accounts.createAdministrator(ctx, () => token),
		setupOpen: accounts.setupOpen(ctx),
		createAccount: accounts.createAccount(ctx),
		changeRoles: accounts.changeRoles(ctx),
		confirmAccount: accounts.confirmAccount(ctx),
		listUnconfirmed: settingsView.listUnconfirmed(ctx),
		setPassword: accounts.setPassword(ctx),
		lockAccount: accounts.lockAccount(ctx),
		listAccounts: settingsView.listAccounts(ctx),
		listRooms: settingsView.listRooms(ctx),
		listEditions: settingsView.listEditions(ctx),
		listBlueprints: settingsView.listBlueprints(ctx),
		viewOffice: settingsView.viewOffice(ctx),
		setOffice: settings.setOffice(ctx),
		setExamRules: setExamRules(ctx),
		changeDay: settings.changeDay(ctx),
		openRoom: settings.openRoom(ctx),
		changeRoom: settings.changeRoom(ctx),
		freezeEdition: settings.freezeEdition(ctx),
		importBank: importBank(ctx, uploadedBanks),
		readEdition: settings.readEdition(ctx),
		draftBlueprint: settings.draftBlueprint(ctx),
		approveBlueprint: settings.approveBlueprint(ctx)
	};
}

function bindOffice(ctx: ExamContext) {
	return {
		registerApplication: registerApplication(ctx),
		attachFile: requests.attachFile(ctx),
		formApplicantsList: formApplicantsList(ctx),
		writeMemo: writeMemo(ctx),
		signMemos: signMemos(ctx),
		processRequests: requests.processRequests(ctx),
		listMaterials: examine.listMaterials(ctx),
		examineMaterials: examine.examineMaterials(ctx),
		draftAdmissionOrder: draftAdmissionOrder(ctx),
		redraftAdmissionOrder: redraftAdmissionOrder(ctx),
		sendOrder: sendOrder(ctx),
		returnOrder: returnOrder(ctx),
		signAdmissionOrder: signAdmissionOrder(ctx),
		signOrders: signOrders(ctx),
		drawUpAct: drawUpAct(ctx),
		readArchive: readArchive(ctx, zip),
		readCaseFile: caseFile.readCaseFile(ctx),
		printCaseFile: caseFile.printCaseFile(ctx),
		draftCertificateOrder: certificateOrder.draftCertificateOrder(ctx),
		signCertificateOrder: certificateOrder.signCertificateOrder(ctx),
		sendPaperRefusals: results.sendPaperRefusals(ctx),
		signPaperRefusals: results.signPaperRefusals(ctx),
		formResults: results.formResults(ctx),
		signResults: results.signResults(ctx),
		listCases: cases.listCases(ctx),
		viewInbox: inbox.viewInbox(ctx),
		viewDesk: inbox.viewDesk(ctx),
		viewCase: cases.viewCase(ctx),
		listRounds: rounds.listRounds(ctx),
		viewRound: rounds.viewRound(ctx),
		listOrders: rounds.listOrders(ctx),
		viewOrder: rounds.viewOrder(ctx),
		viewAdmissionDraft: viewAdmissionDraft(ctx),
		listSittings: rounds.listSittings(ctx),
		listActs: rounds.listActs(ctx),
		viewAct: rounds.viewAct(ctx),
		registerAppeal: registerAppeal(ctx),
		draftAppealAnswer: answerAppeal.draftAppealAnswer(ctx),
		returnAppealAnswer: answerAppeal.returnAppealAnswer(ctx),
		signAppealAnswer: answerAppeal.signAppealAnswer(ctx),
		listAppeals: appeals.listAppeals(ctx),
		findAppealable: appeals.findAppealable(ctx),
		viewAppeal: appeals.viewAppeal(ctx),
		readAppealFile: appeals.readAppealFile(ctx),
		erasePersonalData: erasure.erasePersonalData(ctx),
		listDue: erasure.listDue(ctx),
		setTerms: erasure.setTerms(ctx),
		printDocument: documents.printDocument(ctx),
		verifyNumber: documents.verifyNumber(ctx),
		readFile: documents.readFile(ctx),
		listCertificates: documents.listCertificates(ctx)
	};
}

function bindExam(ctx: ExamContext) {
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

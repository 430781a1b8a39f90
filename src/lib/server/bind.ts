import { uploadedBanks } from './interchange/bank-upload.ts';
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
import * as signIn from './usecases/people/sign-in.ts';
import { Throttle } from './usecases/people/throttle.ts';
import * as enrolSeat from './usecases/seat/enrol-seat.ts';
import * as answers from './usecases/seat/give-answers.ts';
import * as sitDown from './usecases/seat/sit-down.ts';
import * as seat from './usecases/seat/view-seat.ts';
import { importBank } from './usecases/settings/import-bank.ts';
import * as settings from './usecases/settings/manage-settings.ts';
import * as settingsView from './usecases/settings/view-settings.ts';
import * as checkIn from './usecases/sitting/check-in.ts';
import * as closeSitting from './usecases/sitting/close-sitting.ts';
import * as directAttempt from './usecases/sitting/direct-attempt.ts';
import { drawUpAct } from './usecases/sitting/draw-up-act.ts';
import { readArchive } from './usecases/sitting/export-bundle.ts';
import * as sitting from './usecases/sitting/hold-sitting.ts';
import { viewSitting } from './usecases/sitting/view-sitting.ts';

/** Every use case by its name. */
export function bind(ctx: ExamContext, token: string) {
	const throttle = new Throttle(ctx.clock);
	return {
		...bindOffice(ctx),
		...bindExam(ctx),
		signIn: signIn.signIn(ctx, throttle),
		signOut: signIn.signOut(ctx),
		whoIs: signIn.whoIs(ctx),
		createAdministrator: accounts.createAdministrator(ctx, () => token),
		setupOpen: accounts.setupOpen(ctx),
		createAccount: accounts.createAccount(ctx),
		changeRoles: accounts.changeRoles(ctx),
		setPassword: accounts.setPassword(ctx),
		lockAccount: accounts.lockAccount(ctx),
		listAccounts: settingsView.listAccounts(ctx),
		listRooms: settingsView.listRooms(ctx),
		listEditions: settingsView.listEditions(ctx),
		listBlueprints: settingsView.listBlueprints(ctx),
		viewOffice: settingsView.viewOffice(ctx),
		setOffice: settings.setOffice(ctx),
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
		readArchive: readArchive(ctx),
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
		printDocument: documents.printDocument(ctx),
		verifyNumber: documents.verifyNumber(ctx),
		readFile: documents.readFile(ctx),
		listCertificates: documents.listCertificates(ctx)
	};
}

function bindExam(ctx: ExamContext) {
	return {
		openSitting: sitting.openSitting(ctx),
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
		pauseAll: directAttempt.pauseAll(ctx),
		resumeAll: directAttempt.resumeAll(ctx),
		addMinutesToAll: directAttempt.addMinutesToAll(ctx),
		endByIllness: directAttempt.endByIllness(ctx),
		finishAttempt: directAttempt.finishAttempt(ctx),
		proposeRemoval: directAttempt.proposeRemoval(ctx),
		decideRemoval: directAttempt.decideRemoval(ctx),
		recordRefusalToConfirm: directAttempt.recordRefusalToConfirm(ctx),
		closeSitting: closeSitting.closeSitting(ctx),
		remarkOnSitting: closeSitting.remarkOnSitting(ctx),
		viewSitting: viewSitting(ctx),
		enrolSeat: enrolSeat.enrolSeat(ctx),
		sitDown: sitDown.sitDown(ctx),
		claimIdentity: sitDown.claimIdentity(ctx),
		standUp: sitDown.standUp(ctx),
		viewSeat: seat.viewSeat(ctx),
		pulseSeat: seat.pulseSeat(ctx),
		giveAnswers: answers.giveAnswers(ctx),
		handIn: answers.handIn(ctx),
		confirmResult: answers.confirmResult(ctx),
		chooseLanguage: answers.chooseLanguage(ctx),
		makeRemark: answers.makeRemark(ctx)
	};
}

import { bindCabinet } from './bind-cabinet.ts';
import { bindCases } from './bind-cases.ts';
import { bindCounter } from './bind-counter.ts';
import { bindExam } from './bind-exam.ts';
import { bindPayments } from './bind-payments.ts';
import { bindRegistry } from './bind-registry.ts';
import { bindServices } from './bind-services.ts';
import { documentFileName } from './documents/titles.ts';
import { uploadedBanks } from './interchange/bank-upload.ts';
import { zip, zipStream } from './interchange/zip.ts';
import { authorityFiles } from './signatures/authority-file.ts';
import * as answerAppeal from './usecases/appeals/answer-appeal.ts';
import * as erasure from './usecases/appeals/erase-personal-data.ts';
import { registerAppeal } from './usecases/appeals/register-appeal.ts';
import * as appeals from './usecases/appeals/view-appeals.ts';
import * as amendOrder from './usecases/attestation/amend-order.ts';
import { Batches } from './usecases/attestation/batch-files.ts';
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
import { printRefusalReceipt } from './usecases/attestation/print-refusal-receipt.ts';
import { registerApplication } from './usecases/attestation/register-application.ts';
import { returnOrder, signAdmissionOrder } from './usecases/attestation/sign-admission-order.ts';
import { signMemos } from './usecases/attestation/sign-memo.ts';
import { signOrders } from './usecases/attestation/sign-orders.ts';
import { withdrawDocument } from './usecases/attestation/withdraw-document.ts';
import { withdrawOrderFromSigning } from './usecases/attestation/withdraw-from-signing.ts';
import { writeMemo } from './usecases/attestation/write-memo.ts';
import type { ExamContext } from './usecases/clocks/exam-room.ts';
import { listTasks } from './usecases/desk/list-tasks.ts';
import { viewAdmissionDraft } from './usecases/desk/view-admission-draft.ts';
import { readCaseAttachment } from './usecases/desk/services/read-case-attachment.ts';
import * as cases from './usecases/desk/view-cases.ts';
import { viewDocument } from './usecases/desk/view-document.ts';
import * as inbox from './usecases/desk/view-inbox.ts';
import { viewOffered } from './usecases/desk/services/view-offered.ts';
import { viewRegister } from './usecases/desk/view-register.ts';
import * as serviceCases from './usecases/desk/services/view-service-cases.ts';
import * as report from './usecases/desk/view-report.ts';
import * as rounds from './usecases/desk/view-rounds.ts';
import * as accounts from './usecases/people/manage-accounts.ts';
import { SignInBrake } from './usecases/people/sign-in-brake.ts';
import * as signIn from './usecases/people/sign-in.ts';
import { voidNumber } from './usecases/registers/void-number.ts';
import * as signing from './usecases/signing/complete.ts';
import * as preview from './usecases/signing/preview.ts';
import * as withKey from './usecases/signing/sign-with-key.ts';
import { importBank } from './usecases/settings/import-bank.ts';
import * as settings from './usecases/settings/manage-settings.ts';
import { setExamRules } from './usecases/settings/set-exam-rules.ts';
import * as signingSettings from './usecases/settings/set-signing.ts';
import * as settingsView from './usecases/settings/view-settings.ts';
import { viewSigning } from './usecases/settings/view-signing.ts';
import * as caseFile from './usecases/sitting/case-file.ts';
import { drawUpAct } from './usecases/sitting/draw-up-act.ts';
import { readArchive } from './usecases/sitting/export-bundle.ts';
import { gatherForTest } from './usecases/test-schedule/gather-for-test.ts';
import { nameExecutor } from './usecases/test-schedule/name-executor.ts';
import { notifyApplicants } from './usecases/test-schedule/notify-applicants.ts';
import { recordResults } from './usecases/test-schedule/record-results.ts';
import { refuseRequest } from './usecases/test-schedule/refuse-request.ts';
import { CheckBrake } from './usecases/verify/check-brake.ts';
import { verifyFile } from './usecases/verify/verify-file.ts';
import { verifyNumber } from './usecases/verify/verify-number.ts';

/** Every use case by its name. */
export function bind(ctx: ExamContext, token: string) {
	return {
		...bindOffice(ctx),
		...bindCases(ctx),
		...bindCounter(ctx),
		...bindRegistry(ctx),
		...bindExam(ctx),
		...bindCabinet(ctx),
		...bindPayments(ctx),
		...bindServices(ctx),
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
		identifyAccount: accounts.identifyAccount(ctx),
		lockAccount: accounts.lockAccount(ctx),
		listAccounts: settingsView.listAccounts(ctx),
		listRooms: settingsView.listRooms(ctx),
		listEditions: settingsView.listEditions(ctx),
		listBlueprints: settingsView.listBlueprints(ctx),
		viewOffice: settingsView.viewOffice(ctx),
		setOffice: settings.setOffice(ctx),
		setExamRules: setExamRules(ctx),
		viewSigning: viewSigning(ctx, authorityFiles),
		setSigning: signingSettings.setSigning(ctx, authorityFiles),
		trustAuthorities: signingSettings.trustAuthorities(ctx, authorityFiles),
		distrustAuthority: signingSettings.distrustAuthority(ctx, authorityFiles),
		changeDay: settings.changeDay(ctx),
		restoreDay: settings.restoreDay(ctx),
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
	const checks = new CheckBrake(ctx.clock);
	const batches = new Batches(ctx, {
		zip: zipStream,
		// Loaded when somebody asks for it: starting stays quick.
		join: async (langs) => (await import('./documents/join-pdf.ts')).joinPdfs(langs),
		fileName: documentFileName
	});
	return {
		registerApplication: registerApplication(ctx),
		printRefusalReceipt: printRefusalReceipt(ctx),
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
		draftAmendingOrder: amendOrder.draftAmendingOrder(ctx),
		redraftAmendingOrder: amendOrder.redraftAmendingOrder(ctx),
		withdrawOrderFromSigning: withdrawOrderFromSigning(ctx),
		withdrawDocument: withdrawDocument(ctx),
		viewDocument: viewDocument(ctx),
		previewOrder: preview.previewOrder(ctx),
		previewResult: preview.previewResult(ctx),
		prepareOwn: withKey.prepareOwn(ctx),
		completeOwn: withKey.completeOwn(ctx),
		cancelSigning: signing.cancelSigning(ctx),
		readPrepared: signing.readPrepared(ctx),
		drawUpAct: drawUpAct(ctx),
		readArchive: readArchive(ctx, zip),
		readCaseFile: caseFile.readCaseFile(ctx),
		printCaseFile: caseFile.printCaseFile(ctx),
		draftCertificateOrder: certificateOrder.draftCertificateOrder(ctx),
		signCertificateOrder: certificateOrder.signCertificateOrder(ctx),
		nameExecutor: nameExecutor(ctx),
		gatherForTest: gatherForTest(ctx),
		refuseApplication: refuseRequest(ctx),
		notifyApplicants: notifyApplicants(ctx),
		recordResults: recordResults(ctx),
		sendPaperRefusals: results.sendPaperRefusals(ctx),
		signPaperRefusals: results.signPaperRefusals(ctx),
		formResults: results.formResults(ctx),
		signResults: results.signResults(ctx),
		listCases: cases.listCases(ctx),
		listServiceCases: serviceCases.listServiceCases(ctx),
		casesToSign: serviceCases.casesToSign(ctx),
		viewOffered: viewOffered(ctx),
		readCaseAttachment: readCaseAttachment(ctx),
		listTasks: listTasks(ctx),
		viewInbox: inbox.viewInbox(ctx),
		viewDesk: inbox.viewDesk(ctx),
		viewCase: cases.viewCase(ctx),
		listRounds: rounds.listRounds(ctx),
		viewRound: rounds.viewRound(ctx),
		listOrders: rounds.listOrders(ctx),
		viewRegister: viewRegister(ctx),
		voidNumber: voidNumber(ctx),
		viewReport: report.viewReport(ctx),
		printReport: report.printReport(ctx),
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
		startBatch: batches.start.bind(batches),
		viewBatch: batches.view.bind(batches),
		cancelBatch: batches.cancel.bind(batches),
		openBatch: batches.open.bind(batches),
		verifyNumber: verifyNumber(ctx, checks),
		verifyFile: verifyFile(ctx, checks),
		readFile: documents.readFile(ctx),
		listCertificates: documents.listCertificates(ctx)
	};
}

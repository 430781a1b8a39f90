import { KINDS } from '../domain/kinds.ts';
import type { Actor } from '../domain/people/roles.ts';
import { openJournalStore } from './store/journal/open-journal-store.ts';
import { press } from './documents/press.ts';
import { argon2id, randomIds } from './machine/chance.ts';
import { movableClock, systemClock, type MovableClock } from './machine/clock.ts';
import { uploadedBanks } from './interchange/bank-upload.ts';
import { exportsIn, filesIn } from './machine/folders.ts';
import { jsonLog } from './machine/log.ts';
import type { Clock, Log, Mode, Store } from './ports.ts';
import { recordedDecision } from './signatures/recorded.ts';
import * as certificateOrder from './usecases/certificate-order.ts';
import * as checkIn from './usecases/check-in.ts';
import * as closeSitting from './usecases/close-sitting.ts';
import * as directAttempt from './usecases/direct-attempt.ts';
import { draftAdmissionOrder, redraftAdmissionOrder, sendOrder } from './usecases/draft-admission-order.ts';
import { readArchive } from './usecases/export-bundle.ts';
import { drawUpAct } from './usecases/draw-up-act.ts';
import * as enrolSeat from './usecases/enrol-seat.ts';
import { examRoom, type ExamContext } from './usecases/exam-room.ts';
import * as examine from './usecases/examine-materials.ts';
import { formApplicantsList } from './usecases/form-applicants-list.ts';
import * as answers from './usecases/give-answers.ts';
import * as sitting from './usecases/hold-sitting.ts';
import { importBank } from './usecases/import-bank.ts';
import * as results from './usecases/issue-results.ts';
import * as time from './usecases/keep-exam-time.ts';
import * as accounts from './usecases/manage-accounts.ts';
import * as settings from './usecases/manage-settings.ts';
import * as requests from './usecases/process-request.ts';
import * as documents from './usecases/read-document.ts';
import { registerApplication } from './usecases/register-application.ts';
import { returnOrder, signAdmissionOrder } from './usecases/sign-admission-order.ts';
import * as signIn from './usecases/sign-in.ts';
import { signOrders } from './usecases/sign-orders.ts';
import { signMemos } from './usecases/sign-memo.ts';
import * as sitDown from './usecases/sit-down.ts';
import { Throttle } from './usecases/throttle.ts';
import { viewAdmissionDraft } from './usecases/view-admission-draft.ts';
import * as cases from './usecases/view-cases.ts';
import * as inbox from './usecases/view-inbox.ts';
import * as rounds from './usecases/view-rounds.ts';
import * as seat from './usecases/view-seat.ts';
import * as settingsView from './usecases/view-settings.ts';
import { viewSitting } from './usecases/view-sitting.ts';
import { writeMemo } from './usecases/write-memo.ts';

/** What the environment says; read here and nowhere else. */
export interface Settings {
	dataDir: string;
	exportsDir: string;
	mode: Mode;
	/** How people reach the server; printed in QR codes. */
	origin: string;
	/** Where the wall clock begins, epoch ms; not in an office's real work. */
	clockAt: number | null;
	logLevel: string;
	/** Token of the first page of an empty installation; made at start when not given. */
	setupToken: string | null;
}

const MODES: readonly Mode[] = ['office', 'demonstration', 'rehearsal'];

/** Reads the environment. Throws one clear sentence on what it cannot use. */
export function readSettings(env: Record<string, string | undefined>): Settings {
	const mode = (env.SYNAQ_MODE ?? 'office') as Mode;
	if (!MODES.includes(mode)) throw new Error(`SYNAQ_MODE must be one of ${MODES.join(', ')}, not "${mode}".`);
	const clockAt = env.CLOCK_AT ? Date.parse(env.CLOCK_AT) : null;
	if (clockAt !== null && mode === 'office')
		throw new Error('CLOCK_AT is for demonstration and rehearsal only.');
	if (clockAt !== null && Number.isNaN(clockAt))
		throw new Error(`CLOCK_AT is not a moment: "${env.CLOCK_AT}".`);
	return {
		dataDir: env.DATA_DIR ?? 'data',
		exportsDir: env.EXPORTS_DIR ?? 'exports',
		mode,
		origin: env.ORIGIN ?? `http://localhost:${env.PORT ?? 3000}`,
		clockAt,
		logLevel: env.LOG_LEVEL ?? 'warn',
		setupToken: env.SETUP_TOKEN ?? null
	};
}

/** Grows when what a summary says changes: lists are then made again from the facts. */
const RELEASE = '1';

const MODE = 'mode';

/**
 * A data folder keeps the mode it was begun in: demonstration accounts with printed passwords are never served as an
 * office's real ones, and a real office never gets a clock that can be set.
 */
async function holdToMode(store: Store, mode: Mode, folder: string): Promise<void> {
	const begun = await store.lastPulse(MODE);
	if (begun === undefined) return store.pulse(MODE, mode);
	if (begun === mode) return;
	await store.close();
	throw new Error(
		`${folder} was begun in the mode "${String(begun)}" and is not served in the mode "${mode}" (SYNAQ_MODE).`
	);
}

const DEMONSTRATION_CLOCK = 'demonstration-clock';

async function clockFor(mode: Mode, clockAt: number | null, store: Store): Promise<Clock | MovableClock> {
	if (mode === 'office') return systemClock;
	const kept = (await store.lastPulse(DEMONSTRATION_CLOCK)) as number | undefined;
	const begins = clockAt === null ? (kept ?? 0) : clockAt - Date.now();
	// A beginning in the past is kept too: what is played on a fixed day plays the same in a year.
	return movableClock(Math.max(kept ?? begins, begins));
}

/** Picks the adapters, opens the store and binds every use case: the whole product in one object. */
export async function compose(given: Settings) {
	const log = jsonLog(given.logLevel);
	const store: Store = await openJournalStore({
		folder: given.dataDir,
		kinds: KINDS,
		release: RELEASE,
		onNotice: (text) => process.stderr.write(`${text}\n`)
	});
	await holdToMode(store, given.mode, given.dataDir);
	const clock = await clockFor(given.mode, given.clockAt, store);
	const exports = exportsIn(given.exportsDir);
	const ctx: ExamContext = {
		store,
		clock,
		ids: randomIds,
		passwords: argon2id,
		files: filesIn(given.dataDir),
		press: press({ exports, verifyBase: given.origin, log }),
		exports,
		signer: recordedDecision,
		mode: given.mode,
		log,
		room: examRoom(store, clock)
	};
	const token = given.setupToken ?? randomIds.secret(12);
	return {
		...bind(ctx, token),
		mode: given.mode,
		setupToken: token,
		printing: () => ctx.press.waiting(),
		store,
		clock,
		log,
		...(await keepTime(ctx, log)),
		moveClock: (actor: Actor | null, at: number) => moveClock(ctx, actor, at)
	};
}

/** Every use case by its name. */
function bind(ctx: ExamContext, token: string) {
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

/** How often the server looks for attempts whose time has run out, ms. */
const LOOK_MS = 250;

/** Sets the clocks of running attempts and keeps them: signs of life, automatic closing. `close` puts all of it down. */
async function keepTime(ctx: ExamContext, log: Log) {
	await time.restoreClocks(ctx)();
	const guard = (work: () => Promise<unknown>) => () =>
		void work().catch((error) => log.error('exam-time', error));
	const timers = [
		setInterval(guard(time.closeExpiredAttempts(ctx)), LOOK_MS),
		setInterval(guard(time.noteLifeSigns(ctx)), time.LIFE_SIGN_MS),
		setInterval(guard(time.pauseSilent(ctx)), time.CLAIM_WINDOW_MS)
	];
	for (const timer of timers) timer.unref();
	return {
		close: async () => {
			for (const timer of timers) clearInterval(timer);
			await ctx.press.settled();
			await ctx.store.close();
		}
	};
}

/** Sets the demonstration clock forward; an office's real clock cannot be touched. Returns whether it could. */
async function moveClock(ctx: ExamContext, actor: Actor | null, at: number): Promise<boolean> {
	if (ctx.mode === 'office' || !actor || !('moveTo' in ctx.clock)) return false;
	const clock = ctx.clock as MovableClock;
	clock.moveTo(at);
	await ctx.store.pulse(DEMONSTRATION_CLOCK, clock.ahead());
	return true;
}

/** The product as routes know it: `event.locals.app`. */
export type App = Awaited<ReturnType<typeof compose>>;

import manifest from '../../../package.json' with { type: 'json' };
import { fingerprint } from '../domain/facts.ts';
import { KINDS } from '../domain/kinds.ts';
import type { Actor } from '../domain/people/roles.ts';
import { DEFINITIONS } from '../domain/services/definitions/index.ts';
import { cashierOnly } from './payments/cashier.ts';
import { gateway } from './payments/gateway.ts';
import { openJournalStore } from './store/journal/open-journal-store.ts';
import { Owed } from './documents/owed.ts';
import { press } from './documents/press.ts';
import { argon2id, randomIds } from './machine/chance.ts';
import { movableClock, systemClock, type MovableClock } from './machine/clock.ts';
import { exportsIn, filesIn } from './machine/folders.ts';
import { jsonLog } from './machine/log.ts';
import { lockouts, ownAddresses, reachSelf, readCertificate } from './machine/reach.ts';
import type { Clock, Log, Mode, Store } from './ports.ts';
import { GOST_ALGORITHMS } from './signatures/gost/gost-2015.ts';
import { keptLists } from './signatures/kept-lists.ts';
import { fetchBytes } from './signatures/network.ts';
import { recordedDecision } from './signatures/recorded.ts';
import { signatures } from './signatures/signatures.ts';
import { bind } from './bind.ts';
import { publishOwed } from './usecases/attestation/publish-owed.ts';
import { LOOK_FOR_STALE_MS, wipeStale } from './usecases/cabinet/wipe-stale.ts';
import { wipeRefused } from './usecases/counter/wipe-refused.ts';
import { examRoom, type ExamContext } from './usecases/clocks/exam-room.ts';
import * as time from './usecases/clocks/keep-exam-time.ts';
import { settleAfterGrace } from './usecases/clocks/keep-late-answers.ts';
import { LOOK_FOR_EXPIRED_MS, wipeExpired } from './usecases/signing/complete.ts';
import { printedFiles } from './usecases/printing/keep-printed.ts';
import { disruptUnresumed, UNRESUMED_MS } from './usecases/sitting/disrupt-unresumed.ts';
import { LOOK_FOR_SILENCE_MS, noteSilence } from './usecases/clocks/note-silence.ts';

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
	/** The certificate file this server shows; null when it speaks HTTP. */
	certificate: string | null;
	/** Shared with a payment gateway; null: the cashier alone confirms what was paid. */
	paymentSecret: string | null;
	/** Token of the first page of an empty installation; made at start when not given. */
	setupToken: string | null;
}

const MODES: readonly Mode[] = ['office', 'demonstration', 'rehearsal'];

/** A secret that could be guessed would let anybody say that a fee was paid. */
const SECRET_LENGTH = 32;

function paymentSecretIn({ PAYMENT_SECRET: secret }: Record<string, string | undefined>): string | null {
	if (!secret) return null;
	if (secret.length >= SECRET_LENGTH) return secret;
	throw new Error(`PAYMENT_SECRET must have ${SECRET_LENGTH} characters or more.`);
}

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
		origin: env.ORIGIN ?? `${env.TLS_CERT ? 'https' : 'http'}://localhost:${env.PORT ?? 3000}`,
		clockAt,
		logLevel: env.LOG_LEVEL ?? 'warn',
		certificate: env.TLS_CERT ?? null,
		paymentSecret: paymentSecretIn(env),
		setupToken: env.SETUP_TOKEN ?? null
	};
}

/** Grows when what a summary says changes: lists are then made again from the facts. */
const RELEASE = '4';

const MODE = 'mode';

/** Under which key the journal keeps what is to be written for people. */
const OWED = 'owed';

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
		// What a case waits for stands in its definition: lists follow when that changes.
		release: fingerprint([RELEASE, DEFINITIONS]),
		onNotice: (text) => process.stderr.write(`${text}\n`)
	});
	await holdToMode(store, given.mode, given.dataDir);
	const clock = await clockFor(given.mode, given.clockAt, store);
	const exports = exportsIn(given.exportsDir);
	const owed = new Owed(store, OWED);
	const left = await owed.left();
	const ctx: ExamContext = {
		store,
		clock,
		ids: randomIds,
		passwords: argon2id,
		payments: given.paymentSecret === null ? cashierOnly : gateway(given.paymentSecret),
		files: filesIn(given.dataDir),
		press: press({ exports, verifyBase: given.origin, log, owed, printed: (id) => printedFiles(ctx)(id) }),
		exports,
		owed,
		signer: recordedDecision,
		signatures: signatures({
			lists: keptLists(fetchBytes, () => clock.now()),
			fetchBytes,
			foreign: GOST_ALGORITHMS
		}),
		mode: given.mode,
		log,
		software: manifest.version,
		room: examRoom(store, clock)
	};
	// In the background: nobody waits for the papers of yesterday.
	const published = publishOwed(ctx)(left).catch((error) => log.error('publish-owed', error));
	const wiped = wipeStale(ctx)().catch((error) => log.error('wipe-stale', error));
	const token = given.setupToken ?? randomIds.secret(12);
	const instance = randomIds.id();
	return {
		...bind(ctx, token),
		mode: given.mode,
		setupToken: token,
		/** This very process: how the server knows itself from outside. */
		instance,
		lockouts: (listening: Listening) => lookFromOutside(given, instance, listening),
		printing: () => ctx.press.waiting(),
		store,
		clock,
		log,
		...(await keepTime(ctx, log, [published, wiped])),
		moveClock: (actor: Actor | null, at: number) => moveClock(ctx, actor, at)
	};
}

/** Where the process listens, as node says it. */
interface Listening {
	address: string;
	port: number;
}

/** Looks how the server is reached by the address people type: lines on what would lock a room out. */
async function lookFromOutside(given: Settings, instance: string, { address, port }: Listening) {
	return lockouts({
		origin: given.origin,
		tls: given.certificate !== null,
		port,
		loopbackOnly: /^(127\.|::1$)/.test(address),
		addresses: ownAddresses(),
		certificate: given.certificate === null ? null : readCertificate(given.certificate),
		reached: await reachSelf(given.origin, instance),
		now: Date.now()
	});
}

/** How often the server looks for attempts whose time has run out, ms. */
const LOOK_MS = 250;

/** Sets the clocks of running attempts and keeps them: signs of life, automatic closing. `close` puts all of it down. */
async function keepTime(ctx: ExamContext, log: Log, begun: readonly Promise<void>[]) {
	await time.restoreClocks(ctx)();
	const guard = (work: () => Promise<unknown>) => () =>
		void work().catch((error) => log.error('exam-time', error));
	const timers = [
		setInterval(guard(time.closeExpiredAttempts(ctx)), LOOK_MS),
		setInterval(guard(time.noteLifeSigns(ctx)), time.LIFE_SIGN_MS),
		setInterval(guard(time.pauseSilent(ctx)), time.CLAIM_WINDOW_MS),
		setInterval(guard(wipeExpired(ctx)), LOOK_FOR_EXPIRED_MS),
		setInterval(guard(wipeStale(ctx)), LOOK_FOR_STALE_MS),
		setInterval(guard(wipeRefused(ctx)), LOOK_FOR_STALE_MS),
		setInterval(guard(noteSilence(ctx)), LOOK_FOR_SILENCE_MS),
		setInterval(guard(settleAfterGrace(ctx)), LOOK_FOR_SILENCE_MS),
		setInterval(guard(disruptUnresumed(ctx)), UNRESUMED_MS)
	];
	for (const timer of timers) timer.unref();
	return {
		close: async () => {
			for (const timer of timers) clearInterval(timer);
			await Promise.all(begun);
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

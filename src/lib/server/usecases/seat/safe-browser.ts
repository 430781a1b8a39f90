import {
	configKey,
	pageHash,
	roomSettings,
	roomStartAddress,
	safeBrowserFile,
	sameHash,
	startAddress,
	type SafeBrowserSettings
} from '../../../domain/exam/safe-browser.ts';
import { sha256Hex } from '../../../domain/facts.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import { seatOf } from './enrol-seat.ts';

/** How long a page may take to prove itself, ms. */
const CHALLENGE_MS = 120_000;

interface Seat {
	room: string;
	seat: number;
}

const placeOf = ({ room, seat }: Seat): string => `${room}:${seat}`;
const proofKey = (seat: Seat): string => `safe-browser:${placeOf(seat)}`;

/** The open sitting of a room that asks for Safe Exam Browser. */
async function askingSitting(ctx: Context, room: string): Promise<string | undefined> {
	const { items } = await ctx.store.list('sitting', { where: { room, phase: ['open', 'running'] } });
	for (const { id } of items) if ((await ctx.store.read('sitting', id))?.state.safeBrowser) return id;
	return undefined;
}

/** As the room knows the seat's cookie. */
const secretOf = (seatToken: string): string => sha256Hex(seatToken.split('.')[2] ?? '');

const proofOf = async (ctx: Context, seat: Seat) =>
	(await ctx.store.lastPulse(proofKey(seat))) as { sitting: string; seat: string } | undefined;

/** The proof is kept beside the chains and on the disk: a restart of the server asks nobody again, the next sitting does. */
async function proven(ctx: Context, seat: Seat, seatToken: string, sitting: string): Promise<boolean> {
	const proof = await proofOf(ctx, seat);
	return proof?.sitting === sitting && proof.seat === secretOf(seatToken);
}

/** Whether the PC that is a seat of a room now may begin a test of a sitting there. */
export async function mayBegin(
	ctx: Context,
	id: string,
	{ room, safeBrowser }: { room: string; safeBrowser: boolean },
	seat: number
): Promise<boolean> {
	if (!safeBrowser) return true;
	const proof = await proofOf(ctx, { room, seat });
	const secret = (await ctx.store.read('room', room))?.state.seats[seat];
	return secret !== undefined && proof?.sitting === id && proof.seat === secret;
}

/** Whether a page before the start stands outside: its sitting asks for a proof that its PC did not give. */
export async function standsOutside(
	ctx: ExamContext,
	id: string,
	{ safeBrowser }: { safeBrowser: boolean },
	seatToken: string | undefined
): Promise<boolean> {
	if (!safeBrowser) return false;
	const seat = await seatOf(ctx)(seatToken);
	return !seat || !(await proven(ctx, seat, seatToken ?? '', id));
}

/**
 * The door of a sitting that requires Safe Exam Browser: refuses 'safe-browser-required' to a seat that did not prove to
 * be one. It stands before signing in and before the start only: nobody is stopped in the middle of a test.
 */
export async function safeBrowserDoor(
	ctx: Context,
	seat: Seat,
	seatToken: string | undefined
): Promise<Refused | undefined> {
	const sitting = await askingSitting(ctx, seat.room);
	if (!sitting || (await proven(ctx, seat, seatToken ?? '', sitting))) return undefined;
	return refused('safe-browser-required');
}

async function settingsOf(
	ctx: Context,
	room: string,
	origin: string
): Promise<SafeBrowserSettings | Refused> {
	const record = await ctx.store.read('room', room);
	if (!record) return refused('not-found');
	const salt = record.confidential?.browserSalt ?? (await saltFor(ctx, room));
	if (isRefused(salt)) return salt;
	return roomSettings(roomStartAddress(origin, salt), record.confidential?.quitHash ?? '');
}

/** Makes what sets the room's settings apart, once. */
const saltFor = (ctx: Context, id: string): Promise<string | Refused> =>
	transact(ctx, { id: 'system' }, async (work) => {
		const room = await work.read('room', id);
		if (isRefused(room)) return room;
		const { confidential } = room;
		if (!confidential) return refused('not-found', { kind: 'room' });
		const salt = confidential.browserSalt ?? ctx.ids.secret(24);
		if (!confidential.browserSalt)
			work.add('room', id, [], { confidential: { ...confidential, browserSalt: salt } });
		return salt;
	});

/** Whether this is what Safe Exam Browser with the room's settings sends for the page with this nonce. */
async function isRight(
	ctx: Context,
	room: string,
	origin: string,
	{ nonce, hash }: { nonce: string; hash: string | null }
): Promise<boolean> {
	const settings = await settingsOf(ctx, room, origin);
	if (isRefused(settings)) return false;
	return sameHash(hash, pageHash(`${startAddress(origin)}?seb=${nonce}`, configKey(settings)));
}

async function remember(ctx: ExamContext, seat: Seat, seatToken: string): Promise<void> {
	ctx.room.challenges.take(placeOf(seat));
	const sitting = await askingSitting(ctx, seat.room);
	if (sitting) await ctx.store.pulse(proofKey(seat), { sitting, seat: secretOf(seatToken) });
}

/** What the page of a seat showed of itself: the nonce in its address and what the browser sent for that address. */
export interface Shown {
	nonce: string | null;
	hash: string | null;
}

/**
 * Asks a seat's page to prove that it runs in Safe Exam Browser with the room's settings. `proven`: the request's header
 * did. Else the nonce the page's address must carry; `otherSettings`: there was a header, of another file.
 */
export const challengeSeat =
	(ctx: ExamContext) =>
	async (
		seatToken: string | undefined,
		{ nonce, hash }: Shown,
		origin: string
	): Promise<{ proven: true } | { proven: false; nonce: string; otherSettings: boolean } | Refused> => {
		const seat = await seatOf(ctx)(seatToken);
		if (!seat || !seatToken) return refused('seat-not-enrolled');
		const now = ctx.clock.monotonic();
		const place = placeOf(seat);
		if (nonce && ctx.room.challenges.stands(place, nonce, seatToken, now)) {
			const right = await isRight(ctx, seat.room, origin, { nonce, hash });
			if (right) await remember(ctx, seat, seatToken);
			return right ? { proven: true } : { proven: false, nonce, otherSettings: hash !== null };
		}
		const next = ctx.ids.secret(16);
		ctx.room.challenges.ask(place, { nonce: next, seatToken, until: now + CHALLENGE_MS });
		return { proven: false, nonce: next, otherSettings: false };
	};

/** Takes what the browser's JavaScript API says of the page. A nonce is good for one try. */
export const proveSeat =
	(ctx: ExamContext) =>
	async (seatToken: string | undefined, { nonce, hash }: Shown, origin: string): Promise<true | Refused> => {
		const seat = await seatOf(ctx)(seatToken);
		if (!seat || !seatToken) return refused('seat-not-enrolled');
		const place = placeOf(seat);
		if (!nonce || !ctx.room.challenges.stands(place, nonce, seatToken, ctx.clock.monotonic()))
			return refused('safe-browser-required');
		ctx.room.challenges.take(place);
		if (!(await isRight(ctx, seat.room, origin, { nonce, hash }))) return refused('safe-browser-mismatch');
		await remember(ctx, seat, seatToken);
		return true;
	};

/** A room's file for Safe Exam Browser, its Config Key, and whether ending it takes a password. */
export const safeBrowserOf =
	(ctx: Context) =>
	async (
		room: string,
		origin: string
	): Promise<{ file: string; key: string; start: string; quitPassword: boolean } | Refused> => {
		const settings = await settingsOf(ctx, room, origin);
		if (isRefused(settings)) return settings;
		return {
			file: safeBrowserFile(settings),
			key: configKey(settings),
			start: String(settings.startURL),
			quitPassword: settings.hashedQuitPassword !== ''
		};
	};

/** Sets the password that ends Safe Exam Browser in a room; empty takes it away. The file before is good no more. */
export const setQuitPassword = (ctx: Context) => (actor: Actor, room: string, password: string) =>
	transact(ctx, actor, async (work) => {
		const record = await work.read('room', room);
		if (isRefused(record)) return record;
		const { quitHash: _, ...kept } = record.confidential ?? { code: '' };
		const confidential = password ? { ...kept, quitHash: sha256Hex(password) } : kept;
		work.add('room', room, [{ type: 'quit-password-set', v: 1, data: { set: password !== '' } }], {
			confidential
		});
		return true as const;
	});

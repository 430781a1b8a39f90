import {
	configKey,
	pageHash,
	roomSettings,
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
import type { Context } from '../work.ts';
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

/** The proof is kept beside the chains and on the disk: a restart of the server asks nobody again, the next sitting does. */
async function proven(ctx: Context, seat: Seat, seatToken: string, sitting: string): Promise<boolean> {
	const proof = (await ctx.store.lastPulse(proofKey(seat))) as { sitting: string; seat: string } | undefined;
	return proof?.sitting === sitting && proof.seat === sha256Hex(seatToken);
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
	return roomSettings(startAddress(origin), record.confidential?.quitHash ?? '');
}

async function rightHash(ctx: Context, room: string, origin: string, nonce: string): Promise<string> {
	const settings = await settingsOf(ctx, room, origin);
	return isRefused(settings) ? '' : pageHash(`${startAddress(origin)}?seb=${nonce}`, configKey(settings));
}

async function remember(ctx: ExamContext, seat: Seat, seatToken: string): Promise<void> {
	ctx.room.challenges.take(placeOf(seat));
	const sitting = await askingSitting(ctx, seat.room);
	if (sitting) await ctx.store.pulse(proofKey(seat), { sitting, seat: sha256Hex(seatToken) });
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
			const right = sameHash(hash, await rightHash(ctx, seat.room, origin, nonce));
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
		if (!sameHash(hash, await rightHash(ctx, seat.room, origin, nonce)))
			return refused('safe-browser-mismatch');
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
			start: startAddress(origin),
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

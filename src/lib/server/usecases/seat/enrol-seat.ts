import { sha256Hex } from '../../../domain/facts.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { transact } from '../transact.ts';
import { isInUse } from './places.ts';

/** The cookies a PC comes with: a candidate's own PC is let back to its seat at once. */
export interface Held {
	seat: string | undefined;
	attempt: string | undefined;
}

const NOTHING_HELD: Held = { seat: undefined, attempt: undefined };

/**
 * Makes a PC seat n of a room, by the room's code. The PC that was this seat before is not any more; while a candidate
 * works there it is refused ('seat-in-use').
 *
 * Wrong codes slow down the address they come from and nothing else, so that nobody keeps a PC from being replaced. One
 * address has at most some 10 tries an hour (with an hour of quiet between), so 250 have 60 000 a day: for one of 10⁸
 * codes more than four years.
 */
export const enrolSeat =
	(ctx: ExamContext) =>
	async (
		code: string,
		seat: number,
		held = NOTHING_HELD,
		address = ''
	): Promise<{ token: string } | Refused> => {
		const ref = await ctx.store.find(`room-code:${code.replace(/\D/g, '')}`);
		// From here to the booking nothing is awaited: of many guesses at once each finds those before it.
		const slow = ctx.room.roomCodes.check(address);
		if (slow) return slow;
		if (!ref) {
			ctx.room.roomCodes.failed(address);
			return refused('room-code-wrong');
		}
		ctx.room.roomCodes.succeeded(address);
		return becomeSeat(ctx, ref.id, seat, held);
	};

/** Makes the PC that asks seat n of a room whose code or signature it has shown. */
export async function becomeSeat(
	ctx: ExamContext,
	roomId: string,
	seat: number,
	held: Held
): Promise<{ token: string } | Refused> {
	const was = await seatOf(ctx)(held.seat);
	if (held.seat && was?.room === roomId && was.seat === seat) return { token: held.seat };
	if (await isInUse(ctx, roomId, seat, held.attempt)) return refused('seat-in-use');
	const secret = ctx.ids.secret(24);
	return transact(ctx, { id: 'system' }, async (work) => {
		const room = await work.read('room', roomId);
		if (isRefused(room)) return room;
		const { capacity, name } = room.state;
		if (!Number.isInteger(seat) || seat < 1 || seat > capacity)
			return refused('seat-outside-room', { seat, room: name, capacity });
		work.add('room', roomId, [{ type: 'seat-enrolled', v: 1, data: { seat, token: sha256Hex(secret) } }]);
		return { token: `${roomId}.${seat}.${secret}` };
	});
}

/** The seat a cookie stands for; undefined when it is not enrolled (any more). */
export const seatOf =
	(ctx: ExamContext) =>
	async (
		token: string | undefined
	): Promise<{ room: string; roomName: string; seat: number } | undefined> => {
		const [roomId, number, secret] = token?.split('.') ?? [];
		if (!roomId || !number || !secret || !/^[\w-]{1,40}$/.test(roomId)) return undefined;
		const room = await ctx.store.read('room', roomId);
		const seat = Number(number);
		if (!room || room.state.seats[seat] !== sha256Hex(secret)) return undefined;
		return { room: roomId, roomName: room.state.name, seat };
	};

import { sha256Hex } from '../../../domain/facts.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { CAPACITY_MAX } from '../../../domain/room.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { transact } from '../transact.ts';

/** What guessing is slowed down by: the seat, and one brake for all numbers that no room has. */
const brakeOf = (seat: number): string =>
	`enrol:${Number.isInteger(seat) && seat >= 1 && seat <= CAPACITY_MAX ? seat : 'none'}`;

/** Makes a PC seat n of a room, by the room's code. The PC that was this seat before is not any more. */
export const enrolSeat =
	(ctx: ExamContext) =>
	async (code: string, seat: number): Promise<{ token: string } | Refused> => {
		const slow = ctx.room.throttle.check(brakeOf(seat));
		if (slow) return slow;
		const ref = await ctx.store.find(`room-code:${code.replace(/\D/g, '')}`);
		if (!ref) {
			ctx.room.throttle.failed(brakeOf(seat));
			return refused('room-code-wrong');
		}
		const secret = ctx.ids.secret(24);
		return transact(ctx, { id: 'system' }, async (work) => {
			const room = await work.read('room', ref.id);
			if (isRefused(room)) return room;
			const { capacity, name } = room.state;
			if (!Number.isInteger(seat) || seat < 1 || seat > capacity)
				return refused('seat-outside-room', { seat, room: name, capacity });
			work.add('room', ref.id, [{ type: 'seat-enrolled', v: 1, data: { seat, token: sha256Hex(secret) } }]);
			return { token: `${ref.id}.${seat}.${secret}` };
		});
	};

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

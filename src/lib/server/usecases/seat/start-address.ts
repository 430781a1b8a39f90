import { isSigned, parseSeatAddress, seatAddress } from '../../../domain/seat-address.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { transact } from '../transact.ts';
import { becomeSeat, type Held } from './enrol-seat.ts';

/** The start address of one seat: a PC that opens it is that seat, also after its cookies were wiped. */
export interface StartAddress {
	seat: number;
	/** Path and query, without the origin. */
	path: string;
}

/** The start addresses of all seats of a room. The secret that signs them is made when they are first asked for. */
export const seatAddresses =
	(ctx: ExamContext) =>
	(actor: Actor, roomId: string): Promise<StartAddress[] | Refused> =>
		transact(ctx, actor, async (work) => {
			const room = await work.read('room', roomId);
			if (isRefused(room)) return room;
			const { state, confidential } = room;
			if (!confidential) return refused('not-found', { kind: 'room' });
			const secret = confidential.addressSecret ?? ctx.ids.secret(32);
			if (!confidential.addressSecret)
				work.add('room', roomId, [], { confidential: { ...confidential, addressSecret: secret } });
			return Array.from({ length: state.capacity }, (_, index) => ({
				seat: index + 1,
				path: `/exam?seat=${seatAddress(secret, roomId, index + 1)}`
			}));
		});

/**
 * Makes a PC the seat its start address names. Refuses 'start-address-wrong' to what the room did not sign, and a seat
 * in use.
 */
export const enrolByAddress =
	(ctx: ExamContext) =>
	async (address: string, held: Held): Promise<{ token: string } | Refused> => {
		const named = parseSeatAddress(address);
		const room = named && (await ctx.store.read('room', named.room));
		const secret = room?.confidential?.addressSecret;
		if (!named || !secret || !isSigned(secret, named)) return refused('start-address-wrong');
		return becomeSeat(ctx, named.room, named.seat, held);
	};

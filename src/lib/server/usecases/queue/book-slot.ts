import { at } from '../../../domain/calendar/working-time.ts';
import { calendarOf } from '../../../domain/office.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import * as queue from '../../../domain/services/queue.ts';
import { transact } from '../transact.ts';
import type { By, Context } from '../context.ts';
import type { BookingBrake } from './booking-brake.ts';
import { officeState, onDay } from './queue-day.ts';

/** Whoever books is not known, and not asked for. */
const SOMEBODY: By = { id: 'system' };
const SECRET_DIGITS = 8;

/** What whoever booked takes along: the ticket to be called by, the secret to cancel it with. */
export interface Booking {
	date: string;
	time: string;
	ticket: string;
	secret: string;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TICKET = /^Б-\d{3,6}$/;
const isDate = (date: string): boolean => DATE.test(date) && !Number.isNaN(Date.parse(date));

/**
 * Books a quarter of an hour at the counter, for nobody by name. Refuses 'slot-past', 'slot-not-offered', 'slot-taken',
 * 'too-many-bookings' and 'too-many-attempts' of one network.
 */
export const bookSlot =
	(ctx: Context, brake: BookingBrake) =>
	async (address: string, date: string, time: string): Promise<Booking | Refused> => {
		if (!isDate(date)) return refused('bad-input', { field: 'date' });
		if (!/^\d{2}:\d{2}$/.test(time)) return refused('bad-input', { field: 'time' });
		const secret = ctx.ids.digits(SECRET_DIGITS);
		const { hours } = calendarOf(await officeState(ctx));
		const slow = brake.enter(address, secret, at(date, time, hours));
		if (slow) return slow;
		const booked = await transact(ctx, SOMEBODY, async (work) => {
			const day = await onDay(work, date, (state, running) =>
				queue.bookSlot(state, { date, time, secret }, running)
			);
			return isRefused(day) ? day : (day.state.tickets.at(-1)?.ticket ?? '');
		});
		if (isRefused(booked)) {
			brake.undo(address, secret);
			return booked;
		}
		return { date, time, ticket: booked, secret };
	};

/** Gives a booked time back. Refuses 'booking-unknown', 'ticket-settled', 'too-many-attempts'. */
export const cancelBooking =
	(ctx: Context, brake: BookingBrake) =>
	async (
		address: string,
		given: { date: string; ticket: string; secret: string }
	): Promise<{ cancelled: string } | Refused> => {
		const written = { ...given, ticket: given.ticket.trim().toUpperCase().replace(/^B/, 'Б') };
		if (!isDate(given.date) || !TICKET.test(written.ticket)) return refused('booking-unknown');
		// Before it is known whether it is right: many guesses at once are slowed down too.
		const of = `${given.date} ${written.ticket}`;
		const slow = brake.guess(address, of);
		if (slow) return slow;
		const done = await transact(ctx, SOMEBODY, (work) =>
			onDay(work, given.date, (state) => queue.cancelBooking(state, written))
		);
		if (isRefused(done)) return done;
		brake.right(address, of);
		brake.leave(address, given.secret.trim());
		return { cancelled: written.ticket };
	};

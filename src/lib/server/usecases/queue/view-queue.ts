import { at, localDate } from '../../../domain/calendar/working-time.ts';
import * as queue from '../../../domain/services/queue.ts';
import type { Context } from '../context.ts';
import { officeState, running } from './queue-day.ts';

const dayOf = async ({ store }: Context, date: string) => (await store.read('queue-day', date))?.state;

/** What can be booked: the days, and the times of one of them; the first day with a free time where none is asked for. */
export const viewBooking = (ctx: Context) => async (asked: string | null) => {
	const now = ctx.clock.now();
	const { calendar, setting } = running(await officeState(ctx), now);
	const days = await Promise.all(
		queue.daysOf(now, calendar, setting).map(async (date) => {
			const slots = queue.slotsOf(date, await dayOf(ctx, date), {
				now,
				calendar,
				windows: setting.windows
			});
			return { date, slots, free: slots.reduce((sum, { free }) => sum + free, 0) };
		})
	);
	const shown = days.find(({ date }) => date === asked) ?? days.find(({ free }) => free > 0) ?? days[0];
	return {
		days: days.map(({ date, free }) => ({ date, free })),
		date: shown?.date ?? null,
		slots: shown?.slots ?? []
	};
};

/** What hangs on the wall of the hall: ticket numbers and counters, the newest call first. Nobody is named anywhere. */
export const viewHall = (ctx: Context) => async () => {
	const now = ctx.clock.now();
	const { calendar } = running(await officeState(ctx), now);
	const tickets = (await dayOf(ctx, localDate(now, calendar.hours)))?.tickets ?? [];
	const called = tickets
		.filter(({ status }) => status === 'called' || status === 'serving')
		.sort((a, b) => b.since - a.since)
		.map(({ ticket, window, status, since }) => ({ ticket, window, status, since }));
	const missed = tickets.filter(({ status }) => status === 'missed').map(({ ticket }) => ticket);
	const waiting = tickets.filter(({ status, slot }) => status === 'waiting' && slot === null).length;
	return { now, called, missed: missed.slice(-6), waiting };
};

/** Today's queue, as the counter works it off. */
export const viewQueue = (ctx: Context) => async () => {
	const now = ctx.clock.now();
	const { calendar, setting } = running(await officeState(ctx), now);
	const date = localDate(now, calendar.hours);
	const tickets = (await dayOf(ctx, date))?.tickets ?? [];
	const next = queue.nextInTurn({ tickets }, date, { now, calendar });
	return {
		date,
		now,
		setting,
		next: next?.ticket ?? null,
		tickets: tickets.map(({ secret: _secret, ...one }) => ({
			...one,
			begins: one.slot === null ? one.at : at(date, one.slot, calendar.hours)
		}))
	};
};

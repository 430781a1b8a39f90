import { OFFICE_ID } from '../../../domain/office.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import * as queue from '../../../domain/services/queue.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import { onDay, today } from './queue-day.ts';

type Told = Promise<{ ticket: string } | Refused>;

/** A ticket for who came without a booking. Refuses 'queue-closed'. */
export const takeTicket =
	(ctx: Context) =>
	(actor: Actor): Told =>
		transact(ctx, actor, async (work) => {
			const day = await onDay(work, await today(work), (state, running) => queue.takeTicket(state, running));
			return isRefused(day) ? day : { ticket: day.state.tickets.at(-1)?.ticket ?? '' };
		});

/** Calls the next, or a named ticket, to a counter. Refuses what `callTicket` of the domain refuses. */
export const callTicket =
	(ctx: Context) =>
	(actor: Actor, window: number, ticket?: string): Told =>
		transact(ctx, actor, async (work) => {
			const date = await today(work);
			const called = { date, window, ...(ticket ? { ticket } : {}) };
			const day = await onDay(work, date, (state, running) => queue.callTicket(state, called, running));
			return isRefused(day) ? day : { ticket: queue.atWindow(day.state, window)?.ticket ?? '' };
		});

/** Says what became of who was called: did not come, is being served, is served. */
export const settleTicket =
	(ctx: Context) =>
	(actor: Actor, ticket: string, to: 'missed' | 'serving' | 'served'): Told =>
		transact(ctx, actor, async (work) => {
			const day = await onDay(work, await today(work), (state) => queue.settleTicket(state, ticket, to));
			return isRefused(day) ? day : { ticket };
		});

/** How the queue is run from now on. Refuses 'bad-input' naming the field. */
export const setQueue =
	(ctx: Context) =>
	(actor: Actor, setting: queue.QueueSetting): Promise<{ done: true } | Refused> =>
		transact(ctx, actor, async (work) => {
			const between = (n: number, max: number) => Number.isInteger(n) && n >= 1 && n <= max;
			if (!between(setting.windows, 20)) return refused('bad-input', { field: 'windows' });
			if (!between(setting.days, 30)) return refused('bad-input', { field: 'days' });
			await work.office();
			work.add('office', OFFICE_ID, [{ type: 'queue-set', v: 1, data: { queue: setting } }]);
			return { done: true };
		});

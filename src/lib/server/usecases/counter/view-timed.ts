import { openTimes } from '../../../domain/calendar/working-time.ts';
import { calendarOf } from '../../../domain/office.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused } from '../../../domain/refusal.ts';
import { calendarFor } from '../../../domain/services/case-terms.ts';
import { documentsFor } from '../cabinet/requests/offered.ts';
import { viewServiceCase } from '../cases/view-case.ts';
import { officeState } from '../queue/queue-day.ts';
import type { Context } from '../context.ts';
import { givenOut } from './view-counter.ts';

/**
 * A case of the counter's timed processes (¶11), with the office's open times until each term is over: a clock runs on the
 * page by them and stands still in the break. Refuses 'not-found' for what was not taken at the counter.
 */
export const viewTimedCase = (ctx: Context) => async (actor: Actor, id: string) => {
	const view = await viewServiceCase(ctx)(actor, id);
	if (isRefused(view)) return view;
	if (view.state.channel !== 'state-corporation') return refused('not-found', { kind: 'service-case' });
	const office = await officeState(ctx);
	const calendar = calendarFor(view.definition, calendarOf(office));
	const now = ctx.clock.now();
	const until = (due: number | null) => (due === null ? null : openTimes(now, due, calendar));
	return {
		...view,
		now,
		clocks: { step: until(view.terms.stepDueAt), total: until(view.terms.totalDueAt) },
		asked: documentsFor(office, view.definition, view.procedure),
		documents: await givenOut(ctx, id)
	};
};

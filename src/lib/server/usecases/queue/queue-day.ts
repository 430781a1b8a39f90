import { localDate } from '../../../domain/calendar/working-time.ts';
import { BLANK_OFFICE, calendarOf, OFFICE_ID, type OfficeState } from '../../../domain/office.ts';
import { isRefused, type Refused } from '../../../domain/refusal.ts';
import {
	QUEUE_SETTING,
	type QueueFact,
	type QueueState,
	type Running
} from '../../../domain/services/queue.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';

/** The office as it is set up, or what stands in for it. */
export const officeState = async ({ store }: Context): Promise<OfficeState> =>
	(await store.read('office', OFFICE_ID))?.state ?? BLANK_OFFICE;

/** What the rules of the queue look at. */
export const running = (office: OfficeState, now: number): Running => ({
	now,
	calendar: calendarOf(office),
	setting: office.queue ?? QUEUE_SETTING
});

/** Decides on one day of the queue; the record is made with its first ticket, so that no two make it. */
export async function onDay(
	work: Work,
	date: string,
	decide: (state: QueueState | undefined, running: Running) => QueueFact[] | Refused
): Promise<{ date: string; state: QueueState } | Refused> {
	const day = await work.read('queue-day', date);
	const state = isRefused(day) ? undefined : day.state;
	const facts = decide(state, running(await work.office(), work.now));
	if (isRefused(facts)) return facts;
	work.add('queue-day', date, facts);
	return { date, state: (await work.must('queue-day', date)).state };
}

/** The day it is at the counter. */
export async function today(work: Work): Promise<string> {
	const { office } = await work.office();
	return localDate(work.now, office.hours);
}

import type { Tone } from '$lib/ui';
import { m } from '$i18n/paraglide/messages';
import type { PageServerData } from './$types';

/** Today's queue as the page gets it. */
export type Queue = PageServerData['queue'];
type Status = Queue['tickets'][number]['status'];

export const TICKET_TONE: Record<Status, Tone> = {
	waiting: 'plain',
	called: 'accent',
	serving: 'accent',
	served: 'ok',
	missed: 'warn'
};

const WORDS: Record<Status, () => string> = {
	waiting: m.queue_status_waiting,
	called: m.queue_status_called,
	serving: m.queue_status_serving,
	served: m.queue_status_served,
	missed: m.queue_status_missed
};

export const ticketStatus = (status: Status): string => WORDS[status]();

/** When the next of those who booked a time comes, epoch ms; null where nobody has. */
export function nextBooking(
	tickets: readonly Pick<Queue['tickets'][number], 'status' | 'slot' | 'begins'>[]
): number | null {
	const times = tickets.filter(({ status, slot }) => status === 'waiting' && slot !== null);
	return times.length ? Math.min(...times.map(({ begins }) => begins)) : null;
}

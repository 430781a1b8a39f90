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
	missed: 'warn',
	cancelled: 'plain'
};

const WORDS: Record<Status, () => string> = {
	waiting: m.queue_status_waiting,
	called: m.queue_status_called,
	serving: m.queue_status_serving,
	served: m.queue_status_served,
	missed: m.queue_status_missed,
	cancelled: m.queue_status_cancelled
};

export const ticketStatus = (status: Status): string => WORDS[status]();

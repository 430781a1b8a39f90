import { at, isOpenAt, isWorkingDay, localDate, type Calendar } from '../calendar/working-time.ts';
import { sha256Hex, type FactOf, type RecordKind } from '../facts.ts';
import { refused, type Refused } from '../refusal.ts';

/** A day of the electronic queue (¶12 of the licences), record id YYYY-MM-DD. It knows tickets, never people. */
export type QueueFact = FactOf<{
	/** `slot`: HH:MM; `secret`: fingerprint of what its holder cancels with. */
	booked: { ticket: string; slot: string; secret: string };
	/** At the counter, without a booking. */
	taken: { ticket: string };
	cancelled: { ticket: string };
	called: { ticket: string; window: number };
	/** Was called and did not come. */
	missed: { ticket: string };
	serving: { ticket: string };
	served: { ticket: string };
}>;

export interface Ticket {
	ticket: string;
	/** Of a booking; null for who came without one. */
	slot: string | null;
	secret: string | null;
	at: number;
	status: 'waiting' | 'called' | 'missed' | 'serving' | 'served';
	window: number | null;
	/** When it came to this. */
	since: number;
}

export interface QueueState {
	/** In the order they were given; without those that were cancelled. */
	tickets: Ticket[];
	/** How many were ever given of each: no number is given twice. */
	given: { booked: number; taken: number };
}

/** How the queue is run; no regulation at hand sets it. */
export interface QueueSetting {
	/** Counters that receive, 1–20: so many are booked for the same time. */
	windows: number;
	/** Working days ahead that can be booked, today among them, 1–30. */
	days: number;
}

export const QUEUE_SETTING: QueueSetting = { windows: 2, days: 5 };

/** ¶12.2: a request is taken within 15 minutes. */
export const SLOT_MINUTES = 15;
const SLOT_MS = SLOT_MINUTES * 60_000;

type Step = Exclude<Ticket['status'], 'waiting'> | 'cancelled';

/** From what a ticket comes to each state: who did not come may come after all. */
const COMES_FROM: Record<Step, readonly Ticket['status'][]> = {
	cancelled: ['waiting'],
	called: ['waiting', 'called', 'missed'],
	missed: ['called'],
	serving: ['called'],
	served: ['serving']
};

/** A time may be given back and booked again, but not without end: what a day writes down is bounded by its slots. */
const BOOKINGS_PER_PLACE = 10;

const NOBODY: QueueState = { tickets: [], given: { booked: 0, taken: 0 } };

export const queueKind: RecordKind<QueueState, QueueFact> = {
	evolve(state = NOBODY, { type, data, at: now }) {
		if (type === 'booked' || type === 'taken') {
			const { slot, secret } = 'slot' in data ? data : { slot: null, secret: null };
			const fresh = { slot, secret, at: now, status: 'waiting', window: null, since: now } as const;
			return {
				tickets: [...state.tickets, { ticket: data.ticket, ...fresh }],
				given: { ...state.given, [type]: state.given[type] + 1 }
			};
		}
		if (type === 'cancelled')
			return { ...state, tickets: state.tickets.filter(({ ticket }) => ticket !== data.ticket) };
		const window = 'window' in data ? { window: data.window } : {};
		return {
			...state,
			tickets: state.tickets.map((one) =>
				one.ticket === data.ticket ? { ...one, ...window, status: type, since: now } : one
			)
		};
	},
	summary: ({ tickets }) => ({
		tickets: tickets.length,
		waiting: tickets.filter(({ status }) => status === 'waiting').length
	})
};

/** A time that can be booked, and how many more can book it. */
export interface Slot {
	/** HH:MM. */
	time: string;
	from: number;
	free: number;
}

const clock = (minutes: number): string =>
	`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Every quarter of an hour that lies wholly in office hours; none on a day off. */
function quarters(date: string, calendar: Calendar): { time: string; from: number }[] {
	if (!isWorkingDay(date, calendar)) return [];
	return Array.from({ length: (24 * 60) / SLOT_MINUTES }, (_, i) => clock(i * SLOT_MINUTES))
		.map((time) => ({ time, from: at(date, time, calendar.hours) }))
		.filter(({ from }) => isOpenAt(from, calendar) && isOpenAt(from + SLOT_MS - 1, calendar));
}

/** The times of a date that have not begun yet. */
export function slotsOf(
	date: string,
	{ tickets, given }: QueueState = NOBODY,
	{ now, calendar, windows }: { now: number; calendar: Calendar; windows: number }
): Slot[] {
	const whole = quarters(date, calendar);
	const left = Math.max(0, whole.length * windows * BOOKINGS_PER_PLACE - given.booked);
	const taken = (time: string) => tickets.filter((one) => one.slot === time).length;
	return whole
		.filter(({ from }) => from > now)
		.map((quarter) => ({ ...quarter, free: Math.max(0, Math.min(left, windows - taken(quarter.time))) }));
}

/** The working days that can be booked, today among them. */
export function daysOf(now: number, calendar: Calendar, { days }: QueueSetting): string[] {
	const today = Date.parse(localDate(now, calendar.hours));
	const found: string[] = [];
	// Longer than any run of days off.
	for (let day = 0; found.length < days && day < days * 7 + 30; day += 1) {
		const date = new Date(today + day * 86_400_000).toISOString().slice(0, 10);
		if (isWorkingDay(date, calendar)) found.push(date);
	}
	return found;
}

/** «Б-007» for the seventh booking of a day, «А-012» for the twelfth who came without one. */
const nextTicket = ({ given }: QueueState, how: 'booked' | 'taken'): string =>
	`${how === 'booked' ? 'Б' : 'А'}-${String(given[how] + 1).padStart(3, '0')}`;

/** What is kept of the secret a booking is cancelled with. */
export const secretOf = (date: string, secret: string): string => sha256Hex(`${date} ${secret.trim()}`);

export interface Running {
	now: number;
	calendar: Calendar;
	setting: QueueSetting;
}

/**
 * Books a time. Refuses 'slot-past', 'slot-not-offered' (outside office hours, in the break, on a day off, too far ahead)
 * and 'slot-taken' when every counter has somebody then.
 */
export function bookSlot(
	state: QueueState = NOBODY,
	{ date, time, secret }: { date: string; time: string; secret: string },
	{ now, calendar, setting }: Running
): QueueFact[] | Refused {
	const quarter = quarters(date, calendar).find((one) => one.time === time);
	if (quarter ? quarter.from <= now : date < localDate(now, calendar.hours)) return refused('slot-past');
	if (!quarter || !daysOf(now, calendar, setting).includes(date)) return refused('slot-not-offered');
	const [slot] = slotsOf(date, state, { now, calendar, windows: setting.windows }).filter(
		(one) => one.time === time
	);
	if (!slot?.free) return refused('slot-taken');
	const data = { ticket: nextTicket(state, 'booked'), slot: time, secret: secretOf(date, secret) };
	return [{ type: 'booked', v: 1, data }];
}

/** A ticket for who comes without a booking; until closing of a working day. Refuses 'queue-closed'. */
export function takeTicket(
	state: QueueState = NOBODY,
	{ now, calendar }: Pick<Running, 'now' | 'calendar'>
): QueueFact[] | Refused {
	const today = localDate(now, calendar.hours);
	const { open, close } = calendar.hours;
	const opens = at(today, open, calendar.hours);
	const closes = at(today, close, calendar.hours);
	if (!isWorkingDay(today, calendar) || now < opens || now >= closes) return refused('queue-closed');
	return [{ type: 'taken', v: 1, data: { ticket: nextTicket(state, 'taken') } }];
}

/**
 * Gives a booked time back. Refuses 'booking-unknown' for a wrong ticket or secret alike and for one given
 * back already, 'ticket-settled'.
 */
export function cancelBooking(
	state: QueueState | undefined,
	{ date, ticket, secret }: { date: string; ticket: string; secret: string }
): QueueFact[] | Refused {
	const found = state?.tickets.find((one) => one.ticket === ticket && one.secret !== null);
	if (found?.secret !== secretOf(date, secret)) return refused('booking-unknown');
	return settleTicket(state, ticket, 'cancelled');
}

const begins = (date: string, { slot }: Ticket, calendar: Calendar): number =>
	slot === null ? 0 : at(date, slot, calendar.hours);

/** Whom a counter calls next: booked times that have begun, then who came without one, each in their order. */
export function nextInTurn(
	{ tickets }: Pick<QueueState, 'tickets'>,
	date: string,
	{ now, calendar }: Pick<Running, 'now' | 'calendar'>
): Ticket | undefined {
	const waiting = tickets.filter(({ status }) => status === 'waiting');
	const due = waiting
		.filter((one) => one.slot !== null && begins(date, one, calendar) <= now)
		.sort((a, b) => begins(date, a, calendar) - begins(date, b, calendar));
	return due[0] ?? waiting.find(({ slot }) => slot === null);
}

/**
 * Calls a ticket to a counter: the next in turn, or a named one (again, early, or who did not come before). Refuses
 * 'window-unknown', 'window-busy' while somebody is called to or served at it, 'queue-empty', 'ticket-settled'.
 */
export function callTicket(
	state: QueueState = NOBODY,
	{ date, window, ticket }: { date: string; window: number; ticket?: string },
	{ now, calendar, setting }: Running
): QueueFact[] | Refused {
	if (!Number.isInteger(window) || window < 1 || window > setting.windows) return refused('window-unknown');
	const wanted = ticket ?? nextInTurn(state, date, { now, calendar })?.ticket;
	const busy = atWindow(state, window);
	if (busy && (busy.ticket !== ticket || busy.status === 'serving'))
		return refused('window-busy', { ticket: busy.ticket });
	if (!wanted) return refused('queue-empty');
	const no = notFrom(state, wanted, 'called');
	return no ?? [{ type: 'called', v: 1, data: { ticket: wanted, window } }];
}

/** Who is called to a counter or served at it. */
export const atWindow = ({ tickets }: QueueState, window: number): Ticket | undefined =>
	tickets.find((one) => one.window === window && (one.status === 'called' || one.status === 'serving'));

function notFrom(state: QueueState | undefined, ticket: string, to: Step): Refused | null {
	const found = state?.tickets.find((one) => one.ticket === ticket);
	if (!found) return refused('not-found', { kind: 'ticket' });
	return COMES_FROM[to].includes(found.status) ? null : refused('ticket-settled');
}

/** What became of a ticket. Refuses 'ticket-settled' where it cannot come to that any more. */
export function settleTicket(
	state: QueueState | undefined,
	ticket: string,
	to: Exclude<Step, 'called'>
): QueueFact[] | Refused {
	return notFrom(state, ticket, to) ?? [{ type: to, v: 1, data: { ticket } }];
}

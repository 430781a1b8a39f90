import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ALMATY_HOURS, KAZAKHSTAN_DAYS } from '../calendar/kazakhstan.ts';
import { isOpenAt } from '../calendar/working-time.ts';
import { isRefused, type Refused } from '../refusal.ts';
import {
	bookSlot,
	callTicket,
	cancelBooking,
	daysOf,
	nextInTurn,
	queueKind,
	settleTicket,
	slotsOf,
	takeTicket,
	type QueueFact,
	type QueueState
} from './queue.ts';

const calendar = { hours: ALMATY_HOURS, days: KAZAKHSTAN_DAYS };
/** Tuesday. */
const DATE = '2026-11-24';
const local = (time: string, date = DATE) => Date.parse(`${date}T${time}:00+05:00`);
const setting = { windows: 2, days: 5 };
const running = (time: string) => ({ now: local(time), calendar, setting });

function after(state: QueueState | undefined, facts: QueueFact[] | Refused, time = '09:05'): QueueState {
	if (isRefused(facts)) throw new Error(facts.refused);
	return facts.reduce(
		(folded: QueueState | undefined, fact) =>
			queueKind.evolve(folded, { ...fact, at: local(time), by: 'user:u', seq: 1 }),
		state
	)!;
}

const book = (state: QueueState | undefined, time: string, date = DATE, now = '09:05') =>
	bookSlot(state, { date, time, secret: '12345678' }, running(now));

describe('booking a time', () => {
	it('offers the quarters of office hours, none of them in the break', () => {
		const slots = slotsOf('2026-11-25', undefined, { now: local('09:05'), calendar, windows: 2 });
		expect(slots).toHaveLength(32);
		expect(slots[0]?.time).toBe('09:00');
		expect(slots.at(-1)?.time).toBe('17:45');
		expect(slots.map(({ time }) => time)).not.toContain('13:00');
		expect(slots.every(({ from }) => isOpenAt(from, calendar))).toBe(true);
	});

	it('offers no time that has begun', () => {
		const [first] = slotsOf(DATE, undefined, { now: local('10:00'), calendar, windows: 2 });
		expect(first?.time).toBe('10:15');
	});

	it('refuses a time in the past, today and on a day before', () => {
		expect(book(undefined, '09:00')).toEqual({ refused: 'slot-past' });
		expect(book(undefined, '10:00', '2026-11-23')).toEqual({ refused: 'slot-past' });
		expect(book(undefined, '10:00', '2026-11-22')).toEqual({ refused: 'slot-past' });
	});

	it.each([
		['in the break', '13:15', '2026-11-25'],
		['before the office opens', '08:45', '2026-11-25'],
		['after it closes', '18:00', '2026-11-25'],
		['between two quarters', '10:07', '2026-11-25'],
		['on a Saturday', '10:00', '2026-11-28'],
		['on a holiday', '10:00', '2026-12-16'],
		['further ahead than is offered', '10:00', '2026-12-08']
	])('refuses a time %s', (_, time, date) => {
		expect(book(undefined, time, date)).toEqual({ refused: 'slot-not-offered' });
	});

	it('gives the same time to as many as there are counters and to nobody more', () => {
		const first = after(undefined, book(undefined, '10:00'));
		const second = after(first, book(first, '10:00'));
		expect(second.tickets.map(({ ticket }) => ticket)).toEqual(['Б-001', 'Б-002']);
		expect(book(second, '10:00')).toEqual({ refused: 'slot-taken' });
	});

	it('gives a cancelled time to another, under a number of his own', () => {
		let state = after(undefined, book(undefined, '10:00'));
		state = after(state, book(state, '10:00'));
		state = after(state, cancelBooking(state, { date: DATE, ticket: 'Б-001', secret: '12345678' }));
		expect(after(state, book(state, '10:00')).tickets.at(-1)).toMatchObject({ ticket: 'Б-003' });
	});

	it('is cancelled only with its own secret, and once', () => {
		const state = after(undefined, book(undefined, '10:00'));
		expect(cancelBooking(state, { date: DATE, ticket: 'Б-001', secret: '1' })).toEqual({
			refused: 'booking-unknown'
		});
		expect(cancelBooking(state, { date: DATE, ticket: 'Б-009', secret: '12345678' })).toEqual({
			refused: 'booking-unknown'
		});
		const given = { date: DATE, ticket: 'Б-001', secret: '12345678' };
		expect(cancelBooking(after(state, cancelBooking(state, given)), given)).toEqual({
			refused: 'booking-unknown'
		});
	});

	it('leaves nothing on the list of the day when it was given back, and no number is given twice', () => {
		let state: QueueState | undefined;
		for (let n = 1; n <= 30; n += 1) {
			state = after(state, book(state, '10:00'));
			const ticket = state.tickets[0]!.ticket;
			state = after(state, cancelBooking(state, { date: DATE, ticket, secret: '12345678' }));
		}
		expect(state).toEqual({ tickets: [], given: { booked: 30, taken: 0 } });
		expect(after(state, book(state, '10:00')).tickets).toMatchObject([{ ticket: 'Б-031' }]);
	});

	it('is booked again and again only so often as the places of the day allow', () => {
		const places = 32 * setting.windows;
		const worn = { tickets: [], given: { booked: places * 10, taken: 0 } };
		expect(book(worn, '10:00')).toEqual({ refused: 'slot-taken' });
		expect(isRefused(book({ ...worn, given: { booked: places * 10 - 1, taken: 0 } }, '10:00'))).toBe(false);
	});

	it('never lets more book a time than there are counters, in whatever order they come', () => {
		const wish = fc.constantFrom('10:00', '10:15', '14:00');
		fc.assert(
			fc.property(fc.array(wish, { maxLength: 20 }), fc.integer({ min: 1, max: 4 }), (wishes, windows) => {
				let state: QueueState | undefined;
				for (const time of wishes) {
					const facts = bookSlot(
						state,
						{ date: DATE, time, secret: 's' },
						{ ...running('09:05'), setting: { windows, days: 5 } }
					);
					if (!isRefused(facts)) state = after(state, facts);
				}
				const held = (time: string) => state?.tickets.filter(({ slot }) => slot === time).length ?? 0;
				return ['10:00', '10:15', '14:00'].every((time) => held(time) <= windows);
			})
		);
	});

	it('is offered for working days only', () => {
		expect(daysOf(local('10:00', '2026-12-14'), calendar, setting)).toEqual([
			'2026-12-14',
			'2026-12-15',
			'2026-12-17',
			'2026-12-18',
			'2026-12-21'
		]);
	});
});

describe('the queue at the counter', () => {
	const came = (state: QueueState | undefined, time: string) =>
		after(state, takeTicket(state, { now: local(time), calendar }), time);

	it('gives no ticket on a day off, before opening or after closing', () => {
		for (const now of [local('10:00', '2026-11-28'), local('08:59'), local('18:00')])
			expect(takeTicket(undefined, { now, calendar })).toEqual({ refused: 'queue-closed' });
	});

	it('calls a booked time that has begun before who came without one', () => {
		let state = came(undefined, '09:01');
		state = after(state, book(state, '09:30'));
		expect(nextInTurn(state, DATE, { now: local('09:29'), calendar })?.ticket).toBe('А-001');
		expect(nextInTurn(state, DATE, { now: local('09:30'), calendar })?.ticket).toBe('Б-001');
	});

	it('calls nobody to a counter where somebody is served', () => {
		let state = came(came(undefined, '09:01'), '09:02');
		state = after(state, callTicket(state, { date: DATE, window: 1 }, running('09:05')));
		expect(callTicket(state, { date: DATE, window: 1 }, running('09:06'))).toEqual({
			refused: 'window-busy',
			details: { ticket: 'А-001' }
		});
		const other = after(state, callTicket(state, { date: DATE, window: 2 }, running('09:06')));
		expect(other.tickets[1]).toMatchObject({ status: 'called', window: 2 });
	});

	it('calls the same ticket again until its holder is served', () => {
		let state = came(undefined, '09:01');
		const again = { date: DATE, window: 1, ticket: 'А-001' };
		state = after(state, callTicket(state, again, running('09:05')));
		state = after(state, callTicket(state, again, running('09:06')));
		state = after(state, settleTicket(state, 'А-001', 'serving'));
		expect(callTicket(state, again, running('09:07'))).toMatchObject({ refused: 'window-busy' });
	});

	it('lets who did not come be called after all, and nobody be served who was not called', () => {
		let state = came(undefined, '09:01');
		expect(settleTicket(state, 'А-001', 'serving')).toEqual({ refused: 'ticket-settled' });
		state = after(state, callTicket(state, { date: DATE, window: 1 }, running('09:05')));
		state = after(state, settleTicket(state, 'А-001', 'missed'));
		expect(callTicket(state, { date: DATE, window: 1 }, running('09:06'))).toEqual({
			refused: 'queue-empty'
		});
		const named = { date: DATE, window: 1, ticket: 'А-001' };
		expect(isRefused(callTicket(state, named, running('09:06')))).toBe(false);
	});

	it('knows no counter beyond those it has', () => {
		expect(callTicket(came(undefined, '09:01'), { date: DATE, window: 3 }, running('09:05'))).toEqual({
			refused: 'window-unknown'
		});
	});
});

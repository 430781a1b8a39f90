import { describe, expect, it } from 'vitest';
import { ALMATY_HOURS, KAZAKHSTAN } from '../calendar/kazakhstan.ts';
import { at } from '../calendar/working-time.ts';
import { checkSchedule, suggestSchedule, type Room, type ScheduleToCheck } from './schedule.ts';

const ms = (date: string, time: string) => at(date, time, ALMATY_HOURS);
const address = { kk: 'Достық даңғылы, 85', ru: 'проспект Достык, 85' };
const small: Room = { id: 'room:1', name: '№ 214', address, capacity: 5, spare: 1 };
const other: Room = { id: 'room:2', name: '№ 215', address, capacity: 10, spare: 0 };

const morning = suggestSchedule({
	applications: ['a1', 'a2', 'a3'],
	room: small.id,
	startsAt: ms('2026-11-20', '10:00')
});
const afternoon = suggestSchedule({
	applications: ['a4', 'a5'],
	room: small.id,
	startsAt: ms('2026-11-20', '14:00')
});

const good: ScheduleToCheck = {
	sessions: [morning, afternoon],
	rooms: [small, other],
	blueprint: { minutes: 90, reserveMinutes: 30 },
	calendar: KAZAKHSTAN,
	now: ms('2026-11-16', '10:00'),
	taken: [],
	admitted: ['a1', 'a2', 'a3', 'a4', 'a5']
};
const startingAt = (date: string, time: string) =>
	checkSchedule({
		...good,
		sessions: [{ ...morning, startsAt: ms(date, time) }],
		admitted: ['a1', 'a2', 'a3']
	});
const withPlaces = (places: { application: string; seat: number }[]) =>
	checkSchedule({
		...good,
		sessions: [{ ...morning, places }],
		admitted: places.map(({ application }) => application)
	});
const where = { room: '№ 214', date: '20.11.2026', time: '10:00' };

describe('a suggested session', () => {
	it('gives seats from 1 in the order of the list', () => {
		expect(morning.places).toEqual([
			{ application: 'a1', seat: 1 },
			{ application: 'a2', seat: 2 },
			{ application: 'a3', seat: 3 }
		]);
	});
});

describe('a test schedule', () => {
	it('is in order when everybody admitted sits somewhere, in office hours, in a free room', () => {
		expect(checkSchedule(good)).toBeNull();
	});

	it('of an order that admits nobody is empty', () => {
		expect(checkSchedule({ ...good, sessions: [], admitted: [] })).toBeNull();
	});

	it('names only rooms there are', () => {
		expect(checkSchedule({ ...good, rooms: [other] })).toEqual({
			refused: 'not-found',
			details: { room: 'room:1' }
		});
	});

	it('seats nobody on a seat already given in that session', () => {
		expect(
			withPlaces([
				{ application: 'a1', seat: 2 },
				{ application: 'a2', seat: 2 }
			])
		).toEqual({ refused: 'seat-twice', details: { ...where, seat: 2 } });
	});

	it('seats nobody twice, in one session or in two', () => {
		const twice = [
			{ application: 'a1', seat: 1 },
			{ application: 'a1', seat: 2 }
		];
		expect(withPlaces(twice)).toMatchObject({ refused: 'seat-twice', details: { seat: 2 } });
		const again = { ...afternoon, places: [{ application: 'a1', seat: 4 }] };
		expect(checkSchedule({ ...good, sessions: [morning, again] })).toEqual({
			refused: 'seat-twice',
			details: { ...where, time: '14:00', seat: 4 }
		});
	});

	it('gives one seat to different people in different sessions', () => {
		expect(morning.places[0]!.seat).toBe(afternoon.places[0]!.seat);
		expect(checkSchedule(good)).toBeNull();
	});

	it.each([
		['an admitted person has no place', [...good.admitted, 'a6'], { without: 1, extra: 0 }],
		['a person not admitted has one', good.admitted.slice(1), { without: 0, extra: 1 }]
	])('is incomplete when %s', (_, admitted, details) => {
		expect(checkSchedule({ ...good, admitted })).toEqual({ refused: 'order-incomplete', details });
	});

	it.each([0, 6, 1.5, Number.NaN])('has no seat %d in a room of five', (seat) => {
		expect(withPlaces([{ application: 'a1', seat }])).toEqual({
			refused: 'seat-outside-room',
			details: { ...where, seat, capacity: 5 }
		});
	});

	it('leaves the spare seats of a room free', () => {
		const places = ['a1', 'a2', 'a3', 'a4', 'a5'].map((application, i) => ({ application, seat: i + 1 }));
		expect(withPlaces(places.slice(0, 4))).toBeNull();
		expect(withPlaces(places)).toEqual({
			refused: 'room-over-capacity',
			details: { ...where, places: 5, free: 4 }
		});
	});

	it('keeps a room for one session at a time, its reserve included', () => {
		const overlapping = { ...afternoon, startsAt: ms('2026-11-20', '11:00') };
		expect(checkSchedule({ ...good, sessions: [morning, overlapping] })).toEqual({
			refused: 'room-taken',
			details: { ...where, time: '11:00' }
		});
		const elsewhere = { ...overlapping, room: other.id };
		expect(checkSchedule({ ...good, sessions: [morning, elsewhere] })).toBeNull();
	});

	it('respects what other orders have taken, to the minute', () => {
		const until = (time: string) => ({
			room: small.id,
			from: ms('2026-11-20', '09:00'),
			to: ms('2026-11-20', time)
		});
		expect(checkSchedule({ ...good, taken: [until('10:00')] })).toBeNull();
		expect(checkSchedule({ ...good, taken: [until('10:01')] })).toMatchObject({ refused: 'room-taken' });
		const after = { room: small.id, from: ms('2026-11-20', '12:00'), to: ms('2026-11-20', '13:00') };
		expect(checkSchedule({ ...good, taken: [after] })).toBeNull();
	});

	it('lies in the future', () => {
		expect(startingAt('2026-11-13', '10:00')).toMatchObject({ refused: 'date-past' });
		expect(startingAt('2026-11-16', '10:00')).toMatchObject({ refused: 'date-past' });
		expect(startingAt('2026-11-16', '10:01')).toBeNull();
	});

	it.each(['2026-11-21', '2026-12-16'])('holds no test on %s, a day off', (date) => {
		expect(startingAt(date, '10:00')).toMatchObject({ refused: 'day-off' });
	});

	it.each(['08:59', '13:00', '13:30', '18:00', '20:00'])('starts no test at %s', (time) => {
		expect(startingAt('2026-11-20', time)).toEqual({
			refused: 'outside-office-hours',
			details: { ...where, time, open: '09:00', close: '18:00' }
		});
	});

	it('ends test and reserve before the break, or after it before closing', () => {
		expect(startingAt('2026-11-20', '09:00')).toBeNull();
		expect(startingAt('2026-11-20', '11:00')).toBeNull();
		expect(startingAt('2026-11-20', '11:01')).toEqual({
			refused: 'does-not-fit-before-break',
			details: { ...where, time: '11:01', ends: '13:01', until: '13:00' }
		});
		expect(startingAt('2026-11-20', '16:00')).toBeNull();
		expect(startingAt('2026-11-20', '16:01')).toMatchObject({
			refused: 'does-not-fit-before-break',
			details: { until: '18:00' }
		});
	});

	it('in an office without a break runs through midday', () => {
		const hours = { ...ALMATY_HOURS, breakFrom: '13:00', breakTo: '13:00' };
		const noon = { ...morning, startsAt: ms('2026-11-20', '12:30') };
		const schedule = { ...good, sessions: [noon], admitted: ['a1', 'a2', 'a3'] };
		expect(checkSchedule({ ...schedule, calendar: { ...KAZAKHSTAN, hours } })).toBeNull();
		expect(checkSchedule(schedule)).toMatchObject({ refused: 'does-not-fit-before-break' });
	});
});

import { describe, expect, it } from 'vitest';
import { ALMATY_HOURS } from '../calendar/kazakhstan.ts';
import { localDate, localTime, nextOpening } from '../calendar/working-time.ts';
import { suggestSessions } from './suggest-sessions.ts';

const calendar = { hours: ALMATY_HOURS, days: {} };
const room = (id: string, capacity: number) => ({
	id,
	name: id,
	address: { kk: id, ru: id },
	capacity,
	spare: 1
});
const FRIDAY = Date.parse('2026-11-20T15:00:00+05:00');
const people = (n: number) => Array.from({ length: n }, (_, i) => `a${i + 1}`);
const when = (ms: number) => `${localDate(ms, ALMATY_HOURS)} ${localTime(ms, ALMATY_HOURS)}`;

const suggest = (n: number, minutes: number, rooms = [room('214', 4)]) =>
	suggestSessions({
		applications: people(n),
		rooms,
		blueprint: { minutes, reserveMinutes: 15 },
		calendar,
		now: FRIDAY,
		taken: []
	}).map(({ room: id, startsAt, places }) => [id, when(startsAt), places.length]);

describe('the schedule a specialist starts from', () => {
	it('is the next working day at ten', () => {
		expect(suggest(3, 60)).toEqual([['214', '2026-11-23 10:00', 3]]);
	});

	it('goes on after the break and on the next day when the room is too small', () => {
		expect(suggest(7, 60)).toEqual([
			['214', '2026-11-23 10:00', 3],
			['214', '2026-11-23 14:00', 3],
			['214', '2026-11-24 10:00', 1]
		]);
	});

	it('takes another room before another hour', () => {
		expect(suggest(5, 60, [room('214', 4), room('215', 4)])).toEqual([
			['214', '2026-11-23 10:00', 3],
			['215', '2026-11-23 10:00', 2]
		]);
	});

	it('begins at the opening or after the break what ten o’clock leaves no time for', () => {
		expect(suggest(6, 200)).toEqual([
			['214', '2026-11-23 14:00', 3],
			['214', '2026-11-23 09:00', 3]
		]);
	});

	it('puts everybody into the first room when nothing fits, so that the check says why', () => {
		expect(suggest(5, 600)).toEqual([['214', '2026-11-23 10:00', 5]]);
	});

	it('is empty when nobody is admitted', () => {
		expect(suggest(0, 60)).toEqual([]);
	});
});

describe('the next opening', () => {
	it('is this morning before the doors open, else the next working morning', () => {
		expect(when(nextOpening(Date.parse('2026-11-20T08:00:00+05:00'), calendar))).toBe('2026-11-20 09:00');
		expect(when(nextOpening(FRIDAY, calendar))).toBe('2026-11-23 09:00');
	});
});

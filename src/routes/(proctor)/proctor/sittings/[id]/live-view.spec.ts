import { describe, expect, it } from 'vitest';
import { changed, heardAt, leftNow } from './live-view';
import type { Seat, SeatRow, View } from './view';

const row = (attempt: string, seat: number, more: Partial<SeatRow> = {}) =>
	({ attempt, seat, left: 60_000, course: 'running', ...more }) as SeatRow;
const view = { now: 1000, seats: [row('a', 1), row('b', 2)] } as View;

describe('the wall of seats', () => {
	it('draws again only the seats that changed', () => {
		const before = heardAt(view, 5);
		const after = changed(before, { now: 2000, rows: [row('b', 2, { answered: 7 })] }, 6);
		expect(after.seats[0]).toBe(before.seats[0]);
		expect(after.seats[1]).toMatchObject({ answered: 7, heard: 6 });
		expect([after.now, after.heard]).toEqual([2000, 6]);
	});

	it('stands by seat also after somebody moved', () => {
		const after = changed(heardAt(view, 0), { now: 0, rows: [row('a', 9)] }, 0);
		expect(after.seats.map(({ seat }) => seat)).toEqual([2, 9]);
	});

	it('takes over the parts of the sitting that changed, and keeps the seats', () => {
		const before = heardAt(view, 0);
		const blanked = { at: 1, reason: 'fire' };
		const after = changed(before, { now: 3, sitting: { blanked } }, 1);
		expect(after.blanked).toEqual(blanked);
		expect(after.seats).toBe(before.seats);
	});

	it('counts a running clock on from when its row came, to nothing and not below', () => {
		const seat = { ...row('a', 1), heard: 100 } as Seat;
		expect(leftNow(seat, 10_100)).toBe(50_000);
		expect(leftNow(seat, 90_000)).toBe(0);
		expect(leftNow({ ...seat, course: 'paused' }, 90_000)).toBe(60_000);
		expect(leftNow({ ...seat, left: null }, 90_000)).toBeNull();
	});
});

import type { LiveView, Seat, SeatRow, View } from './view';

/** What came after the snapshot: seats that changed, or other parts of the sitting. */
export interface Change {
	now: number;
	rows?: SeatRow[];
	sitting?: Partial<Omit<View, 'seats' | 'now'>>;
}

/** A whole view as it came at `at`, ms of the browser's monotonic clock. */
export const heardAt = (view: View, at: number): LiveView => ({
	...view,
	heard: at,
	seats: view.seats.map((seat) => ({ ...seat, heard: at }))
});

/** The view with a change. Seats that did not change stay the same objects, so that they are not drawn again. */
export function changed(view: LiveView, { now, rows = [], sitting }: Change, at: number): LiveView {
	const fresh = new Map(rows.map((row) => [row.attempt, { ...row, heard: at }]));
	const seats = rows.length
		? view.seats.map((seat) => fresh.get(seat.attempt) ?? seat).toSorted((a, b) => a.seat - b.seat)
		: view.seats;
	return { ...view, ...sitting, now, heard: at, seats };
}

/** Time left now, ms: a running clock is counted on since the row came. Null before the start and after the end. */
export function leftNow({ left, course, heard }: Seat, clock: number): number | null {
	if (left === null) return null;
	return Math.max(0, left - (course === 'running' ? Math.max(0, clock - heard) : 0));
}

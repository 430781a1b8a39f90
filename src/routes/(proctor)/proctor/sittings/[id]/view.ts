import type { PageData } from './$types';

/** What the proctor's page of a sitting is given, and one seat of it. */
export type View = PageData['view'];
export type SeatRow = View['seats'][number];

/** A seat with the moment its row came, ms of the browser's monotonic clock: its time is counted on from there. */
export type Seat = SeatRow & { heard: number };
export type LiveView = Omit<View, 'seats'> & { seats: Seat[]; heard: number };

import type { PageData } from './$types';

/** What the proctor's page of a sitting shows, and one seat of it. */
export type View = PageData['view'];
export type Seat = View['seats'][number];

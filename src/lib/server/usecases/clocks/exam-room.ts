import type { Clock, Store } from '../../ports.ts';
import { ExamClock } from './exam-clock.ts';
import { Papers } from './papers.ts';
import { Throttle } from '../people/throttle.ts';
import type { Context } from '../work.ts';

/** What the exam keeps in hand beside the store: clocks of running attempts, papers, and the brake on guessing codes. */
export interface ExamRoom {
	clock: ExamClock;
	papers: Papers;
	throttle: Throttle;
}

export const examRoom = (store: Store, clock: Clock): ExamRoom => ({
	clock: new ExamClock(clock),
	papers: new Papers(store),
	throttle: new Throttle(clock)
});

/** A context with the exam in hand. */
export interface ExamContext extends Context {
	room: ExamRoom;
}

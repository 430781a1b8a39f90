import type { Clock, Store } from '../../ports.ts';
import { Challenges } from './challenges.ts';
import { ExamClock } from './exam-clock.ts';
import { Papers } from './papers.ts';
import { Turns } from './turns.ts';
import { Throttle } from '../people/throttle.ts';
import type { Context } from '../work.ts';

/** What the exam keeps in hand beside the store: clocks of running attempts, papers, and the brake on guessing codes. */
export interface ExamRoom {
	clock: ExamClock;
	papers: Papers;
	throttle: Throttle;
	/** One for a whole room: it bears many mistakes and never waits long, since everybody waits with it. */
	roomThrottle: Throttle;
	/** What a seat sends, one after another. */
	turns: Turns;
	/** What seats were asked to prove of their browser. */
	challenges: Challenges;
}

export const examRoom = (store: Store, clock: Clock): ExamRoom => ({
	clock: new ExamClock(clock),
	papers: new Papers(store),
	throttle: new Throttle(clock),
	roomThrottle: new Throttle(clock, { free: 300, firstMs: 3_000, longestMs: 3_000 }),
	turns: new Turns(),
	challenges: new Challenges()
});

/** A context with the exam in hand. */
export interface ExamContext extends Context {
	room: ExamRoom;
}

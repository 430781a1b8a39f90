import type { Clock, Store } from '../../ports.ts';
import { Challenges } from './challenges.ts';
import { ExamClock } from './exam-clock.ts';
import { Papers } from './papers.ts';
import { Turns } from './turns.ts';
import { Throttle } from '../people/throttle.ts';
import type { Context } from '../context.ts';

/** What the exam keeps in hand beside the store: clocks of running attempts, papers, and the brakes on guessing codes. */
export interface ExamRoom {
	clock: ExamClock;
	papers: Papers;
	/** On codes of rooms, by the address they come from. */
	roomCodes: Throttle;
	/** On codes of candidates, by the seat that guesses. Who sits down there next waits with it: never long. */
	seatGuesses: Throttle;
	/** On codes of one candidate, over all seats but his own. */
	guessesOf: Throttle;
	/** What a seat sends, one after another. */
	turns: Turns;
	/** What seats were asked to prove of their browser. */
	challenges: Challenges;
}

export const examRoom = (store: Store, clock: Clock): ExamRoom => ({
	clock: new ExamClock(clock),
	papers: new Papers(store),
	roomCodes: new Throttle(clock),
	seatGuesses: new Throttle(clock, { free: 5, firstMs: 15_000, longestMs: 60_000 }),
	guessesOf: new Throttle(clock),
	turns: new Turns(),
	challenges: new Challenges()
});

/** A context with the exam in hand. */
export interface ExamContext extends Context {
	room: ExamRoom;
}

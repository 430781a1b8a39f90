import { enterDigits, startAttempts } from '../sitting/hold-sitting.ts';
import { anOffice, applicants, examined, ordered, seated, TEN } from './attested.ts';
import { attemptState, MINUTE } from './sat.ts';
import { MORNING, ok, testWorld } from './world.ts';

/** A sitting in which everybody of `present` (by seat) writes; the others are expected only. */
export async function sat(count: number, present: number[], channel: 'paper' | 'portal' = 'portal') {
	const w = testWorld();
	const office = await anOffice(w);
	const people = await applicants(w, count, channel);
	const round = await examined(w, people);
	const { sitting } = await ordered(
		w,
		office,
		round,
		people.map(({ id }) => id)
	);
	w.clock.set(MORNING + 30 * MINUTE);
	const candidates = await seated(w, office, sitting, present);
	const proctor = await w.person('proctor');
	const attempts = (await w.ctx.store.read('sitting', sitting))!.state.attempts;
	const bySeat = new Map<number, string>();
	for (const id of attempts) bySeat.set((await attemptState(w, id)).seat, id);
	ok(await enterDigits(w.ctx)(proctor, sitting, '4812'));
	w.clock.set(TEN);
	if (present.length) ok(await startAttempts(w.ctx)(proctor, sitting));
	return { w, office, round, sitting, candidates, proctor, attempt: (seat: number) => bySeat.get(seat)! };
}

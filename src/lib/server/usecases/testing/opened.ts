import { enrolSeat } from '../seat/enrol-seat.ts';
import { openSitting } from '../sitting/hold-sitting.ts';
import { anOffice, applicants, examined, ordered } from './attested.ts';
import { MINUTE } from './sat.ts';
import { MORNING, ok, testWorld } from './world.ts';

export const CARD = { type: 'id-card', number: '012345678', photoCompared: true, expires: '2030-01-01' };

/** An opened sitting of two, nobody checked in; both seats enrolled. */
export async function opened() {
	const w = testWorld();
	const office = await anOffice(w);
	const people = await applicants(w, 2);
	const round = await examined(w, people);
	const { sitting } = await ordered(
		w,
		office,
		round,
		people.map(({ id }) => id)
	);
	w.clock.set(MORNING + 30 * MINUTE);
	const proctor = await w.person('proctor');
	ok(await openSitting(w.ctx)(proctor, sitting));
	const attempts = (await w.ctx.store.read('sitting', sitting))!.state.attempts;
	const seats = [];
	for (const attempt of attempts) {
		const { state, confidential } = (await w.ctx.store.read('attempt', attempt))!;
		const { token } = ok(await enrolSeat(w.ctx)(office.room.code, state.seat));
		const iin = (await w.ctx.store.read('application', state.application))!.confidential!.iin;
		seats.push({ attempt, seat: state.seat, seatToken: token, iin, code: confidential!.code });
	}
	return { w, office, proctor, sitting, seats, one: seats[0]!, two: seats[1]! };
}

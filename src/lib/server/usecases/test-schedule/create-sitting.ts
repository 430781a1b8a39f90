import type { ScheduledSession } from '../../../domain/attestation/documents.ts';
import type { Session } from '../../../domain/attestation/schedule.ts';
import { commitment } from '../../../domain/exam/draw.ts';
import { fullName } from '../../../domain/people/name.ts';
import type { Signing } from '../attestation/sign-admission-order.ts';
import type { Work } from '../work.ts';

/** Digits of an admission code. */
const CODE_DIGITS = 6;

function newCodes(work: Work, count: number): string[] {
	const codes = new Set<string>();
	while (codes.size < count) codes.add(work.ctx.ids.digits(CODE_DIGITS));
	return [...codes];
}

/** Creates the sitting of a session: commits to the seed of its draw, gives everybody an attempt with an admission code. */
export async function createSitting(
	work: Work,
	signing: Signing,
	session: Session
): Promise<{ id: string; scheduled: ScheduledSession }> {
	const { ids } = work.ctx;
	const [id, seed] = [ids.id(), ids.secret(32)];
	const room = await work.must('room', session.room);
	const blueprint = await work.must('blueprint', signing.content.blueprint);
	const edition = await work.must('edition', signing.content.edition);
	const codes = newCodes(work, session.places.length);
	const places = session.places.map((place, index) => ({
		...place,
		attempt: ids.id(),
		code: codes[index] ?? ''
	}));
	const attempts = places.map(({ attempt }) => attempt);
	const terms = { seed, sitting: id, blueprint: blueprint.state.hash, edition: edition.state.hash, attempts };
	const committed = commitment(terms);
	for (const place of places) createAttempt(work, signing, id, { ...place, startsAt: session.startsAt });
	const { minutes, reserveMinutes } = blueprint.state.blueprint;
	const data = {
		order: signing.orderId,
		orderNumber: signing.number,
		round: signing.order.round,
		room: session.room,
		startsAt: session.startsAt,
		minutes: minutes + reserveMinutes,
		blueprint: signing.content.blueprint,
		blueprintHash: blueprint.state.hash,
		edition: signing.content.edition,
		editionHash: edition.state.hash,
		commitment: committed,
		attempts,
		mark: signing.mark
	};
	work.add('sitting', id, [{ type: 'scheduled', v: 1, data }], {
		confidential: { seed, roomName: room.state.name }
	});
	const printed = places
		.map(({ seat, application }) => ({ seat, ...printedPlace(signing, application) }))
		.sort((a, b) => a.seat - b.seat);
	const address = room.state.address;
	const scheduled = {
		room: room.state.name,
		address,
		startsAt: session.startsAt,
		minutes,
		commitment: committed,
		places: printed
	};
	return { id, scheduled };
}

function printedPlace(signing: Signing, application: string) {
	const one = signing.cases.get(application);
	return {
		name: one?.confidential?.name ?? { surname: '—', given: '—' },
		incoming: one?.state.incoming ?? ''
	};
}

function createAttempt(
	work: Work,
	signing: Signing,
	sitting: string,
	place: { application: string; attempt: string; seat: number; code: string; startsAt: number }
): void {
	const one = signing.cases.get(place.application);
	if (!one) throw new Error('A place is given to a case of the order.');
	const { person, language: lang } = one.state;
	const { application, seat } = place;
	work.add(
		'attempt',
		place.attempt,
		[{ type: 'expected', v: 1, data: { sitting, application, person, seat, lang } }],
		{
			confidential: { code: place.code, name: one.confidential ? fullName(one.confidential.name) : '' }
		}
	);
	const data = { order: signing.orderId, sitting, attempt: place.attempt, startsAt: place.startsAt };
	work.add('application', application, [{ type: 'admitted', v: 1, data }]);
}

import * as v from 'valibot';
import type { Session } from '$lib/domain/attestation/schedule';
import { ALMATY_HOURS } from '$lib/domain/calendar/kazakhstan';
import { at } from '$lib/domain/calendar/working-time';
import { many, recordId, whole } from '$lib/server/door';

const date = v.pipe(v.string(), v.isoDate());
const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

const Fields = v.object({
	blueprint: recordId,
	edition: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
	order: v.optional(recordId),
	/** All cases the order decides about. */
	application: many(recordId),
	/** One of each for a session. */
	room: many(recordId),
	date: many(date),
	time: many(time),
	/** One of each for an admitted person: who, in which session (0…), on which seat. */
	person: many(recordId),
	session: many(whole),
	seat: many(whole)
});

/** Sessions with nobody in them are not part of a schedule. */
function sessionsOf({ room, date, time, person, session, seat }: v.InferOutput<typeof Fields>): Session[] {
	return room
		.map((id, n) => ({
			room: id,
			startsAt: at(date[n] ?? '', time[n] ?? '', ALMATY_HOURS),
			places: person.flatMap((application, i) =>
				session[i] === n ? [{ application, seat: seat[i] ?? 0 }] : []
			)
		}))
		.filter(({ places }) => places.length);
}

/** The draft of an admission order as its form sends it. */
export const Draft = v.pipe(
	Fields,
	v.check(({ room, date, time }) => room.length === date.length && room.length === time.length, 'sessions'),
	v.transform((fields) => ({
		order: fields.order,
		draft: {
			applications: fields.application,
			sessions: sessionsOf(fields),
			blueprint: fields.blueprint,
			edition: fields.edition
		}
	}))
);

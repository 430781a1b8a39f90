import { at, localDate, nextOpening, type Calendar } from '../calendar/working-time.ts';
import { checkSchedule, suggestSchedule, type Room, type Session, type Taken } from './schedule.ts';

export interface SessionsToSuggest {
	/** Ids of the applications that are admitted, in the order in which they get their seats. */
	applications: readonly string[];
	rooms: readonly Room[];
	blueprint: { minutes: number; reserveMinutes: number };
	calendar: Calendar;
	now: number;
	taken: readonly Taken[];
}

const DAYS_TO_TRY = 30;
const HOUR = 3_600_000;

/** An hour after the opening, after the break, and at the opening for what is too long to begin later. */
function beginnings(day: number, { hours }: Calendar): number[] {
	const afterBreak = at(localDate(day, hours), hours.breakTo, hours);
	return [day + HOUR, ...(hours.breakFrom === hours.breakTo ? [] : [afterBreak]), day];
}

/** The first session that the rules of the schedule let pass, with as many people as the room has free seats for. */
function firstThatFits(
	of: SessionsToSuggest,
	waiting: readonly string[],
	taken: readonly Taken[]
): Session | undefined {
	let day = of.now;
	for (let i = 0; i < DAYS_TO_TRY; i++) {
		day = nextOpening(day, of.calendar);
		for (const startsAt of beginnings(day, of.calendar)) {
			for (const room of of.rooms) {
				const admitted = waiting.slice(0, Math.max(0, room.capacity - room.spare));
				if (!admitted.length) continue;
				const session = suggestSchedule({ applications: admitted, room: room.id, startsAt });
				if (!checkSchedule({ ...of, sessions: [session], taken, admitted })) return session;
			}
		}
	}
	return undefined;
}

/**
 * The schedule a specialist starts from: the earliest sessions from the next opening on, 10:00 before other hours, in
 * as many rooms and days as it takes. When nothing fits, everybody in the first room, so that the check says why.
 */
export function suggestSessions(of: SessionsToSuggest): Session[] {
	const sessions: Session[] = [];
	const length = (of.blueprint.minutes + of.blueprint.reserveMinutes) * 60_000;
	let waiting = [...of.applications];
	while (waiting.length) {
		const own = sessions.map(({ room, startsAt }) => ({ room, from: startsAt, to: startsAt + length }));
		const startsAt = nextOpening(of.now, of.calendar) + HOUR;
		const session =
			firstThatFits(of, waiting, [...of.taken, ...own]) ??
			suggestSchedule({ applications: waiting, room: of.rooms[0]?.id ?? '', startsAt });
		sessions.push(session);
		waiting = waiting.slice(session.places.length);
	}
	return sessions;
}

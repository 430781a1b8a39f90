import { at, isWorkingDay, localDate, localTime, type Calendar } from '../calendar/working-time.ts';
import { refused, type Refused, type RefusalCode } from '../refusal.ts';
import type { Bilingual } from '../text.ts';

/** A room in which tests are held. `name` is what stands on its door; documents print `address` in both languages. */
export interface Room {
	id: string;
	name: string;
	address: Bilingual;
	/** Seats, numbered from 1. */
	capacity: number;
	/** Of these, how many are kept free for a broken place. */
	spare: number;
}

/** Who sits where. `application` is the id of an admitted person's application. */
export interface Place {
	application: string;
	seat: number;
}

/** One line of the test schedule: a room, a start (epoch ms) and the places of the admitted. */
export interface Session {
	/** Id of the room. */
	room: string;
	startsAt: number;
	places: Place[];
}

/** A stretch of time [from, to), epoch ms, in which a room is not free. */
export interface Taken {
	room: string;
	from: number;
	to: number;
}

/** Everything a schedule is judged by. `minutes` and `reserveMinutes` come from the blueprint. */
export interface ScheduleToCheck {
	sessions: readonly Session[];
	rooms: readonly Room[];
	blueprint: { minutes: number; reserveMinutes: number };
	calendar: Calendar;
	now: number;
	/** By schedules of other orders. */
	taken: readonly Taken[];
	/** Ids of the applications the order admits. */
	admitted: readonly string[];
}

interface Case extends ScheduleToCheck {
	session: Session;
	room: Room;
	/** The end of the test with its reserve, epoch ms. */
	endsAt: number;
	/** Stretches of the sessions before this one. */
	earlier: readonly Taken[];
}

type Rule = (on: Case) => Refused | null;

const dotted = (date: string) => date.split('-').reverse().join('.');

function refusedHere(code: RefusalCode, { session, room, calendar }: Case, more = {}): Refused {
	const date = dotted(localDate(session.startsAt, calendar.hours));
	return refused(code, { room: room.name, date, time: localTime(session.startsAt, calendar.hours), ...more });
}

const beginsInTime: Rule = (on) => (on.session.startsAt <= on.now ? refusedHere('date-past', on) : null);

const onWorkingDay: Rule = (on) =>
	isWorkingDay(localDate(on.session.startsAt, on.calendar.hours), on.calendar)
		? null
		: refusedHere('day-off', on);

const insideOfficeHours: Rule = (on) => {
	const { hours } = on.calendar;
	const date = localDate(on.session.startsAt, hours);
	const moment = (time: string) => at(date, time, hours);
	const { startsAt } = on.session;
	const inBreak = startsAt >= moment(hours.breakFrom) && startsAt < moment(hours.breakTo);
	if (startsAt < moment(hours.open) || startsAt >= moment(hours.close) || inBreak) {
		return refusedHere('outside-office-hours', on, { open: hours.open, close: hours.close });
	}
	const hasBreak = hours.breakFrom !== hours.breakTo;
	const until = hasBreak && startsAt < moment(hours.breakFrom) ? hours.breakFrom : hours.close;
	if (on.endsAt <= moment(until)) return null;
	const ends = localTime(on.endsAt, hours);
	return refusedHere('does-not-fit-before-break', on, { ends, until });
};

const seatsInRoom: Rule = (on) => {
	const { capacity } = on.room;
	const outside = on.session.places.find(
		({ seat }) => !Number.isInteger(seat) || seat < 1 || seat > capacity
	);
	return outside ? refusedHere('seat-outside-room', on, { seat: outside.seat, capacity }) : null;
};

const withinCapacity: Rule = (on) => {
	const free = on.room.capacity - on.room.spare;
	const places = on.session.places.length;
	return places > free ? refusedHere('room-over-capacity', on, { places, free }) : null;
};

const seatsOnce: Rule = (on) => {
	const twice = repeated(on.session.places, ({ seat }) => seat);
	return twice ? refusedHere('seat-twice', on, { seat: twice.seat }) : null;
};

const roomFree: Rule = (on) => {
	const { startsAt, room } = on.session;
	const clash = [...on.taken, ...on.earlier].some(
		(taken) => taken.room === room && startsAt < taken.to && taken.from < on.endsAt
	);
	return clash ? refusedHere('room-taken', on) : null;
};

const peopleOnce: Rule = (on) => {
	const before = on.sessions.slice(0, on.sessions.indexOf(on.session)).flatMap(({ places }) => places);
	const twice = repeated([...before, ...on.session.places], ({ application }) => application);
	return twice ? refusedHere('seat-twice', on, { seat: twice.seat }) : null;
};

/** In the order in which they are told: when, then where, then who. */
const RULES: readonly Rule[] = [
	beginsInTime,
	onWorkingDay,
	insideOfficeHours,
	roomFree,
	seatsInRoom,
	withinCapacity,
	seatsOnce,
	peopleOnce
];

/** The first place whose mark an earlier place has too. */
function repeated(places: readonly Place[], mark: (place: Place) => string | number): Place | undefined {
	const seen = new Set<string | number>();
	return places.find((place) => {
		if (seen.has(mark(place))) return true;
		seen.add(mark(place));
		return false;
	});
}

function checkComplete({ sessions, admitted }: ScheduleToCheck): Refused | null {
	const placed = new Set(sessions.flatMap(({ places }) => places.map(({ application }) => application)));
	const without = admitted.filter((application) => !placed.has(application)).length;
	const extra = [...placed].filter((application) => !admitted.includes(application)).length;
	return without || extra ? refused('order-incomplete', { without, extra }) : null;
}

/**
 * Whether a test schedule can be approved (¶7.8): null, or the first thing that is wrong, with the room, date and
 * time it is about. Refuses `not-found` (a room nobody knows), `date-past`, `day-off`, `outside-office-hours`,
 * `does-not-fit-before-break` (test and reserve end by the break, or by closing after it), `room-taken`,
 * `seat-outside-room`, `room-over-capacity` (more places than seats less the spare ones), `seat-twice` (a seat or a
 * person placed twice), `order-incomplete` (an admitted person without a place, or a place for one not admitted).
 */
export function checkSchedule(schedule: ScheduleToCheck): Refused | null {
	const length = (schedule.blueprint.minutes + schedule.blueprint.reserveMinutes) * 60_000;
	const earlier: Taken[] = [];
	for (const session of schedule.sessions) {
		const room = schedule.rooms.find(({ id }) => id === session.room);
		if (!room) return refused('not-found', { room: session.room });
		const endsAt = session.startsAt + length;
		for (const rule of RULES) {
			const refusal = rule({ ...schedule, session, room, endsAt, earlier });
			if (refusal) return refusal;
		}
		earlier.push({ room: session.room, from: session.startsAt, to: endsAt });
	}
	return checkComplete(schedule);
}

/** A session with seats 1…n in the order of `applications`: what the specialist starts from. `room` is an id. */
export function suggestSchedule(of: {
	applications: readonly string[];
	room: string;
	startsAt: number;
}): Session {
	const places = of.applications.map((application, i) => ({ application, seat: i + 1 }));
	return { room: of.room, startsAt: of.startsAt, places };
}

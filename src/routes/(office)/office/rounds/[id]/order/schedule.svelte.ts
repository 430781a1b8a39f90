import { suggestSchedule, type Session } from '$lib/domain/attestation/schedule';
import { ALMATY_HOURS } from '$lib/domain/calendar/kazakhstan';
import { localDate, localTime } from '$lib/domain/calendar/working-time';

/** A session while it is edited: its start as the fields show it. */
export interface EditedSession {
	key: number;
	room: string;
	date: string;
	time: string;
	places: { application: string; seat: number }[];
}

const edited = ({ room, startsAt, places }: Session, key: number): EditedSession => ({
	key,
	room,
	date: localDate(startsAt, ALMATY_HOURS),
	time: localTime(startsAt, ALMATY_HOURS),
	places: places.map((place) => ({ ...place }))
});

/** The first seat nobody sits on. */
function freeSeat(places: readonly { seat: number }[]): number {
	for (let seat = 1; ; seat++) if (!places.some((place) => place.seat === seat)) return seat;
}

/** The schedule of an admission order while a specialist edits it: sessions, who sits in which, on which seat. */
export class EditedSchedule {
	sessions = $state<EditedSession[]>([]);
	#next: number;

	constructor(sessions: readonly Session[]) {
		this.sessions = sessions.map(edited);
		this.#next = sessions.length;
	}

	/** A further session like the last one, two hours later where that is still the same day. */
	add(): void {
		const last = this.sessions.at(-1);
		if (!last) return;
		const hour = Number(last.time.slice(0, 2));
		const time = hour < 14 ? '14:00' : last.time;
		this.sessions.push({ key: this.#next++, room: last.room, date: last.date, time, places: [] });
	}

	/** Takes a session away; its people go to the first of the others. */
	remove(key: number): void {
		const gone = this.sessions.find((session) => session.key === key);
		const [first] = this.sessions.filter((session) => session.key !== key);
		if (!gone || !first) return;
		for (const { application } of gone.places)
			first.places.push({ application, seat: freeSeat(first.places) });
		this.sessions = this.sessions.filter((session) => session.key !== key);
	}

	/** Moves a person to another session, on its first free seat. */
	move(application: string, from: number, to: number): void {
		const [source, target] = [this.sessions[from], this.sessions[to]];
		if (!source || !target || source === target) return;
		source.places = source.places.filter((place) => place.application !== application);
		target.places.push({ application, seat: freeSeat(target.places) });
	}

	/** Seats 1…n in the order of the list. */
	renumber(session: EditedSession): void {
		const applications = session.places.map(({ application }) => application);
		session.places = suggestSchedule({ applications, room: session.room, startsAt: 0 }).places;
	}
}

import { at, isWorkingDay, localDate } from '../lib/domain/calendar/working-time.ts';
import { KAZAKHSTAN } from '../lib/domain/calendar/kazakhstan.ts';

const DAY_MS = 24 * 60 * 60_000;
/** The demonstration begins in office hours: now, when it is before 15:00 of a working day, else the next one at 09:05. */
export function demonstrationMorning(now: number): number {
	const { hours } = KAZAKHSTAN;
	const today = localDate(now, hours);
	if (isWorkingDay(today, KAZAKHSTAN) && now >= at(today, '09:05', hours) && now < at(today, '15:00', hours))
		return now;
	for (let day = now; ; day += DAY_MS) {
		const morning = at(localDate(day, hours), '09:05', hours);
		if (morning >= now && isWorkingDay(localDate(day, hours), KAZAKHSTAN)) return morning;
	}
}

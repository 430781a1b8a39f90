import { dueAt, localDate, localTime, type Calendar, type Limit } from './working-time.ts';

/**
 * `dueAt` that remembers: a term in days ends at the same moment for everything that came on the same day before
 * closing, and for everything that came after it. For lists of many cases under one calendar, which must not change.
 */
export function rememberedDue(calendar: Calendar) {
	const known = new Map<string, number | null>();
	return (
		start: number,
		limit: Limit,
		_calendar = calendar,
		{ countStartDay = false }: { countStartDay?: boolean } = {}
	): number | null => {
		if (!limit || limit.unit === 'minutes' || limit.unit === 'hours')
			return dueAt(start, limit, calendar, { countStartDay });
		const { hours } = calendar;
		const late = localTime(start, hours) >= hours.close;
		const length = limit.unit === 'same-day' ? '' : limit.value;
		const key = `${limit.unit}${length}/${countStartDay}/${late}/${localDate(start, hours)}`;
		const before = known.get(key);
		if (before !== undefined) return before;
		const due = dueAt(start, limit, calendar, { countStartDay });
		known.set(key, due);
		return due;
	};
}

import { m } from '$i18n/paraglide/messages';
import { getLocale } from '$i18n/paraglide/runtime';
import { countForm, sizeParts } from './format';

/** «340 КБ», «2,4 МБ». */
export function fileSize(bytes: number): string {
	const { unit, size } = sizeParts(bytes);
	return unit === 'kb' ? m.ui_size_kb({ size }) : m.ui_size_mb({ size });
}

const DAYS = {
	working: { one: m.ui_working_days_one, few: m.ui_working_days_few, many: m.ui_working_days_many },
	calendar: { one: m.ui_calendar_days_one, few: m.ui_calendar_days_few, many: m.ui_calendar_days_many }
} as const;

/** «2 раб. дня», «5 ч 20 мин», «40 мин»: a stretch of time in the largest unit that says enough. */
export function stretch(minutes: number, unit: 'working' | 'calendar' = 'working'): string {
	const day = unit === 'working' ? 480 : 1440;
	if (minutes >= day) {
		const n = Math.floor(minutes / day);
		return DAYS[unit][countForm(getLocale(), n)]({ n });
	}
	const h = Math.floor(minutes / 60);
	const min = Math.floor(minutes % 60);
	if (h === 0) return m.ui_minutes({ min });
	return min === 0 ? m.ui_hours_even({ h }) : m.ui_hours({ h, min });
}

import type { Lang } from '../../../domain/text.ts';

const MINUTE = 60_000;

const MONTHS = {
	// The locative of attributes: «2026 жылғы 4 желтоқсандағы № 12 бұйрық».
	kk: 'қаңтардағы ақпандағы наурыздағы сәуірдегі мамырдағы маусымдағы шілдедегі тамыздағы қыркүйектегі қазандағы қарашадағы желтоқсандағы',
	ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'
} as const satisfies Record<Lang, string>;

const MONTHS_ALONE = {
	kk: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан',
	ru: 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'
} as const satisfies Record<Lang, string>;

/** «қараша» / «ноябрь»; `month` from 1 to 12. */
export function monthName(month: number, lang: Lang): string {
	return MONTHS_ALONE[lang].split(' ')[month - 1] ?? String(month);
}

/** YYYY-MM-DDTHH:MM:SS of the office's wall. */
function wall(ms: number, utcOffsetMinutes: number): string {
	return new Date(ms + utcOffsetMinutes * MINUTE).toISOString();
}

/** 04.12.2026 */
export function day(ms: number, utcOffsetMinutes: number): string {
	const [year, month, date] = wall(ms, utcOffsetMinutes).slice(0, 10).split('-');
	return `${date}.${month}.${year}`;
}

/** 10:42 */
export function clock(ms: number, utcOffsetMinutes: number): string {
	return wall(ms, utcOffsetMinutes).slice(11, 16);
}

/** 04.12.2026, 10:42: what is planned has no seconds. */
export function minute(ms: number, utcOffsetMinutes: number): string {
	return `${day(ms, utcOffsetMinutes)}, ${clock(ms, utcOffsetMinutes)}`;
}

/** 04.12.2026, 10:42:07 */
export function moment(ms: number, utcOffsetMinutes: number): string {
	return `${day(ms, utcOffsetMinutes)}, ${wall(ms, utcOffsetMinutes).slice(11, 19)}`;
}

/** As a document of another day is called: «2026 жылғы 4 желтоқсандағы» / «4 декабря 2026 года». */
export function dated(ms: number, utcOffsetMinutes: number, lang: Lang): string {
	const [year, month, date] = wall(ms, utcOffsetMinutes).slice(0, 10).split('-').map(Number);
	const name = MONTHS[lang].split(' ')[(month ?? 1) - 1];
	return lang === 'kk' ? `${year} жылғы ${date} ${name}` : `${date} ${name} ${year} года`;
}

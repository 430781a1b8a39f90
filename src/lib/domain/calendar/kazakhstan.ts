import type { Trilingual } from '../text.ts';
import type { Calendar, CalendarDay, OfficeHours } from './working-time.ts';

// Law on holidays of 13.12.2001 № 267-II: a holiday on a day off moves to the next working day; 7 January and
// Kurban Ait never move; the Government may exchange days by decree.
const NEW_YEAR: Trilingual = { kk: 'Жаңа жыл', ru: 'Новый год', en: 'New Year' };
const CHRISTMAS: Trilingual = {
	kk: 'Православиелік Рождество',
	ru: 'Православное Рождество',
	en: 'Orthodox Christmas'
};
const WOMENS_DAY: Trilingual = {
	kk: 'Халықаралық әйелдер күні',
	ru: 'Международный женский день',
	en: "International Women's Day"
};
const CONSTITUTION: Trilingual = { kk: 'Конституция күні', ru: 'День Конституции', en: 'Constitution Day' };
const NAURYZ: Trilingual = { kk: 'Наурыз мейрамы', ru: 'Наурыз мейрамы', en: 'Nauryz' };
const UNITY: Trilingual = {
	kk: 'Қазақстан халқының бірлігі мерекесі',
	ru: 'Праздник единства народа Казахстана',
	en: 'Unity Day of the People of Kazakhstan'
};
const DEFENDERS: Trilingual = {
	kk: 'Отан қорғаушы күні',
	ru: 'День защитника Отечества',
	en: 'Defender of the Fatherland Day'
};
const VICTORY: Trilingual = { kk: 'Жеңіс күні', ru: 'День Победы', en: 'Victory Day' };
const KURBAN_AIT: Trilingual = {
	kk: 'Құрбан айттың бірінші күні',
	ru: 'Первый день Курбан-айта',
	en: 'First day of Kurban Ait'
};
const CAPITAL: Trilingual = { kk: 'Астана күні', ru: 'День столицы', en: 'Capital Day' };
const REPUBLIC: Trilingual = { kk: 'Республика күні', ru: 'День Республики', en: 'Republic Day' };
const INDEPENDENCE: Trilingual = { kk: 'Тәуелсіздік күні', ru: 'День Независимости', en: 'Independence Day' };

type Entry = [date: string, ground: Trilingual, movedFrom?: string];

const dotted = (date: string) => date.split('-').reverse().join('.');

function dayOff([date, name, movedFrom]: Entry): [string, CalendarDay] {
	if (!movedFrom) return [date, { working: false, ground: name }];
	const from = dotted(movedFrom);
	const ground = {
		kk: `Ауыстырылған демалыс күні: ${name.kk} (${from})`,
		ru: `Перенос выходного дня: ${name.ru} (${from})`,
		en: `Day off moved: ${name.en} (${from})`
	};
	return [date, { working: false, ground }];
}

const DAYS_OFF: Entry[] = [
	['2025-01-01', NEW_YEAR],
	['2025-01-02', NEW_YEAR],
	['2025-01-07', CHRISTMAS],
	['2025-03-08', WOMENS_DAY],
	['2025-03-10', WOMENS_DAY, '2025-03-08'],
	['2025-03-21', NAURYZ],
	['2025-03-22', NAURYZ],
	['2025-03-23', NAURYZ],
	['2025-03-24', NAURYZ, '2025-03-22'],
	['2025-03-25', NAURYZ, '2025-03-23'],
	['2025-05-01', UNITY],
	['2025-05-07', DEFENDERS],
	['2025-05-09', VICTORY],
	['2025-06-06', KURBAN_AIT],
	['2025-07-06', CAPITAL],
	['2025-07-07', CAPITAL, '2025-07-06'],
	['2025-08-30', CONSTITUTION],
	['2025-09-01', CONSTITUTION, '2025-08-30'],
	['2025-10-25', REPUBLIC],
	['2025-10-27', REPUBLIC, '2025-10-25'],
	['2025-12-16', INDEPENDENCE],

	['2026-01-01', NEW_YEAR],
	['2026-01-02', NEW_YEAR],
	['2026-01-07', CHRISTMAS],
	['2026-03-08', WOMENS_DAY],
	['2026-03-09', WOMENS_DAY, '2026-03-08'],
	['2026-03-21', NAURYZ],
	['2026-03-22', NAURYZ],
	['2026-03-23', NAURYZ],
	['2026-03-24', NAURYZ, '2026-03-21'],
	['2026-03-25', NAURYZ, '2026-03-22'],
	['2026-05-01', UNITY],
	['2026-05-07', DEFENDERS],
	['2026-05-09', VICTORY],
	['2026-05-11', VICTORY, '2026-05-09'],
	['2026-05-27', KURBAN_AIT],
	['2026-07-06', CAPITAL],
	['2026-10-25', REPUBLIC],
	['2026-10-26', REPUBLIC, '2026-10-25'],
	['2026-12-16', INDEPENDENCE],

	['2027-01-01', NEW_YEAR],
	['2027-01-02', NEW_YEAR],
	['2027-01-04', NEW_YEAR, '2027-01-02'],
	['2027-01-07', CHRISTMAS],
	['2027-03-08', WOMENS_DAY],
	['2027-03-15', CONSTITUTION],
	['2027-03-21', NAURYZ],
	['2027-03-22', NAURYZ],
	['2027-03-23', NAURYZ],
	['2027-03-24', NAURYZ, '2027-03-21'],
	['2027-05-01', UNITY],
	['2027-05-03', UNITY, '2027-05-01'],
	['2027-05-07', DEFENDERS],
	['2027-05-09', VICTORY],
	['2027-05-10', VICTORY, '2027-05-09'],
	['2027-07-06', CAPITAL],
	['2027-10-25', REPUBLIC],
	['2027-12-16', INDEPENDENCE]
];

/** Days exchanged by decree of the Government. */
const EXCHANGED: Record<string, CalendarDay> = {
	'2025-01-03': {
		working: false,
		ground: {
			kk: 'Демалыс күні 05.01.2025 күнінен ауыстырылды',
			ru: 'Выходной день, перенесённый с 05.01.2025',
			en: 'Day off moved from 05.01.2025'
		}
	},
	'2025-01-05': {
		working: true,
		ground: {
			kk: 'Жұмыс күні 03.01.2025 күнінен ауыстырылды',
			ru: 'Рабочий день, перенесённый с 03.01.2025',
			en: 'Working day moved from 03.01.2025'
		}
	}
};

/** The years these days are known for. In every other year a calendar made of them has only its weekends off. */
export const coveredYears: readonly number[] = [2025, 2026, 2027];

/** Of the covered years, those put together by rule before the Government's decree: an office has to confirm them. */
export const projectedYears: readonly number[] = [2027];

/** Holidays and moved days of Kazakhstan, 2025–2027, each with its ground. */
export const KAZAKHSTAN_DAYS: Readonly<Record<string, CalendarDay>> = {
	...Object.fromEntries(DAYS_OFF.map(dayOff)),
	...EXCHANGED
};

/** The hours of Almaty's regulations (appendix 1). */
export const ALMATY_HOURS: OfficeHours = {
	open: '09:00',
	close: '18:00',
	breakFrom: '13:00',
	breakTo: '14:00',
	utcOffsetMinutes: 300
};

/** The calendar an installation starts with; the administrator changes a copy of it. */
export const KAZAKHSTAN: Calendar = { hours: ALMATY_HOURS, days: KAZAKHSTAN_DAYS };

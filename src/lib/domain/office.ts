import type { Letterhead } from './attestation/documents.ts';
import type { Calendar, OfficeHours } from './calendar/working-time.ts';
import { ALMATY_HOURS, KAZAKHSTAN_DAYS } from './calendar/kazakhstan.ts';
import type { ExamRules } from './exam/exam-rules.ts';
import type { FactOf, RecordKind } from './facts.ts';
import type { Trilingual } from './text.ts';

/** The provider as data: its name on documents, its hours, its specialities, the prefix of its numbers. */
export interface Office {
	letterhead: Letterhead;
	hours: OfficeHours;
	/** Specialities of attestation by id. */
	specialities: Record<string, Trilingual>;
	/** What registered numbers begin with, as '04-12'. */
	numberPrefix: string;
	/** How exam rooms are run; where absent, `EXAM_RULES`. */
	examRules?: ExamRules;
}

export type OfficeFact = FactOf<{
	'office-set': { office: Office };
	/** A day of the calendar changed by the administrator, with its ground. */
	'day-changed': { date: string; working: boolean; ground: string };
}>;

export interface OfficeState {
	office: Office;
	days: Calendar['days'];
}

const NOTHING = { kk: '', ru: '' };

/** What stands in for the office before its first setting, so that pages open and the administrator can set it up. */
export const BLANK_OFFICE: OfficeState = {
	office: {
		letterhead: {
			name: NOTHING,
			address: NOTHING,
			city: NOTHING,
			phone: '',
			utcOffsetMinutes: ALMATY_HOURS.utcOffsetMinutes
		},
		hours: ALMATY_HOURS,
		specialities: {},
		numberPrefix: ''
	},
	days: KAZAKHSTAN_DAYS
};

/** The one office of an installation. */
export const OFFICE_ID = 'main';

export const calendarOf = (state: OfficeState): Calendar => ({ hours: state.office.hours, days: state.days });

export const officeKind: RecordKind<OfficeState, OfficeFact> = {
	evolve(state, fact) {
		if (fact.type === 'office-set') return { office: fact.data.office, days: state?.days ?? KAZAKHSTAN_DAYS };
		const { date, working, ground } = fact.data;
		const changed = { working, ground: { kk: ground, ru: ground, en: ground } };
		return { ...state!, days: { ...state!.days, [date]: changed } };
	},
	summary: (state) => ({ name: state.office.letterhead.name.kk })
};

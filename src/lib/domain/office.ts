import type { Letterhead } from './attestation/documents.ts';
import type { Calendar, OfficeHours } from './calendar/working-time.ts';
import { ALMATY_HOURS, KAZAKHSTAN_DAYS } from './calendar/kazakhstan.ts';
import type { ExamRules } from './exam/exam-rules.ts';
import type { FactOf, RecordKind } from './facts.ts';
import type { Numbering } from './number-mask.ts';
import { SIGNING_TERMS, type SigningTerms } from './signing/e-signature.ts';
import type { QueueSetting } from './services/queue.ts';
import { SERVICES_SETTING, type ServicesSetting } from './services/settings.ts';
import type { Bilingual, Trilingual } from './text.ts';

/** The provider as data: its name on documents, its hours, its specialities, the prefix of its numbers. */
export interface Office extends Numbering {
	letterhead: Letterhead;
	hours: OfficeHours;
	/** Specialities of attestation by id. */
	specialities: Record<string, Trilingual>;
	/** Consent to the processing of personal data, as applicants sign it; absent: their application says that none is set. */
	consent?: Bilingual;
	/** How exam rooms are run; where absent, `EXAM_RULES`. */
	examRules?: ExamRules;
}

/** Terms of the office that no regulation at hand sets. */
export interface OfficeTerms {
	/** Working days in which an appeal is answered (1–60). */
	appealAnswerDays: number;
	/** Years that personal data of an ended case are kept (1–75). */
	retentionYears: number;
}

/** In force until the office sets its own. */
const OFFICE_TERMS: OfficeTerms = { appealAnswerDays: 5, retentionYears: 5 };

export type OfficeFact = FactOf<{
	'office-set': { office: Office };
	'terms-set': { terms: OfficeTerms };
	'signing-set': { signing: SigningTerms };
	'services-set': { services: ServicesSetting };
	'queue-set': { queue: QueueSetting };
	/** A day of the calendar changed by the administrator, with its ground. */
	'day-changed': { date: string; working: boolean; ground: string };
	/** Such a change undone: the day is again what the calendar of the installation makes it. */
	'day-restored': { date: string; ground: string };
}>;

export interface OfficeState {
	office: Office;
	days: Calendar['days'];
	terms: OfficeTerms;
	signing: SigningTerms;
	services: ServicesSetting;
	/** Of the electronic queue; absent: `QUEUE_SETTING`. */
	queue?: QueueSetting;
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
	days: KAZAKHSTAN_DAYS,
	terms: OFFICE_TERMS,
	signing: SIGNING_TERMS,
	services: SERVICES_SETTING
};

function restored(days: Calendar['days'], date: string): Calendar['days'] {
	const given = KAZAKHSTAN_DAYS[date];
	const others = Object.entries(days).filter(([on]) => on !== date);
	return { ...Object.fromEntries(others), ...(given && { [date]: given }) };
}

/** Whether the office changed a day: it is not what the calendar of an installation starts with. */
export const isChanged = (date: string, days: Calendar['days']): boolean =>
	days[date]?.working !== KAZAKHSTAN_DAYS[date]?.working ||
	days[date]?.ground.ru !== KAZAKHSTAN_DAYS[date]?.ground.ru;

/** The one office of an installation. */
export const OFFICE_ID = 'main';

export const calendarOf = (state: OfficeState): Calendar => ({ hours: state.office.hours, days: state.days });

export const officeKind: RecordKind<OfficeState, OfficeFact> = {
	evolve(state, fact) {
		if (fact.type === 'office-set') return { ...(state ?? BLANK_OFFICE), office: fact.data.office };
		if (fact.type === 'terms-set') return { ...state!, terms: fact.data.terms };
		if (fact.type === 'signing-set') return { ...state!, signing: fact.data.signing };
		if (fact.type === 'services-set') return { ...state!, services: fact.data.services };
		if (fact.type === 'queue-set') return { ...state!, queue: fact.data.queue };
		if (fact.type === 'day-restored') return { ...state!, days: restored(state!.days, fact.data.date) };
		const { date, working, ground } = fact.data;
		const changed = { working, ground: { kk: ground, ru: ground, en: ground } };
		return { ...state!, days: { ...state!.days, [date]: changed } };
	},
	summary: (state) => ({ name: state.office.letterhead.name.kk })
};

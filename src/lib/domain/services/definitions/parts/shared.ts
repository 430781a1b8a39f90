import type { Limit } from '../../../calendar/working-time.ts';
import type { Trilingual } from '../../../text.ts';
import type { DocumentAsked, Provider, ResultDefinition } from '../../service.ts';

/** Words and figures that several definitions share. */

export const workingDays = (value: number): Limit => ({ value, unit: 'working-days' });
export const hours = (value: number): Limit => ({ value, unit: 'hours' });
export const minutes = (value: number): Limit => ({ value, unit: 'minutes' });
export const SAME_DAY: Limit = { unit: 'same-day' };

export const text = (kk: string, ru: string, en: string): Trilingual => ({ kk, ru, en });

const OFFICE_HOURS = { open: '09:00', close: '18:00', breakFrom: '13:00', breakTo: '14:00' };

/** Appendix 1 of the attestation and of the licences. */
export const ALMATY_CONSTRUCTION_CONTROL: Provider = {
	name: {
		kk: '«Алматы қаласы Мемлекеттік сәулет-құрылыс бақылауы басқармасы» КММ',
		ru: 'КГУ «Управление государственного архитектурно-строительного контроля города Алматы»'
	},
	address: { kk: 'Достық даңғылы, 85', ru: 'проспект Достык, 85' },
	city: { kk: 'Алматы қаласы', ru: 'город Алматы' },
	phone: '261-16-16, 272-14-84',
	hours: { ...OFFICE_HOURS, utcOffsetMinutes: 300 }
};

/** These texts name no department: whom the request was given to. */
const EXECUTOR = { kk: 'Жауапты орындаушы', ru: 'Ответственный исполнитель' };

/** The text gives neither address nor telephone nor hours. */
export const ALMATY_GREEN_ECONOMY: Provider = {
	name: {
		kk: '«Алматы қаласы Жасыл экономика басқармасы» КММ',
		ru: 'КГУ «Управление зелёной экономики города Алматы»'
	},
	address: { kk: 'Алматы қаласы', ru: 'город Алматы' },
	city: { kk: 'Алматы қаласы', ru: 'город Алматы' },
	phone: '',
	executor: EXECUTOR
};

/** As above. */
export const AKTOBE_CONSTRUCTION_CONTROL: Provider = {
	name: {
		kk: '«Ақтөбе облысының мемлекеттік сәулет-құрылыс бақылауы басқармасы» ММ',
		ru: 'ГУ «Управление государственного архитектурно-строительного контроля Актюбинской области»'
	},
	address: { kk: 'Ақтөбе қаласы', ru: 'город Актобе' },
	city: { kk: 'Ақтөбе қаласы', ru: 'город Актобе' },
	phone: '',
	executor: EXECUTOR
};

/** As above; an installation in one of the towns sets its own department in the settings of the office. */
export const KARAGANDA_ARCHITECTURE: Provider = {
	name: {
		kk: 'Қарағанды облысы қалаларының (аудандарының) сәулет және қала құрылысы бөлімі',
		ru: 'Отдел архитектуры и градостроительства города (района) Карагандинской области'
	},
	address: { kk: 'Қарағанды облысы', ru: 'Карагандинская область' },
	city: { kk: 'Қарағанды қаласы', ru: 'город Караганда' },
	phone: '',
	executor: EXECUTOR
};

export const ALMATY = text('Алматы қаласы', 'город Алматы', 'Almaty');
export const AKTOBE = text('Ақтөбе облысы', 'Актюбинская область', 'Aktobe region');
export const KARAGANDA = text('Қарағанды облысы', 'Карагандинская область', 'Karaganda region');

/** Date of the text and of what repealed it. They came into force ten days after publication, on days not given there. */
export const SOURCES = {
	almatyAttestation: {
		title: {
			kk: 'Алматы қаласы әкімдігінің 2017 жылғы 1 ақпандағы № 1/34 қаулысымен бекітілген регламент',
			ru: 'Регламент, утверждённый постановлением акимата города Алматы от 1 февраля 2017 года № 1/34'
		},
		from: '2017-02-01',
		to: '2020-12-09'
	},
	almatyLicences: {
		title: {
			kk: 'Алматы қаласы әкімдігінің 2016 жылғы 20 маусымдағы № 2/285 қаулысымен бекітілген регламент',
			ru: 'Регламент, утверждённый постановлением акимата города Алматы от 20 июня 2016 года № 2/285'
		},
		from: '2016-06-20',
		to: '2020-12-09'
	},
	almatySubsoil: {
		title: {
			kk: 'Алматы қаласы әкімдігінің 2019 жылғы 25 қыркүйектегі № 3/553 қаулысымен бекітілген регламент',
			ru: 'Регламент, утверждённый постановлением акимата города Алматы от 25 сентября 2019 года № 3/553'
		},
		from: '2019-09-25',
		to: '2020-09-16'
	},
	karaganda: {
		title: {
			kk: 'Қарағанды облысы әкімдігінің 2019 жылғы 13 мамырдағы № 28/02 қаулысымен бекітілген регламент',
			ru: 'Регламент, утверждённый постановлением акимата Карагандинской области от 13 мая 2019 года № 28/02'
		},
		from: '2019-05-13',
		to: '2020-04-30'
	},
	aktobe: {
		title: {
			kk: 'Ақтөбе облысы әкімдігінің 2019 жылғы 18 қазандағы № 436 қаулысымен бекітілген регламент',
			ru: 'Регламент, утверждённый постановлением акимата Актюбинской области от 18 октября 2019 года № 436'
		},
		from: '2019-10-18',
		to: '2020-01-17'
	}
} as const;

export const result = (
	id: string,
	document: ResultDefinition['document'],
	name: Trilingual,
	when?: ResultDefinition['when']
): ResultDefinition => ({ id, document, name, ...(when ? { when } : {}) });

/** A document an applicant brings. The lists of ¶9 of the Standards are not at hand: each of these is replaced in the settings. */
export const asked = (id: string, kk: string, ru: string, en: string): DocumentAsked => ({
	id,
	name: text(kk, ru, en),
	required: true
});

export const IDENTITY = asked(
	'identity',
	'Жеке басын куәландыратын құжаттың көшірмесі',
	'Копия документа, удостоверяющего личность',
	'Copy of the identity document'
);

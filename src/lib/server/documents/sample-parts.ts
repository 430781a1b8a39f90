import type { RegisterRow } from '../../domain/attestation/documents.ts';
import type { PersonName } from '../../domain/people/name.ts';

/** Made-up people, an office and dates, of which the samples are put together. */

const UTC_PLUS_5 = 300;
export const at = (local: string) => Date.parse(`${local}+05:00`);

const OFFICE = {
	name: {
		kk: '«Алматы қаласы Мемлекеттік сәулет-құрылыс бақылауы басқармасы» коммуналдық мемлекеттік мекемесі',
		ru: 'Коммунальное государственное учреждение «Управление государственного архитектурно-строительного контроля города Алматы»'
	},
	address: { kk: 'Достық даңғылы, 85', ru: 'проспект Достык, 85' },
	city: { kk: 'Алматы қ.', ru: 'г. Алматы' },
	phone: '+7 (727) 000-00-00',
	utcOffsetMinutes: UTC_PLUS_5
};

export const HEAD = {
	name: { surname: 'Үлгібаев', given: 'Сынақ', patronymic: 'Тестілеуұлы' },
	position: { kk: 'Басқарма басшысының м.а.', ru: 'И.о. руководителя управления' },
	at: at('2026-12-04T15:04:05')
};

export const SPECIALIST = {
	name: { surname: 'Мысалова', given: 'Әсемгүл', patronymic: 'Ғалымқызы' },
	position: {
		kk: 'Лицензиялау және аттестаттау бөлімінің бас маманы',
		ru: 'Главный специалист отдела лицензирования и аттестации'
	},
	at: at('2026-12-04T11:20:00')
};

const SPECIALITIES = [
	{
		kk: 'Ғимараттар мен құрылыстардың сенімділігі мен орнықтылығын техникалық зерттеп-қарау жөніндегі сарапшы',
		ru: 'Эксперт по техническому обследованию надёжности и устойчивости зданий и сооружений'
	},
	{
		kk: 'Техникалық қадағалау: көтергіш және қоршау конструкциялары',
		ru: 'Технический надзор: несущие и ограждающие конструкции'
	},
	{ kk: 'Авторлық қадағалау', ru: 'Авторский надзор' }
];

const NAMES: PersonName[] = [
	{ surname: 'Әбілқайырова-Сейітмұратова', given: 'Нұрбибігүлжамал', patronymic: 'Мұхамедғалиқызы' },
	{ surname: 'Іңкәрбеков', given: 'Һаким', patronymic: 'Өтегенұлы' },
	{ surname: 'Қожаниязова', given: 'Үміт', patronymic: 'Ғабдулхакимқызы' },
	{ surname: 'Щеглов-Подъяпольский', given: 'Семён', patronymic: 'Эрастович' },
	{ surname: 'Ли', given: 'Ян' },
	{ surname: 'Төлеңгіт', given: 'Ұлжан', patronymic: 'Ырысбекқызы' },
	{ surname: 'Müller-Łukasiewicz', given: 'François' },
	{ surname: 'Бөкейханов', given: 'Ерғали', patronymic: 'Нұрланұлы' }
];

/** The n-th made-up applicant. */
export function person(n: number): RegisterRow {
	return {
		name: NAMES[n % NAMES.length] as PersonName,
		iin: String(900101300000 + n * 7),
		incoming: `ЭО-2026/${String(1204 + n)}`,
		speciality: SPECIALITIES[n % SPECIALITIES.length] as RegisterRow['speciality']
	};
}

export const people = (count: number) => Array.from({ length: count }, (_, n) => person(n));
export const ORDER = { number: '04-12/345', date: at('2026-12-04T00:00:00') };
export const COMMON = { office: OFFICE, mark: null, date: at('2026-12-04T12:00:00'), signedBy: HEAD };
export const REASONS = [
	'Сәулет-құрылыс саласындағы жоғары білімі туралы диплом ұсынылмаған.',
	'Мамандану бойынша еңбек өтілі талап етілетін мерзімнен аз (ұсынылған құжаттар бойынша — 2 жыл 7 ай).'
];
export const FILES = ['Өтініш', 'Жоғары білімі туралы дипломның көшірмесі', 'Еңбек кітапшасының көшірмесі'];
export const SESSION = {
	room: '204',
	address: { kk: 'Алматы қ., Достық даңғылы, 85', ru: 'г. Алматы, проспект Достык, 85' },
	startsAt: at('2026-12-08T10:00:00'),
	minutes: 90
};

import { ALMATY_HOURS } from '../../lib/domain/calendar/kazakhstan.ts';
import type { Blueprint } from '../../lib/domain/exam/blueprint.ts';
import type { Office } from '../../lib/domain/office.ts';
import { SERVICE_IDS } from '../../lib/domain/services/service.ts';
import type { ServicesSetting } from '../../lib/domain/services/settings.ts';

/** The demonstration office: the provider of the repealed regulation, marked as a demonstration. */
export const OFFICE: Office = {
	letterhead: {
		name: {
			kk: '«Алматы қаласы Мемлекеттік сәулет-құрылыс бақылауы басқармасы» КММ (көрсетілім)',
			ru: 'КГУ «Управление государственного архитектурно-строительного контроля города Алматы» (демонстрация)'
		},
		address: { kk: 'Достық даңғылы, 85', ru: 'проспект Достык, 85' },
		city: { kk: 'Алматы қаласы', ru: 'город Алматы' },
		phone: '261-16-16, 272-14-84',
		utcOffsetMinutes: ALMATY_HOURS.utcOffsetMinutes
	},
	hours: ALMATY_HOURS,
	specialities: {
		architecture: {
			kk: 'Сәулет бөлігінің сараптамасы',
			ru: 'Экспертиза архитектурной части',
			en: 'Review of architecture'
		},
		structures: {
			kk: 'Конструктивтік бөлігінің сараптамасы',
			ru: 'Экспертиза конструктивной части',
			en: 'Review of structures'
		},
		networks: {
			kk: 'Инженерлік желілер мен жүйелердің сараптамасы',
			ru: 'Экспертиза инженерных сетей и систем',
			en: 'Review of engineering networks'
		},
		supervision: { kk: 'Техникалық қадағалау', ru: 'Технический надзор', en: 'Technical supervision' }
	},
	numberPrefix: '04-12',
	consent: {
		kk: 'Көрсетілім мәтіні: мемлекеттік қызметті көрсету үшін дербес деректерімді жинауға, өңдеуге және заңда белгіленген мерзім ішінде сақтауға келісемін.',
		ru: 'Демонстрационный текст: согласен(на) на сбор, обработку и хранение моих персональных данных в течение установленного законом срока для оказания государственной услуги.'
	}
};

/** 40 questions in 60 minutes: a demonstration, not a figure of any rule. */
export const BLUEPRINT: Blueprint = {
	title: {
		kk: 'Көрсетілім: мемлекеттік қызмет регламенттері',
		ru: 'Демонстрация: регламенты государственных услуг',
		en: 'Demonstration: regulations of public services'
	},
	bank: 'regulations',
	sections: [
		{ id: 'attestation', questions: 16, passMark: null },
		{ id: 'licences', questions: 14, passMark: null },
		{ id: 'other-services', questions: 10, passMark: null }
	],
	minutes: 60,
	reserveMinutes: 15,
	passMark: 28,
	languages: ['kk', 'ru'],
	multiple: 'all-or-nothing',
	attempts: null,
	retakeDelayDays: null,
	certificateYears: null,
	demonstration: true
};

/** The demonstration exam room. */
export const ROOM = {
	name: '214-кабинет',
	address: {
		kk: 'Алматы қаласы, Достық даңғылы, 85, 2-қабат',
		ru: 'город Алматы, проспект Достык, 85, 2 этаж'
	},
	capacity: 30,
	spare: 2
};

/** Made up: no regulation at hand names an amount. */
const FEE = 39_320;

/** The demonstration offers every service of the regulations, whoever provides it. */
export const SERVICES: ServicesSetting = {
	offered: [...SERVICE_IDS],
	byService: {
		'almaty-design-licence': { fee: FEE },
		'almaty-survey-licence': { fee: FEE },
		'almaty-construction-licence': { fee: FEE },
		'almaty-shared-equity-licence': { fee: FEE }
	}
};

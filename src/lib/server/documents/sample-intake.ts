import type {
	AmendingOrder,
	ApplicationForm,
	MonthlyReport,
	Receipt,
	ReceiptOfRefusal,
	ReportTable
} from '../../domain/attestation/documents.ts';
import { sha256Hex } from '../../domain/facts.ts';
import { at, COMMON, FILES, HEAD, ORDER, person, SPECIALIST } from './sample-parts.ts';
import { TITLES } from './words.ts';

/** Samples of what passes between an applicant and the office, of the report and of the amending order. */

export const APPLICATION: ApplicationForm = {
	...COMMON,
	type: 'application-form',
	number: null,
	ground: [],
	applicant: person(0),
	language: 'kk',
	attached: [
		...FILES.slice(1),
		'Біліктілікті арттыру курсынан өткені туралы куәліктің нотариат растаған көшірмесі'
	].map((name) => ({ name: `${name}.pdf`, sha256: sha256Hex(name) })),
	consent: {
		kk: 'Мемлекеттік қызметті көрсету үшін дербес деректерімді жинауға, өңдеуге және заңда белгіленген мерзім ішінде сақтауға келісемін.',
		ru: 'Согласен(на) на сбор, обработку и хранение моих персональных данных в течение установленного законом срока для оказания государственной услуги.'
	},
	signedBy: {
		name: person(0).name,
		position: { kk: 'Өтініш беруші', ru: 'Заявитель' },
		at: at('2026-11-18T09:38:11'),
		electronic: true
	}
};

export const RECEIPT: Receipt = {
	...COMMON,
	type: 'receipt',
	number: null,
	signedBy: null,
	ground: ['7.1'],
	applicant: person(0),
	documents: FILES,
	receivedAt: at('2026-11-18T09:41:00'),
	plannedAt: at('2026-12-30T18:00:00'),
	channel: 'paper',
	author: SPECIALIST
};

export const RECEIPT_OF_REFUSAL: ReceiptOfRefusal = {
	...COMMON,
	type: 'receipt-of-refusal',
	number: null,
	signedBy: null,
	ground: [],
	applicantName: person(0).name,
	speciality: person(0).speciality,
	missing: FILES.slice(1),
	refusedAt: at('2026-11-18T09:41:00'),
	author: SPECIALIST
};

const speciality = (n: number, values: number[]) => ({ label: person(n).speciality, values });

const REPORT_TABLES: ReportTable[] = [
	{
		title: { kk: 'Мамандану бойынша өтініштер', ru: 'Заявления по специализациям' },
		label: { kk: 'Мамандануы', ru: 'Специализация' },
		columns: [
			{ kk: 'Келіп түсті', ru: 'Поступило' },
			{ kk: 'Портал арқылы', ru: 'Через портал' },
			{ kk: 'Қағаз түрінде', ru: 'На бумаге' },
			{ kk: 'Жіберілді', ru: 'Допущено' },
			{ kk: 'Жіберілмеді', ru: 'Не допущено' }
		],
		rows: [speciality(0, [1204, 1102, 102, 998, 206]), speciality(1, [87, 80, 7, 61, 26])],
		total: [1291, 1182, 109, 1059, 232]
	},
	{
		title: { kk: 'Мерзімі өткен қадамдар', ru: 'Шаги с нарушением срока' },
		label: { kk: 'Қадам', ru: 'Шаг' },
		columns: [{ kk: 'Саны', ru: 'Количество' }],
		rows: Array.from({ length: 40 }, (_, n) => ({
			label: {
				kk: `${n + 1}-қадам: құжаттарды алдын ала талдау`,
				ru: `Шаг ${n + 1}: предварительный анализ`
			},
			values: [n % 6 ? n : null]
		}))
	},
	{
		title: { kk: 'Апелляциялар', ru: 'Апелляции' },
		label: { kk: 'Шешім', ru: 'Решение' },
		columns: ['2026'],
		rows: []
	}
];

export const MONTHLY_REPORT: MonthlyReport = {
	...COMMON,
	type: 'monthly-report',
	number: '04-12/12-Е',
	ground: [],
	month: '2026-12',
	asOf: at('2026-12-04T11:20:00'),
	tables: REPORT_TABLES,
	author: SPECIALIST
};

const same = (text: string) => ({ kk: text, ru: text });

export const AMENDING_ORDER: AmendingOrder = {
	...COMMON,
	type: 'amending-order',
	number: '04-12/352',
	ground: ['7.8'],
	signedBy: HEAD,
	amends: { ...ORDER, title: TITLES['admission-order'] },
	because: { kk: '', ru: '' },
	corrections: [
		{
			place: {
				kk: '1-қосымша, 1-бөлім, 17-жол («Тегі, аты, әкесінің аты» бағаны)',
				ru: 'Приложение 1, раздел 1, строка 17 (графа «Фамилия, имя, отчество»)'
			},
			was: same('Әбілқайырова-Сейтмұратова Нұрбибігүлжамал Мұхамедғалиқызы'),
			be: same('Әбілқайырова-Сейітмұратова Нұрбибігүлжамал Мұхамедғалиқызы')
		},
		{
			place: { kk: '2-қосымша, 1-сеанс', ru: 'Приложение 2, сеанс 1' },
			was: { kk: '204-кабинет', ru: 'Кабинет 204' },
			be: { kk: '214-кабинет', ru: 'Кабинет 214' }
		}
	]
};

import type { FieldDefinition, ServiceDefinition, StepDefinition } from '../../service.ts';
import { ALMATY, ALMATY_GREEN_ECONOMY, SOURCES, asked, hours, minutes, text, workingDays } from './shared.ts';

/** What the two subsoil services of Almaty have in common (order № 501 is the Standard behind them). */
export const OF_SUBSOIL = {
	provider: ALMATY_GREEN_ECONOMY,
	region: ALMATY,
	source: SOURCES.almatySubsoil,
	applicants: ['individual', 'legal-entity'],
	payment: 'free',
	channels: ['portal'],
	// «сәттен бастап»: from the moment, so the day it lies in is over before the first whole day begins.
	countStartDay: false,
	flow: 'common'
} as const satisfies Partial<ServiceDefinition>;

export const SUBSOIL_DOCUMENTS = [
	asked(
		'plot-plan',
		'Құрылыс учаскесінің шекаралары көрсетілген жоспар',
		'План участка застройки с указанием границ',
		'Plan of the plot with its bounds'
	),
	asked(
		'land-title',
		'Жер учаскесіне құқық белгілейтін құжат',
		'Правоустанавливающий документ на земельный участок',
		'Title to the land'
	)
];

export const SUBSOIL_FIELDS: readonly FieldDefinition[] = [
	{
		id: 'plot',
		kind: 'text',
		required: true,
		name: text(
			'Құрылыс учаскесінің орналасқан жері',
			'Место расположения участка застройки',
			'Where the plot lies'
		)
	},
	{
		id: 'cadastral',
		kind: 'text',
		required: true,
		max: 20,
		name: text('Кадастрлық нөмірі', 'Кадастровый номер', 'Cadastral number')
	},
	{
		id: 'purpose',
		kind: 'long-text',
		required: true,
		name: text('Құрылыстың мақсаты', 'Назначение застройки', 'What is to be built')
	}
];

/** ¶5 of both texts, word for word the same. */
export const SUBSOIL_STEPS: readonly StepDefinition[] = [
	{
		n: 1,
		paragraph: '5.1',
		actor: 'chancellery',
		deed: 'register',
		limit: minutes(15),
		produces: [],
		what: text(
			'Өтінімді тіркеу және басшыға қарауға беру',
			'Регистрация заявления и передача на рассмотрение руководителю',
			'Registers the request and passes it to the head'
		)
	},
	{
		n: 2,
		paragraph: '5.2',
		actor: 'head',
		deed: 'pass-on',
		limit: hours(2),
		produces: [],
		what: text(
			'Өтінімді қарау және басшының орынбасарына жолдау',
			'Рассмотрение заявления и направление заместителю руководителя',
			'Examines the request and passes it to the deputy'
		)
	},
	{
		n: 3,
		paragraph: '5.3',
		actor: 'deputy-head',
		deed: 'assign',
		limit: hours(2),
		produces: [],
		what: text(
			'Өтінімнің ұсынылған талаптарға сәйкестігін қарау және бөлім қызметкеріне орындауға беру',
			'Рассмотрение заявления на соответствие предъявляемым требованиям и передача сотруднику отдела на исполнение',
			'Examines the request and passes it to the officer of the department'
		)
	},
	{
		n: 4,
		paragraph: '5.4',
		actor: 'specialist',
		deed: 'conclude',
		limit: workingDays(8),
		refuses: ['standard-10', 'portal-documents'],
		refusalIsSigned: true,
		produces: [],
		what: text(
			'Өтінімді қарау, нәтижені дайындау және басшының орынбасарына жолдау',
			'Рассмотрение заявления, подготовка результата и направление заместителю руководителя',
			'Examines the request, prepares the result and passes it to the deputy'
		)
	},
	{
		n: 5,
		paragraph: '5.5',
		actor: 'deputy-head',
		deed: 'endorse',
		limit: hours(1),
		produces: [],
		returnsTo: 4,
		what: text(
			'Нәтижеге бұрыштама қою және басшыға қол қоюға жолдау',
			'Визирование результата и направление на подпись руководителю',
			'Endorses the result and passes it to the head'
		)
	},
	{
		n: 6,
		paragraph: '5.6',
		actor: 'head',
		deed: 'sign',
		limit: hours(1),
		produces: [],
		returnsTo: 4,
		what: text(
			'Мемлекеттік қызмет көрсету нәтижесіне қол қою',
			'Подписание результата оказания государственной услуги',
			'Signs the result'
		)
	}
];

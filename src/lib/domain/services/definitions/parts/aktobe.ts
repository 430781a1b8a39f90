import type { Limit } from '../../../calendar/working-time.ts';
import type { FieldDefinition, ServiceDefinition, StepDefinition } from '../../service.ts';
import {
	ISSUE_GROUND,
	ISSUE_RESULTS,
	LICENCE_DOCUMENTS,
	LICENCE_FIELDS,
	REISSUE_DOCUMENTS,
	REISSUE_GROUND
} from './licence-fields.ts';
import {
	AKTOBE,
	AKTOBE_CONSTRUCTION_CONTROL,
	SOURCES,
	hours,
	minutes,
	result,
	text,
	workingDays
} from './shared.ts';

/** What the services of Aktobe have in common: one provider, the portal only, no fee named and none in their flow. */
export const OF_AKTOBE = {
	provider: AKTOBE_CONSTRUCTION_CONTROL,
	region: AKTOBE,
	source: SOURCES.aktobe,
	payment: 'free',
	channels: ['portal'],
	// «день приема заявлений и документов не входит в срок» (licences); the other two texts say nothing else.
	countStartDay: false,
	flow: 'common',
	flowWords: {
		p5: text(
			'ЭЦҚ-мен куәландырылған электрондық құжатты МДБ ЕЛ АЖ арқылы МДБ ЕЛ АЖ АЖО-ға жолдау',
			'Направление удостоверенного ЭЦП электронного документа через ИС ГБД ЕЛ в ИС АРМ ГБД ЕЛ',
			'The signed request is sent through the licensing system to its workplace'
		)
	}
} as const satisfies Partial<ServiceDefinition>;

/** The first step of all of them. */
export const AKTOBE_REGISTERS: Omit<StepDefinition, 'limit'> = {
	n: 1,
	paragraph: '5.1',
	actor: 'chancellery',
	deed: 'register',
	produces: [],
	what: text(
		'Құжаттарды қабылдау, «Е-лицензиялау» МДБ АЖ-да тіркеу және басшыға бұрыштамаға жіберу',
		'Приём документов, регистрация в ИС ГБД «Е-лицензирование» и направление на резолюцию руководителю',
		'Accepts the documents, registers them in the licensing system and passes them to the head'
	)
};

const licenceSteps = (preparation: Limit): StepDefinition[] => [
	{ ...AKTOBE_REGISTERS, limit: minutes(15) },
	{
		n: 2,
		paragraph: '5.2',
		actor: 'head',
		deed: 'assign',
		limit: hours(1),
		produces: [],
		what: text(
			'Құжаттарды қарау және жауапты орындаушыны белгілеу',
			'Рассмотрение документов и определение ответственного исполнителя',
			'Examines the documents and names the executor'
		)
	},
	{
		n: 3,
		label: '3a',
		paragraph: '5.3',
		actor: 'specialist',
		deed: 'completeness',
		limit: workingDays(1),
		refuses: ['portal-documents'],
		refusalIsSigned: true,
		produces: [],
		what: text(
			'Құжаттардың толықтығын тексеру; толық болмаса, өтінішті одан әрі қараудан бас тарту туралы дәлелді жауап дайындау',
			'Проверка полноты документов; при неполноте — подготовка мотивированного ответа об отказе в дальнейшем рассмотрении заявления',
			'Checks completeness; of an incomplete request prepares the reasoned refusal'
		)
	},
	{
		n: 4,
		label: '3b',
		paragraph: '5.3',
		actor: 'specialist',
		deed: 'conclude',
		// Not where the request was found incomplete.
		concerns: { outcome: 'granted' },
		limit: preparation,
		refuses: ['standard-10'],
		refusalIsSigned: true,
		produces: [],
		what: text(
			'Лицензияны, қайта ресімделген лицензияны немесе бас тарту туралы дәлелді жауапты дайындау және басшыға қол қоюға жіберу',
			'Подготовка лицензии, переоформленной лицензии либо мотивированного ответа об отказе и направление на подпись руководителю',
			'Prepares the licence, the reissued licence or the reasoned refusal, and passes it to the head'
		)
	},
	{
		n: 5,
		label: '4',
		paragraph: '5.4',
		actor: 'head',
		deed: 'sign',
		limit: null,
		produces: [],
		returnsTo: 3,
		what: text(
			'Лицензияға, қайта ресімделген лицензияға немесе бас тарту туралы дәлелді жауапқа ЭЦҚ-мен қол қою; нәтиже жеке кабинетке жіберіледі',
			'Подписание ЭЦП лицензии, переоформленной лицензии либо мотивированного ответа об отказе; результат направляется в личный кабинет',
			'Signs with the e-signature; the result goes to the personal cabinet'
		)
	}
];

type Licence = Required<Pick<ServiceDefinition, 'id' | 'name' | 'activity'>> & {
	categories: FieldDefinition;
};

/** One of the three licences of Aktobe. No total limit is stated. */
export const aktobeLicence = ({ categories, ...service }: Licence): ServiceDefinition => ({
	...OF_AKTOBE,
	...service,
	applicants: ['individual', 'legal-entity'],
	documents: LICENCE_DOCUMENTS,
	fields: LICENCE_FIELDS,
	procedures: [
		{
			id: 'issue',
			name: text('Лицензия беру', 'Выдача лицензии', 'Issue of a licence'),
			limit: null,
			about: 'licence',
			aboutOptional: true,
			fields: [ISSUE_GROUND, categories],
			results: ISSUE_RESULTS,
			steps: licenceSteps(workingDays(4))
		},
		{
			id: 'reissue',
			name: text('Лицензияны қайта ресімдеу', 'Переоформление лицензии', 'Reissue of a licence'),
			limit: null,
			about: 'licence',
			fields: [REISSUE_GROUND],
			documents: REISSUE_DOCUMENTS,
			results: [
				result(
					'licence',
					'licence',
					text('Қайта ресімделген лицензия', 'Переоформленная лицензия', 'Reissued licence')
				)
			],
			steps: licenceSteps(workingDays(2))
		}
	]
});

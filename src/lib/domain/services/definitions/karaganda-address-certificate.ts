import type { FieldDefinition, Procedure, ServiceDefinition, StepDefinition } from '../service.ts';
import { CLARIFY_STEPS } from './parts/karaganda-clarify.ts';
import {
	IDENTITY,
	KARAGANDA,
	KARAGANDA_ARCHITECTURE,
	SOURCES,
	asked,
	hours,
	minutes,
	result,
	text,
	workingDays
} from './parts/shared.ts';

/** ¶7.2: assigning and annulling, with a visit to the place. */
const steps = (register: NonNullable<StepDefinition['register']>): StepDefinition[] => [
	{
		n: 1,
		paragraph: '7.2',
		actor: 'chancellery',
		deed: 'register',
		limit: minutes(15),
		produces: [],
		what: text(
			'Өтінішті тіркеу журналында тіркеу және басшыға жолдау',
			'Регистрация заявления в журнале и направление руководителю',
			'Registers the request in the journal and passes it to the head'
		)
	},
	{
		n: 2,
		paragraph: '7.2',
		actor: 'head',
		deed: 'assign',
		limit: hours(1),
		produces: [],
		what: text(
			'Өтінішті қарау және жауапты орындаушыға жолдау',
			'Рассмотрение заявления и направление ответственному исполнителю',
			'Examines the request and passes it to the executor'
		)
	},
	{
		n: 3,
		paragraph: '7.2',
		actor: 'specialist',
		deed: 'conclude',
		limit: workingDays(5),
		variants: [{ outcome: 'refused', limit: workingDays(2) }],
		visit: 'always',
		refuses: ['standard-10', 'portal-documents'],
		refusalIsSigned: true,
		produces: ['visit-record'],
		what: text(
			'Өтінішті тексеру, объектінің орналасқан жеріне бару, МТАЖ-да тіркеп анықтаманы әзірлеу және басшыға қол қоюға жолдау',
			'Проверка заявления, выезд на место нахождения объекта, подготовка справки с регистрацией в ИС «Адресный регистр» и направление на подпись руководителю',
			'Checks the request, visits the place, drafts the certificate with its entry in the address register, passes it to the head'
		)
	},
	{
		n: 4,
		paragraph: '7.2',
		actor: 'head',
		deed: 'sign',
		limit: hours(1),
		returnsTo: 3,
		// The executor makes the entry with the draft; it counts from the signature, so that nothing unsigned stands in the register.
		register,
		produces: [],
		what: text(
			'Әзірленген анықтаманы тексеру, оған қол қою және кеңсе маманына жолдау',
			'Проверка и подписание подготовленной справки, направление специалисту канцелярии',
			'Checks and signs the certificate, passes it to the chancellery'
		)
	},
	{
		n: 5,
		paragraph: '7.2',
		actor: 'chancellery',
		deed: 'hand-over',
		// By the portal the result is in the cabinet with the signature.
		concerns: { channels: ['state-corporation'] },
		limit: minutes(15),
		produces: [],
		what: text(
			'Қол қойылған күні анықтаманы тіркеу журналында тіркеу және Мемлекеттік корпорацияға жолдау',
			'Регистрация справки в журнале в день подписания и направление в Государственную корпорацию',
			'Registers the certificate on the day it is signed and passes it to the State Corporation'
		)
	}
];

const OBJECT: FieldDefinition = {
	id: 'object',
	kind: 'choice',
	required: true,
	name: text('Объект түрі', 'Вид объекта', 'Kind of object'),
	options: [
		{ id: 'land-plot', name: text('Жер учаскесі', 'Земельный участок', 'Plot of land') },
		{ id: 'building', name: text('Ғимарат, құрылыс', 'Здание, строение', 'Building') },
		{ id: 'dwelling', name: text('Жеке тұрғын үй', 'Индивидуальный жилой дом', 'Dwelling house') },
		{ id: 'flat', name: text('Пәтер', 'Квартира', 'Flat') },
		{ id: 'other', name: text('Өзге', 'Иное', 'Other') }
	]
};
const CADASTRAL: FieldDefinition = {
	id: 'cadastral',
	kind: 'text',
	required: false,
	max: 20,
	name: text('Кадастрлық нөмірі', 'Кадастровый номер', 'Cadastral number')
};
const LOCATION: FieldDefinition = {
	id: 'location',
	kind: 'text',
	required: true,
	name: text('Объектінің орналасқан жері', 'Место нахождения объекта', 'Where the object is')
};
const DESIRED: FieldDefinition = {
	id: 'desired',
	kind: 'text',
	required: true,
	name: text('Сұралатын мекенжай', 'Испрашиваемый адрес', 'Address asked for')
};
const GROUND: FieldDefinition = {
	id: 'ground',
	kind: 'long-text',
	required: true,
	name: text('Мекенжайды жою негізі', 'Основание упразднения адреса', 'Ground of the annulment')
};

type Certificate = Pick<Procedure, 'id' | 'about' | 'aboutOptional' | 'fields' | 'name' | 'limit' | 'steps'>;

const certificate = (procedure: Certificate): Procedure => ({
	...procedure,
	results: [result('certificate', 'address-certificate', procedure.name)]
});

/** An object's address: said (without or with its history), given, annulled. No fee is named. */
export const karagandaAddressCertificate: ServiceDefinition = {
	id: 'karaganda-address-certificate',
	name: text(
		'Қазақстан Республикасының аумағында жылжымайтын мүлік объектілерінің мекенжайын айқындау жөнінде анықтама беру',
		'Выдача справки по определению адреса объектов недвижимости на территории Республики Казахстан',
		'Certificate on the address of real property'
	),
	provider: KARAGANDA_ARCHITECTURE,
	region: KARAGANDA,
	source: SOURCES.karaganda,
	applicants: ['individual', 'legal-entity'],
	payment: 'free',
	channels: ['state-corporation', 'portal'],
	documents: [
		IDENTITY,
		asked(
			'title',
			'Жылжымайтын мүлік объектісіне құқық белгілейтін құжат',
			'Правоустанавливающий документ на объект недвижимости',
			'Title to the real property'
		)
	],
	fields: [],
	countStartDay: false,
	flow: 'common',
	flowWords: {
		p7: text(
			'Көрсетілетін қызметті беруші басшысының ЭЦҚ-сымен куәландырылған нәтижені «жеке кабинетте» алу',
			'Получение результата, удостоверенного ЭЦП руководителя услугодателя, в «личном кабинете»',
			'The result comes to the personal cabinet with the e-signature of the head'
		)
	},
	procedures: [
		certificate({
			id: 'clarify',
			name: text(
				'Мекенжайды нақтылау бойынша анықтама беру',
				'Справка по уточнению адреса',
				'Certificate of an address'
			),
			limit: minutes(15),
			about: 'address',
			fields: [LOCATION],
			steps: CLARIFY_STEPS
		}),
		certificate({
			id: 'clarify-with-history',
			name: text(
				'Мекенжайды тарихымен нақтылау бойынша анықтама беру',
				'Справка по уточнению адреса с историей',
				'Certificate of an address with its history'
			),
			limit: minutes(15),
			about: 'address',
			fields: [LOCATION],
			steps: CLARIFY_STEPS
		}),
		certificate({
			id: 'assign',
			name: text(
				'Мекенжай беру туралы анықтама беру',
				'Справка о присвоении адреса',
				'Assignment of an address'
			),
			limit: null,
			about: 'address',
			aboutOptional: true,
			fields: [OBJECT, CADASTRAL, DESIRED],
			steps: steps('address-assigned')
		}),
		certificate({
			id: 'annul',
			name: text(
				'Мекенжайды жою туралы анықтама беру',
				'Справка об упразднении адреса',
				'Annulment of an address'
			),
			limit: null,
			about: 'address',
			fields: [LOCATION, GROUND],
			steps: steps('address-annulled')
		})
	]
};

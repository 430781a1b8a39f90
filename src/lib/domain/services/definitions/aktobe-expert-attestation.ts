import type { ServiceDefinition, StepDefinition } from '../service.ts';
import { ATTESTATION_DOCUMENTS, CERTIFICATE } from './parts/attestation.ts';
import { AKTOBE, AKTOBE_CONSTRUCTION_CONTROL, SOURCES, minutes, text, workingDays } from './parts/shared.ts';

/** Appendix 4, ¶5: neither applicants' list nor memo, neither admission order nor test act. Step 6 has no limit but the schedule. */
const STEPS: readonly StepDefinition[] = [
	{
		n: 1,
		actor: 'chancellery',
		what: text(
			'Құжаттарды қабылдау, тіркеу және басшыға бұрыштамаға жолдау',
			'Приём и регистрация документов, направление на резолюцию руководителю',
			'Receipt and registration; to the head for resolution'
		),
		deed: 'attest',
		task: 'register',
		limit: minutes(15),
		produces: [],
		paragraph: '5.1'
	},
	{
		n: 2,
		actor: 'head',
		what: text(
			'Құжаттармен танысу және жауапты орындаушыны тағайындау',
			'Ознакомление с документами и назначение ответственного исполнителя',
			'Reading the documents and naming the executor'
		),
		deed: 'attest',
		task: 'assign',
		limit: workingDays(1),
		produces: [],
		paragraph: '5.2'
	},
	{
		n: 3,
		actor: 'specialist',
		what: text(
			'Құжаттарды қарау, тестілеу кестесін және хабарламаларды немесе дәлелді бас тартуды дайындау',
			'Рассмотрение документов, подготовка графика тестирования и уведомлений либо мотивированного отказа',
			'Examination; test schedule and notices, or a reasoned refusal'
		),
		deed: 'attest',
		task: 'schedule',
		limit: workingDays(25),
		refuses: ['standard-10'],
		refusalIsSigned: true,
		produces: [],
		onRound: true,
		paragraph: '5.3'
	},
	{
		n: 4,
		actor: 'head',
		what: text(
			'Тестілеу кестесі мен хабарламаларға немесе дәлелді бас тартуға қол қою',
			'Подписание графика тестирования и уведомлений либо мотивированного отказа',
			'Signing the schedule and the notices, or the refusal'
		),
		deed: 'attest',
		task: 'sign-schedule',
		limit: workingDays(1),
		produces: ['test-schedule', 'notice-of-admission'],
		onRound: true,
		paragraph: '5.4'
	},
	{
		n: 5,
		actor: 'specialist',
		what: text(
			'Хабарламаларды немесе дәлелді бас тартуды беру',
			'Выдача уведомлений либо мотивированного отказа',
			'Giving out the notices or the refusal'
		),
		deed: 'attest',
		task: 'notify',
		limit: workingDays(1),
		produces: [],
		paragraph: '5.5'
	},
	{
		n: 6,
		actor: 'specialist',
		what: text(
			'Кестеге сәйкес тестілеу өткізу',
			'Проведение тестирования согласно графику',
			'The test, by the schedule'
		),
		deed: 'attest',
		task: 'test',
		limit: null,
		concerns: { admitted: true },
		produces: ['result-sheet'],
		onRound: true,
		paragraph: '5.6'
	},
	{
		n: 7,
		actor: 'specialist',
		what: text(
			'Аттестаттарды немесе дәлелді бас тартуды дайындау',
			'Подготовка аттестатов либо мотивированного отказа',
			'Preparing the certificates or a reasoned refusal'
		),
		deed: 'attest',
		task: 'form-results',
		limit: workingDays(1),
		concerns: { admitted: true },
		refuses: ['not-passed'],
		refusalIsSigned: true,
		produces: [],
		paragraph: '5.7'
	},
	{
		n: 8,
		actor: 'head',
		what: text(
			'Нәтижеге қол қою және оны жеке кабинетке жолдау',
			'Подписание результата и направление его в личный кабинет',
			'Signing the result; it goes to the personal cabinet'
		),
		deed: 'attest',
		task: 'sign-results',
		limit: workingDays(1),
		concerns: { admitted: true },
		produces: [],
		paragraph: '5.8'
	}
];

/** Attestation of experts in Aktobe: by the portal only. The text states no term of the whole. */
export const aktobeExpertAttestation: ServiceDefinition = {
	id: 'aktobe-expert-attestation',
	name: text(
		'Сәулет, қала құрылысы және құрылыс қызметі саласында сараптамалық жұмыстарды және инжинирингтік көрсетілетін қызметтерді жүзеге асыратын сарапшыларды аттестаттау',
		'Аттестация экспертов, осуществляющих экспертные работы и инжиниринговые услуги в сфере архитектурной, градостроительной и строительной деятельности',
		'Attestation of experts who carry out expert reviews and engineering services in architecture, town planning and construction'
	),
	provider: AKTOBE_CONSTRUCTION_CONTROL,
	region: AKTOBE,
	source: SOURCES.aktobe,
	applicants: ['individual'],
	payment: 'free',
	channels: ['portal'],
	documents: ATTESTATION_DOCUMENTS,
	fields: [],
	countStartDay: false,
	flow: 'common',
	procedures: [
		{
			id: 'attest',
			name: text('Аттестаттау', 'Аттестация', 'Attestation'),
			limit: null,
			about: 'nothing',
			results: [CERTIFICATE],
			steps: STEPS
		}
	]
};

import type { ServiceDefinition } from '../service.ts';
import { AKTOBE_REGISTERS, OF_AKTOBE } from './parts/aktobe.ts';
import { asked, minutes, result, text } from './parts/shared.ts';

/** Four steps of ten minutes; no total is stated, and no reasoned refusal but the portal's process 6. */
export const aktobeProjectManagementAccreditation: ServiceDefinition = {
	...OF_AKTOBE,
	id: 'aktobe-project-management-accreditation',
	name: text(
		'Сәулет, қала құрылысы және құрылыс саласындағы жобаларды басқару жөніндегі ұйымдарды аккредиттеу',
		'Аккредитация организаций по управлению проектами в области архитектуры, градостроительства и строительства',
		'Accreditation of project-management organisations in architecture, town planning and construction'
	),
	activity: {
		kk: 'Сәулет, қала құрылысы және құрылыс саласындағы жобаларды басқару',
		ru: 'Управление проектами в области архитектуры, градостроительства и строительства'
	},
	applicants: ['legal-entity'],
	documents: [
		asked(
			'staff',
			'Аттестатталған мамандар туралы мәліметтер',
			'Сведения об аттестованных специалистах',
			'Statement of the attested specialists'
		),
		asked(
			'resources',
			'Материалдық-техникалық жарақтандырылуы туралы мәліметтер',
			'Сведения о материально-технической оснащённости',
			'Statement of premises and equipment'
		)
	],
	fields: [
		{
			id: 'activity',
			kind: 'text',
			required: true,
			name: text('Қызмет саласы', 'Область деятельности', 'Field of activity')
		}
	],
	procedures: [
		{
			id: 'accredit',
			name: text('Аккредиттеу', 'Аккредитация', 'Accreditation'),
			limit: null,
			about: 'nothing',
			results: [
				result(
					'certificate',
					'accreditation-certificate',
					text('Аккредиттеу туралы куәлік', 'Свидетельство об аккредитации', 'Certificate of accreditation')
				)
			],
			steps: [
				{ ...AKTOBE_REGISTERS, limit: minutes(10) },
				{
					n: 2,
					paragraph: '5.2',
					actor: 'head',
					deed: 'assign',
					limit: minutes(10),
					produces: [],
					what: text(
						'Кіріс құжаттармен танысу және жауапты орындаушыға жіберу',
						'Ознакомление с входящими документами и направление ответственному исполнителю',
						'Reads the documents and passes them to the executor'
					)
				},
				{
					n: 3,
					paragraph: '5.3',
					actor: 'specialist',
					deed: 'conclude',
					limit: minutes(10),
					// A message of the portal, which nobody signs.
					refuses: ['portal-documents'],
					produces: [],
					what: text(
						'Құжаттардың біліктілік талаптарына сәйкестігін тексеру, аккредиттеу туралы куәлікті дайындау',
						'Проверка документов на соответствие квалификационным требованиям, подготовка свидетельства об аккредитации',
						'Checks the qualification requirements and prepares the certificate of accreditation'
					)
				},
				{
					n: 4,
					paragraph: '5.4',
					actor: 'head',
					deed: 'sign',
					limit: minutes(10),
					produces: [],
					returnsTo: 3,
					what: text(
						'Аккредиттеу туралы куәлікке қол қою және нәтижені жеке кабинетке жіберу',
						'Подписание свидетельства об аккредитации и направление результата в личный кабинет',
						'Signs the certificate; the result goes to the personal cabinet'
					)
				}
			]
		}
	]
};

import type { Appealed, DocumentType, OfficialDocument } from '../../domain/attestation/documents.ts';
import { sha256Hex } from '../../domain/facts.ts';
import { AMENDING_ORDER, APPLICATION, MONTHLY_REPORT, RECEIPT, RECEIPT_OF_REFUSAL } from './sample-intake.ts';
import { SAMPLE_CASE } from './sample-case.ts';
import { OUTCOME_LIST, sampleAct } from './sample-act.ts';
import { SERVICE_SAMPLES } from './samples/services.ts';
import {
	at,
	COMMON,
	FILES,
	HEAD,
	ORDER,
	people,
	person,
	REASONS,
	SESSION,
	SPECIALIST
} from './sample-parts.ts';

export { sampleAct } from './sample-act.ts';
export { person } from './sample-parts.ts';

const ADMITTED: OfficialDocument = {
	...COMMON,
	type: 'admission-order',
	number: '04-12/345',
	ground: ['7.8'],
	supplements: { number: '04-12/301', date: at('2026-11-20T00:00:00') },
	admitted: people(60),
	notAdmitted: people(12).map((row) => ({ ...row, reasons: REASONS })),
	sessions: [0, 1].map((n) => ({
		...SESSION,
		startsAt: SESSION.startsAt + n * 4 * 3_600_000,
		commitment: sha256Hex(`commitment ${n}`),
		places: people(30).map(({ name, incoming }, seat) => ({ seat: seat + 1, name, incoming }))
	}))
};

const APPEALED: Appealed = {
	session: { room: '204', startsAt: SESSION.startsAt },
	outcome: 'not-passed',
	points: 21.5,
	outOf: 40,
	act: { number: '04-12/361-А', date: at('2026-12-08T12:00:00') }
};

/** One snapshot of each type, with the longest data an office would have. */
export const SAMPLES: { [T in DocumentType]: Extract<OfficialDocument, { type: T }> } = {
	'applicants-list': {
		...COMMON,
		type: 'applicants-list',
		number: null,
		signedBy: SPECIALIST,
		ground: ['7.2'],
		round: '2026 / 14',
		rows: people(60).map((row, n) => ({
			...row,
			receivedAt: at('2026-11-18T09:41:00') + n * 60_000,
			channel: n % 3 ? 'portal' : 'paper',
			language: n % 4 ? 'kk' : 'ru'
		}))
	},
	memo: {
		...COMMON,
		type: 'memo',
		number: null,
		ground: ['7.3', '7.4'],
		applicant: person(0),
		documents: FILES,
		analysis:
			'Өтініш беруші «Ғимараттар мен құрылыстар» мамандығы бойынша жоғары білімі туралы дипломды және еңбек қызметін растайтын құжаттарды ұсынды. Мамандану бойынша жалпы еңбек өтілі 11 жыл 4 айды құрайды.\nҰсынылған көшірмелер түпнұсқаларымен салыстырылды, айырмашылықтар анықталған жоқ.',
		finding: 'complies',
		author: SPECIALIST
	},
	'service-record': {
		...COMMON,
		type: 'service-record',
		number: null,
		signedBy: null,
		ground: ['7.3'],
		applicant: person(0),
		education:
			'Қ. И. Сәтбаев атындағы университет, 2009 жылы бітірген, инженер-құрылысшы, диплом ЖБ № 0000001.',
		jobs: Array.from({ length: 14 }, (_, n) => ({
			from: `01.03.${2009 + n}`,
			to: n === 13 ? 'қазіргі уақытқа дейін' : `28.02.${2010 + n}`,
			employer: `«Үлгі құрылыс-${n + 1}» жауапкершілігі шектеулі серіктестігі, Алматы қаласы`,
			position: n % 2 ? 'Техникалық қадағалау жөніндегі жетекші инженер' : 'Инженер-құрылысшы'
		})),
		author: SPECIALIST
	},
	'materials-list': {
		...COMMON,
		type: 'materials-list',
		number: null,
		signedBy: null,
		ground: ['7.6'],
		round: '2026 / 14',
		rows: people(24).map((row, n) => ({
			...row,
			documents: FILES,
			finding: n % 5 ? 'complies' : 'does-not-comply'
		})),
		author: SPECIALIST
	},
	'admission-order': ADMITTED,
	'notice-of-admission': {
		...COMMON,
		type: 'notice-of-admission',
		number: '04-12/346',
		ground: ['7.9'],
		applicant: person(0),
		order: ORDER,
		session: { ...SESSION, seat: 12 },
		code: null
	},
	'notice-of-non-admission': {
		...COMMON,
		type: 'notice-of-non-admission',
		number: '04-12/347',
		ground: ['7.9'],
		applicant: person(2),
		order: ORDER,
		reasons: REASONS
	},
	'attendance-sheet': {
		...COMMON,
		type: 'attendance-sheet',
		number: null,
		signedBy: null,
		ground: ['7.10'],
		session: SESSION,
		order: ORDER,
		rows: people(30).map(({ name, incoming }, n) => ({
			seat: n + 1,
			name,
			incoming,
			arrivedAt: n % 7 === 6 ? null : at('2026-12-08T09:35:00') + n * 45_000,
			document: n % 7 === 6 ? null : `жеке куәлік № 0${40_000_000 + n}, 14.05.2031 дейін`
		}))
	},
	'test-act': sampleAct(8),
	'result-sheet': {
		...COMMON,
		type: 'result-sheet',
		number: null,
		signedBy: null,
		ground: ['11.9'],
		applicant: person(0),
		session: { room: '204', startsAt: SESSION.startsAt },
		points: 34,
		outOf: 40,
		passMark: 28,
		passed: true,
		sections: [
			{ title: { kk: 'Заңнама', ru: 'Законодательство' }, points: 17, outOf: 20, passMark: 12 },
			{
				title: { kk: 'Мамандану бойынша сұрақтар', ru: 'Вопросы по специализации' },
				points: 17,
				outOf: 20,
				passMark: null
			}
		],
		confirmation: 'confirmed',
		head: sha256Hex('head 0'),
		appeal: { workingDays: 3, until: at('2026-12-11T18:00:00') }
	},
	'certificate-order': {
		...COMMON,
		type: 'certificate-order',
		number: '04-12/370',
		ground: ['7.12', '7.13'],
		act: { number: '04-12/361-А', date: at('2026-12-08T12:00:00') },
		passed: people(30),
		others: OUTCOME_LIST.filter((outcome) => outcome !== 'passed').map((outcome, n) => ({
			...person(n),
			outcome
		}))
	},
	certificate: {
		...COMMON,
		type: 'certificate',
		number: 'KZ14VJE00052616',
		ground: ['7.17'],
		holder: person(0),
		order: { number: '04-12/370', date: at('2026-12-09T12:00:00') },
		validUntil: null
	},
	'reasoned-refusal': {
		...COMMON,
		type: 'reasoned-refusal',
		number: '04-12/381',
		ground: ['7.16', '7.17'],
		applicant: person(3),
		about: 'certificate',
		order: { number: '04-12/370', date: at('2026-12-09T12:00:00') },
		reasons: ['Жинаған балы — 21,5 (өту балы — 28).'],
		outcome: 'not-passed'
	},
	'blank-act': {
		...COMMON,
		type: 'blank-act',
		number: null,
		signedBy: null,
		ground: ['7.11'],
		order: ORDER,
		session: { room: '204', address: SESSION.address, scheduledAt: SESSION.startsAt },
		blueprint: sampleAct(1).blueprint,
		commitment: sha256Hex('commitment 0'),
		rows: people(60).map(({ name, incoming }, n) => ({ seat: n + 1, name, incoming }))
	},
	'identity-statement': {
		...COMMON,
		type: 'identity-statement',
		number: null,
		signedBy: null,
		ground: ['7.10'],
		expected: { name: person(0).name, incoming: person(0).incoming },
		order: ORDER,
		session: SESSION,
		seat: 12,
		reason: 'Құжаттағы фотосурет келген адамға ұқсамайды; басқа құжат көрсетуден бас тартты.',
		recordedAt: at('2026-12-08T09:48:12')
	},
	'act-of-removal': {
		...COMMON,
		type: 'act-of-removal',
		number: '04-12/362-А',
		signedBy: null,
		ground: ['7.10'],
		applicant: person(0),
		order: ORDER,
		session: { room: '204', startsAt: SESSION.startsAt },
		seat: 12,
		startedAt: at('2026-12-08T10:03:00'),
		proposed: {
			by: { ...SPECIALIST, at: at('2026-12-08T10:41:07') },
			reason: 'Ұялы телефонмен сұрақтарды суретке түсірді, ескертуден кейін қайталады.'
		},
		decided: { by: { ...HEAD, at: at('2026-12-08T10:44:30') }, reason: 'Бұзушылық бейнежазбамен расталды.' }
	},
	'appeal-receipt': {
		...COMMON,
		type: 'appeal-receipt',
		number: '04-12/7-АП',
		signedBy: null,
		ground: [],
		applicant: person(0),
		about: APPEALED,
		lodgedAt: at('2026-12-14T10:12:40'),
		channel: 'in-person',
		term: { workingDays: 3, until: at('2026-12-11T18:00:00') },
		late: true,
		files: ['Апелляция.pdf', 'Сұрақтар бойынша түсініктеме.pdf'],
		answerDueAt: at('2026-12-21T18:00:00'),
		author: SPECIALIST
	},
	'appeal-answer': {
		...COMMON,
		type: 'appeal-answer',
		number: '04-12/390-Х',
		ground: [],
		applicant: person(0),
		about: APPEALED,
		appeal: { number: '04-12/7-АП', date: at('2026-12-14T10:12:40') },
		decision: 'partly',
		because:
			'Сіздің іс материалдарыңыз қаралды: нұсқаның есептелуі, уақыттың есебі және әр жауаптың сақталуы қайта тексерілді.\n17-сұрақтың тұжырымы бойынша дәлеліңіз негізді деп танылды.',
		follows: 'attempt-not-counted',
		measures: '17-сұрақ банктің келесі басылымынан алынып тасталады.'
	},
	'case-file': SAMPLE_CASE,
	'application-form': APPLICATION,
	'monthly-report': MONTHLY_REPORT,
	receipt: RECEIPT,
	'receipt-of-refusal': RECEIPT_OF_REFUSAL,
	'amending-order': AMENDING_ORDER,
	...SERVICE_SAMPLES
};

import { sha256Hex } from '../../../domain/facts.ts';
import type { ServiceDocument, ServiceDocumentType } from '../../../domain/services/service-documents.ts';
import { at, ORDER, person, SPECIALIST } from '../sample-parts.ts';
import { ADDRESS_CERTIFICATE, TEST_SCHEDULE } from './long-lists.ts';
import {
	ADDRESSES,
	AKTOBE,
	APPLICANT_SIGNED,
	DEPARTMENT_HEAD,
	GREEN_ECONOMY,
	INSPECTOR,
	LICENCE,
	LICENSING,
	PLOT
} from './service-parts.ts';

const PAPERS = [
	'Белгіленген нысандағы сұрау',
	'Лицензиялық алымның төленгенін растайтын құжаттың көшірмесі',
	'Біліктілік талаптары бойынша мәліметтер нысаны'
];

const REASONS = [
	'Жобалау жұмыстарының бас инженерінің жоғары білімі туралы диплом ұсынылмаған.',
	'Жалға алынған өндірістік базаның шарты екі айдан кейін аяқталады.'
];

const BY_SPECIALIST = { number: null, signedBy: null, author: SPECIALIST };
const FINDINGS =
	'Өндірістік база мекенжайы бойынша орналасқан: жалпы ауданы 214 ш.м кеңсе, 18 жұмыс орны, лицензияланған бағдарламалық қамтылым.\nҰсынылған құжаттардың түпнұсқалары салыстырылды, айырмашылықтар анықталған жоқ.';

/** One snapshot of each type, with the longest data an office would have. */
export const SERVICE_SAMPLES: {
	[T in ServiceDocumentType]: Extract<ServiceDocument, { type: T }>;
} = {
	'request-form': {
		...LICENSING,
		type: 'request-form',
		number: 'ЛЦ-2026/318',
		ground: [],
		language: 'kk',
		attached: PAPERS.map((name) => ({ name: `${name}.pdf`, sha256: sha256Hex(name) })),
		consent: {
			kk: 'Мемлекеттік қызметті көрсету үшін дербес деректерімді жинауға және өңдеуге келісемін.',
			ru: 'Согласен(на) на сбор и обработку моих персональных данных для оказания государственной услуги.'
		},
		signedBy: APPLICANT_SIGNED
	},
	'counter-receipt': {
		...LICENSING,
		type: 'counter-receipt',
		date: at('2026-11-18T09:41:00'),
		number: '04-12/512-ЖН',
		signedBy: null,
		ground: ['12.1'],
		incoming: { ...LICENSING.incoming, number: null },
		documents: PAPERS,
		acceptedAt: at('2026-11-18T09:41:00'),
		plannedAt: at('2026-12-09T18:00:00'),
		proxy: { name: person(3).name, power: '12.10.2026 № 4-1187, нотариус Ә. Б. Үлгілі' },
		author: INSPECTOR
	},
	'counter-refusal': {
		...LICENSING,
		type: 'counter-refusal',
		date: at('2026-11-18T09:41:00'),
		number: null,
		signedBy: null,
		ground: ['12.1'],
		incoming: { ...LICENSING.incoming, number: null },
		missing: PAPERS.slice(1),
		refusedAt: at('2026-11-18T09:41:00'),
		author: INSPECTOR
	},
	'control-record': {
		...LICENSING,
		...BY_SPECIALIST,
		type: 'control-record',
		ground: ['7.3'],
		visit: { at: at('2026-11-27T11:00:00'), place: 'Алматы қ., Төле би көшесі, 301' },
		findings: FINDINGS
	},
	'service-conclusion': {
		...LICENSING,
		...BY_SPECIALIST,
		type: 'service-conclusion',
		ground: ['7.4'],
		complies: false,
		reasons: REASONS
	},
	'visit-record': {
		...ADDRESSES,
		...BY_SPECIALIST,
		type: 'visit-record',
		ground: ['5.3'],
		visitedAt: at('2026-11-23T11:30:00'),
		place: 'Қарағанды қ., Әлихан Бөкейхан ауданы, 12-ықшам аудан, 09-142-061-338 учаскесі',
		findings: 'Учаскеде салынып біткен жеке тұрғын үй бар, қасбеті Өркениет көшесіне қараған.'
	},
	'licence-register': {
		...LICENSING,
		type: 'licence-register',
		number: null,
		ground: ['7.6'],
		signedBy: DEPARTMENT_HEAD,
		decision: 'refused',
		reasons: REASONS
	},
	'licence-order': {
		...LICENSING,
		type: 'licence-order',
		number: ORDER.number,
		ground: ['7.6', '7.7'],
		decision: 'granted',
		reasons: []
	},
	licence: {
		...LICENSING,
		type: 'licence',
		number: LICENCE.number,
		ground: ['7.9'],
		licence: LICENCE,
		order: ORDER
	},
	'licence-annex': {
		...LICENSING,
		type: 'licence-annex',
		number: null,
		ground: ['7.9'],
		licence: LICENCE,
		annex: 2,
		items: Array.from({ length: 14 }, (_, n) => ({
			kk: `Инженерлік жүйелер мен желілерді жобалау: ${n + 1}-кіші түр, ішкі және сыртқы желілер`,
			ru: `Проектирование инженерных систем и сетей: подвид ${n + 1}, внутренние и наружные сети`
		}))
	},
	'licence-duplicate': {
		...LICENSING,
		type: 'licence-duplicate',
		number: '04-12/28-Л/2026',
		ground: ['7.3'],
		date: at('2026-12-04T12:00:00'),
		licence: { ...LICENCE, issuedAt: at('2025-05-20T12:00:00') }
	},
	'accreditation-certificate': {
		...AKTOBE,
		type: 'accreditation-certificate',
		number: '04-12/6-АК',
		ground: ['5'],
		service: {
			kk: '«Сәулет, қала құрылысы және құрылыс саласындағы жобаларды басқару жөніндегі ұйымдарды аккредиттеу»',
			ru: '«Аккредитация организаций по управлению проектами в области архитектуры, градостроительства и строительства»'
		},
		procedure: { kk: 'Аккредиттеу', ru: 'Аккредитация' },
		procedureId: 'accredit',
		applicant: LICENSING.applicant,
		incoming: { number: 'АК-2026/11', date: at('2026-11-18T09:41:00') },
		answers: [],
		activity: {
			kk: 'Сәулет, қала құрылысы және құрылыс саласындағы жобаларды басқару',
			ru: 'Управление проектами в области архитектуры, градостроительства и строительства'
		}
	},
	'mineral-conclusion': {
		...GREEN_ECONOMY,
		type: 'mineral-conclusion',
		number: '04-12/14-ҚТ',
		ground: ['5.6'],
		found: 'insignificant',
		plot: PLOT,
		because: '«Оңқазжерқойнауы» өңірлік геологиялық қорының 20.11.2026 № 01-2/1144 деректері бойынша.'
	},
	'mineral-letter': {
		...GREEN_ECONOMY,
		type: 'mineral-letter',
		number: '04-12/15-ҚТ',
		ground: ['5.6'],
		plot: PLOT,
		because: 'Учаскенің астында мемлекеттік баланста есепте тұрған құм-қиыршықтас қоспасының кен орны бар.'
	},
	'building-permit': {
		...GREEN_ECONOMY,
		type: 'building-permit',
		number: '04-12/3-РҚ',
		ground: ['5.6'],
		service: {
			kk: '«Пайдалы қазбалар жатқан алаңдарда құрылыс салуға, сондай-ақ жинақталған жерлерде жерасты құрылыстарын орналастыруға рұқсат беру»',
			ru: '«Выдача разрешения на застройку территорий залегания полезных ископаемых, а также размещение в местах их залегания подземных сооружений»'
		},
		procedure: { kk: 'Рұқсат беру', ru: 'Выдача разрешения' },
		plot: PLOT,
		because: 'Кен орнын өңдеу 2031 жылға дейін жоспарланбаған; құрылыстың жер қойнауына әсері жоқ.'
	},
	'address-certificate': ADDRESS_CERTIFICATE,
	'service-refusal': {
		...LICENSING,
		type: 'service-refusal',
		number: '04-12/391-Х',
		ground: ['7.9'],
		kind: 'standard-10',
		reasons: REASONS
	},
	'positive-notice': {
		...LICENSING,
		type: 'positive-notice',
		number: '04-12/392-Х',
		ground: ['7.8', '7.9'],
		order: ORDER
	},
	'hearing-notice': {
		...LICENSING,
		type: 'hearing-notice',
		number: '04-12/388-Х',
		ground: [],
		hearingAt: at('2026-12-09T15:00:00'),
		place: 'Алматы қ., Достық даңғылы, 85, 312-кабинет',
		reasons: REASONS
	},
	'test-schedule': TEST_SCHEDULE
};

import type { StepDefinition } from '../../service.ts';
import { SAME_DAY, text, workingDays } from './shared.ts';

/**
 * ¶7. The text names no actor in steps 8, 9 and 10: given by sense. ¶7.9 says «3 күн»: kept as calendar days. Step 9 is
 * done by the head's signature on the admission order.
 */
export const ALMATY_ATTESTATION_STEPS: readonly StepDefinition[] = [
	{
		n: 1,
		actor: 'chancellery',
		what: text('Сұрауды тіркеу', 'Регистрация запроса', 'Registering the request'),
		deed: 'attest',
		task: 'register',
		limit: SAME_DAY,
		variants: [{ channel: 'office', limit: workingDays(2) }],
		produces: [],
		paragraph: '7.1'
	},
	{
		n: 2,
		actor: 'specialist',
		what: text(
			'Аттестаттаудан өтуге өтініш берген адамдардың тізімін қалыптастыру',
			'Формирование списка лиц, подавших заявление на аттестацию',
			'Forming the list of persons who applied'
		),
		deed: 'attest',
		task: 'form-list',
		limit: workingDays(2),
		produces: ['applicants-list'],
		onRound: true,
		paragraph: '7.2'
	},
	{
		n: 3,
		actor: 'specialist',
		what: text(
			'Алдын ала талдау анықтамасы мен қызметтік тізімді дайындау',
			'Подготовка справки о предварительном анализе и послужного списка',
			'Memo of preliminary analysis and service record'
		),
		deed: 'attest',
		task: 'write-memo',
		limit: workingDays(3),
		produces: ['memo', 'service-record'],
		paragraph: '7.3'
	},
	{
		n: 4,
		actor: 'department-head',
		what: text(
			'Анықтамаға бөлім басшысының қол қоюы',
			'Подписание справки руководителем отдела',
			'Signing the memo by the department head'
		),
		deed: 'attest',
		task: 'sign-memo',
		limit: SAME_DAY,
		produces: [],
		paragraph: '7.4'
	},
	{
		n: 5,
		actor: 'specialist',
		what: text(
			'Сұрауды ақпараттық жүйеде өңдеу, қосымшаларын тіркеу',
			'Обработка запроса в информационной системе с приложениями',
			'Processing the request with its attachments'
		),
		deed: 'attest',
		task: 'process',
		limit: workingDays(3),
		produces: [],
		paragraph: '7.5'
	},
	{
		n: 6,
		actor: 'specialist',
		what: text(
			'Басшының қарауына материалдар тізбесін дайындау',
			'Подготовка перечня материалов для руководителя',
			'List of materials for the head'
		),
		deed: 'attest',
		task: 'list-materials',
		limit: workingDays(1),
		produces: ['materials-list'],
		onRound: true,
		paragraph: '7.6'
	},
	{
		n: 7,
		actor: 'head',
		what: text(
			'Материалдардың Қағидалар талаптарына сәйкестігін қарау',
			'Рассмотрение материалов на соответствие Правилам',
			'Examining the materials against the Rules'
		),
		deed: 'attest',
		task: 'examine',
		limit: workingDays(3),
		produces: [],
		deputy: true,
		paragraph: '7.7'
	},
	{
		n: 8,
		actor: 'specialist',
		what: text(
			'Тестілеуге жіберу және тестілеу кестесі туралы бұйрықты дайындау',
			'Подготовка приказа о допуске и графике тестирования',
			'Drafting the admission order and the test schedule'
		),
		deed: 'attest',
		task: 'draft-admission',
		limit: workingDays(3),
		produces: [],
		onRound: true,
		paragraph: '7.8'
	},
	{
		n: 9,
		actor: 'specialist',
		what: text(
			'Өтініш берушілерге тестілеу туралы хабарлау',
			'Уведомление заявителей о допуске и дате тестирования',
			'Notifying the applicants'
		),
		deed: 'attest',
		task: 'sign-admission',
		limit: { value: 3, unit: 'days' },
		refuses: ['not-admitted'],
		refusalIsSigned: true,
		produces: ['admission-order', 'notice-of-admission'],
		onRound: true,
		paragraph: '7.9'
	},
	{
		n: 10,
		actor: 'proctor',
		what: text('Тестілеу өткізу', 'Проведение тестирования', 'Holding the test'),
		deed: 'attest',
		task: 'test',
		limit: workingDays(1),
		concerns: { admitted: true },
		produces: [],
		onRound: true,
		paragraph: '7.10'
	},
	{
		n: 11,
		actor: 'specialist',
		what: text(
			'Тестілеу өткізу туралы акт жасау',
			'Составление акта о проведении тестирования',
			'Drawing up the test act'
		),
		deed: 'attest',
		task: 'draw-up-act',
		limit: SAME_DAY,
		concerns: { admitted: true },
		produces: ['test-act', 'attendance-sheet', 'result-sheet'],
		onRound: true,
		paragraph: '7.11'
	},
	{
		n: 12,
		actor: 'specialist',
		what: text(
			'Аттестаттарды беру (тестілеуден өтпегені) туралы бұйрықты дайындау',
			'Подготовка приказа о выдаче аттестатов (о непрохождении тестирования)',
			'Drafting the certificate order'
		),
		deed: 'attest',
		task: 'draft-certificates',
		limit: workingDays(3),
		concerns: { admitted: true },
		produces: [],
		onRound: true,
		paragraph: '7.12'
	},
	{
		n: 13,
		actor: 'head',
		what: text(
			'Аттестаттарды беру туралы бұйрыққа басшының қол қоюы',
			'Подписание приказа о выдаче аттестатов руководителем',
			'Signing the certificate order by the head'
		),
		deed: 'attest',
		task: 'sign-certificates',
		limit: SAME_DAY,
		concerns: { admitted: true },
		produces: ['certificate-order'],
		onRound: true,
		deputy: true,
		paragraph: '7.13'
	},
	{
		n: 14,
		actor: 'specialist',
		what: text(
			'Қағаз түріндегі дәлелді бас тартуды қол қоюға жіберу',
			'Направление бумажного мотивированного отказа на подпись',
			'Sending the paper reasoned refusal for signature'
		),
		deed: 'attest',
		task: 'send-paper-refusals',
		limit: workingDays(3),
		concerns: { channels: ['office'], outcome: 'refused' },
		produces: [],
		paragraph: '7.14'
	},
	{
		n: 15,
		actor: 'head',
		what: text(
			'Қағаз түріндегі дәлелді бас тартуға басшының қол қоюы',
			'Подписание бумажного мотивированного отказа руководителем',
			'Signing the paper refusal by the head'
		),
		deed: 'attest',
		task: 'sign-paper-refusals',
		limit: SAME_DAY,
		concerns: { channels: ['office'], outcome: 'refused' },
		produces: [],
		deputy: true,
		paragraph: '7.15'
	},
	{
		n: 16,
		actor: 'specialist',
		what: text(
			'Бұйрық негізінде нәтижені қалыптастыру',
			'Формирование результата на основании приказа',
			'Forming the result from the order'
		),
		deed: 'attest',
		task: 'form-results',
		limit: workingDays(3),
		refuses: ['not-admitted', 'not-passed'],
		refusalIsSigned: true,
		produces: [],
		paragraph: '7.16'
	},
	{
		n: 17,
		actor: 'head',
		what: text(
			'Нәтижеге басшының электрондық түрде қол қоюы',
			'Подписание результата руководителем в электронном виде',
			'Signing the result by the head'
		),
		deed: 'attest',
		task: 'sign-results',
		limit: SAME_DAY,
		produces: [],
		deputy: true,
		paragraph: '7.17'
	}
];

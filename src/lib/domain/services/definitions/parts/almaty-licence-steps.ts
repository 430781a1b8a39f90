import type { Limit } from '../../../calendar/working-time.ts';
import type { StepDefinition } from '../../service.ts';
import { minutes, text, workingDays } from './shared.ts';

/** ¶7 of the licences of Almaty: the same steps in each of the four texts. */

const REGISTER: Omit<StepDefinition, 'paragraph'> = {
	n: 1,
	actor: 'chancellery',
	deed: 'register',
	limit: minutes(15),
	produces: [],
	what: text(
		'Портал немесе Мемлекеттік корпорация арқылы келіп түскен өтінішті тіркеу',
		'Регистрация заявления, поступившего через портал или Государственную корпорацию',
		'Registers the request that came by the portal or the State Corporation'
	)
};

const TO_DEPARTMENT_HEAD = text(
	'Қорытынды мен материалдарды бөлім басшысына келісуге жіберу',
	'Направление заключения и материалов руководителю отдела на согласование',
	'Sends the conclusion and the materials to the department head for agreement'
);
const REGISTER_AND_DRAFT = text(
	'Өтініш берушілер тізілімін қалыптастыру, бұйрықты немесе дәлелді бас тартуды әзірлеу және оған қол қою',
	'Формирование реестра заявителей, подготовка приказа либо мотивированного отказа и его подписание',
	'Forms the register of applicants and the draft order or the reasoned refusal, and signs it'
);
const ORDER = text(
	'Бұйрыққа қол қою және оны тіркеу',
	'Подписание и регистрация приказа',
	'Signs and registers the order'
);
const DECISION = text(
	'Тіркелген бұйрыққа сәйкес оң нәтижесі бар хабарламаны немесе дәлелді бас тартуды басшыға қол қоюға жіберу',
	'Направление уведомления с положительным результатом либо мотивированного отказа на подпись руководителю согласно зарегистрированному приказу',
	'Sends the positive notice or the reasoned refusal to the head, by the registered order'
);
const SIGNS = text('Қабылданған шешімге қол қою', 'Подписание принятого решения', 'Signs the decision');

/** The last four steps are the same, but for their place and their limits. */
function endOfCourse(from: number, back: number, limit: Limit): StepDefinition[] {
	const at = (n: number) => ({ n: from + n, paragraph: `7.${from + n}` });
	return [
		{
			...at(0),
			actor: 'department-head',
			deed: 'draft-order',
			limit,
			produces: ['licence-register'],
			returnsTo: back,
			what: REGISTER_AND_DRAFT
		},
		{
			...at(1),
			actor: 'head',
			deed: 'sign-order',
			limit,
			produces: ['licence-order'],
			returnsTo: from,
			what: ORDER
		},
		{ ...at(2), actor: 'specialist', deed: 'pass-on', limit, produces: [], what: DECISION },
		{
			...at(3),
			actor: 'head',
			deed: 'sign',
			limit: minutes(30),
			produces: ['positive-notice'],
			// To what was concluded: a licence that ended meanwhile leaves only a refusal to write.
			returnsTo: back,
			what: SIGNS
		}
	];
}

export const ISSUE_STEPS: StepDefinition[] = [
	{ ...REGISTER, paragraph: '7.1' },
	{
		n: 2,
		paragraph: '7.2',
		actor: 'specialist',
		deed: 'completeness',
		limit: workingDays(2),
		// The note under ¶7: refused further consideration without being entered in the register of applicants.
		refuses: ['incomplete'],
		produces: [],
		what: text(
			'Құжаттардың толықтығын тексеру; толық болмаса, өтінішті одан әрі қараудан бас тарту',
			'Проверка полноты документов; при неполноте — отказ в дальнейшем рассмотрении заявления',
			'Checks completeness; an incomplete request is refused further consideration'
		)
	},
	{
		n: 3,
		paragraph: '7.3',
		actor: 'specialist',
		deed: 'control',
		limit: { value: 10, unit: 'working-days', min: 3 },
		visit: 'where-needed',
		produces: ['control-record'],
		what: text(
			'Лицензиялық бақылауды жүзеге асыру',
			'Осуществление лицензионного контроля',
			'Licensing control'
		)
	},
	{
		n: 4,
		paragraph: '7.4',
		actor: 'specialist',
		deed: 'conclude',
		limit: workingDays(1),
		refuses: ['standard-10'],
		refusalIsSigned: true,
		produces: ['service-conclusion'],
		what: text(
			'Өтініш берушінің сәйкес келуі (сәйкес келмеуі) туралы қорытынды әзірлеу',
			'Подготовка заключения о соответствии (несоответствии) заявителя',
			'Writes the conclusion: the applicant complies or does not'
		)
	},
	{
		n: 5,
		paragraph: '7.5',
		actor: 'specialist',
		deed: 'pass-on',
		limit: workingDays(1),
		produces: [],
		what: TO_DEPARTMENT_HEAD
	},
	...endOfCourse(6, 4, workingDays(1))
];

export const DUPLICATE_STEPS: StepDefinition[] = [
	{ ...REGISTER, paragraph: '7.1' },
	{
		n: 2,
		paragraph: '7.2',
		actor: 'specialist',
		deed: 'conclude',
		limit: workingDays(1),
		refuses: ['standard-10'],
		refusalIsSigned: true,
		produces: [],
		what: text(
			'Лицензияның телнұсқасын басшыға қол қоюға дайындау',
			'Подготовка дубликата лицензии на подпись руководителю',
			'Prepares the duplicate for the head'
		)
	},
	{
		n: 3,
		paragraph: '7.3',
		actor: 'head',
		deed: 'sign',
		// «келіп түскен күні … (1 жұмыс күні)»: the figure in brackets is the limit.
		limit: workingDays(1),
		produces: [],
		returnsTo: 2,
		what: text(
			'Лицензияның телнұсқасын келіп түскен күні қол қоюмен және мөрмен куәландыру',
			'Заверение дубликата лицензии подписью и печатью в день поступления',
			'Certifies the duplicate with signature and seal, on the day it comes'
		)
	},
	{
		n: 4,
		paragraph: '7.4',
		actor: 'chancellery',
		deed: 'hand-over',
		limit: minutes(20),
		produces: [],
		what: text(
			'Лицензияның телнұсқасын көрсетілетін қызметті алушыға беру',
			'Выдача дубликата лицензии услугополучателю',
			'Issues the duplicate to the applicant'
		)
	}
];

export const reissueSteps = (completeness: Limit): StepDefinition[] => [
	{ ...REGISTER, paragraph: '7.1' },
	{
		n: 2,
		paragraph: '7.2',
		actor: 'specialist',
		deed: 'conclude',
		limit: completeness,
		refuses: ['incomplete', 'standard-10'],
		refusalIsSigned: ['standard-10'],
		produces: ['service-conclusion'],
		what: text(
			'Құжаттардың толықтығын тексеру және сәйкестік туралы қорытынды дайындау; толық болмаса, одан әрі қараудан бас тарту',
			'Проверка полноты документов и подготовка заключения о соответствии; при неполноте — отказ в дальнейшем рассмотрении',
			'Checks completeness and writes the conclusion; an incomplete request is refused further consideration'
		)
	},
	{
		n: 3,
		paragraph: '7.3',
		actor: 'specialist',
		deed: 'pass-on',
		limit: null,
		produces: [],
		what: TO_DEPARTMENT_HEAD
	},
	...endOfCourse(4, 2, null)
];

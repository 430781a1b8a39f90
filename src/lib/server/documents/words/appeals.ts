import type { AppealConsequence, AppealDecision } from '../../../domain/attestation/documents.ts';
import type { Bilingual } from '../../../domain/text.ts';

/** On the result sheet: how long it may be appealed against, and where. */
export const APPEAL_TERM: Bilingual = {
	kk: 'Тестілеу нәтижесіне апелляция нәтиже шыққаннан кейін {days} жұмыс күні ішінде, {until} қоса алғанда, мына мекенжай бойынша беріледі: {where}.',
	ru: 'Апелляция на результат тестирования подаётся в течение {days} рабочих дней после получения результата, по {until} включительно, по адресу: {where}.'
};
export const APPEAL_TERM_ONE: Bilingual = {
	kk: APPEAL_TERM.kk,
	ru: 'Апелляция на результат тестирования подаётся в течение {days} рабочего дня после получения результата, по {until} включительно, по адресу: {where}.'
};

/** The receipt. */
export const APPEAL_RECEIVED: Bilingual = {
	kk: 'Тестілеу нәтижесіне берілген апелляция қабылданды және тіркелді.',
	ru: 'Апелляция на результат тестирования принята и зарегистрирована.'
};
export const LODGED_AT: Bilingual = { kk: 'Қабылданған уақыты', ru: 'Принята' };
export const LODGED_HOW: Bilingual = { kk: 'Берілу тәсілі', ru: 'Способ подачи' };
export const APPEAL_CHANNELS: Record<'in-person' | 'paper', Bilingual> = {
	'in-person': { kk: 'жеке өзі келіп', ru: 'лично' },
	paper: { kk: 'хатпен, қағаз түрінде', ru: 'письмом, на бумаге' }
};
export const APPEALED: Bilingual = { kk: 'Шағымданылатын нәтиже', ru: 'Обжалуемый результат' };
export const APPEALED_ACT: Bilingual = { kk: 'Тестілеу актісі', ru: 'Акт тестирования' };
export const ACT_OF: Bilingual = { kk: '{date} №\u00a0{number} акт', ru: 'акт от {date} №\u00a0{number}' };
export const NO_ACT: Bilingual = { kk: 'әлі жасалмаған', ru: 'ещё не составлен' };
export const APPEAL_UNTIL: Bilingual = { kk: 'Апелляция беру мерзімі', ru: 'Срок подачи апелляции' };
export const UNTIL_INCLUSIVE: Bilingual = { kk: '{until} қоса алғанда', ru: 'по {until} включительно' };
export const LODGED_LATE: Bilingual = {
	kk: 'Апелляция белгіленген мерзімнен кеш берілді; оны қарау туралы шешімді көрсетілетін қызметті беруші қабылдайды.',
	ru: 'Апелляция подана после установленного срока; решение о её рассмотрении принимает услугодатель.'
};
export const APPENDED: Bilingual = { kk: 'Қоса берілген құжаттар', ru: 'Приложенные документы' };
export const NOTHING_APPENDED: Bilingual = { kk: 'жоқ', ru: 'нет' };
export const ANSWER_UNTIL: Bilingual = { kk: 'Жауап беру мерзімі', ru: 'Срок ответа' };
export const RECEIVED_BY: Bilingual = {
	kk: 'Апелляцияны қабылдаған, жүйеде тіркелген:',
	ru: 'Апелляцию принял(а), зафиксировано в системе:'
};

/** The answer. */
export const APPEAL_CONSIDERED: Bilingual = {
	kk: 'Тестілеу нәтижесіне берген {date} №\u00a0{number} апелляцияңыз қаралды.',
	ru: 'Ваша апелляция от {date} №\u00a0{number} на результат тестирования рассмотрена.'
};
export const APPEAL_DECIDED: Record<AppealDecision, Bilingual> = {
	satisfied: { kk: 'Апелляция қанағаттандырылды.', ru: 'Апелляция удовлетворена.' },
	partly: { kk: 'Апелляция ішінара қанағаттандырылды.', ru: 'Апелляция удовлетворена частично.' },
	rejected: {
		kk: 'Апелляцияны қанағаттандырудан бас тартылды.',
		ru: 'В удовлетворении апелляции отказано.'
	}
};
export const APPEAL_BECAUSE: Bilingual = { kk: 'Шешімнің негіздемесі:', ru: 'Обоснование решения:' };
export const APPEAL_FOLLOWS: Record<AppealConsequence, Bilingual> = {
	'result-stands': {
		kk: 'Тестілеу нәтижесі өзгеріссіз қалады.',
		ru: 'Результат тестирования остаётся без изменений.'
	},
	'attempt-not-counted': {
		kk: 'Бұл тестілеу талпыныс ретінде есептелмейді: жаңа өтінішті қайта тестілеу мерзімін күтпей беруге болады.',
		ru: 'Это тестирование попыткой не считается: новое заявление можно подать, не дожидаясь срока повторного тестирования.'
	}
};
export const APPEAL_MEASURES: Bilingual = { kk: 'Қабылданған шаралар:', ru: 'Принятые меры:' };

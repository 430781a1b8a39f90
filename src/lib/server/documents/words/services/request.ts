import type { Bilingual } from '../../../../domain/text.ts';

/** What names a case in its documents. */
export const RECIPIENT: Bilingual = { kk: 'Көрсетілетін қызметті алушы', ru: 'Услугополучатель' };
export const BIN: Bilingual = { kk: 'БСН', ru: 'БИН' };
export const REPRESENTATIVE: Bilingual = { kk: 'Өкілі', ru: 'Представитель' };
export const SERVICE_NAME: Bilingual = { kk: 'Мемлекеттік қызмет', ru: 'Государственная услуга' };
export const PROCEDURE: Bilingual = { kk: 'Рәсім', ru: 'Процедура' };
export const INCOMING_OF: Bilingual = { kk: 'Кіріс нөмірі, түскен күні', ru: 'Входящий номер, дата' };
export const CAME_IN: Bilingual = { kk: 'Түскен күні', ru: 'Дата поступления' };

/** The request: the applicant's own paper. */
export const REQUEST_ABOUT: Bilingual = {
	kk: '{service} мемлекеттік қызметін көрсету туралы',
	ru: 'об оказании государственной услуги {service}'
};
export const REQUEST_ASK: Bilingual = {
	kk: '{service} мемлекеттік қызметін көрсетуді сұраймын.',
	ru: 'Прошу оказать государственную услугу {service}.'
};
export const REQUESTED: Bilingual = { kk: 'Сұратылатын рәсім', ru: 'Запрашиваемая процедура' };
export const LETTERS_IN: Bilingual = { kk: 'Хат алмасу тілі', ru: 'Язык переписки' };

/** The counter of the State Corporation. */
export const COUNTER_TAKEN: Bilingual = {
	kk: 'Осы қолхат {service} мемлекеттік қызметін ({procedure}) көрсетуге берілген өтініштің және төмендегі тізбеде аталған құжаттардың қабылданғанын растайды.',
	ru: 'Настоящая расписка подтверждает приём заявления на оказание государственной услуги {service} ({procedure}) и документов, указанных в перечне.'
};
export const STAMP_TAKEN: Bilingual = { kk: 'ҚҰЖАТТАР ҚАБЫЛДАНДЫ', ru: 'ДОКУМЕНТЫ ПРИНЯТЫ' };
export const STAMP_REFUSED: Bilingual = {
	kk: 'ҚҰЖАТТАРДЫ ҚАБЫЛДАУДАН БАС ТАРТЫЛДЫ',
	ru: 'В ПРИЁМЕ ДОКУМЕНТОВ ОТКАЗАНО'
};
export const PLANNED_FOR: Bilingual = {
	kk: 'Нәтижені берудің жоспарланған күні',
	ru: 'Планируемая дата выдачи результата'
};
export const NO_TERM: Bilingual = { kk: 'мерзімі белгіленбеген', ru: 'срок не установлен' };
export const DOCUMENT_LIST: Bilingual = { kk: 'Құжаттар тізбесі', ru: 'Перечень документов' };
export const BROUGHT_BY: Bilingual = {
	kk: 'Құжаттарды тапсырған өкіл',
	ru: 'Документы сдал(а) представитель'
};
export const POWER_OF_ATTORNEY: Bilingual = { kk: 'Сенімхат', ru: 'Доверенность' };
export const HANDED_OUT_ON: Bilingual = {
	kk: 'Дайын нәтиже осы қолхат негізінде, жеке басты куәландыратын құжат көрсетілген кезде беріледі; өкілге – нотариат куәландырған сенімхат бойынша.',
	ru: 'Готовый результат выдаётся на основании настоящей расписки при предъявлении документа, удостоверяющего личность; представителю – по нотариально удостоверенной доверенности.'
};
export const ENQUIRIES: Bilingual = {
	kk: 'Анықтама телефондары: {phone} (көрсетілетін қызметті беруші), 1414 (Бірыңғай байланыс орталығы).',
	ru: 'Телефоны для справок: {phone} (услугодатель), 1414 (Единый контакт-центр).'
};
export const ENQUIRIES_AT_1414: Bilingual = {
	kk: 'Анықтама телефоны: 1414 (Бірыңғай байланыс орталығы).',
	ru: 'Телефон для справок: 1414 (Единый контакт-центр).'
};
export const COPY_GIVEN: Bilingual = {
	kk: 'Осы қолхаттың көшірмесі көрсетілетін қызметті алушыға тапсырылды.',
	ru: 'Копия настоящей расписки вручена услугополучателю.'
};
export const COUNTER_REFUSED: Bilingual = {
	kk: 'Мемлекеттік көрсетілетін қызмет стандартының 9-тармағында көзделген құжаттар топтамасы толық ұсынылмағандықтан, {service} мемлекеттік қызметін көрсетуге құжаттарды қабылдаудан бас тартылды. Мынадай құжаттар жоқ:',
	ru: 'В связи с представлением неполного пакета документов, предусмотренного пунктом 9 стандарта государственной услуги, в приёме документов на оказание государственной услуги {service} отказано. Отсутствуют следующие документы:'
};

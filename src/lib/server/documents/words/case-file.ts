import type { Bilingual } from '../../../domain/text.ts';

/** The file of one candidate, for an appeal. */
export const CASE_INTRO: Bilingual = {
	kk: 'Іс материалдары апелляцияны қарау үшін бір үміткердің тестілеу жазбасынан алынды; басқа адамдардың деректерін қамтымайды.',
	ru: 'Материалы дела взяты из записи тестирования одного кандидата для рассмотрения апелляции; данных других лиц не содержат.'
};
export const CASE_ATTEMPT: Bilingual = { kk: 'Жазбаның белгісі', ru: 'Обозначение записи' };
export const CASE_ACT: Bilingual = { kk: 'Тестілеу өткізу туралы акт', ru: 'Акт о проведении тестирования' };
export const CASE_TEST: Bilingual = { kk: '1. Тестілеу', ru: '1. Тестирование' };
export const CASE_SEATS: Bilingual = { kk: 'Орындары', ru: 'Места' };
export const CASE_SEAT_SINCE: Bilingual = { kk: '{seat} ({at} бастап)', ru: '{seat} (с {at})' };
export const CASE_CHECK_IN: Bilingual = { kk: 'Жеке басын тексеру', ru: 'Проверка личности' };
export const CASE_CHECKED: Bilingual = { kk: '{at}: {document}', ru: '{at}: {document}' };
export const CASE_PHOTO: Bilingual = { kk: 'фотосуреті салыстырылды', ru: 'фотография сличена' };
export const CASE_LATE: Bilingual = { kk: '{minutes} минут кешікті', ru: 'опоздание {minutes} мин' };
export const CASE_NOT_CHECKED: Bilingual = { kk: 'өткізілген жоқ', ru: 'не проводилась' };
export const CASE_PAPER_NUMBER: Bilingual = { kk: 'Құжат нөмірі', ru: 'Номер документа' };
export const CASE_PAPER_UNTIL: Bilingual = {
	kk: 'қолданылу мерзімі {expires} дейін',
	ru: 'действует до {expires}'
};
export const CASE_PAPERS: Record<string, Bilingual> = {
	'id-card': { kk: 'жеке куәлік', ru: 'удостоверение личности' },
	passport: { kk: 'паспорт', ru: 'паспорт' },
	'residence-permit': { kk: 'ықтиярхат', ru: 'вид на жительство' },
	'driving-licence': { kk: 'жүргізуші куәлігі', ru: 'водительское удостоверение' },
	other: { kk: 'басқа құжат', ru: 'другой документ' }
};
export const CASE_APPROVALS: Bilingual = { kk: '2. Тестті бекіту', ru: '2. Утверждение теста' };
export const CASE_BLUEPRINT: Bilingual = { kk: 'Тест жоспарын бекіткен', ru: 'План теста утвердил(а)' };
export const CASE_BANK: Bilingual = { kk: 'Сұрақтар басылымын бекіткен', ru: 'Издание вопросов закрепил(а)' };
export const CASE_BY_PROGRAM: Bilingual = { kk: 'бағдарлама', ru: 'программа' };
export const SOFTWARE: Bilingual = { kk: 'Бағдарламаның нұсқасы', ru: 'Версия программы' };
export const CASE_INTERVENTIONS: Bilingual = {
	kk: '3. Тестілеу барысындағы оқиғалар',
	ru: '3. Происшествия'
};
export const CASE_QUESTIONS: Bilingual = {
	kk: '4. Сұрақтар үміткерге көрсетілген түрде',
	ru: '4. Вопросы в том виде, в каком их видел кандидат'
};
export const CASE_QUESTION: Bilingual = { kk: '{n}-сұрақ', ru: 'Вопрос {n}' };
export const CASE_QUESTION_IS: Bilingual = {
	kk: '{section}; {id}, {version}-нұсқа; {source}, {paragraph}',
	ru: '{section}; {id}, версия {version}; {source}, {paragraph}'
};
export const CASE_OPTION: Bilingual = { kk: 'Жауап нұсқасы', ru: 'Вариант ответа' };
export const CASE_RIGHT: Bilingual = { kk: 'Дұрысы', ru: 'Верный' };
export const CASE_CHOSEN: Bilingual = { kk: 'Таңдалғаны', ru: 'Выбран' };
export const CASE_YES: Bilingual = { kk: 'иә', ru: 'да' };
export const CASE_POINTS: Bilingual = { kk: 'Балы: {points}.', ru: 'Баллы: {points}.' };
export const CASE_ANSWERS: Bilingual = { kk: 'Жауаптар: {answers}.', ru: 'Ответы: {answers}.' };
export const CASE_UNANSWERED: Bilingual = { kk: 'Жауап берілген жоқ.', ru: 'Ответа нет.' };
export const CASE_ANSWER: Bilingual = { kk: '{at} – {choice}', ru: '{at} – {choice}' };
export const CASE_TAKEN_BACK: Bilingual = { kk: 'алынып тасталды', ru: 'снят' };
export const CASE_ANSWER_LATE: Bilingual = { kk: '(аяқталғаннан кейін)', ru: '(после окончания)' };
export const CASE_PROOF: Bilingual = { kk: '5. Жазбаның тұтастығы', ru: '5. Целостность записи' };
export const CASE_PROOF_MEANING: Bilingual = {
	kk: 'Жазбаның соңғы бақылау сомасынан төмендегі сомалар арқылы (RFC 6962) актіде басылған жалпы түбір шығады. Деректер файлын кез келген адам серверсіз тексере алады.',
	ru: 'Из последней контрольной суммы записи через суммы ниже (RFC 6962) получается общий корень, напечатанный в акте. Файл данных может проверить любой, без сервера.'
};
export const CASE_ACT_HASH: Bilingual = { kk: 'Акт деректерінің SHA-256', ru: 'SHA-256 данных акта' };
export const CASE_PLACE: Bilingual = { kk: 'Тізбедегі реті', ru: 'Место в ряду' };
export const CASE_PLACE_OF: Bilingual = { kk: '{size} жазбаның {place}-сі', ru: '{place} из {size}' };
export const CASE_PATH: Bilingual = { kk: 'Дәлелдеу жолы', ru: 'Путь доказательства' };

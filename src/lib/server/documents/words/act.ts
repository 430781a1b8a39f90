import type { Bilingual } from '../../../domain/text.ts';

/** Test act, ¶7.11. */
export const ACT_INTRO: Bilingual = {
	kk: 'Осы акт {service} мемлекеттік көрсетілетін қызмет регламентіне (бұдан әрі – Регламент) және {date} №\u00a0{number} бұйрыққа сәйкес тестілеу өткізілгені туралы жасалды.',
	ru: 'Настоящий акт составлен о том, что в соответствии с Регламентом государственной услуги {service} (далее – Регламент) и приказом от {date} №\u00a0{number} проведено тестирование.'
};
export const PLANNED: Bilingual = { kk: 'Кесте бойынша басталуы', ru: 'Начало по графику' };
export const OPENED: Bilingual = { kk: 'Сеанс ашылды', ru: 'Сеанс открыт' };
export const STARTED: Bilingual = { kk: 'Тестілеу басталды', ru: 'Тестирование начато' };
export const NOT_STARTED: Bilingual = { kk: 'басталған жоқ', ru: 'не начиналось' };
export const CLOSED: Bilingual = { kk: 'Сеанс жабылды', ru: 'Сеанс закрыт' };
export const BLUEPRINT: Bilingual = { kk: 'Тест жоспары', ru: 'План теста' };
export const BLUEPRINT_FIGURES: Bilingual = {
	kk: '{title}: сұрақтар саны – {questions}, уақыты – {minutes} минут, өту балы – {passMark}',
	ru: '{title}: вопросов – {questions}, время – {minutes} мин, проходной балл – {passMark}'
};
export const DEMONSTRATION_BLUEPRINT: Bilingual = {
	kk: 'Тест жоспары көрсетілімге арналған: оның көрсеткіштері нормативтік талаптар болып табылмайды.',
	ru: 'План теста демонстрационный: его показатели не являются нормативными требованиями.'
};

export const RESULTS: Bilingual = { kk: '1. Тестілеу нәтижелері', ru: '1. Результаты тестирования' };
export const POINTS: Bilingual = { kk: 'Балы', ru: 'Баллы' };
export const FROM_TO: Bilingual = { kk: 'Басталуы – аяқталуы', ru: 'Начало – конец' };
export const POINTS_OF: Bilingual = { kk: '{points} / {outOf}', ru: '{points} / {outOf}' };
export const LATE_ANSWERS: Bilingual = {
	kk: 'Тест аяқталғаннан кейін келген жауаптарсыз балы: {without}; солармен бірге: {with}. Кеш келген жауаптар {ruling}: {reason}',
	ru: 'Баллы без ответов, пришедших после окончания: {without}; с ними: {with}. Поздние ответы {ruling}: {reason}'
};
export const RULINGS: Record<'accepted' | 'rejected', Bilingual> = {
	accepted: { kk: 'есепке алынды', ru: 'засчитаны' },
	rejected: { kk: 'есепке алынбады', ru: 'не засчитаны' }
};
export const LEFT_BEHIND: Bilingual = {
	kk: 'Бұрынғы компьютерде қалып, сақталмаған таңдаулар, сұрақтар: {questions}',
	ru: 'Выборы, оставшиеся на прежнем компьютере и не сохранённые, вопросы: {questions}'
};
export const SUMMARY: Bilingual = { kk: '2. Қорытынды', ru: '2. Итоги' };
export const CLAUSE: Bilingual = { kk: '{label} – {count} адам', ru: '{label} – {count} чел.' };
export const PARTICIPANTS: Bilingual = { kk: 'Қатысушылар: {names}', ru: 'Участники: {names}' };

export const DRAW: Bilingual = { kk: '3. Нұсқаларды жеребемен анықтау', ru: '3. Жеребьёвка вариантов' };
export const DRAW_MEANING: Bilingual = {
	kk: 'Нұсқалар бұйрықта бекітілген құпия сан мен тестілеу басында қатысушылардың көзінше енгізілген цифрлардан есептелді; осы деректер бойынша есептеуді кез келген адам қайталай алады.',
	ru: 'Варианты вычислены из секретного числа, закреплённого в приказе, и цифр, введённых перед началом в присутствии участников; по этим данным расчёт может повторить любой.'
};
export const DIGITS: Bilingual = { kk: 'Енгізілген цифрлар', ru: 'Введённые цифры' };
export const NO_DIGITS: Bilingual = { kk: 'енгізілген жоқ', ru: 'не вводились' };
export const SEED: Bilingual = { kk: 'Құпия сан', ru: 'Секретное число' };

export const INCIDENTS: Bilingual = { kk: '4. Тестілеу барысындағы оқиғалар', ru: '4. Происшествия' };
export const EVENT: Bilingual = { kk: 'Оқиға', ru: 'Происшествие' };
export const REMARKS: Bilingual = { kk: '5. Ескертулер', ru: '5. Замечания' };
export const REMARK: Bilingual = { kk: 'Ескерту', ru: 'Замечание' };
export const REMARK_FROM: Bilingual = { kk: 'Кімнен', ru: 'От кого' };
export const QUESTION: Bilingual = { kk: 'Сұрақ', ru: 'Вопрос' };
export const SPEAKERS: Record<'proctor' | 'observer' | 'candidate', Bilingual> = {
	proctor: { kk: 'тестілеуге жауапты адам', ru: 'ответственный за тестирование' },
	observer: { kk: 'бақылаушы', ru: 'наблюдатель' },
	candidate: { kk: 'қатысушы', ru: 'участник' }
};

export const INTEGRITY: Bilingual = { kk: '6. Жазбалардың тұтастығы', ru: '6. Целостность записей' };
export const ROOT_MEANING: Bilingual = {
	kk: 'Әр қатысушының тестілеу жазбасының соңғы бақылау сомасы осы актінің қосымшасында, солардың жалпы түбірі (RFC 6962) төменде берілген: жазбадағы кез келген өзгеріс немесе қысқарту осы актімен салыстырғанда анықталады.',
	ru: 'Последняя контрольная сумма записи каждого участника приведена в приложении к настоящему акту, их общий корень (RFC 6962) – ниже: любое изменение или сокращение записи обнаружится при сверке с этим актом.'
};
/** Others sign the file later; what is printed never changes. */
export const SIGNED_IN_FILE: Bilingual = {
	kk: 'Актіге қойылған электрондық цифрлық қолтаңбалар осы файлдың өзінде сақталады; олардың тізбесін тексеру мекенжайы бойынша көруге болады.',
	ru: 'Электронные цифровые подписи, поставленные под актом, содержатся в самом файле; их перечень доступен по адресу проверки.'
};
export const ROOT: Bilingual = { kk: 'Жалпы түбір (SHA-256)', ru: 'Общий корень (SHA-256)' };
export const HEADS: Bilingual = {
	kk: 'Актіге қосымша. Қатысушылар жазбаларының бақылау сомалары',
	ru: 'Приложение к акту. Контрольные суммы записей участников'
};
export const HEAD: Bilingual = {
	kk: 'Жазбаның соңғы бақылау сомасы (SHA-256)',
	ru: 'Последняя контрольная сумма записи (SHA-256)'
};

/** Result sheet, ¶11.9. */
export const SCORE: Bilingual = { kk: 'Жинаған балы', ru: 'Набрано баллов' };
export const PASS_MARK: Bilingual = { kk: 'Өту балы', ru: 'Проходной балл' };
export const SECTION: Bilingual = { kk: 'Бөлім', ru: 'Раздел' };
export const SECTIONS: Bilingual = { kk: 'Бөлімдер бойынша нәтижелер', ru: 'Результаты по разделам' };
export const ACQUAINTANCE: Bilingual = { kk: 'Нәтижемен танысуы', ru: 'Ознакомление с результатом' };
export const TESTED_ON: Bilingual = { kk: 'Тестілеу өткізілген күні', ru: 'Дата тестирования' };

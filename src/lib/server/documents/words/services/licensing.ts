import type { ProcedureId } from '../../../../domain/services/service.ts';
import type { Bilingual } from '../../../../domain/text.ts';

type Decision = 'granted' | 'refused';

/** Licensing control, ¶7.3. */
export const CONTROL_INTRO: Bilingual = {
	kk: 'Өтініш берушінің біліктілік талаптарына сәйкестігі лицензиялық бақылау тәртібімен тексерілді.',
	ru: 'Соответствие заявителя квалификационным требованиям проверено в порядке лицензионного контроля.'
};
export const NOT_VISITED: Bilingual = {
	kk: 'Тексерілетін тұлғаға барылған жоқ: сәйкестік ұсынылған құжаттар бойынша тексерілді.',
	ru: 'Выезд к проверяемому лицу не проводился: соответствие проверено по представленным документам.'
};
export const VISITED_AT: Bilingual = { kk: 'Барған күні мен уақыты', ru: 'Дата и время выезда' };
export const VISIT_PLACE: Bilingual = { kk: 'Барған жері', ru: 'Место выезда' };
export const VISIT_INTRO: Bilingual = {
	kk: 'Өтініш бойынша жылжымайтын мүлік объектісінің орналасқан жеріне барылды.',
	ru: 'По заявлению осуществлён выезд на место нахождения объекта недвижимости.'
};
export const ESTABLISHED: Bilingual = { kk: 'Анықталған мән-жайлар', ru: 'Установленные обстоятельства' };

/** Conclusion, ¶7.4. */
export const APPLICANT_COMPLIES: Record<'yes' | 'no', Bilingual> = {
	yes: {
		kk: 'Өтініш беруші белгіленген талаптарға сәйкес келеді.',
		ru: 'Заявитель соответствует установленным требованиям.'
	},
	no: {
		kk: 'Өтініш беруші белгіленген талаптарға сәйкес келмейді.',
		ru: 'Заявитель не соответствует установленным требованиям.'
	}
};
export const REASONING: Bilingual = { kk: 'Негіздемесі', ru: 'Обоснование' };
export const WHY_NOT: Bilingual = { kk: 'Сәйкес еместігінің себептері', ru: 'Причины несоответствия' };

/** Register of applicants, ¶7.6. */
export const PROPOSAL: Bilingual = { kk: 'Ұсыныс', ru: 'Предложение' };
export const PROPOSALS: Record<Decision, Bilingual> = {
	granted: { kk: 'оң шешім қабылдансын', ru: 'принять положительное решение' },
	refused: { kk: 'бас тартылсын', ru: 'отказать' }
};
/** In a narrow column. */
export const WITH_NUMBER: Bilingual = {
	kk: 'Көрсетілетін қызметті алушы, ЖСН (БСН)',
	ru: 'Услугополучатель, ИИН (БИН)'
};

/** Order, ¶7.6 and 7.7: what is ordered, by the procedure. */
const ISSUE: Record<Decision, Bilingual> = {
	granted: {
		kk: 'Төменде көрсетілген өтініш берушіге лицензия берілсін:',
		ru: 'Выдать лицензию следующему заявителю:'
	},
	refused: {
		kk: 'Төменде көрсетілген өтініш берушіге лицензия беруден бас тартылсын:',
		ru: 'Отказать в выдаче лицензии следующему заявителю:'
	}
};
const REISSUE: Record<Decision, Bilingual> = {
	granted: {
		kk: 'Төменде көрсетілген өтініш берушінің лицензиясы қайта ресімделсін:',
		ru: 'Переоформить лицензию следующего заявителя:'
	},
	refused: {
		kk: 'Төменде көрсетілген өтініш берушінің лицензиясын қайта ресімдеуден бас тартылсын:',
		ru: 'Отказать в переоформлении лицензии следующему заявителю:'
	}
};
const RENDER: Record<Decision, Bilingual> = {
	granted: {
		kk: 'Төменде көрсетілген өтініш берушіге мемлекеттік қызмет көрсетілсін:',
		ru: 'Оказать государственную услугу следующему заявителю:'
	},
	refused: {
		kk: 'Төменде көрсетілген өтініш берушіге мемлекеттік қызметті көрсетуден бас тартылсын:',
		ru: 'Отказать в оказании государственной услуги следующему заявителю:'
	}
};
export const ORDERED: Record<ProcedureId, Record<Decision, Bilingual>> = {
	issue: ISSUE,
	reissue: REISSUE,
	duplicate: RENDER,
	attest: RENDER,
	accredit: RENDER,
	conclude: RENDER,
	permit: RENDER,
	clarify: RENDER,
	'clarify-with-history': RENDER,
	assign: RENDER,
	annul: RENDER
};
export const THEN: Record<Decision, Bilingual> = {
	granted: {
		kk: 'Уәкілетті қызметкер оң нәтиже туралы хабарлама мен мемлекеттік қызметті көрсету нәтижесін Регламентте белгіленген мерзімде қол қоюға ұсынсын.',
		ru: 'Уполномоченному работнику в срок, установленный Регламентом, представить на подпись уведомление о положительном решении и результат оказания государственной услуги.'
	},
	refused: {
		kk: 'Уәкілетті қызметкер дәлелді бас тартуды Регламентте белгіленген мерзімде қол қоюға ұсынсын.',
		ru: 'Уполномоченному работнику в срок, установленный Регламентом, представить на подпись мотивированный отказ.'
	}
};

/** Licence, its duplicate and its annex. */
export const LICENCE_OF: Bilingual = { kk: 'Осы лицензия', ru: 'Настоящая лицензия выдана' };
export const LICENCE_FOR: Bilingual = {
	kk: 'мына қызмет түрін жүзеге асыру құқығына берілді',
	ru: 'на право осуществления следующего вида деятельности'
};
export const ACTIVITY: Bilingual = { kk: 'Қызмет түрі', ru: 'Вид деятельности' };
export const CATEGORIES: Bilingual = { kk: 'Санаттары және кіші түрлері', ru: 'Категории и подвиды' };
export const CATEGORIES_OVERLEAF: Bilingual = {
	kk: 'келесі бетте, барлығы: {count}',
	ru: 'на следующей странице, всего: {count}'
};
export const CONDITIONS: Bilingual = { kk: 'Айрықша шарттары', ru: 'Особые условия' };
export const REISSUED: Bilingual = { kk: 'Қайта ресімделді', ru: 'Переоформлена' };
export const IN_PLACE_OF: Bilingual = {
	kk: '{date} №\u00a0{number} лицензияның орнына',
	ru: 'взамен лицензии от {date} №\u00a0{number}'
};
export const DUPLICATE_MARK: Bilingual = { kk: 'ТЕЛНҰСҚА', ru: 'ДУБЛИКАТ' };
export const LICENCE_NUMBER: Bilingual = {
	kk: '{date} №\u00a0{number} лицензияға',
	ru: 'к лицензии от {date} №\u00a0{number}'
};
export const ANNEX_NUMBER: Bilingual = { kk: '{n}-қосымша', ru: 'Приложение {n}' };
export const ANNEX_PART: Bilingual = {
	kk: 'Осы қосымша лицензияның ажырамас бөлігі болып табылады.',
	ru: 'Настоящее приложение является неотъемлемой частью лицензии.'
};

/** Accreditation. */
export const ACCREDITATION_OF: Bilingual = {
	kk: 'Осы куәлік',
	ru: 'Настоящее свидетельство подтверждает, что'
};
export const ACCREDITATION_FOR: Bilingual = {
	kk: 'мына қызмет түрін жүзеге асыруға аккредиттелгенін растайды',
	ru: 'аккредитован(а) на осуществление следующего вида деятельности'
};

import type { Mark } from '../../../domain/attestation/documents.ts';
import type { Bilingual } from '../../../domain/text.ts';

/** The state service that the regulations of Almaty and Aktobe are about. */
export const SERVICE: Bilingual = {
	kk: '«Сәулет, қала құрылысы және құрылыс қызметі саласында сарапшылық жұмыстарды және инжинирингтік көрсетілетін қызметтерді жүзеге асыратын сарапшыларды аттестаттау»',
	ru: '«Аттестация экспертов, осуществляющих экспертные работы и инжиниринговые услуги в сфере архитектурной, градостроительной и строительной деятельности»'
};

export const MARKS: Record<NonNullable<Mark>, { word: Bilingual; line: Bilingual }> = {
	rehearsal: {
		word: { kk: 'ЖАТТЫҒУ', ru: 'РЕПЕТИЦИЯ' },
		line: {
			kk: 'ЖАТТЫҒУ / РЕПЕТИЦИЯ — құжаттың заңдық күші жоқ',
			ru: 'ЖАТТЫҒУ / РЕПЕТИЦИЯ — документ не имеет юридической силы'
		}
	},
	draft: {
		word: { kk: 'ЖОБА', ru: 'ПРОЕКТ' },
		line: {
			kk: 'Құжаттың жобасы: заңды күші жоқ / Проект документа: юридической силы не имеет',
			ru: 'Құжаттың жобасы: заңды күші жоқ / Проект документа: юридической силы не имеет'
		}
	},
	demonstration: {
		word: { kk: 'КӨРСЕТІЛІМ', ru: 'ДЕМОНСТРАЦИЯ' },
		line: {
			kk: 'КӨРСЕТІЛІМ / ДЕМОНСТРАЦИЯ — құжаттың заңдық күші жоқ',
			ru: 'КӨРСЕТІЛІМ / ДЕМОНСТРАЦИЯ — документ не имеет юридической силы'
		}
	}
};

export const PHONE: Bilingual = { kk: 'тел.:', ru: 'тел.:' };
export const NONE: Bilingual = { kk: 'Жоқ.', ru: 'Нет.' };
export const PAGE_OF: Bilingual = { kk: '{total} беттің {page}-беті', ru: 'Страница {page} из {total}' };
export const DATA_HASH: Bilingual = {
	kk: 'Құжат деректерінің SHA-256 бақылау сомасы:',
	ru: 'Контрольная сумма SHA-256 данных документа:'
};
export const CHECK: Bilingual = {
	kk: 'Құжаттың түпнұсқалығын мына мекенжай бойынша тексеруге болады:',
	ru: 'Подлинность документа можно проверить по адресу:'
};

/** An electronic signature stands in the file itself. */
export const E_SIGNED: Bilingual = {
	kk: 'Электрондық цифрлық қолтаңба қойылды: {date}',
	ru: 'Подписано электронной цифровой подписью: {date}'
};
/** A recorded decision, never called an electronic signature: it is none. */
export const RECORDED: Bilingual = {
	kk: 'Шешім жүйеде тіркелген:',
	ru: 'Решение зафиксировано в системе:'
};
export const DRAWN_UP: Bilingual = {
	kk: 'Құжатты дайындаған, жүйеде тіркелген:',
	ru: 'Документ подготовил(а), зафиксировано в системе:'
};
export const UNSIGNED: Bilingual = {
	kk: 'Жоба: шешім жүйеде әлі тіркелмеген.',
	ru: 'Проект: решение в системе ещё не зафиксировано.'
};

export const GROUND: Bilingual = { kk: 'Негіздеме: {ground}.', ru: 'Основание: {ground}.' };
/** A paragraph with a sub-paragraph, and one without. */
export const SUBPARAGRAPH: Bilingual = {
	kk: '{paragraph}-тармағының {sub} тармақшасы',
	ru: 'подпункт {sub} пункта {paragraph}'
};
export const SUBPARAGRAPHS: Bilingual = {
	kk: '{paragraph}-тармағының {sub} тармақшалары',
	ru: 'подпункты {sub} пункта {paragraph}'
};
export const PARAGRAPH: Bilingual = { kk: '{paragraph}-тармағы', ru: 'пункт {paragraph}' };
export const OF_REGULATION: Bilingual = { kk: 'Регламенттің {places}', ru: '{places} Регламента' };

export const NAME: Bilingual = { kk: 'Тегі, аты, әкесінің аты', ru: 'Фамилия, имя, отчество' };
export const IIN: Bilingual = { kk: 'ЖСН', ru: 'ИИН' };
export const INCOMING: Bilingual = { kk: 'Кіріс нөмірі', ru: 'Входящий номер' };
export const SPECIALITY: Bilingual = { kk: 'Мамандануы', ru: 'Специализация' };
export const REASONS: Bilingual = { kk: 'Себептері', ru: 'Причины' };
export const SEAT: Bilingual = { kk: 'Орын', ru: 'Место' };
export const ROOM: Bilingual = { kk: 'Кабинет', ru: 'Кабинет' };
export const ADDRESS: Bilingual = { kk: 'Мекенжайы', ru: 'Адрес' };
export const DATE: Bilingual = { kk: 'Күні', ru: 'Дата' };
export const TIME: Bilingual = { kk: 'Уақыты', ru: 'Время' };
export const STARTS: Bilingual = { kk: 'Басталатын уақыты', ru: 'Время начала' };
export const DURATION: Bilingual = { kk: 'Ұзақтығы', ru: 'Продолжительность' };
export const MINUTES: Bilingual = { kk: '{minutes} минут', ru: '{minutes} мин' };
export const BY_ORDER: Bilingual = { kk: 'Негіздеме', ru: 'Основание' };
export const ORDER_OF: Bilingual = {
	kk: '{date} №\u00a0{number} бұйрық',
	ru: 'приказ от {date} №\u00a0{number}'
};
export const TOTAL: Bilingual = { kk: 'Барлығы: {count}.', ru: 'Всего: {count}.' };

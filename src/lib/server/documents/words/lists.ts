import type { Bilingual, Lang } from '../../../domain/text.ts';

/** Words of the working papers of ¶7.2, 7.3 and 7.6. */
export const ROUND: Bilingual = { kk: 'Аттестаттау тобы', ru: 'Поток аттестации' };
export const CHANNEL: Bilingual = { kk: 'Берілу тәсілі', ru: 'Способ подачи' };
export const CHANNELS: Record<'paper' | 'portal', Bilingual> = {
	paper: { kk: 'қағаз түрінде', ru: 'на бумаге' },
	portal: { kk: 'портал', ru: 'портал' }
};
/** In a narrow column. */
export const LANGUAGE: Bilingual = { kk: 'Тест тілі', ru: 'Язык теста' };
export const TEST_LANGUAGE: Bilingual = { kk: 'Тестілеу тілі', ru: 'Язык тестирования' };
export const LANGUAGES: Record<Lang, Bilingual> = {
	kk: { kk: 'қазақ', ru: 'казахский' },
	ru: { kk: 'орыс', ru: 'русский' }
};

export const DOCUMENTS: Bilingual = { kk: 'Ұсынылған құжаттар', ru: 'Представленные документы' };
export const ANALYSIS: Bilingual = { kk: 'Құжаттарды талдау', ru: 'Анализ документов' };
export const CONCLUSION: Bilingual = { kk: 'Қорытынды', ru: 'Вывод' };
export const FINDINGS: Record<'complies' | 'does-not-comply', Bilingual> = {
	complies: {
		kk: 'Ұсынылған құжаттар белгіленген талаптарға сәйкес келеді.',
		ru: 'Представленные документы соответствуют установленным требованиям.'
	},
	'does-not-comply': {
		kk: 'Ұсынылған құжаттар белгіленген талаптарға сәйкес келмейді.',
		ru: 'Представленные документы не соответствуют установленным требованиям.'
	}
};
export const FINDINGS_SHORT: Record<'complies' | 'does-not-comply', Bilingual> = {
	complies: { kk: 'сәйкес келеді', ru: 'соответствует' },
	'does-not-comply': { kk: 'сәйкес келмейді', ru: 'не соответствует' }
};

export const EDUCATION: Bilingual = { kk: 'Білімі', ru: 'Образование' };
export const JOBS: Bilingual = { kk: 'Еңбек қызметі', ru: 'Трудовая деятельность' };
export const FROM: Bilingual = { kk: 'Қабылданған күні', ru: 'Дата приёма' };
export const TO: Bilingual = { kk: 'Босатылған күні', ru: 'Дата увольнения' };
export const EMPLOYER: Bilingual = { kk: 'Ұйым', ru: 'Организация' };
export const POSITION: Bilingual = { kk: 'Лауазымы', ru: 'Должность' };

/** Words of the attendance sheet. */
export const ARRIVED: Bilingual = { kk: 'Келген уақыты', ru: 'Время прибытия' };
export const NOT_ARRIVED: Bilingual = { kk: 'келмеді', ru: 'неявка' };
export const IDENTITY_PAPER: Bilingual = {
	kk: 'Жеке басын куәландыратын құжат',
	ru: 'Документ, удостоверяющий личность'
};
export const PEN_SIGNATURE: Bilingual = { kk: 'Қолы', ru: 'Подпись' };
export const PEN_PROCTOR: Bilingual = {
	kk: 'Тестілеуді өткізуге жауапты адам: ______________________________  (қолы, тегі, аты-жөні)',
	ru: 'Ответственный за проведение тестирования: ____________________________  (подпись, Ф.И.О.)'
};

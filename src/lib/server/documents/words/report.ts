import type { Bilingual } from '../../../domain/text.ts';

/** The report of a month. */
export const REPORT_OF: Bilingual = { kk: '{year} жылғы {month} айы үшін', ru: 'за {month} {year} года' };
export const REPORT_AS_OF: Bilingual = {
	kk: '(ай әлі аяқталған жоқ: {at} жағдайы бойынша)',
	ru: '(месяц не закончен: по состоянию на {at})'
};
export const REPORT_MADE: Bilingual = {
	kk: 'Есепті дайындаған, жүйеде тіркелген:',
	ru: 'Отчёт подготовил(а), зафиксировано в системе:'
};
export const SUM: Bilingual = { kk: 'Барлығы', ru: 'Всего' };

import type { Bilingual } from '../text.ts';
import type { Role } from './roles.ts';

/** Positions as documents print them (domain: ¶9 of the regulation). */
export const TITLES: Record<Role, Bilingual> = {
	chancellery: { kk: 'Кеңсе қызметкері', ru: 'Специалист канцелярии' },
	specialist: {
		kk: 'Лицензиялау және аттестаттау бөлімінің маманы',
		ru: 'Специалист отдела лицензирования и аттестации'
	},
	'department-head': {
		kk: 'Лицензиялау және аттестаттау бөлімінің басшысы',
		ru: 'Руководитель отдела лицензирования и аттестации'
	},
	'deputy-head': { kk: 'Басшының орынбасары', ru: 'Заместитель руководителя' },
	head: { kk: 'Басшы', ru: 'Руководитель' },
	proctor: { kk: 'Тестілеуге жауапты қызметкер', ru: 'Ответственный за тестирование' },
	'state-corporation': { kk: 'Мемлекеттік корпорация инспекторы', ru: 'Работник Государственной корпорации' },
	cashier: { kk: 'Кассир', ru: 'Кассир' },
	administrator: { kk: 'Жүйе әкімшісі', ru: 'Системный администратор' }
};

import { describe, expect, it } from 'vitest';
import type { AttemptFact } from '../exam/attempt.ts';
import { EXPECTED, RUNNING } from '../exam/testing/attempts.ts';
import { EMPTY, seal, type NewFact } from '../facts.ts';
import { incidentsOf } from './incidents.ts';

const incidents = (...facts: NewFact[]) => incidentsOf(seal(EMPTY, facts, { at: 500, by: 'user:1' }), 7);

const REASON = 'Өрт дабылы';
const elapsed = 0;

const TOLD: [AttemptFact['type'], object, string, string][] = [
	[
		'check-in-undone',
		{ reason: REASON },
		'Тіркеу кері алынды: Өрт дабылы',
		'Регистрация отменена: Өрт дабылы'
	],
	[
		'seat-changed',
		{ seat: 9, reason: REASON },
		'9-орынға ауыстырылды: Өрт дабылы',
		'Пересажен на место 9: Өрт дабылы'
	],
	[
		'paused',
		{ elapsed, cause: 'proctor', reason: REASON },
		'Уақыт тоқтатылды жауапты қызметкердің шешімімен: Өрт дабылы',
		'Время остановлено по решению ответственного: Өрт дабылы'
	],
	[
		'paused',
		{ elapsed, cause: 'server-down', reason: 'server-down' },
		'Уақыт тоқтатылды сервердің тоқтауына байланысты',
		'Время остановлено из-за остановки сервера'
	],
	['resumed', { elapsed, reason: REASON }, 'Уақыт жалғастырылды: Өрт дабылы', 'Время продолжено: Өрт дабылы'],
	[
		'minutes-added',
		{ minutes: 5, elapsed, reason: REASON },
		'5 минут қосылды: Өрт дабылы',
		'Добавлено 5 мин: Өрт дабылы'
	],
	[
		'removal-proposed',
		{ elapsed, reason: REASON },
		'Тестілеуден шеттету ұсынылды: Өрт дабылы',
		'Предложено удаление с тестирования: Өрт дабылы'
	],
	[
		'removal-rejected',
		{ reason: REASON },
		'Шеттету қабылданбады: Өрт дабылы',
		'Удаление отклонено: Өрт дабылы'
	],
	[
		'confirmation-refused',
		{ reason: REASON },
		'Нәтижемен танысқанын растаудан бас тартты: Өрт дабылы',
		'Отказался подтвердить ознакомление с результатом: Өрт дабылы'
	]
];

describe('an incident', () => {
	it.each(TOLD)('%s %j is told in both languages', (type, data, kk, ru) => {
		expect(incidents({ type, v: 1, data })).toEqual([{ at: 500, seat: 7, text: { kk, ru } }]);
	});

	it('is not what every test has, nor what stands elsewhere in the act', () => {
		const ordinary: NewFact[] = [
			...RUNNING,
			{ type: 'answered', v: 1, data: {} },
			{ type: 'language-chosen', v: 1, data: { lang: 'ru', elapsed } },
			{ type: 'remark-made', v: 1, data: { question: 1, text: 'Түсініксіз', elapsed } },
			{ type: 'ended', v: 1, data: {} },
			{ type: 'result-confirmed', v: 1, data: {} }
		];
		expect(incidents(...ordinary)).toEqual([]);
	});

	it('of a fact that a later release may write is passed over', () => {
		expect(incidents(...EXPECTED, { type: 'pulse-taken', v: 1, data: {} })).toEqual([]);
	});

	it('is told in the order it happened', () => {
		const [one, two] = [TOLD[0]!, TOLD[5]!];
		const both = [one, two].map(([type, data]) => ({ type, v: 1, data }));
		expect(incidents(...both).map(({ text }) => text.kk)).toEqual([one[2], two[2]]);
	});
});

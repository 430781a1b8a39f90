import { describe, expect, it } from 'vitest';
import type { AttemptFact } from '../exam/attempt.ts';
import { RETURNED } from '../exam/interventions.ts';
import { EXPECTED, RUNNING } from '../exam/testing/attempts.ts';
import { EMPTY, seal, type NewFact } from '../facts.ts';
import { incidentsOf } from './incidents.ts';

/** Incidents of a candidate at seat 7. */
const incidents = (...facts: NewFact[]) =>
	incidentsOf(
		seal(EMPTY, [{ type: 'expected', v: 1, data: { seat: 7 } }, ...facts], { at: 500, by: 'user:1' })
	);

const REASON = 'Өрт дабылы';
const elapsed = 0;

const TOLD: [AttemptFact['type'], object, string, string][] = [
	[
		'check-in-undone',
		{ reason: REASON },
		'Тіркеу кері алынды: Өрт дабылы',
		'Регистрация отменена: Пожарная тревога'
	],
	[
		'seat-changed',
		{ seat: 9, reason: REASON },
		'7-орыннан 9-орынға ауыстырылды: Өрт дабылы',
		'Пересажен с места 7 на место 9: Пожарная тревога'
	],
	[
		'seat-changed',
		{ seat: 9, reason: REASON, unsaved: 0, heardAt: 1 },
		'7-орыннан 9-орынға ауыстырылды: Өрт дабылы',
		'Пересажен с места 7 на место 9: Пожарная тревога'
	],
	[
		'seat-changed',
		{ seat: 9, reason: REASON, unsaved: 2, heardAt: 1 },
		'7-орыннан 9-орынға ауыстырылды (бұрынғы компьютерде сақталмаған таңдау – 2): Өрт дабылы',
		'Пересажен с места 7 на место 9 (на прежнем компьютере не сохранено выборов – 2): Пожарная тревога'
	],
	[
		'seat-changed',
		{ seat: 9, reason: REASON, unsaved: null, heardAt: Date.UTC(2026, 5, 1, 5, 7) },
		'7-орыннан 9-орынға ауыстырылды (бұрынғы компьютердегі таңдаулардың сақталғаны 10:07 бастап белгісіз): Өрт дабылы',
		'Пересажен с места 7 на место 9 (сохранены ли выборы на прежнем компьютере, с 10:07 неизвестно): Пожарная тревога'
	],
	[
		'paused',
		{ elapsed, cause: 'proctor', reason: REASON },
		'Уақыт тоқтатылды жауапты қызметкердің шешімімен: Өрт дабылы',
		'Время остановлено по решению ответственного: Пожарная тревога'
	],
	[
		'paused',
		{ elapsed, cause: 'server-down', reason: 'server-down' },
		'Уақыт тоқтатылды сервердің тоқтауына байланысты',
		'Время остановлено из-за остановки сервера'
	],
	[
		'resumed',
		{ elapsed, reason: REASON },
		'Уақыт жалғастырылды: Өрт дабылы',
		'Время продолжено: Пожарная тревога'
	],
	[
		'minutes-added',
		{ minutes: 5, elapsed, reason: REASON },
		'5 минут қосылды: Өрт дабылы',
		'Добавлено 5 мин: Пожарная тревога'
	],
	[
		'removal-proposed',
		{ elapsed, reason: REASON },
		'Тестілеуден шеттету ұсынылды: Өрт дабылы',
		'Предложено удаление с тестирования: Пожарная тревога'
	],
	[
		'removal-rejected',
		{ reason: REASON },
		'Шеттету қабылданбады: Өрт дабылы',
		'Удаление отклонено: Пожарная тревога'
	],
	[
		'checked-in',
		{ seat: 7, document: 'id-card', photoCompared: true, lateMinutes: 9 },
		'9 минут кешігіп келді',
		'Прибыл с опозданием 9 мин'
	],
	[
		'extra-time-given',
		{ minutes: 20, ground: REASON },
		'Басталғанға дейін 20 минут қосымша уақыт берілді: Өрт дабылы',
		'До начала дано 20 мин дополнительно: Пожарная тревога'
	],
	[
		'extra-time-given',
		{ minutes: 0, ground: REASON },
		'Қосымша уақыт кері алынды: Өрт дабылы',
		'Дополнительное время отменено: Пожарная тревога'
	],
	[
		'left-room',
		{ elapsed, reason: REASON },
		'Рұқсатпен кабинеттен шықты: Өрт дабылы',
		'Вышел из кабинета с разрешения: Пожарная тревога'
	],
	['returned', { elapsed }, 'Кабинетке қайтып келді', 'Вернулся в кабинет'],
	[
		'paused',
		{ elapsed, cause: 'left-room', reason: REASON },
		'Уақыт тоқтатылды рұқсатпен шығуына байланысты',
		'Время остановлено на время выхода с разрешения'
	],
	[
		'paused',
		{ elapsed, cause: 'emergency', reason: RETURNED },
		'Уақыт тоқтатылды дабылға байланысты',
		'Время остановлено из-за тревоги'
	],
	[
		'resumed',
		{ elapsed, reason: RETURNED },
		'Қайтып келген соң уақыт жалғастырылды',
		'После возвращения время продолжено'
	],
	[
		'minutes-proposed',
		{ minutes: 60, elapsed, reason: REASON },
		'60 минут қосу ұсынылды: Өрт дабылы',
		'Предложено добавить 60 мин: Пожарная тревога'
	],
	[
		'minutes-rejected',
		{ reason: REASON },
		'Минут қосу қабылданбады: Өрт дабылы',
		'Добавление минут отклонено: Пожарная тревога'
	],
	[
		'annulment-proposed',
		{ reason: REASON },
		'Ұйым кінәсінен талпынысты жою ұсынылды: Өрт дабылы',
		'Предложено аннулировать попытку по вине организации: Пожарная тревога'
	],
	[
		'annulment-rejected',
		{ reason: REASON },
		'Талпынысты жою қабылданбады: Өрт дабылы',
		'Аннулирование попытки отклонено: Пожарная тревога'
	],
	[
		'annulled',
		{ reason: REASON },
		'Талпыныс ұйым кінәсінен жойылды: Өрт дабылы',
		'Попытка аннулирована по вине организации: Пожарная тревога'
	],
	[
		'late-ruled',
		{ accepted: true, reason: REASON },
		'Кеш келген жауаптар есепке алынды: Өрт дабылы',
		'Поздние ответы засчитаны: Пожарная тревога'
	],
	[
		'late-ruled',
		{ accepted: false, reason: REASON },
		'Кеш келген жауаптар есепке алынбады: Өрт дабылы',
		'Поздние ответы не засчитаны: Пожарная тревога'
	],
	[
		'ended',
		{
			elapsed,
			cause: 'illness',
			reason: REASON,
			score: null,
			noticedAt: Date.parse('2026-11-24T10:10+05:00')
		},
		'Ауырғаны байқалған уақыт: 10:10',
		'Болезнь замечена в 10:10'
	],
	[
		'confirmation-refused',
		{ reason: REASON },
		'Нәтижемен танысқанын растаудан бас тартты: Өрт дабылы',
		'Отказался подтвердить ознакомление с результатом: Пожарная тревога'
	]
];

describe('an incident', () => {
	it.each(TOLD)('%s %j is told in both languages', (type, data, kk, ru) => {
		expect(incidents({ type, v: 1, data })).toEqual([
			{ at: 500, seat: type === 'seat-changed' ? 9 : 7, text: { kk, ru } }
		]);
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

describe('what happens often', () => {
	const MINUTE = 60_000;
	const FROM = Date.parse('2026-11-24T10:00+05:00');
	/** Facts at minutes after ten. */
	const at = (...told: [minute: number, type: AttemptFact['type'], data: object][]) =>
		incidentsOf(
			told.flatMap(([minute, type, data]) =>
				seal(EMPTY, [{ type, v: 1, data }], { at: FROM + minute * MINUTE, by: 'system' })
			)
		);

	it('is one line of periods without the network; those close together are one', () => {
		const lines = at(
			[1, 'went-offline', { elapsed }],
			[2, 'came-back', { elapsed }],
			[2.5, 'went-offline', { elapsed }],
			[4, 'came-back', { elapsed }],
			[10, 'went-offline', { elapsed }],
			[12, 'came-back', { elapsed }],
			[20, 'went-offline', { elapsed }]
		);
		expect(lines).toHaveLength(1);
		expect(lines[0]!.text.ru).toBe('Не было связи с компьютером: 10:01–10:04, 10:10–10:12, 10:20–до конца');
		expect(lines[0]!.at).toBe(FROM + 20 * MINUTE);
	});

	it('stays with the seat at which it happened when the candidate moves', () => {
		const lines = at(
			[0, 'expected', { seat: 4 }],
			[1, 'strayed', { what: 'page-left', times: 2, elapsed }],
			[2, 'went-offline', { elapsed }],
			[3, 'seat-changed', { seat: 9, reason: REASON }],
			[4, 'came-back', { elapsed }],
			[5, 'left-room', { elapsed, reason: REASON }],
			[6, 'strayed', { what: 'copied', times: 1, elapsed }]
		);
		expect(lines.map(({ seat, text }) => [seat, text.ru])).toEqual([
			[4, 'Отмечено на месте (без последствий): переход в другое окно – 2'],
			[9, 'Пересажен с места 4 на место 9: Пожарная тревога'],
			[4, 'Не было связи с компьютером: 10:02–10:04'],
			[9, 'Вышел из кабинета с разрешения: Пожарная тревога'],
			[9, 'Отмечено на месте (без последствий): копирование текста – 1']
		]);
	});

	it('is one line of strays by kind, and one of how many messages were sent, never their words', () => {
		const lines = at(
			[1, 'strayed', { what: 'page-left', times: 2, elapsed }],
			[2, 'message-sent', { text: 'Құпия', elapsed }],
			[3, 'strayed', { what: 'copied', times: 1, elapsed }],
			[4, 'strayed', { what: 'page-left', times: 3, elapsed }],
			[5, 'message-sent', { text: 'Құпия', elapsed }]
		);
		expect(lines.map(({ text }) => text.ru)).toEqual([
			'Отмечено на месте (без последствий): переход в другое окно – 5, копирование текста – 1',
			'Сообщений на экран кандидата: 2'
		]);
		expect(JSON.stringify(lines)).not.toContain('Құпия');
	});
});

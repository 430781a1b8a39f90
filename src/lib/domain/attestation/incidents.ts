import type { AttemptFact, PauseCause } from '../exam/attempt.ts';
import type { Fact } from '../facts.ts';
import type { Bilingual } from '../text.ts';

type Told = AttemptFact['type'];
type Data<T extends Told> = Extract<AttemptFact, { type: T }>['data'];

const CAUSES: Record<PauseCause, Bilingual> = {
	proctor: { kk: 'жауапты қызметкердің шешімімен', ru: 'по решению ответственного' },
	emergency: { kk: 'дабылға байланысты', ru: 'из-за тревоги' },
	'left-room': { kk: 'рұқсатпен шығуына байланысты', ru: 'на время выхода с разрешения' },
	'server-down': { kk: 'сервердің тоқтауына байланысты', ru: 'из-за остановки сервера' }
};

const why = (kk: string, ru: string, reason: string): Bilingual => ({
	kk: `${kk}: ${reason}`,
	ru: `${ru}: ${reason}`
});

/** What of an attempt goes to the act as an incident, in both languages of documents. */
const TELL: { [T in Told]?: (data: Data<T>) => Bilingual | null } = {
	'check-in-undone': ({ reason }) => why('Тіркеу кері алынды', 'Регистрация отменена', reason),
	'seat-changed': ({ seat, reason }) =>
		why(`${seat}-орынға ауыстырылды`, `Пересажен на место ${seat}`, reason),
	paused: ({ cause, reason }) =>
		cause === 'server-down'
			? { kk: `Уақыт тоқтатылды ${CAUSES[cause].kk}`, ru: `Время остановлено ${CAUSES[cause].ru}` }
			: why(`Уақыт тоқтатылды ${CAUSES[cause].kk}`, `Время остановлено ${CAUSES[cause].ru}`, reason),
	resumed: ({ reason }) => why('Уақыт жалғастырылды', 'Время продолжено', reason),
	'minutes-added': ({ minutes, reason }) =>
		why(`${minutes} минут қосылды`, `Добавлено ${minutes} мин`, reason),
	'removal-proposed': ({ reason }) =>
		why('Тестілеуден шеттету ұсынылды', 'Предложено удаление с тестирования', reason),
	'removal-rejected': ({ reason }) => why('Шеттету қабылданбады', 'Удаление отклонено', reason),
	'confirmation-refused': ({ reason }) =>
		why(
			'Нәтижемен танысқанын растаудан бас тартты',
			'Отказался подтвердить ознакомление с результатом',
			reason
		)
};

/** The incidents of one attempt, in order. */
export function incidentsOf(
	facts: readonly Fact[],
	seat: number
): { at: number; seat: number; text: Bilingual }[] {
	return facts.flatMap((fact) => {
		const tell = TELL[fact.type as Told] as ((data: unknown) => Bilingual | null) | undefined;
		const text = tell?.(fact.data);
		return text ? [{ at: fact.at, seat, text }] : [];
	});
}

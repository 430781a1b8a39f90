import type { AttemptFact, PauseCause } from '../exam/attempt.ts';
import { ALMATY_HOURS } from '../calendar/kazakhstan.ts';
import { localTime } from '../calendar/working-time.ts';
import { RETURNED } from '../exam/interventions.ts';
import { reasonIn } from '../exam/usual-reasons.ts';
import type { Fact } from '../facts.ts';
import type { Bilingual } from '../text.ts';
import { countedIn, seatsOf } from './incidents-counted.ts';

type Told = AttemptFact['type'];
type Data<T extends Told> = Extract<AttemptFact, { type: T }>['data'];

const CAUSES: Record<PauseCause, Bilingual> = {
	proctor: { kk: 'жауапты қызметкердің шешімімен', ru: 'по решению ответственного' },
	emergency: { kk: 'дабылға байланысты', ru: 'из-за тревоги' },
	'left-room': { kk: 'рұқсатпен шығуына байланысты', ru: 'на время выхода с разрешения' },
	'server-down': { kk: 'сервердің тоқтауына байланысты', ru: 'из-за остановки сервера' }
};

const why = (kk: string, ru: string, reason: string): Bilingual => {
	const said = reasonIn(reason);
	return { kk: `${kk}: ${said.kk}`, ru: `${ru}: ${said.ru}` };
};

/** What of the choices at the former PC is not on the server, or since when that is not known. */
function leftAtFormer({ unsaved, heardAt }: Pick<Data<'seat-changed'>, 'unsaved' | 'heardAt'>): Bilingual {
	if (unsaved)
		return {
			kk: ` (бұрынғы компьютерде сақталмаған таңдау – ${unsaved})`,
			ru: ` (на прежнем компьютере не сохранено выборов – ${unsaved})`
		};
	if (unsaved !== null || typeof heardAt !== 'number') return { kk: '', ru: '' };
	const time = localTime(heardAt, ALMATY_HOURS);
	return {
		kk: ` (бұрынғы компьютердегі таңдаулардың сақталғаны ${time} бастап белгісіз)`,
		ru: ` (сохранены ли выборы на прежнем компьютере, с ${time} неизвестно)`
	};
}

/** What of an attempt goes to the act as an incident, in both languages of documents. `from`: the seat before the fact. */
const TELL: { [T in Told]?: (data: Data<T>, from: number) => Bilingual | null } = {
	'check-in-undone': ({ reason }) => why('Тіркеу кері алынды', 'Регистрация отменена', reason),
	'seat-changed': ({ seat, reason, ...said }, from) => {
		const left = leftAtFormer(said);
		return why(
			`${from}-орыннан ${seat}-орынға ауыстырылды${left.kk}`,
			`Пересажен с места ${from} на место ${seat}${left.ru}`,
			reason
		);
	},
	'answers-left-behind': ({ questions }) => ({
		kk: `Бұрынғы компьютерде сақталмай қалған таңдаулар, сұрақтар: ${questions.join(', ')}`,
		ru: `На прежнем компьютере остались несохранённые выборы, вопросы: ${questions.join(', ')}`
	}),
	'checked-in': ({ lateMinutes }) =>
		lateMinutes
			? { kk: `${lateMinutes} минут кешігіп келді`, ru: `Прибыл с опозданием ${lateMinutes} мин` }
			: null,
	'extra-time-given': ({ minutes, ground }) =>
		minutes
			? why(
					`Басталғанға дейін ${minutes} минут қосымша уақыт берілді`,
					`До начала дано ${minutes} мин дополнительно`,
					ground
				)
			: why('Қосымша уақыт кері алынды', 'Дополнительное время отменено', ground),
	paused: ({ cause, reason }) =>
		cause === 'server-down' || cause === 'left-room' || reason === RETURNED
			? { kk: `Уақыт тоқтатылды ${CAUSES[cause].kk}`, ru: `Время остановлено ${CAUSES[cause].ru}` }
			: why(`Уақыт тоқтатылды ${CAUSES[cause].kk}`, `Время остановлено ${CAUSES[cause].ru}`, reason),
	resumed: ({ reason }) =>
		reason === RETURNED
			? { kk: 'Қайтып келген соң уақыт жалғастырылды', ru: 'После возвращения время продолжено' }
			: why('Уақыт жалғастырылды', 'Время продолжено', reason),
	'left-room': ({ reason }) => why('Рұқсатпен кабинеттен шықты', 'Вышел из кабинета с разрешения', reason),
	returned: () => ({ kk: 'Кабинетке қайтып келді', ru: 'Вернулся в кабинет' }),
	'minutes-added': ({ minutes, reason }) =>
		why(`${minutes} минут қосылды`, `Добавлено ${minutes} мин`, reason),
	'minutes-proposed': ({ minutes, reason }) =>
		why(`${minutes} минут қосу ұсынылды`, `Предложено добавить ${minutes} мин`, reason),
	'minutes-rejected': ({ reason }) => why('Минут қосу қабылданбады', 'Добавление минут отклонено', reason),
	'annulment-proposed': ({ reason }) =>
		why(
			'Ұйым кінәсінен талпынысты жою ұсынылды',
			'Предложено аннулировать попытку по вине организации',
			reason
		),
	'annulment-rejected': ({ reason }) =>
		why('Талпынысты жою қабылданбады', 'Аннулирование попытки отклонено', reason),
	annulled: ({ reason }) =>
		why('Талпыныс ұйым кінәсінен жойылды', 'Попытка аннулирована по вине организации', reason),
	'late-ruled': ({ accepted, reason }) =>
		accepted
			? why('Кеш келген жауаптар есепке алынды', 'Поздние ответы засчитаны', reason)
			: why('Кеш келген жауаптар есепке алынбады', 'Поздние ответы не засчитаны', reason),
	ended: ({ cause, noticedAt }) =>
		cause === 'illness' && noticedAt !== undefined
			? {
					kk: `Ауырғаны байқалған уақыт: ${localTime(noticedAt, ALMATY_HOURS)}`,
					ru: `Болезнь замечена в ${localTime(noticedAt, ALMATY_HOURS)}`
				}
			: null,
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

/** The incidents of one attempt, in order, each with the seat the candidate had then. */
export function incidentsOf(facts: readonly Fact[]): { at: number; seat: number; text: Bilingual }[] {
	const seats = seatsOf(facts);
	const told = facts.flatMap((fact, index) => {
		const tell = TELL[fact.type as Told] as ((data: unknown, from: number) => Bilingual | null) | undefined;
		const seat = seats[index] ?? 0;
		const text = tell?.(fact.data, seats[index - 1] ?? seat);
		return text ? [{ at: fact.at, seat, text }] : [];
	});
	return [...told, ...countedIn(facts, seats)].sort((a, b) => a.at - b.at);
}

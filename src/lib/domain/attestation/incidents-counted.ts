import { ALMATY_HOURS } from '../calendar/kazakhstan.ts';
import { localTime } from '../calendar/working-time.ts';
import type { AttemptFact } from '../exam/attempt.ts';
import type { Stray } from '../exam/attempt-facts.ts';
import type { Fact } from '../facts.ts';
import type { Bilingual } from '../text.ts';

/** What happens often is told in one line, at the time of the last: an act is read by people. */
interface Line {
	at: number;
	seat: number;
	text: Bilingual;
}

/** The facts that say where the candidate sits. */
const PLACING: readonly string[] = ['expected', 'checked-in', 'seat-changed'];

/** The seat of the candidate after each fact. */
export function seatsOf(facts: readonly Fact[]): number[] {
	let seat = 0;
	return facts.map(({ type, data }) => {
		if (PLACING.includes(type)) seat = Number((data as { seat?: unknown }).seat);
		return seat;
	});
}

type Of<T extends AttemptFact['type']> = Extract<AttemptFact, { type: T }> & { at: number };

const all = <T extends AttemptFact['type']>(facts: readonly Fact[], type: T): Of<T>[] =>
	facts.filter((fact) => fact.type === type) as unknown as Of<T>[];

const STRAYED: Record<Stray, Bilingual> = {
	'full-screen-left': { kk: 'толық экраннан шығу', ru: 'выход из полного экрана' },
	'page-left': { kk: 'басқа терезеге өту', ru: 'переход в другое окно' },
	copied: { kk: 'мәтінді көшіру', ru: 'копирование текста' },
	printed: { kk: 'басып шығару', ru: 'печать' }
};

function strayed(facts: readonly Fact[], seat: number): Line[] {
	const strays = all(facts, 'strayed');
	const at = strays.at(-1)?.at;
	if (at === undefined) return [];
	const kinds = [...new Set(strays.map(({ data }) => data.what))].map((what) => {
		const times = strays.reduce((sum, { data }) => sum + (data.what === what ? data.times : 0), 0);
		return { kk: `${STRAYED[what].kk} – ${times}`, ru: `${STRAYED[what].ru} – ${times}` };
	});
	const kk = `Орын белгілеген әрекеттер (жаза қолданылмайды): ${kinds.map((kind) => kind.kk).join(', ')}`;
	const ru = `Отмечено на месте (без последствий): ${kinds.map((kind) => kind.ru).join(', ')}`;
	return [{ at, seat, text: { kk, ru } }];
}

/** Two absences with less between them are one, ms. */
const JOINED_MS = 60_000;

interface Period {
	seat: number;
	from: number;
	/** null: not heard again before the end. */
	to: number | null;
}

function offlinePeriods(facts: readonly Fact[], seats: readonly number[]): Period[] {
	const periods: Period[] = [];
	for (const [index, { type, at }] of facts.entries()) {
		const seat = seats[index] ?? 0;
		const last = periods.at(-1);
		if (type === 'went-offline') {
			if (last?.to && last.seat === seat && at - last.to < JOINED_MS) last.to = null;
			else periods.push({ seat, from: at, to: null });
		} else if (type === 'came-back' && last) last.to = at;
	}
	return periods;
}

/** The clock of the whole of Kazakhstan, as on every document. */
const clock = (ms: number): string => localTime(ms, ALMATY_HOURS);

function offline(all: readonly Period[], seat: number): Line[] {
	const periods = all.filter((period) => period.seat === seat);
	const last = periods.at(-1);
	if (!last) return [];
	const times = (end: string) =>
		periods.map(({ from, to }) => `${clock(from)}–${to === null ? end : clock(to)}`).join(', ');
	const text = {
		kk: `Компьютермен байланыс болмаған уақыт: ${times('аяғына дейін')}`,
		ru: `Не было связи с компьютером: ${times('до конца')}`
	};
	return [{ at: last.to ?? last.from, seat, text }];
}

function messages(facts: readonly Fact[], seat: number): Line[] {
	const sent = all(facts, 'message-sent');
	const at = sent.at(-1)?.at;
	if (at === undefined) return [];
	const kk = `Үміткердің экранына жіберілген хабарламалар саны: ${sent.length}`;
	return [{ at, seat, text: { kk, ru: `Сообщений на экран кандидата: ${sent.length}` } }];
}

/** By how much a page's clock may be ahead of the server's before its answers are told of, ms. */
const AHEAD_MS = 30_000;

function ahead(facts: readonly Fact[], seat: number): Line[] {
	const answers = all(facts, 'answered').filter(({ data }) => data.said > data.elapsed + AHEAD_MS);
	const at = answers.at(-1)?.at;
	if (at === undefined) return [];
	const text = {
		kk: `Беттің өз сағаты бойынша сервер уақытынан 30 секундтан астам кейін таңдалған жауаптар саны: ${answers.length}`,
		ru: `Ответов, сделанных по часам страницы позже, чем по часам сервера (более 30 с): ${answers.length}`
	};
	return [{ at, seat, text }];
}

function late(facts: readonly Fact[], seat: number): Line[] {
	const answers = all(facts, 'late-answered');
	const last = answers.at(-1);
	if (!last) return [];
	const seconds = Math.round(Math.max(...answers.map(({ data }) => data.after)) / 1000);
	const text = {
		kk: `Уақыт біткеннен кейін келген жауаптар саны: ${answers.length}, соңғысы ${seconds} секундтан кейін`,
		ru: `Ответов после окончания времени: ${answers.length}, последний через ${seconds} с`
	};
	return [{ at: last.at, seat, text }];
}

/**
 * Offline periods, strays, messages, and answers that came late or ahead of the server's clock, of one attempt: a line for
 * each seat it had: `seats` after each fact.
 */
export function countedIn(facts: readonly Fact[], seats: readonly number[]): Line[] {
	const periods = offlinePeriods(facts, seats);
	return [...new Set(seats)].flatMap((seat) => {
		const here = facts.filter((_, index) => seats[index] === seat);
		return [
			...offline(periods, seat),
			...strayed(here, seat),
			...messages(here, seat),
			...ahead(here, seat),
			...late(here, seat)
		];
	});
}

import { ALMATY_HOURS } from '../calendar/kazakhstan.ts';
import { localTime } from '../calendar/working-time.ts';
import type { AttemptFact } from '../exam/attempt.ts';
import type { Stray } from '../exam/attempt-facts.ts';
import type { Fact } from '../facts.ts';
import type { Bilingual } from '../text.ts';

/** What happens often is told in one line, at the time of the last: an act is read by people. */
interface Line {
	at: number;
	text: Bilingual;
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

function strayed(facts: readonly Fact[]): Line[] {
	const strays = all(facts, 'strayed');
	const at = strays.at(-1)?.at;
	if (at === undefined) return [];
	const kinds = [...new Set(strays.map(({ data }) => data.what))].map((what) => {
		const times = strays.reduce((sum, { data }) => sum + (data.what === what ? data.times : 0), 0);
		return { kk: `${STRAYED[what].kk} – ${times}`, ru: `${STRAYED[what].ru} – ${times}` };
	});
	const kk = `Орын белгілеген әрекеттер (жаза қолданылмайды): ${kinds.map((kind) => kind.kk).join(', ')}`;
	const ru = `Отмечено на месте (без последствий): ${kinds.map((kind) => kind.ru).join(', ')}`;
	return [{ at, text: { kk, ru } }];
}

/** Two absences with less between them are one, ms. */
const JOINED_MS = 60_000;

interface Period {
	from: number;
	/** null: not heard again before the end. */
	to: number | null;
}

function offlinePeriods(facts: readonly Fact[]): Period[] {
	const periods: Period[] = [];
	for (const { type, at } of facts) {
		const last = periods.at(-1);
		if (type === 'went-offline') {
			if (last?.to && at - last.to < JOINED_MS) last.to = null;
			else periods.push({ from: at, to: null });
		} else if (type === 'came-back' && last) last.to = at;
	}
	return periods;
}

/** The clock of the whole of Kazakhstan, as on every document. */
const clock = (ms: number): string => localTime(ms, ALMATY_HOURS);

function offline(facts: readonly Fact[]): Line[] {
	const periods = offlinePeriods(facts);
	const last = periods.at(-1);
	if (!last) return [];
	const times = (end: string) =>
		periods.map(({ from, to }) => `${clock(from)}–${to === null ? end : clock(to)}`).join(', ');
	const text = {
		kk: `Компьютермен байланыс болмаған уақыт: ${times('аяғына дейін')}`,
		ru: `Не было связи с компьютером: ${times('до конца')}`
	};
	return [{ at: last.to ?? last.from, text }];
}

function messages(facts: readonly Fact[]): Line[] {
	const sent = all(facts, 'message-sent');
	const at = sent.at(-1)?.at;
	if (at === undefined) return [];
	const kk = `Үміткердің экранына жіберілген хабарламалар саны: ${sent.length}`;
	return [{ at, text: { kk, ru: `Сообщений на экран кандидата: ${sent.length}` } }];
}

/** Offline periods, strays and messages of one attempt. */
export const countedIn = (facts: readonly Fact[]): Line[] => [
	...offline(facts),
	...strayed(facts),
	...messages(facts)
];

import type { OfficialDocument } from '../../domain/attestation/documents.ts';
import { OUTCOMES, type Outcome } from '../../domain/attestation/outcome.ts';
import { sha256Hex } from '../../domain/facts.ts';
import { at, COMMON, ORDER, person, SESSION, SPECIALIST } from './sample-parts.ts';

export const OUTCOME_LIST = Object.keys(OUTCOMES) as Outcome[];
const NOTES: Partial<Record<Outcome, string>> = {
	'absent-with-reason': 'Еңбекке уақытша жарамсыздық парағы № 7741',
	'not-identified': 'Құжаттың мерзімі өткен',
	illness: 'Жедел жәрдем шақырылды, 10:41',
	removed: 'Ұялы телефонды пайдалану',
	disrupted: 'Электр қуатының ажыратылуы; UPS 40 минуттан кейін өшті'
};

const LATE = { without: 27, with: 34, accepted: true, reason: 'Желі ажыратқышы істен шықты' };

function actRow(outcome: Outcome, n: number) {
	const sat = outcome === 'passed' || outcome === 'not-passed';
	const began = sat || ['illness', 'removed', 'disrupted'].includes(outcome);
	return {
		seat: n + 1,
		name: person(n).name,
		incoming: person(n).incoming,
		outcome,
		points: sat ? (outcome === 'passed' ? 34 : 21.5) : null,
		outOf: sat ? 40 : null,
		note: NOTES[outcome] ?? null,
		startedAt: began ? at('2026-12-08T10:05:00') : null,
		endedAt: began ? at('2026-12-08T11:20:31') : null,
		confirmation: sat ? (outcome === 'passed' ? 'confirmed' : 'refused') : 'none',
		head: sha256Hex(`head ${n}`),
		...(n === 0 && { late: LATE, leftBehind: [4, 17] })
	} as const;
}

/** A long act: `count` candidates, the outcomes one after another. */
export function sampleAct(count: number): Extract<OfficialDocument, { type: 'test-act' }> {
	return {
		...COMMON,
		type: 'test-act',
		number: '04-12/361-А',
		ground: ['7.11'],
		order: ORDER,
		session: {
			room: '204',
			address: SESSION.address,
			scheduledAt: SESSION.startsAt,
			openedAt: at('2026-12-08T09:32:10'),
			startedAt: at('2026-12-08T10:05:00'),
			closedAt: at('2026-12-08T11:41:00')
		},
		blueprint: {
			title: {
				kk: 'Көрсетілім жоспары: техникалық қадағалау',
				ru: 'Демонстрационный план: технический надзор'
			},
			questions: 40,
			minutes: 90,
			passMark: 28,
			demonstration: true
		},
		draw: { commitment: sha256Hex('commitment'), digits: '40718', seed: sha256Hex('seed') },
		rows: Array.from({ length: count }, (_, n) =>
			actRow(OUTCOME_LIST[n % OUTCOME_LIST.length] as Outcome, n)
		),
		incidents: [
			{
				at: at('2026-12-08T10:31:00'),
				seat: 3,
				text: {
					kk: 'Компьютермен байланыс үзілді, жоғалған уақыт журнал бойынша қайтарылды: 4 минут 12 секунд.',
					ru: 'Прервана связь с компьютером, потерянное время возвращено по журналу: 4 минуты 12 секунд.'
				}
			}
		],
		remarks: [
			{
				at: at('2026-12-08T11:02:00'),
				from: 'candidate',
				seat: 2,
				question: 17,
				text: '17-сұрақтағы 2-жауап пен 4-жауап бірдей: «≥ 25 МПа».'
			},
			{
				at: at('2026-12-08T11:30:00'),
				from: 'observer',
				seat: null,
				question: null,
				text: 'Замечаний к порядку проведения нет.'
			}
		],
		root: sha256Hex('root'),
		author: SPECIALIST,
		press: { software: '1.4.0', verifyBase: 'https://synaq.example.kz' }
	};
}

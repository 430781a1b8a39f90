import type { CaseFileDocument } from '../../domain/attestation/documents.ts';
import type { SeenQuestion } from '../../domain/exam/case-file.ts';
import { sha256Hex } from '../../domain/facts.ts';
import { at, COMMON, person, SESSION } from './sample-parts.ts';

const question = (n: number): SeenQuestion => ({
	n,
	id: `reg-${100 + n}`,
	version: 2,
	section: { kk: 'Нормативтік құқықтық актілер', ru: 'Нормативные правовые акты' },
	source: { kk: 'Регламент', ru: 'Регламент', paragraph: '7' },
	stem: {
		kk: 'Сараптаманың қорытындысына кім қол қояды және оны қолдану мерзімі қандай жағдайда ұзартылады?',
		ru: 'Кто подписывает заключение экспертизы и в каких случаях продлевается срок его действия?'
	},
	options: ['а', 'ә', 'б', 'в'].map((letter, index) => ({
		kk: `Нұсқа ${letter}: аттестатталған сарапшы`,
		ru: `Вариант ${letter}: аттестованный эксперт`,
		right: index === 1,
		chosen: index === n % 4
	})),
	hundredths: n % 4 === 1 ? 100 : 0,
	answers: [
		{ at: at('2026-12-08T10:12:31'), elapsed: 751_000, choice: [3], late: false },
		{ at: at('2026-12-08T10:14:02'), elapsed: 842_000, choice: [], late: false },
		{ at: at('2026-12-08T11:30:41'), elapsed: null, choice: [(n % 4) + 1], late: true }
	]
});

/** The file of a candidate of forty questions, with everything that can be in it. */
export const SAMPLE_CASE: CaseFileDocument = {
	...COMMON,
	type: 'case-file',
	number: null,
	signedBy: null,
	ground: [],
	attempt: 'Vy7nXc2m81',
	applicant: person(0),
	identity: { number: '012345678', expires: '2031-05-14' },
	session: { room: '204', address: SESSION.address, startsAt: SESSION.startsAt },
	act: {
		number: '04-12/361-А',
		date: at('2026-12-08T12:00:00'),
		fingerprint: sha256Hex('act'),
		root: sha256Hex('root')
	},
	approvals: {
		blueprint: { at: at('2026-11-02T09:12:00'), by: 'user:1', name: 'Үлгібаев Сынақ', ground: '№ 41 бұйрық' },
		bank: { at: at('2026-10-28T17:40:00'), by: 'user:2', name: 'Жүйе Әкімші', ground: null }
	},
	software: '1.4.0',
	draw: { commitment: sha256Hex('commitment'), digits: '481207', seed: sha256Hex('seed') },
	view: {
		outcome: 'not-passed',
		points: 21.5,
		outOf: 40,
		startedAt: at('2026-12-08T10:03:00'),
		endedAt: at('2026-12-08T11:30:00'),
		seats: [
			{ at: at('2026-12-08T09:41:00'), seat: 12 },
			{ at: at('2026-12-08T10:31:00'), seat: 29 }
		],
		checkIns: [
			{
				at: at('2026-12-08T09:41:00'),
				by: 'user:3',
				document: 'id-card',
				photoCompared: true,
				lateMinutes: 3
			}
		],
		interventions: [
			{
				at: at('2026-12-08T10:31:00'),
				text: {
					kk: '29-орынға ауыстырылды: пернетақта істемейді',
					ru: 'Пересажен на место 29: не работает клавиатура'
				}
			}
		],
		questions: Array.from({ length: 40 }, (_, index) => question(index + 1))
	},
	head: sha256Hex('head'),
	proof: { index: 11, size: 30, path: [1, 2, 3, 4, 5].map((n) => sha256Hex(`beside ${n}`)) }
};

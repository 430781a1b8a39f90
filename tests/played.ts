import type { App } from '../src/lib/server/compose';
import { at, localDate } from '../src/lib/domain/calendar/working-time';
import { KAZAKHSTAN } from '../src/lib/domain/calendar/kazakhstan';
import { suggestSchedule } from '../src/lib/domain/attestation/schedule';
import { demonstrationBank, type Seeded } from '../src/cli/demonstration/seed';
import { BLUEPRINT, ROOM } from '../src/cli/demonstration/office';
import { actorWith, beginSitting, done, type SeatedCandidate } from '../src/cli/demonstration/sitting';

/** Records of an office in the middle of its work: one of everything a page can show. */
export interface Played {
	/** By what they are. */
	cases: Record<'certified' | 'refused' | 'toMemo' | 'toSign' | 'toProcess', string>;
	rounds: Record<'over' | 'toDraft' | 'mixed' | 'running', string>;
	orders: Record<'signed' | 'sent' | 'certificate' | 'amending', string>;
	/** An issued certificate, as a document. */
	document: string;
	sittings: Record<'closed' | 'running' | 'open' | 'scheduled', string>;
	act: string;
	certificate: string;
	/** Cookies of the seats in the room, by where their candidate is. */
	seats: Record<'identity' | 'waiting' | 'test' | 'paused' | 'result' | 'done', SeatedCandidate>;
	/** A seat nobody sits at: its room and number. */
	free: { code: string; seat: number };
}

const HOURS = KAZAKHSTAN.hours;
const DAY = 24 * 60 * 60_000;
const REASONS = [
	'Еңбек өтілі үш жылдан кем (Қағидалардың талабы)',
	'Дипломның көшірмесі нотариус куәландырмаған'
];

const MEMO = {
	documents: ['Диплом', 'Еңбек кітапшасының көшірмесі'],
	analysis: 'Ұсынылған құжаттар толық, еңбек өтілі мен білімі расталды.',
	finding: 'complies' as const,
	education: 'ҚазБСҚА, 2012, құрылысшы-инженер',
	jobs: [{ from: '09.2015', to: '03.2021', employer: '«Құрылысжоба» ЖШС', position: 'жетекші инженер' }]
};

/** Plays cases of one round as far as it is asked to. */
class Players {
	readonly specialist;
	readonly head;
	readonly proctor;

	constructor(
		readonly app: App,
		readonly seeded: Seeded
	) {
		this.specialist = actorWith(seeded, 'specialist');
		this.head = actorWith(seeded, 'head');
		this.proctor = actorWith(seeded, 'proctor');
	}

	list = async (cases: string[]) => done(await this.app.formApplicantsList(this.specialist, cases)).id;

	async memos(cases: string[], refusing: string[] = []): Promise<void> {
		for (const id of cases) {
			const refused = refusing.includes(id)
				? { analysis: REASONS.join('\n'), finding: 'does-not-comply' as const }
				: {};
			done(await this.app.writeMemo(this.specialist, id, { ...MEMO, ...refused }));
		}
	}

	sign = async (cases: string[]) =>
		done(await this.app.signMemos(actorWith(this.seeded, 'department-head'), cases));
	process = async (cases: string[]) => done(await this.app.processRequests(this.specialist, cases));
	materials = async (round: string, cases: string[]) =>
		done(await this.app.listMaterials(this.specialist, round, cases));

	async examined(cases: string[], refusing: string[] = []): Promise<string> {
		const round = await this.list(cases);
		await this.memos(cases, refusing);
		await this.sign(cases);
		await this.process(cases);
		await this.materials(round, cases);
		const found = cases.map((application) =>
			refusing.includes(application)
				? { application, finding: 'does-not-comply' as const, reasons: REASONS }
				: { application, finding: 'complies' as const, reasons: [] }
		);
		done(await this.app.examineMaterials(this.head, found));
		return round;
	}

	async ordered(
		round: string,
		cases: string[],
		when: { room: string; day: number; time: string },
		refusing: string[] = []
	): Promise<string> {
		const admitted = cases.filter((id) => !refusing.includes(id));
		const startsAt = at(localDate(when.day, HOURS), when.time, HOURS);
		const sessions = [suggestSchedule({ applications: admitted, room: when.room, startsAt })];
		const { blueprint, edition } = this.seeded;
		const order = done(
			await this.app.draftAdmissionOrder(this.specialist, round, {
				applications: cases,
				sessions,
				blueprint,
				edition
			})
		);
		done(await this.app.sendOrder(this.specialist, order));
		return order;
	}

	async scheduled(
		cases: string[],
		when: { room: string; day: number; time: string },
		refusing: string[] = []
	) {
		const round = await this.examined(cases, refusing);
		const order = await this.ordered(round, cases, when, refusing);
		done(await this.app.signAdmissionOrder(this.head, order));
		const sitting = done(await this.app.viewRound(round)).sittings[0]?.id ?? '';
		return { round, order, sitting };
	}
}

/** Answers so many questions rightly and the rest wrongly, as far as `upTo`. */
async function answer(
	app: App,
	{ attempt, token }: SeatedCandidate,
	right: number,
	upTo = 40
): Promise<void> {
	const bank = await demonstrationBank();
	const keys = new Map(bank.questions.map(({ id, key }) => [id, key]));
	const { paper } = (await app.store.read('attempt', attempt))?.state ?? {};
	const answers = (paper ?? []).slice(0, upTo).map(({ id, options }, i) => {
		const position = options.findIndex((option) => keys.get(id)?.includes(option)) + 1;
		const choice = i < right ? position : (position % options.length) + 1;
		return { lease: 1, seq: i + 1, question: i + 1, choice: [choice], elapsed: (i + 1) * 1000 };
	});
	done(await app.giveAnswers(token, answers));
}

/** Fills an office so that no page is empty. Wants 24 applications. */
export async function playTheDay(app: App, seeded: Seeded, applications: string[]): Promise<Played> {
	const play = new Players(app, seeded);
	const { specialist, head, proctor } = play;
	const second = done(await app.openRoom({ id: 'system' }, { ...ROOM, name: '305-кабинет', capacity: 12 }));
	const today = app.clock.now();
	const take = (n: number) => applications.splice(0, n);

	// One round from the list to the certificates; one of its people is refused on paper.
	const over = take(4);
	const onPaper = over.slice(3);
	const first = await play.scheduled(over, { room: seeded.room.id, day: today, time: '10:00' }, onPaper);
	const sat = await beginSitting(app, seeded, first.sitting);
	for (const [index, one] of sat.entries()) {
		await answer(app, one, index === 1 ? 19 : 36);
		done(await app.handIn(one.token, 1));
		done(await app.confirmResult(one.token, 1));
	}
	done(await app.remarkOnSitting(proctor, first.sitting, 'observer', 'Бақылаушылар үшін орын жеткіліксіз.'));
	done(await app.closeSitting(proctor, first.sitting, null));
	const act = done(await app.drawUpAct(specialist, first.sitting)).id;
	const certificate = done(await app.draftCertificateOrder(specialist, act));
	done(await app.signOrders(head, [{ id: certificate }]));
	done(await app.sendPaperRefusals(specialist, onPaper));
	done(await app.signPaperRefusals(head, onPaper));
	done(await app.formResults(specialist, over));
	done(await app.signResults(head, over.slice(0, 3)));

	// A room where the test runs, with a seat in every state.
	await app.moveClock(proctor, at(localDate(today, HOURS), '11:15', HOURS));
	const writing = await play.scheduled(take(6), { room: seeded.room.id, day: today, time: '11:20' });
	const seats = await atEverySeat(app, seeded, writing.sitting);

	// A room where people are checked in, and one for tomorrow.
	const open = await play.scheduled(take(3), { room: second.id, day: today, time: '11:40' });
	done(await app.openSitting(proctor, open.sitting));
	const [early] = done(await app.viewSitting(open.sitting, proctor)).seats;
	done(
		await app.checkIn(proctor, early?.attempt ?? '', {
			type: 'id-card',
			number: '045122331',
			photoCompared: true,
			expires: null
		})
	);
	const tomorrow = await play.scheduled(take(2), { room: second.id, day: today + DAY, time: '10:00' });

	// An order waits for the head; another is to be drafted.
	const sentCases = take(2);
	const sentRound = await play.examined(sentCases);
	const sent = await play.ordered(sentRound, sentCases, {
		room: seeded.room.id,
		day: today + DAY,
		time: '10:00'
	});
	const drafting = take(2);
	const toDraft = await play.examined(drafting, drafting.slice(1));

	// A round whose cases wait for different people, and one request no list holds yet.
	const mixed = take(4);
	const mixedRound = await play.list(mixed);
	const [toMemo = '', toSign = '', toProcess = '', toExamine = ''] = mixed;
	await play.memos([toSign, toProcess, toExamine], [toExamine]);
	await play.sign([toProcess, toExamine]);
	await play.process([toExamine]);
	await play.materials(mixedRound, [toExamine]);
	const draft = {
		...BLUEPRINT,
		minutes: 90,
		title: { kk: 'Жаңа жоспар', ru: 'Новый план', en: 'A new blueprint' }
	};
	done(await app.draftBlueprint({ id: 'system' }, draft));

	const amending = done(
		await app.draftAmendingOrder(specialist, first.order, {
			because: { kk: '', ru: '' },
			corrections: [
				{
					place: { kk: '1-қосымша, 2-жол', ru: 'приложение 1, строка 2' },
					was: { kk: 'Сәкенқызы', ru: 'Сәкенқызы' },
					be: { kk: 'Серікқызы', ru: 'Серікқызы' }
				}
			]
		})
	);
	const [number] = (await app.listCertificates({ limit: 1 })).items;
	const [line] = (await app.viewRegister({ series: 'certificate' })).lines;
	return {
		cases: { certified: over[0] ?? '', refused: over[3] ?? '', toMemo, toSign, toProcess },
		rounds: { over: first.round, toDraft, mixed: mixedRound, running: writing.round },
		orders: { signed: first.order, sent, certificate, amending },
		document: line?.document?.id ?? '',
		sittings: {
			closed: first.sitting,
			running: writing.sitting,
			open: open.sitting,
			scheduled: tomorrow.sitting
		},
		act,
		certificate: String(number?.summary.number ?? ''),
		seats: { ...seats, done: sat[0] as SeatedCandidate },
		free: { code: seeded.room.code, seat: 25 }
	};
}

/** Seats six people of a sitting so that each is somewhere else on the candidate's way. */
async function atEverySeat(
	app: App,
	seeded: Seeded,
	sitting: string
): Promise<Omit<Played['seats'], 'done'>> {
	const proctor = actorWith(seeded, 'proctor');
	done(await app.openSitting(proctor, sitting));
	const view = done(await app.viewSitting(sitting, proctor));
	const seated: SeatedCandidate[] = [];
	for (const { attempt, seat, iin, code } of view.seats.slice(0, 5)) {
		done(
			await app.checkIn(proctor, attempt, {
				type: 'id-card',
				number: `0451223${seat}`,
				photoCompared: true,
				expires: null
			})
		);
		const seatToken = done(await app.enrolSeat(seeded.room.code, seat)).token;
		const { token } = done(await app.sitDown(seatToken, iin, code));
		if (seated.length < 3) done(await app.claimIdentity(token));
		seated.push({ attempt, seat, seatToken, token });
	}
	const [test, paused, result, waiting, identity] = seated as [
		SeatedCandidate,
		SeatedCandidate,
		SeatedCandidate,
		SeatedCandidate,
		SeatedCandidate
	];
	done(await app.enterDigits(proctor, sitting, '350614'));
	await app.moveClock(proctor, view.state.startsAt);
	done(await app.startAttempts(proctor, sitting));
	done(await app.claimIdentity(waiting.token));
	await answer(app, test, 9, 12);
	done(await app.makeRemark(test.token, { lease: 1, question: 3, text: 'Екі жауап та дұрыс сияқты.' }));
	await answer(app, paused, 3, 5);
	done(await app.pauseAttempt(proctor, paused.attempt, 'Компьютер ауыстырылды'));
	await answer(app, result, 31);
	done(await app.handIn(result.token, 1));
	return { test, paused, result, waiting, identity };
}

import { beforeEach, describe, expect, it } from 'vitest';
import { EXAM_RULES, type ExamRules } from '../../../domain/exam/exam-rules.ts';
import { viewSeat } from '../seat/view-seat.ts';
import { setExamRules } from '../settings/set-exam-rules.ts';
import { setOffice } from '../settings/manage-settings.ts';
import { anOffice, applicants, examined, ordered, running, seated, SHOWN, TEN } from '../testing/attested.ts';
import { sat } from '../testing/held.ts';
import { CARD, opened } from '../testing/opened.ts';
import { acted, attemptState, disrupt, MINUTE, refusalOf, writeTest } from '../testing/sat.ts';
import { MORNING, ok, testWorld, type World } from '../testing/world.ts';
import { checkIn, explainAbsence, undoCheckIn } from './check-in.ts';
import { closeSitting } from './close-sitting.ts';
import * as direct from './direct-attempt.ts';
import { addMinutesToAll, pauseAll, resumeAll, sendMessageToAll } from './direct-everybody.ts';
import { drawUpAct } from './draw-up-act.ts';
import { enterDigits, openSitting, setSafeBrowser, startAttempts } from './hold-sitting.ts';
import { belongTo, toEach } from './on-attempt.ts';
import { decideAnnulment, proposeAnnulment } from './two-persons.ts';
import { viewSitting } from './view-sitting.ts';

const WHY = 'Дабыл';
const row = async (w: World, sitting: string, seat: number) => {
	const view = ok(await viewSitting(w.ctx)(sitting, await w.person('proctor')));
	return view.seats.find((one) => one.seat === seat)!;
};

/** A running sitting of three, opened under these rules. */
async function heldBy(rules: Partial<ExamRules>) {
	const w = testWorld();
	const office = await anOffice(w);
	ok(await setExamRules(w.ctx)(await w.person('administrator'), { ...EXAM_RULES, ...rules }));
	const people = await applicants(w, 3);
	const round = await examined(w, people);
	const ids = people.map(({ id }) => id);
	const { sitting } = await ordered(w, office, round, ids);
	w.clock.set(MORNING + 30 * MINUTE);
	const candidates = await seated(w, office, sitting);
	const proctor = await w.person('proctor');
	ok(await enterDigits(w.ctx)(proctor, sitting, '4812'));
	w.clock.set(TEN);
	ok(await startAttempts(w.ctx)(proctor, sitting));
	return { w, office, sitting, candidates, proctor };
}

describe('checking in', () => {
	it('takes a compared photograph and a document in force', async () => {
		const { w, proctor, one } = await opened();
		const shown = (document: object) => checkIn(w.ctx)(proctor, one.attempt, { ...CARD, ...document });
		expect(await refusalOf(shown({ photoCompared: false }))).toBe('photo-not-compared');
		expect(await refusalOf(shown({ expires: '2026-11-23' }))).toBe('document-expired');
		ok(await shown({ expires: '2026-11-24' }));
		const record = (await w.ctx.store.read('attempt', one.attempt))!;
		expect(record.confidential).toMatchObject({ documentExpires: '2026-11-24' });
		expect(JSON.stringify(await w.ctx.store.facts('attempt', one.attempt))).not.toContain('2026-11-24');
	});

	it('says how late the candidate came', async () => {
		const { w, proctor, sitting, one, two } = await opened();
		ok(await checkIn(w.ctx)(proctor, one.attempt, CARD));
		w.clock.set(TEN + 7 * MINUTE + 59_000);
		ok(await checkIn(w.ctx)(proctor, two.attempt, CARD));
		expect((await row(w, sitting, one.seat)).lateMinutes).toBe(0);
		expect((await row(w, sitting, two.seat)).lateMinutes).toBe(7);
		const facts = await w.ctx.store.facts('attempt', two.attempt);
		expect(facts.at(-1)?.data).toMatchObject({ lateMinutes: 7, photoCompared: true });
	});
});

describe('extra time', () => {
	it('given before the doors open is in the limit at the start and in the rules on the screen', async () => {
		const w = testWorld();
		const office = await anOffice(w);
		const people = await applicants(w, 1);
		const round = await examined(w, people);
		const { sitting } = await ordered(w, office, round, [people[0]!.id]);
		const proctor = await w.person('proctor');
		const attempt = (await w.ctx.store.read('sitting', sitting))!.state.attempts[0]!;
		ok(await direct.giveExtraTime(w.ctx)(proctor, attempt, 15, 'Анықтама № 7'));
		w.clock.set(MORNING + 30 * MINUTE);
		const [candidate] = await seated(w, office, sitting);
		const seen = await viewSeat(w.ctx)(candidate!.seatToken, candidate!.token);
		expect(seen).toMatchObject({ stage: 'waiting', rules: { minutes: 45 } });
		ok(await enterDigits(w.ctx)(proctor, sitting, '4812'));
		w.clock.set(TEN);
		ok(await startAttempts(w.ctx)(proctor, sitting));
		expect((await attemptState(w, attempt)).limit).toBe(45 * MINUTE);
		expect(await row(w, sitting, 1)).toMatchObject({ extraMinutes: 15, left: 45 * MINUTE });
		expect(await refusalOf(direct.giveExtraTime(w.ctx)(proctor, attempt, 0, 'Қате'))).toBe('sitting-started');
	});
});

describe('the rules of a sitting', () => {
	it('are those in force when its doors were opened', async () => {
		const { w, sitting, proctor, candidates } = await heldBy({ minutesAlone: 3 });
		const administrator = await w.person('administrator');
		ok(await setExamRules(w.ctx)(administrator, { ...EXAM_RULES, minutesAlone: 100 }));
		const add = (minutes: number) => direct.addMinutes(w.ctx)(proctor, candidates[0]!.attempt, minutes, WHY);
		expect(await refusalOf(add(4))).toBe('second-person-needed');
		ok(await add(3));
		expect(ok(await viewSitting(w.ctx)(sitting, proctor)).rules.minutesAlone).toBe(3);
	});

	it('are kept within their ranges, and when the office is changed', async () => {
		const w = testWorld();
		await anOffice(w);
		const administrator = await w.person('administrator');
		for (const [rule, wrong] of [
			['graceSeconds', 601],
			['minutesAlone', -1],
			['disruptedAfterMinutes', 4],
			['appealDays', 0.5]
		] as const)
			expect(await setExamRules(w.ctx)(administrator, { ...EXAM_RULES, [rule]: wrong })).toEqual({
				refused: 'bad-input',
				details: { field: rule }
			});
		ok(await setExamRules(w.ctx)(administrator, { ...EXAM_RULES, appealDays: 10 }));
		const { office } = (await w.ctx.store.read('office', 'main'))!.state;
		const { examRules: _, ...typed } = office;
		ok(await setOffice(w.ctx)(administrator, { ...typed, numberPrefix: '05-13' }));
		expect((await w.ctx.store.read('office', 'main'))!.state.office).toMatchObject({
			numberPrefix: '05-13',
			examRules: { appealDays: 10 }
		});
	});
});

describe('out of the room', () => {
	it('the clock stands where the rules say so, and nobody but the candidate’s return sets it going', async () => {
		const { w, sitting, proctor, candidates } = await heldBy({ leavingStopsClock: true });
		const { attempt } = candidates[0]!;
		w.clock.pass(5 * MINUTE);
		ok(await direct.leaveRoom(w.ctx)(proctor, attempt, 'Дәрігер шақырды'));
		w.clock.pass(10 * MINUTE);
		ok(await pauseAll(w.ctx)(proctor, sitting, WHY));
		expect(ok(await resumeAll(w.ctx)(proctor, sitting, WHY))).toBe(3);
		expect(await row(w, sitting, 1)).toMatchObject({ pauseCause: 'left-room', left: 25 * MINUTE });
		ok(await direct.returnToRoom(w.ctx)(proctor, attempt));
		w.clock.pass(MINUTE);
		expect(await row(w, sitting, 1)).toMatchObject({ outSince: null, left: 24 * MINUTE });
	});

	it('who comes back into a paused room stands with everybody', async () => {
		const { w, sitting, proctor, candidates } = await heldBy({ leavingStopsClock: true });
		const { attempt } = candidates[0]!;
		w.clock.pass(5 * MINUTE);
		ok(await direct.leaveRoom(w.ctx)(proctor, attempt, 'Дәрігер шақырды'));
		w.clock.pass(MINUTE);
		expect(ok(await pauseAll(w.ctx)(proctor, sitting, WHY))).toBe(3);
		ok(await direct.returnToRoom(w.ctx)(proctor, attempt));
		w.clock.pass(10 * MINUTE);
		expect(await row(w, sitting, 1)).toMatchObject({ pauseCause: 'proctor', left: 25 * MINUTE });
		expect(ok(await resumeAll(w.ctx)(proctor, sitting, WHY))).toBe(3);
		w.clock.pass(MINUTE);
		expect(await row(w, sitting, 1)).toMatchObject({ pauseCause: null, left: 24 * MINUTE });
	});

	it('the clock runs where the rules do not stop it', async () => {
		const { w, sitting, proctor, candidates } = await heldBy({});
		ok(await direct.leaveRoom(w.ctx)(proctor, candidates[0]!.attempt, 'Дәрігер шақырды'));
		w.clock.pass(10 * MINUTE);
		const out = await row(w, sitting, 1);
		expect(out).toMatchObject({ left: 20 * MINUTE, outSince: TEN, pauseCause: null });
	});
});

describe('several at once', () => {
	let w: World;
	let room: Awaited<ReturnType<typeof running>>;
	beforeEach(async () => {
		w = testWorld();
		room = await running(w, 3);
	});

	it('each have their own commit, and who was passed over is named', async () => {
		const [first, second] = room.candidates.map(({ attempt }) => attempt) as [string, string];
		ok(await direct.pauseAttempt(w.ctx)(room.proctor, first, WHY));
		const pause = (id: string) => direct.pauseAttempt(w.ctx)(room.proctor, id, WHY);
		const name = (await w.ctx.store.read('attempt', first))!.confidential!.name;
		expect(await toEach(w.ctx)([first, second], pause)).toEqual({
			count: 1,
			passedOver: [{ name, refused: 'attempt-paused' }]
		});
		expect(await refusalOf(toEach(w.ctx)([first, second], pause))).toBe('attempt-paused');
		expect(await refusalOf(toEach(w.ctx)([], pause))).toBe('bad-input');
	});

	it('get minutes all together or nobody does', async () => {
		const [, second] = room.candidates.map(({ attempt }) => attempt) as [string, string];
		ok(await direct.addMinutes(w.ctx)(room.proctor, second, 10, WHY));
		const cursor = w.ctx.store.cursor();
		expect(await refusalOf(addMinutesToAll(w.ctx)(room.proctor, room.sitting, 10, WHY))).toBe(
			'second-person-needed'
		);
		expect(w.ctx.store.cursor()).toBe(cursor);
		expect(await addMinutesToAll(w.ctx)(room.proctor, room.sitting, 5, WHY)).toBe(3);
		expect(w.ctx.store.cursor()).toBe(cursor + 1);
	});

	it('are sent a message, which waits until it is read', async () => {
		expect(await sendMessageToAll(w.ctx)(room.proctor, room.sitting, 'Бес минут қалды')).toBe(3);
		expect((await row(w, room.sitting, 2)).messagesUnread).toBe(1);
		expect(await refusalOf(sendMessageToAll(w.ctx)(room.proctor, room.sitting, ' '))).toBe('message-empty');
	});

	it('are of this sitting: another’s attempt is not found from its page', async () => {
		expect(await belongTo(w.ctx)(room.sitting, [room.candidates[0]!.attempt])).toBe(true);
		expect(await refusalOf(belongTo(w.ctx)(room.sitting, ['other']))).toBe('not-found');
		expect(await refusalOf(belongTo(w.ctx)('other', []))).toBe('not-found');
	});
});

describe('illness', () => {
	it('is recorded with its time and, beside the chain, its witness', async () => {
		const { w, proctor, sitting, attempt } = await sat(1, [1]);
		w.clock.pass(12 * MINUTE);
		const ill = (noticedAt: string | null, witness: string) =>
			direct.endByIllness(w.ctx)(proctor, attempt(1), { reason: 'Басы айналды', witness, noticedAt });
		expect(await refusalOf(ill('10:13', 'Қарашова А.'))).toBe('bad-input');
		expect(await refusalOf(ill('10:10', ' '))).toBe('witness-missing');
		ok(await ill('10:10', ' Қарашова А. '));
		expect((await w.ctx.store.read('attempt', attempt(1)))?.confidential?.witness).toBe('Қарашова А.');
		expect(JSON.stringify(await w.ctx.store.facts('attempt', attempt(1)))).not.toContain('Қарашова');
		const { content } = await acted(w, sitting);
		expect(content.incidents.map(({ text }) => text.ru)).toContain('Болезнь замечена в 10:10');
	});
});

describe('an annulment', () => {
	it('after the end and after closing is decided by the head before the act is drawn, never after', async () => {
		const { w, proctor, sitting, attempt, candidates } = await sat(1, [1]);
		await writeTest(w, candidates[0]!, true);
		ok(await closeSitting(w.ctx)(proctor, sitting));
		ok(await proposeAnnulment(w.ctx)(proctor, attempt(1), 'Сұрақ басқа банктен'));
		expect(await row(w, sitting, 1)).toMatchObject({ annulmentProposed: { byMe: true }, outcome: 'passed' });
		const specialist = await w.person('specialist');
		expect(await drawUpAct(w.ctx)(specialist, sitting)).toEqual({
			refused: 'proposal-undecided',
			details: { seat: 1 }
		});
		expect(await refusalOf(decideAnnulment(w.ctx)(proctor, attempt(1), true, WHY))).toBe(
			'second-person-needed'
		);
		ok(await decideAnnulment(w.ctx)(await w.person('head'), attempt(1), true, 'Сұрақтар ауысып кеткен'));
		expect(await row(w, sitting, 1)).toMatchObject({ annulled: true, outcome: 'disrupted', points: null });
		const act = ok(await drawUpAct(w.ctx)(specialist, sitting));
		const { document } = (await w.ctx.store.read('test-act', act.id))!.state;
		expect((await w.ctx.store.read('document', document))!.confidential!.content).toMatchObject({
			rows: [{ outcome: 'disrupted', points: null, note: 'Сұрақтар ауысып кеткен' }]
		});
		expect(await refusalOf(proposeAnnulment(w.ctx)(proctor, attempt(1), WHY))).toBe('act-drawn');
	});
});

describe('after the doors are closed, before the act', () => {
	it('a refusal to confirm and a documented absence can still be recorded, and that absence taken back', async () => {
		const { w, proctor, sitting, attempt, candidates } = await sat(2, [1]);
		await writeTest(w, candidates[0]!, false, false);
		ok(await closeSitting(w.ctx)(proctor, sitting));
		ok(await direct.recordRefusalToConfirm(w.ctx)(proctor, attempt(1), 'Келіспейді'));
		ok(await explainAbsence(w.ctx)(proctor, attempt(2), 'Анықтама № 5'));
		ok(await undoCheckIn(w.ctx)(proctor, attempt(2), 'Басқа адамның анықтамасы'));
		expect((await row(w, sitting, 2)).outcome).toBe('absent');
		ok(await explainAbsence(w.ctx)(proctor, attempt(2), 'Анықтама № 6'));
		ok(await drawUpAct(w.ctx)(await w.person('specialist'), sitting));
		expect(await refusalOf(undoCheckIn(w.ctx)(proctor, attempt(2), WHY))).toBe('act-drawn');
	});

	it('nobody is left who was checked in and never said *this is me*, unless the sitting is disrupted', async () => {
		const { w, proctor, sitting, attempt } = await sat(1, []);
		ok(await checkIn(w.ctx)(proctor, attempt(1), SHOWN));
		expect(await closeSitting(w.ctx)(proctor, sitting)).toEqual({
			refused: 'checked-in-waits',
			details: { seat: 1 }
		});
		await disrupt(w, sitting, 'Жарық жоқ');
		expect((await row(w, sitting, 1)).outcome).toBe('disrupted');
	});
});

describe('Safe Exam Browser', () => {
	it('is asked for before the start only', async () => {
		const w = testWorld();
		const { sitting, proctor } = await running(w, 1);
		expect(await refusalOf(setSafeBrowser(w.ctx)(proctor, sitting, true))).toBe('sitting-started');
		const early = await opened();
		ok(await setSafeBrowser(early.w.ctx)(early.proctor, early.sitting, true));
		expect(ok(await viewSitting(early.w.ctx)(early.sitting, early.proctor)).safeBrowser).toBe(true);
		expect(await refusalOf(openSitting(early.w.ctx)(early.proctor, early.sitting))).toBe(
			'sitting-already-open'
		);
	});
});

import { describe, expect, it } from 'vitest';
import { merkleRoot } from '../../../domain/exam/root.ts';
import { brokenAt } from '../../../domain/facts.ts';
import { changeSeat, checkIn, explainAbsence, refuseIdentity, undoCheckIn } from '../sitting/check-in.ts';
import { closeSitting, decideDisruption, remarkOnSitting } from '../sitting/close-sitting.ts';
import {
	addMinutes,
	endByIllness,
	finishAttempt,
	giveBack,
	giveExtraTime,
	leaveRoom,
	pauseAttempt,
	recordRefusalToConfirm,
	resumeAttempt,
	returnToRoom,
	sendMessage
} from '../sitting/direct-attempt.ts';
import { drawUpAct } from '../sitting/draw-up-act.ts';
import {
	addMinutesToAll,
	blankScreens,
	pauseAll,
	sendMessageToAll,
	unblankScreens
} from '../sitting/direct-everybody.ts';
import {
	decideAnnulment,
	decideMinutes,
	decideRemoval,
	proposeAnnulment,
	proposeMinutes,
	proposeRemoval
} from '../sitting/two-persons.ts';
import { enrolSeat } from '../seat/enrol-seat.ts';
import { chooseLanguage, confirmResult, giveAnswers, handIn, makeRemark } from '../seat/give-answers.ts';
import { enterDigits, openSitting, setSafeBrowser, startAttempts } from '../sitting/hold-sitting.ts';
import { closeExpiredAttempts, pauseSilent, restoreClocks } from '../clocks/keep-exam-time.ts';
import { claimIdentity, sitDown, standUp } from '../seat/sit-down.ts';
import {
	anOffice,
	applicants,
	examined,
	ordered,
	seated,
	SHOWN,
	TEN,
	type Candidate
} from '../testing/attested.ts';
import { acted, disrupt, MINUTE, restarted, writeTest } from '../testing/sat.ts';
import { MORNING, ok, testWorld, type World } from '../testing/world.ts';

/** Who was checked in and never said *this is me* would keep an ordinary closing from being done. */
const DISRUPTED = { reason: 'Жарық жоқ' };

/**
 * A sitting of three: one has written and not confirmed, one has signed in and never said *this is me*, one is absent.
 * Everybody who could still do something is still signed in.
 */
async function closing() {
	const w = testWorld();
	const office = await anOffice(w);
	const people = await applicants(w, 3);
	const round = await examined(w, people);
	const { sitting } = await ordered(
		w,
		office,
		round,
		people.map(({ id }) => id)
	);
	w.clock.set(MORNING + 30 * MINUTE);
	const [writer] = await seated(w, office, sitting, [1]);
	const proctor = await w.person('proctor');
	const seat = async (n: number) =>
		(await w.ctx.store.list('attempt', { where: { sitting, seat: n } })).items[0]!.id;
	const waiting = await signedIn(w, office.room.code, await seat(2));
	ok(await enterDigits(w.ctx)(proctor, sitting, '4812'));
	w.clock.set(TEN);
	ok(await startAttempts(w.ctx)(proctor, sitting));
	await writeTest(w, writer!, true, false);
	w.clock.pass(20_000);
	return {
		w,
		sitting,
		proctor,
		second: await w.person('head'),
		writer: writer!,
		waiting,
		absent: await seat(3)
	};
}

async function signedIn(w: World, code: string, attempt: string): Promise<Candidate> {
	const { state, confidential } = (await w.ctx.store.read('attempt', attempt))!;
	ok(await checkIn(w.ctx)(await w.person('proctor'), attempt, SHOWN));
	const { token: seatToken } = ok(await enrolSeat(w.ctx)(code, state.seat));
	const { iin } = (await w.ctx.store.read('application', state.application))!.confidential!;
	const { token } = ok(await sitDown(w.ctx)(seatToken, iin, confidential!.code));
	return {
		attempt,
		application: state.application,
		seat: state.seat,
		seatToken,
		token,
		iin,
		code: confidential!.code
	};
}

type Closing = Awaited<ReturnType<typeof closing>>;

const answer = { lease: 1, seq: 9, question: 1, choice: [1], elapsed: 0 };

/** Everything anybody can do to an attempt or a sitting. */
function everything({
	w,
	sitting,
	proctor,
	second,
	writer,
	waiting,
	absent
}: Closing): Record<string, () => Promise<unknown>> {
	const { ctx } = w;
	const attempts = [writer.attempt, waiting.attempt, absent];
	const onEach = (act: (attempt: string) => Promise<unknown>) => () => Promise.all(attempts.map(act));
	const atEach = (act: (candidate: Candidate) => Promise<unknown>) => () =>
		Promise.all([writer, waiting].map(act));
	return {
		'check in': onEach((id) => checkIn(ctx)(proctor, id, SHOWN)),
		'undo the check-in': onEach((id) => undoCheckIn(ctx)(proctor, id, 'x')),
		'refuse the identity': onEach((id) => refuseIdentity(ctx)(proctor, id, 'x')),
		'explain the absence': onEach((id) => explainAbsence(ctx)(proctor, id, 'x')),
		'change the seat': onEach((id) => changeSeat(ctx)(proctor, id, 9, 'x')),
		pause: onEach((id) => pauseAttempt(ctx)(proctor, id, 'x')),
		resume: onEach((id) => resumeAttempt(ctx)(proctor, id, 'x')),
		'add minutes': onEach((id) => addMinutes(ctx)(proctor, id, 5, 'x')),
		'end by illness': onEach((id) =>
			endByIllness(ctx)(proctor, id, { reason: 'x', witness: 'x', noticedAt: null })
		),
		finish: onEach((id) => finishAttempt(ctx)(proctor, id, 'x')),
		'propose a removal': onEach((id) => proposeRemoval(ctx)(proctor, id, 'x')),
		'decide a removal': onEach((id) => decideRemoval(ctx)(second, id, true, 'x')),
		'record the refusal to confirm': onEach((id) => recordRefusalToConfirm(ctx)(proctor, id, 'x')),
		'propose minutes': onEach((id) => proposeMinutes(ctx)(proctor, id, 30, 'x')),
		'decide minutes': onEach((id) => decideMinutes(ctx)(second, id, true, 'x')),
		'propose an annulment': onEach((id) => proposeAnnulment(ctx)(proctor, id, 'x')),
		'decide an annulment': onEach((id) => decideAnnulment(ctx)(second, id, true, 'x')),
		'give extra time': onEach((id) => giveExtraTime(ctx)(proctor, id, 10, 'x')),
		'give back': onEach((id) => giveBack(ctx)(proctor, id, 'x')),
		'send a message': onEach((id) => sendMessage(ctx)(proctor, id, 'x')),
		leave: onEach((id) => leaveRoom(ctx)(proctor, id, 'x')),
		return: onEach((id) => returnToRoom(ctx)(proctor, id)),
		'pause everybody': () => pauseAll(ctx)(proctor, sitting, 'x'),
		'add minutes to everybody': () => addMinutesToAll(ctx)(proctor, sitting, 5, 'x'),
		'send everybody a message': () => sendMessageToAll(ctx)(proctor, sitting, 'x'),
		'blank the screens': () => blankScreens(ctx)(proctor, sitting, 'x'),
		'show the screens': () => unblankScreens(ctx)(proctor, sitting, 'x'),
		'require the safe browser': () => setSafeBrowser(ctx)(proctor, sitting, true),
		'open the doors': () => openSitting(ctx)(proctor, sitting),
		'enter digits': () => enterDigits(ctx)(proctor, sitting, '9999'),
		start: () => startAttempts(ctx)(proctor, sitting),
		'start the late': () => startAttempts(ctx)(proctor, sitting, attempts),
		'remark on the sitting': () => remarkOnSitting(ctx)(proctor, sitting, 'proctor', 'x'),
		'decide a disruption': () => decideDisruption(ctx)(second, sitting, true, 'x'),
		'close the doors': () => closeSitting(ctx)(proctor, sitting),
		'disrupt the sitting': () => closeSitting(ctx)(proctor, sitting, { reason: 'x' }),
		'draw up the act': () => drawUpAct(ctx)(second, sitting),
		'sign in': atEach(({ seatToken, iin, code }) => sitDown(ctx)(seatToken, iin, code)),
		'say this is me': atEach(({ token }) => claimIdentity(ctx)(token)),
		answer: atEach(({ token }) => giveAnswers(ctx)(token, [answer])),
		'hand in': atEach(({ token }) => handIn(ctx)(token, 1)),
		'confirm the result': atEach(({ token }) => confirmResult(ctx)(token, 1)),
		'choose a language': atEach(({ token }) => chooseLanguage(ctx)(token, 'ru')),
		remark: atEach(({ token }) => makeRemark(ctx)(token, { lease: 1, question: 1, text: 'x' })),
		'keep the time': async () => {
			await closeExpiredAttempts(ctx)();
			await restoreClocks(restarted(w, MINUTE).ctx)();
			await pauseSilent(ctx)();
		},
		'stand up': atEach(({ token }) => standUp(ctx)(token))
	};
}

async function headsOf(w: World, sitting: string) {
	const { attempts } = (await w.ctx.store.read('sitting', sitting))!.state;
	const heads = [];
	for (const attempt of attempts)
		heads.push({ attempt, head: (await w.ctx.store.read('attempt', attempt))!.head });
	return heads;
}

describe('after the act', () => {
	it('nothing that anybody can do adds to an attempt or to the sitting', async () => {
		const given = await closing();
		const { w, sitting } = given;
		const { content } = await acted(w, sitting, DISRUPTED);
		const cursor = w.ctx.store.cursor();
		for (const [name, act] of Object.entries(everything(given))) {
			await act();
			expect(w.ctx.store.cursor(), name).toBe(cursor);
		}
		expect(merkleRoot(await headsOf(w, sitting))).toBe(content.root);
	});

	it('its root is over what the chains say, and each of them is whole', async () => {
		const given = await closing();
		const { w, sitting } = given;
		const { id, content } = await acted(w, sitting, DISRUPTED);
		const heads = await headsOf(w, sitting);
		expect(content.root).toBe(merkleRoot(heads));
		expect((await w.ctx.store.read('test-act', id))?.state.root).toBe(content.root);
		expect(content.rows.map(({ head }) => head).sort()).toEqual(heads.map(({ head }) => head).sort());
		for (const { attempt } of heads) expect(brokenAt(await w.ctx.store.facts('attempt', attempt))).toBeNull();
	});
});

describe('at the moment of the act', () => {
	/** Acts that read before the act and commit after it: the act is drawn up between the two. */
	const RACES: [string, (given: Closing) => Promise<unknown>][] = [
		['confirms', ({ w, writer }) => confirmResult(w.ctx)(writer.token, 1)],
		['chooses a language', ({ w, waiting }) => chooseLanguage(w.ctx)(waiting.token, 'ru')],
		['says this is me', ({ w, waiting }) => claimIdentity(w.ctx)(waiting.token)],
		['signs in again', ({ w, waiting }) => sitDown(w.ctx)(waiting.seatToken, waiting.iin, waiting.code)],
		['stands up', ({ w, writer }) => standUp(w.ctx)(writer.token)],
		[
			'is recorded as refusing',
			({ w, proctor, writer }) => recordRefusalToConfirm(w.ctx)(proctor, writer.attempt, 'x')
		],
		['is moved', ({ w, proctor, waiting }) => changeSeat(w.ctx)(proctor, waiting.attempt, 9, 'x')],
		['is explained', ({ w, proctor, absent }) => explainAbsence(w.ctx)(proctor, absent, 'x')]
	];

	it.each(RACES)('who %s is told of it in the act or not at all', async (_, act) => {
		const given = await closing();
		const { w, sitting } = given;
		await w.person('specialist');
		const { commit } = w.ctx.store;
		w.ctx.store.commit = async (changes, stamp) => {
			w.ctx.store.commit = commit;
			await acted(w, sitting, DISRUPTED);
			return commit.call(w.ctx.store, changes, stamp);
		};
		await act(given);
		const drawn = (await w.ctx.store.list('test-act')).items[0]!;
		expect(merkleRoot(await headsOf(w, sitting))).toBe(drawn.summary.root);
	});

	it.each(RACES)('who %s while it is being drawn up is in it or does not count', async (_, act) => {
		const given = await closing();
		const { w, sitting, second } = given;
		await disrupt(w, sitting, DISRUPTED.reason);
		const { commit } = w.ctx.store;
		w.ctx.store.commit = async (changes, stamp) => {
			w.ctx.store.commit = commit;
			await act(given);
			return commit.call(w.ctx.store, changes, stamp);
		};
		ok(await drawUpAct(w.ctx)(second, sitting));
		const drawn = (await w.ctx.store.list('test-act')).items[0]!;
		expect(merkleRoot(await headsOf(w, sitting))).toBe(drawn.summary.root);
	});
});

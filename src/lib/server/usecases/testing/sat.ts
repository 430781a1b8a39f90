import type { AttemptState } from '../../../domain/exam/attempt.ts';
import { verifyBundle } from '../../../domain/exam/verify/bundle.ts';
import { problemText } from '../../../domain/exam/verify/problem.ts';
import type { SentAnswer } from '../../../domain/exam/seat-protocol.ts';
import type { ApplicationState } from '../../../domain/attestation/application.ts';
import type { TestAct } from '../../../domain/attestation/documents.ts';
import { draftCertificateOrder, signCertificateOrder } from '../attestation/certificate-order.ts';
import { closeSitting, decideDisruption } from '../sitting/close-sitting.ts';
import { drawUpAct } from '../sitting/draw-up-act.ts';
import { examRoom } from '../clocks/exam-room.ts';
import { confirmResult, giveAnswers, handIn } from '../seat/give-answers.ts';
import {
	formResults,
	sendPaperRefusals,
	signPaperRefusals,
	signResults
} from '../attestation/issue-results.ts';
import { rightChoices, type Candidate } from './attested.ts';
import { exportedBundle } from './tampered.ts';
import { ok, turnedClock, type World } from './world.ts';

/** Given-clauses after the start: tests written, sittings closed, results issued, the server restarted. */

export const MINUTE = 60_000;

export const attemptState = async (w: World, id: string): Promise<AttemptState> =>
	(await w.ctx.store.read('attempt', id))!.state;
export const caseState = async (w: World, id: string): Promise<ApplicationState> =>
	(await w.ctx.store.read('application', id))!.state;

/** Answers to every question, right or wrong, under the attempt's lease. */
export async function answersOf(
	w: World,
	{ attempt }: Pick<Candidate, 'attempt'>,
	right: boolean
): Promise<SentAnswer[]> {
	const { lease } = await attemptState(w, attempt);
	const choices = await rightChoices(w, attempt);
	return choices.map((choice, i) => ({
		lease,
		seq: i + 1,
		question: i + 1,
		choice: right ? choice : [(choice[0]! % 4) + 1],
		elapsed: 0
	}));
}

/** A candidate answers everything, hands in and confirms the result. */
export async function writeTest(
	w: World,
	candidate: Candidate,
	right: boolean,
	confirm = true
): Promise<void> {
	const answers = await answersOf(w, candidate, right);
	const lease = answers[0]!.lease;
	ok(await giveAnswers(w.ctx)(candidate.token, answers));
	ok(await handIn(w.ctx)(candidate.token, lease));
	if (confirm) ok(await confirmResult(w.ctx)(candidate.token, lease));
}

/** Every act that a test draws up is run again from its bundle. */
function holds(w: World, sitting: string, root: string): void {
	const { problems, candidates, ok: whole } = verifyBundle(exportedBundle(w, sitting), { root });
	const told = [...problems, ...candidates.flatMap((one) => one.problems)].map(problemText);
	if (!whole) throw new Error(`The bundle of ${sitting} does not hold: ${told.join('; ')}`);
}

/** Closes a sitting as disrupted: alone before anybody began, by two since. */
export async function disrupt(w: World, sitting: string, reason: string): Promise<void> {
	const done = ok(await closeSitting(w.ctx)(await w.person('proctor'), sitting, { reason }));
	if (done === true) return;
	ok(await decideDisruption(w.ctx)(await w.person('department-head'), sitting, true, reason));
}

/** Closes a sitting and draws up its act. */
export async function acted(w: World, sitting: string, disrupted: { reason: string } | null = null) {
	if (disrupted) await disrupt(w, sitting, disrupted.reason);
	else ok(await closeSitting(w.ctx)(await w.person('proctor'), sitting));
	const act = ok(await drawUpAct(w.ctx)(await w.person('specialist'), sitting));
	const { document } = (await w.ctx.store.read('test-act', act.id))!.state;
	const content = (await w.ctx.store.read('document', document))!.confidential!.content as TestAct;
	holds(w, sitting, content.root);
	return { ...act, content };
}

/** Steps 12 and 13. */
export async function certified(w: World, act: string): Promise<string> {
	const order = ok(await draftCertificateOrder(w.ctx)(await w.person('specialist'), act));
	ok(await signCertificateOrder(w.ctx)(await w.person('head'), order));
	return order;
}

/** Steps 14 to 17, those of them that concern the case. */
export async function issued(w: World, application: string): Promise<void> {
	const specialist = await w.person('specialist');
	const head = await w.person('head');
	const { passedOver } = await caseState(w, application);
	if (!passedOver.includes(14)) {
		ok(await sendPaperRefusals(w.ctx)(specialist, [application]));
		ok(await signPaperRefusals(w.ctx)(head, [application]));
	}
	ok(await formResults(w.ctx)(specialist, [application]));
	ok(await signResults(w.ctx)(head, [application]));
}

/** The same store under a server started anew `down` ms later: nothing in hand, another monotonic clock. */
export function restarted(w: World, down: number): World {
	const clock = turnedClock(w.clock.now() + down);
	return { ...w, clock, ctx: { ...w.ctx, clock, room: examRoom(w.ctx.store, clock) } };
}

/** What must be refused: its code. */
export async function refusalOf(result: Promise<unknown>): Promise<string | undefined> {
	return ((await result) as { refused?: string }).refused;
}

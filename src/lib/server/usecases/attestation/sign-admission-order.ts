import { noteFlow } from '../../../domain/attestation/application-flow.ts';
import { doTask, passOver } from '../../../domain/attestation/application.ts';
import type { Letterhead, ScheduledSession, Signature } from '../../../domain/attestation/documents.ts';
import {
	isAdmission,
	maySign,
	returnWithRemark,
	type AdmissionContent,
	type OrderState
} from '../../../domain/attestation/order.ts';
import { schedulingOf, type Scheduling } from '../../../domain/attestation/scheduling.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { admissionContent } from './draft-admission-order.ts';
import { readCases, registerRow, type Case } from '../desk/case-rows.ts';
import { createSitting } from '../test-schedule/create-sitting.ts';
import { issueSchedule } from '../test-schedule/issue-schedule.ts';
import { letterheadFor } from '../test-schedule/letterhead.ts';
import { notTheirs } from '../test-schedule/not-theirs.ts';
import { byDecision } from '../signing/by-decision.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';

/** The head returns an order (of either kind) with a remark. */
export const returnOrder =
	(ctx: Context) =>
	(actor: Actor, orderId: string, remark: string): Promise<string | Refused> =>
		transact(ctx, actor, async (work) => {
			const order = await work.read('order', orderId);
			if (isRefused(order)) return order;
			const facts = returnWithRemark(order.state, remark);
			if (isRefused(facts)) return facts;
			work.add('order', orderId, facts);
			return orderId;
		});

/** What signing has in hand while it writes everything that follows from the decision. */
export interface Signing {
	orderId: string;
	order: OrderState;
	content: AdmissionContent;
	number: string;
	signature: Signature;
	mark: 'rehearsal' | 'demonstration' | null;
	cases: Map<string, Case>;
	scheduling: Scheduling;
	letterhead: Letterhead | undefined;
}

/**
 * The head signs the admission order: it gets its number, commits to the seed of each draw, creates the sittings with
 * their admission codes, and every applicant is notified (¶7.9). Nobody is admitted after it; refuses 'order-signed'.
 */
export async function decideAdmissionOrder(
	work: Work,
	orderId: string,
	seen?: number
): Promise<{ number: string } | Refused> {
	const order = await work.read('order', orderId);
	if (isRefused(order)) return order;
	const no = maySign(order.state, seen);
	if (no) return no;
	if (!isAdmission(order.state.content)) return refused('not-found', { kind: 'order' });
	const content = await stillHolds(work, orderId, order.state, order.state.content);
	if (isRefused(content)) return content;
	const signing = await prepare(work, orderId, order.state, content);
	if (isRefused(signing)) return signing;
	const sessions: ScheduledSession[] = [];
	const sittings: string[] = [];
	for (const session of content.sessions) {
		const made = await createSitting(work, signing, session);
		sessions.push(made.scheduled);
		sittings.push(made.id);
	}
	const document = await issueOrder(work, signing, sessions);
	const refusal = await decideCases(work, signing, document);
	if (refusal) return refusal;
	work.add('order', orderId, [
		{ type: 'signed', v: 1, data: { number: signing.number, document, sittings } }
	]);
	return { number: signing.number };
}

/** As a recorded decision of the signed-in head. */
export const signAdmissionOrder =
	(ctx: Context) =>
	(actor: Actor, orderId: string, seen?: number): Promise<{ number: string } | Refused> =>
		byDecision(ctx, actor, (work) => decideAdmissionOrder(work, orderId, seen));

/** Time has passed since the draft: the schedule is checked again before it becomes binding. */
function stillHolds(
	work: Work,
	orderId: string,
	order: OrderState,
	content: AdmissionContent
): Promise<AdmissionContent | Refused> {
	const applications = [...content.admitted, ...content.notAdmitted.map(({ application }) => application)];
	return admissionContent(work, order.round, { ...content, applications }, orderId);
}

async function prepare(
	work: Work,
	orderId: string,
	order: OrderState,
	content: AdmissionContent
): Promise<Signing | Refused> {
	const ids = [...content.admitted, ...content.notAdmitted.map(({ application }) => application)];
	const cases = await readCases(work, ids);
	if (isRefused(cases)) return cases;
	const [first] = cases;
	if (!first) return refused('empty-list');
	const no = notTheirs(work, first.state, schedulingOf(first.state).sign);
	if (no) return no;
	const { state: round } = await work.must('round', order.round);
	return {
		orderId,
		order,
		content,
		number: (await work.number('order', orderId)).text,
		signature: await work.signature(['head', 'deputy-head']),
		mark: round.mark,
		cases: new Map(cases.map((one) => [one.id, one])),
		scheduling: schedulingOf(first.state),
		letterhead: await letterheadFor(work, first.state.definition)
	};
}

/** The order, or the schedule where the regulation knows no order. */
async function issueOrder(work: Work, signing: Signing, sessions: ScheduledSession[]): Promise<string> {
	if (signing.content.kind === 'test-schedule') return issueSchedule(work, signing, sessions);
	const { content, signature, number } = signing;
	const row = async (id: string) => registerRow(work, signing.cases.get(id) as Case);
	const admitted = [];
	for (const id of signing.cases.keys()) if (content.admitted.includes(id)) admitted.push(await row(id));
	const notAdmitted = [];
	for (const { application, reasons } of content.notAdmitted)
		notAdmitted.push({ ...(await row(application)), reasons });
	return work.issue(
		{
			type: 'admission-order',
			number,
			date: work.now,
			signedBy: signature,
			ground: [signing.scheduling.ground],
			supplements: await supplemented(work, content.supplements),
			admitted,
			notAdmitted,
			sessions
		},
		{ order: signing.orderId, round: signing.order.round },
		signing.mark
	);
}

async function supplemented(work: Work, id: string | null): Promise<{ number: string; date: number } | null> {
	if (!id) return null;
	const { state } = await work.must('order', id);
	return state.signed && { number: state.signed.number, date: state.signed.at };
}

/** For each case: its decision, its notice, and what does not concern it any more. */
async function decideCases(work: Work, signing: Signing, document: string): Promise<Refused | null> {
	for (const { application, reasons } of signing.content.notAdmitted) {
		const data = { order: signing.orderId, reasons };
		work.add('application', application, [{ type: 'not-admitted', v: 1, data }]);
	}
	for (const id of signing.cases.keys()) {
		const notice = await notify(work, signing, id);
		const { state } = await work.must('application', id);
		const done = doTask(state, signing.scheduling.sign, [document, notice]);
		if (isRefused(done)) return done;
		work.add('application', id, [...done, ...noteFlow(state, 'notified', work.now)]);
		work.add('application', id, passOver((await work.must('application', id)).state));
	}
	return null;
}

async function notify(work: Work, signing: Signing, id: string): Promise<string> {
	const one = signing.cases.get(id) as Case;
	const applicant = await registerRow(work, one);
	const { text: number } = await work.number('letter', id);
	const order = { number: signing.number, date: work.now };
	const common = {
		number,
		date: work.now,
		signedBy: signing.signature,
		ground: [signing.scheduling.notices],
		applicant,
		order
	};
	const about = { application: id, order: signing.orderId };
	const session = signing.content.sessions.find(({ places }) =>
		places.some(({ application }) => application === id)
	);
	if (!session) {
		const reasons = signing.content.notAdmitted.find(({ application }) => application === id)?.reasons ?? [];
		return work.issue({ type: 'notice-of-non-admission', ...common, reasons }, about, signing.mark);
	}
	const { state: room } = await work.must('room', session.room);
	const { state: blueprint } = await work.must('blueprint', signing.content.blueprint);
	const seat = session.places.find(({ application }) => application === id)?.seat ?? 0;
	const { minutes } = blueprint.blueprint;
	const when = { room: room.name, address: room.address, startsAt: session.startsAt, minutes, seat };
	const bySchedule = signing.content.kind === 'test-schedule' ? { bySchedule: true as const } : {};
	return work.issue(
		{ type: 'notice-of-admission', ...common, ...bySchedule, session: when, code: null },
		about,
		signing.mark,
		signing.letterhead
	);
}

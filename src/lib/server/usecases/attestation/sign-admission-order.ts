import { doStep, passOver } from '../../../domain/attestation/application.ts';
import type { ScheduledSession, Signature } from '../../../domain/attestation/documents.ts';
import {
	maySign,
	returnWithRemark,
	type AdmissionContent,
	type OrderState
} from '../../../domain/attestation/order.ts';
import type { Session } from '../../../domain/attestation/schedule.ts';
import { fullName } from '../../../domain/people/name.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { commitment } from '../../../domain/exam/draw.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { admissionContent } from './draft-admission-order.ts';
import { readCases, registerRow, type Case } from '../desk/case-rows.ts';
import { byDecision } from '../signing/by-decision.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';

/** Digits of an admission code. */
const CODE_DIGITS = 6;

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
interface Signing {
	orderId: string;
	order: OrderState;
	content: AdmissionContent;
	number: string;
	signature: Signature;
	mark: 'rehearsal' | 'demonstration' | null;
	cases: Map<string, Case>;
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
	if (order.state.content.kind !== 'admission') return refused('not-found', { kind: 'order' });
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
	const { state: round } = await work.must('round', order.round);
	return {
		orderId,
		order,
		content,
		number: (await work.number('order', orderId)).text,
		signature: await work.signature(['head', 'deputy-head']),
		mark: round.mark,
		cases: new Map(cases.map((one) => [one.id, one]))
	};
}

function newCodes(work: Work, count: number): string[] {
	const codes = new Set<string>();
	while (codes.size < count) codes.add(work.ctx.ids.digits(CODE_DIGITS));
	return [...codes];
}

async function createSitting(
	work: Work,
	signing: Signing,
	session: Session
): Promise<{ id: string; scheduled: ScheduledSession }> {
	const { ids } = work.ctx;
	const [id, seed] = [ids.id(), ids.secret(32)];
	const room = await work.must('room', session.room);
	const blueprint = await work.must('blueprint', signing.content.blueprint);
	const edition = await work.must('edition', signing.content.edition);
	const codes = newCodes(work, session.places.length);
	const places = session.places.map((place, index) => ({
		...place,
		attempt: ids.id(),
		code: codes[index] ?? ''
	}));
	const attempts = places.map(({ attempt }) => attempt);
	const terms = { seed, sitting: id, blueprint: blueprint.state.hash, edition: edition.state.hash, attempts };
	const committed = commitment(terms);
	for (const place of places) createAttempt(work, signing, id, { ...place, startsAt: session.startsAt });
	const { minutes, reserveMinutes } = blueprint.state.blueprint;
	const data = {
		order: signing.orderId,
		orderNumber: signing.number,
		round: signing.order.round,
		room: session.room,
		startsAt: session.startsAt,
		minutes: minutes + reserveMinutes,
		blueprint: signing.content.blueprint,
		blueprintHash: blueprint.state.hash,
		edition: signing.content.edition,
		editionHash: edition.state.hash,
		commitment: committed,
		attempts,
		mark: signing.mark
	};
	work.add('sitting', id, [{ type: 'scheduled', v: 1, data }], {
		confidential: { seed, roomName: room.state.name }
	});
	const printed = places
		.map(({ seat, application }) => ({ seat, ...printedPlace(signing, application) }))
		.sort((a, b) => a.seat - b.seat);
	const address = room.state.address;
	const scheduled = {
		room: room.state.name,
		address,
		startsAt: session.startsAt,
		minutes,
		commitment: committed,
		places: printed
	};
	return { id, scheduled };
}

function printedPlace(signing: Signing, application: string) {
	const one = signing.cases.get(application);
	return {
		name: one?.confidential?.name ?? { surname: '—', given: '—' },
		incoming: one?.state.incoming ?? ''
	};
}

function createAttempt(
	work: Work,
	signing: Signing,
	sitting: string,
	place: { application: string; attempt: string; seat: number; code: string; startsAt: number }
): void {
	const one = signing.cases.get(place.application);
	if (!one) throw new Error('A place is given to a case of the order.');
	const { person, language: lang } = one.state;
	const { application, seat } = place;
	work.add(
		'attempt',
		place.attempt,
		[{ type: 'expected', v: 1, data: { sitting, application, person, seat, lang } }],
		{
			confidential: { code: place.code, name: one.confidential ? fullName(one.confidential.name) : '' }
		}
	);
	const data = { order: signing.orderId, sitting, attempt: place.attempt, startsAt: place.startsAt };
	work.add('application', application, [{ type: 'admitted', v: 1, data }]);
}

async function issueOrder(work: Work, signing: Signing, sessions: ScheduledSession[]): Promise<string> {
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
			ground: ['7.8'],
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

/** Steps 8 and 9 for each case: its decision, its notice, and what does not concern it any more. */
async function decideCases(work: Work, signing: Signing, document: string): Promise<Refused | null> {
	for (const { application, reasons } of signing.content.notAdmitted) {
		const data = { order: signing.orderId, reasons };
		work.add('application', application, [{ type: 'not-admitted', v: 1, data }]);
	}
	for (const id of signing.cases.keys()) {
		const notice = await notify(work, signing, id);
		const { state } = await work.must('application', id);
		const done = doStep(state, 9, [document, notice]);
		if (isRefused(done)) return done;
		work.add('application', id, done);
		work.add('application', id, passOver((await work.must('application', id)).state));
	}
	return null;
}

async function notify(work: Work, signing: Signing, id: string): Promise<string> {
	const one = signing.cases.get(id) as Case;
	const applicant = await registerRow(work, one);
	const { text: number } = await work.number('letter', id);
	const order = { number: signing.number, date: work.now };
	const common = { number, date: work.now, signedBy: signing.signature, ground: ['7.9'], applicant, order };
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
	return work.issue(
		{ type: 'notice-of-admission', ...common, session: when, code: null },
		about,
		signing.mark
	);
}

import { noteFlow } from '../../../domain/attestation/application-flow.ts';
import { doTask, stepOf, type ApplicationFact } from '../../../domain/attestation/application.ts';
import { foundFor, schedulingOf } from '../../../domain/attestation/scheduling.ts';
import { stepFor } from '../../../domain/attestation/steps.ts';
import {
	isAdmission,
	mayChange,
	redraft,
	send,
	type AdmissionContent
} from '../../../domain/attestation/order.ts';
import { checkSchedule, type Room, type Session, type Taken } from '../../../domain/attestation/schedule.ts';
import { checkBlueprint } from '../../../domain/exam/blueprint.ts';
import { calendarOf } from '../../../domain/office.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { readCases, type Case } from '../desk/case-rows.ts';
import { notTheirs } from '../test-schedule/not-theirs.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';

export interface AdmissionDraft {
	/** Cases the order decides about: those of the round that wait for it. */
	applications: string[];
	sessions: Session[];
	blueprint: string;
	edition: string;
}

/**
 * The admission order as the head's examination leads to it: nobody is admitted against it, nobody left out of it. Or the
 * schedule of the test, where the regulation knows no order.
 */
export async function admissionContent(
	work: Work,
	roundId: string,
	draft: AdmissionDraft,
	own: string | null
): Promise<AdmissionContent | Refused> {
	const round = await work.read('round', roundId);
	if (isRefused(round)) return round;
	if (!draft.applications.length) return refused('empty-list');
	if (draft.applications.some((id) => !round.state.applications.includes(id))) return refused('not-in-round');
	const cases = await readCases(work, draft.applications);
	if (isRefused(cases)) return cases;
	const late = cases.find(({ state }) => foundFor(state) === null);
	if (late) return notYet(late);
	const admitted = cases.filter(({ state }) => foundFor(state) === 'complies').map(({ id }) => id);
	const wrong = await checkSessions(work, draft, admitted, own);
	return wrong ?? contentOf(draft, cases, admitted, await firstOrderOf(work, round.state.orders, own));
}

const notYet = ({ state }: Case): Refused =>
	refused('step-out-of-order', {
		step: stepFor(state.definition, schedulingOf(state).draft) ?? 0,
		next: stepOf(state) ?? 0
	});

function contentOf(
	draft: AdmissionDraft,
	cases: Case[],
	admitted: string[],
	supplements: string | null
): AdmissionContent {
	const notAdmitted = cases
		.filter(({ id }) => !admitted.includes(id))
		.map(({ id, state }) => ({ application: id, reasons: state.examined?.reasons ?? [] }));
	const { sessions, blueprint, edition } = draft;
	const kind = cases[0] ? schedulingOf(cases[0].state).kind : 'admission';
	return { kind, supplements, admitted, notAdmitted, sessions, blueprint, edition };
}

/** The signed admission order of the round that this one supplements. */
async function firstOrderOf(work: Work, orders: string[], own: string | null): Promise<string | null> {
	for (const id of orders) {
		if (id === own) continue;
		const { state } = await work.must('order', id);
		if (state.status === 'signed' && isAdmission(state.content)) return id;
	}
	return null;
}

async function roomsOf(work: Work, sessions: Session[]): Promise<Room[] | Refused> {
	const rooms: Room[] = [];
	for (const id of new Set(sessions.map(({ room }) => room))) {
		const room = await work.read('room', id);
		if (isRefused(room)) return room;
		rooms.push({ id, ...room.state });
	}
	return rooms;
}

/** Stretches of time already given to sittings of other orders. */
export async function takenBy(work: Work, own: string | null): Promise<Taken[]> {
	const { items } = await work.ctx.store.list('sitting', {
		where: { phase: ['scheduled', 'open', 'running'] },
		limit: 1000
	});
	const taken: Taken[] = [];
	const known = [];
	for (const { id } of items) known.push((await work.must('sitting', id)).state);
	for (const state of [...known, ...work.made('sitting')]) {
		if (state.order !== own)
			taken.push({ room: state.room, from: state.startsAt, to: state.startsAt + state.minutes * 60_000 });
	}
	return taken;
}

async function checkSessions(
	work: Work,
	draft: AdmissionDraft,
	admitted: string[],
	own: string | null
): Promise<Refused | null> {
	const blueprint = await work.read('blueprint', draft.blueprint);
	if (isRefused(blueprint)) return blueprint;
	if (blueprint.state.status !== 'approved') return refused('blueprint-not-approved');
	const edition = await work.read('edition', draft.edition);
	if (isRefused(edition)) return edition;
	if (edition.state.bank !== blueprint.state.blueprint.bank)
		return refused('blueprint-invalid', { field: 'bank' });
	const trial = edition.state.demonstration || blueprint.state.blueprint.demonstration;
	if (work.ctx.mode === 'office' && trial) return refused('demonstration-only');
	const small = checkBlueprint(blueprint.state.blueprint, edition.state.sizes);
	if (small) return small;
	const rooms = await roomsOf(work, draft.sessions);
	if (isRefused(rooms)) return rooms;
	const calendar = calendarOf(await work.office());
	const taken = await takenBy(work, own);
	const { minutes, reserveMinutes } = blueprint.state.blueprint;
	const { sessions } = draft;
	return checkSchedule({
		sessions,
		rooms,
		blueprint: { minutes, reserveMinutes },
		calendar,
		now: work.now,
		taken,
		admitted
	});
}

/** Drafts the order approving the register of admitted and not admitted persons and the schedule (Almaty ¶7.8), or the schedule (Aktobe ¶5.3). */
export const draftAdmissionOrder =
	(ctx: Context) =>
	(actor: Actor, roundId: string, draft: AdmissionDraft): Promise<string | Refused> =>
		transact(ctx, actor, async (work) => {
			const content = await admissionContent(work, roundId, draft, null);
			if (isRefused(content)) return content;
			const cases = await readCases(work, draft.applications);
			if (isRefused(cases)) return cases;
			const done = new Map<string, ApplicationFact[]>();
			for (const one of cases) {
				const task = schedulingOf(one.state).draft;
				const facts = notTheirs(work, one.state, task) ?? doTask(one.state, task);
				if (isRefused(facts)) return facts;
				// A schedule is drawn up of those who comply; before an order the materials were examined (¶7.7).
				const checked = task === 'schedule' ? noteFlow(one.state, 'complies', work.now) : [];
				done.set(one.id, [...facts, ...checked]);
			}
			const id = ctx.ids.id();
			work.add('order', id, [{ type: 'drafted', v: 1, data: { round: roundId, content } }]);
			work.add('round', roundId, [{ type: 'order-drafted', v: 1, data: { order: id } }]);
			for (const [application, facts] of done) work.add('application', application, facts);
			return id;
		});

/** Changes the schedule or the blueprint of a draft; the cases it decides about stay the same. */
export const redraftAdmissionOrder =
	(ctx: Context) =>
	(actor: Actor, orderId: string, draft: Omit<AdmissionDraft, 'applications'>): Promise<string | Refused> =>
		transact(ctx, actor, async (work) => {
			const order = await work.read('order', orderId);
			if (isRefused(order)) return order;
			if (!isAdmission(order.state.content)) return refused('not-found', { kind: 'order' });
			const no = mayChange(order.state);
			if (no) return no;
			const { admitted, notAdmitted } = order.state.content;
			const applications = [...admitted, ...notAdmitted.map(({ application }) => application)];
			const content = await admissionContent(work, order.state.round, { ...draft, applications }, orderId);
			if (isRefused(content)) return content;
			const facts = redraft(order.state, content);
			if (isRefused(facts)) return facts;
			work.add('order', orderId, facts);
			return orderId;
		});

/** Sends a draft (of either order) to the head for signature. */
export const sendOrder =
	(ctx: Context) =>
	(actor: Actor, orderId: string): Promise<string | Refused> =>
		transact(ctx, actor, async (work) => {
			const order = await work.read('order', orderId);
			if (isRefused(order)) return order;
			const facts = send(order.state);
			if (isRefused(facts)) return facts;
			work.add('order', orderId, facts);
			return orderId;
		});

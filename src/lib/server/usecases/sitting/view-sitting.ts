import { leftOf } from '../../../domain/exam/answering.ts';
import { answeredCount, outcomeOf, type AttemptState } from '../../../domain/exam/attempt.ts';
import { OPENS_BEFORE_MINUTES } from '../../../domain/exam/sitting.ts';
import { may, type Actor } from '../../../domain/people/roles.ts';
import { refused } from '../../../domain/refusal.ts';
import { documentsAbout, nameOf } from '../desk/view-cases.ts';
import type { ExamContext } from '../clocks/exam-room.ts';

/** A page not heard for this long is late, and after the second for gone, ms. */
const LATE_MS = 7_000;
const GONE_MS = 20_000;

const holds = (viewer: Actor): boolean => may(viewer, 'sitting.hold');

export type Connection = 'none' | 'here' | 'late' | 'gone';

/** One seat of the proctor's wall. */
export interface SeatRow {
	attempt: string;
	application: string;
	seat: number;
	name: string;
	iin: string;
	incoming: string;
	/** Shown to the proctor to hand out after check-in. */
	code: string;
	presence: AttemptState['presence']['status'];
	course: AttemptState['course']['status'];
	seated: boolean;
	claimed: boolean;
	answered: number;
	of: number;
	/** Time left, ms; null before the start and after the end. */
	left: number | null;
	savedAt: number | null;
	connection: Connection;
	outcome: string | null;
	points: number | null;
	outOf: number | null;
	confirmation: AttemptState['confirmation'];
	removalProposed: { byMe: boolean; by: string; reason: string } | null;
	added: number;
	remarks: number;
}

function connectionOf(ctx: ExamContext, id: string, state: AttemptState): Connection {
	if (!state.token || state.course.status === 'ended') return 'none';
	const silence = ctx.room.clock.silence(id);
	if (silence === undefined) return state.course.status === 'running' ? 'gone' : 'none';
	return silence < LATE_MS ? 'here' : silence < GONE_MS ? 'late' : 'gone';
}

async function seatRow(
	ctx: ExamContext,
	id: string,
	closed: boolean,
	viewer: Actor
): Promise<SeatRow | undefined> {
	const attempt = await ctx.store.read('attempt', id);
	if (!attempt) return undefined;
	const { state, confidential } = attempt;
	const application = await ctx.store.read('application', state.application);
	const { course, removalProposed } = state;
	const moving = course.status === 'running' || course.status === 'paused';
	const score = course.status === 'ended' ? course.score : null;
	return {
		attempt: id,
		application: state.application,
		seat: state.seat,
		name: confidential?.name ?? '—',
		iin: application?.confidential?.iin ?? '',
		incoming: application?.state.incoming ?? '',
		code: holds(viewer) ? (confidential?.code ?? '') : '',
		presence: state.presence.status,
		course: course.status,
		seated: state.token !== null,
		claimed: state.claimed,
		answered: answeredCount(state),
		of: state.paper?.length ?? 0,
		left: moving ? leftOf(state, ctx.room.clock.elapsed(id) ?? course.elapsed) : null,
		savedAt: state.savedAt,
		connection: connectionOf(ctx, id, state),
		outcome: outcomeOf(state, closed),
		points: score?.points ?? null,
		outOf: score?.outOf ?? null,
		confirmation: state.confirmation,
		removalProposed: removalProposed && {
			byMe: removalProposed.by === `user:${viewer.id}`,
			by: await nameOf(ctx, removalProposed.by),
			reason: removalProposed.reason
		},
		added: state.added.reduce((sum, { minutes }) => sum + minutes, 0),
		remarks: state.remarks.length
	};
}

/**
 * The proctor's page of a sitting. `now` lets the page count on between two looks. Codes of candidates and of the room
 * are for whoever holds sittings; others see them blank.
 */
export const viewSitting = (ctx: ExamContext) => async (id: string, viewer: Actor) => {
	const sitting = await ctx.store.read('sitting', id);
	if (!sitting) return refused('not-found', { kind: 'sitting' });
	const { state } = sitting;
	const room = await ctx.store.read('room', state.room);
	const papers = await ctx.room.papers.of(state);
	const seats: SeatRow[] = [];
	for (const attempt of state.attempts) {
		const row = await seatRow(ctx, attempt, state.phase === 'closed', viewer);
		if (row) seats.push(row);
	}
	seats.sort((a, b) => a.seat - b.seat);
	return {
		id,
		state: { ...state, seed: state.phase === 'closed' ? state.seed : null },
		room: {
			name: room?.state.name ?? '',
			capacity: room?.state.capacity ?? 0,
			code: holds(viewer) ? (room?.confidential?.code ?? '') : ''
		},
		enrolled: Object.keys(room?.state.seats ?? {}).map(Number),
		blueprint: { title: papers.blueprint.title, minutes: papers.blueprint.minutes },
		seats,
		/** From when the doors may be opened, epoch ms. */
		opensAt: state.startsAt - OPENS_BEFORE_MINUTES * 60_000,
		now: ctx.clock.now(),
		documents: await documentsAbout(ctx)({ sitting: id })
	};
};

import { leftOf } from '../../../domain/exam/answering.ts';
import {
	answeredCount,
	outcomeOf,
	standingScore,
	type AttemptState,
	type Late,
	type PauseCause
} from '../../../domain/exam/attempt.ts';
import { workedOn } from '../../../domain/exam/interventions.ts';
import { SILENCE } from '../../../domain/exam/silence.ts';
import type { SittingState } from '../../../domain/exam/sitting.ts';
import { may, type Actor } from '../../../domain/people/roles.ts';
import { nameOf } from '../desk/document-rows.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { standsSince } from '../clocks/stands-since.ts';

const MINUTE = 60_000;

export type Connection = 'none' | 'here' | 'late' | 'gone';

/** A proposal as one viewer sees it: whoever made it does not decide it. */
interface Proposed {
	byMe: boolean;
	by: string;
	reason: string;
}

/** A seat whose clock stands because the server went down. */
interface Standing {
	/** When it was last known to run, wall clock. */
	since: number;
	/** Where its clock stands, ms. */
	elapsed: number;
	/** What the ledger gives back up to now, ms. */
	lost: number;
	/** How long its page worked on meanwhile, ms: not given back. */
	worked: number;
}

/** One seat of the proctor's wall. Moments are wall clock, epoch ms. */
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
	/** What the page last said it could not send; null when it said nothing. */
	unsaved: number | null;
	heardAt: number | null;
	pauseCause: PauseCause | null;
	pausedSince: number | null;
	standing: Standing | null;
	outcome: string | null;
	points: number | null;
	outOf: number | null;
	confirmation: AttemptState['confirmation'];
	/** `after`: how long after the end the last came, ms. */
	late: { status: Late['status']; points: number | null; after: number } | null;
	removalProposed: Proposed | null;
	minutesProposed: (Proposed & { minutes: number }) | null;
	annulmentProposed: Proposed | null;
	annulled: boolean;
	added: number;
	extraMinutes: number;
	/** After the approved time, at check-in. */
	lateMinutes: number;
	outSince: number | null;
	strays: number;
	strayLast: { what: string; at: number } | null;
	messagesUnread: number;
	/** Moved to another place during the test. */
	moved: boolean;
	remarks: number;
}

/** A proposal before it is known who looks. */
interface ProposedBy {
	actor: string;
	by: string;
	reason: string;
}

type Proposals = 'removalProposed' | 'minutesProposed' | 'annulmentProposed';

/** A row as it is computed once for all consoles; `seenBy` makes each viewer's of it. */
export interface CommonRow extends Omit<SeatRow, Proposals> {
	removalProposed: ProposedBy | null;
	minutesProposed: (ProposedBy & { minutes: number }) | null;
	annulmentProposed: ProposedBy | null;
}

/** Codes are for whoever holds sittings. */
export const holds = (viewer: Actor): boolean => may(viewer, 'sitting.hold');

/** A proposal as one viewer may see it. */
export function seenProposal<P extends ProposedBy>(proposal: P | null, viewer: Actor) {
	if (!proposal) return null;
	const { actor, ...rest } = proposal;
	return { ...rest, byMe: actor === `user:${viewer.id}` };
}

/** A row as one person may see it. */
export const seenBy =
	(viewer: Actor) =>
	(row: CommonRow): SeatRow => ({
		...row,
		code: holds(viewer) ? row.code : '',
		removalProposed: seenProposal(row.removalProposed, viewer),
		minutesProposed: seenProposal(row.minutesProposed, viewer),
		annulmentProposed: seenProposal(row.annulmentProposed, viewer)
	});

type Heard = Pick<SeatRow, 'seated' | 'course'>;

function connectionOf(ctx: ExamContext, id: string, { seated, course }: Heard): Connection {
	if (!seated || course === 'ended') return 'none';
	const silence = ctx.room.clock.silence(id);
	if (silence === undefined) return course === 'running' ? 'gone' : 'none';
	return silence < SILENCE.late ? 'here' : silence < SILENCE.gone ? 'late' : 'gone';
}

/** What of a row changes without a fact: how the page is heard. */
export const signsOf = (ctx: ExamContext, id: string, heard: Heard) => ({
	connection: connectionOf(ctx, id, heard),
	unsaved: heard.course === 'ended' ? null : ctx.room.clock.unsaved(id)
});

async function standingOf(ctx: ExamContext, id: string, state: AttemptState): Promise<Standing | null> {
	const { course } = state;
	if (course.status !== 'paused' || course.cause !== 'server-down') return null;
	const since = await standsSince(ctx, id, course);
	const worked = workedOn(state, ctx.room.clock.outages.worked(id));
	return { since, elapsed: course.elapsed, lost: Math.max(0, ctx.clock.now() - since - worked), worked };
}

/** A proposal with the name of who made it. */
export async function proposedBy<P extends { by: string; reason: string }>(
	ctx: ExamContext,
	proposal: P | null
) {
	return proposal && { ...proposal, actor: proposal.by, by: await nameOf(ctx, proposal.by) };
}

const proposalsOf = async (ctx: ExamContext, state: AttemptState) => ({
	removalProposed: await proposedBy(ctx, state.removalProposed),
	minutesProposed: await proposedBy(ctx, state.minutesProposed),
	annulmentProposed: await proposedBy(ctx, state.annulmentProposed)
});

/** How the test goes, by the attempt alone. */
function courseOf(ctx: ExamContext, id: string, state: AttemptState) {
	const { course } = state;
	const paused = course.status === 'paused' ? course : null;
	const moving = course.status === 'running' ? course : paused;
	const worked = workedOn(state, ctx.room.clock.outages.worked(id));
	return {
		course: course.status,
		answered: answeredCount(state),
		of: state.paper?.length ?? 0,
		left: moving ? leftOf(state, (ctx.room.clock.elapsed(id) ?? moving.elapsed) + worked) : null,
		savedAt: state.savedAt,
		heardAt: ctx.room.clock.heardAt(id),
		pauseCause: paused?.cause ?? null,
		pausedSince: paused?.since ?? null,
		outSince: state.outSince,
		moved: state.moved !== null
	};
}

/** What happened beside the answers. */
function besideOf(
	{ strays, messages, added, remarks, extraMinutes, presence }: AttemptState,
	starts: number
) {
	const last = strays.at(-1);
	const late = presence.status === 'checked-in' ? Math.floor((presence.at - starts) / MINUTE) : 0;
	return {
		strays: strays.reduce((sum, { times }) => sum + times, 0),
		strayLast: last ? { what: last.what, at: last.at } : null,
		messagesUnread: messages.filter(({ read }) => !read).length,
		added: added.reduce((sum, { minutes }) => sum + minutes, 0),
		extraMinutes,
		lateMinutes: Math.max(0, late),
		remarks: remarks.length
	};
}

function resultOf(state: AttemptState, closed: boolean) {
	const score = standingScore(state);
	return {
		outcome: outcomeOf(state, closed),
		points: score?.points ?? null,
		outOf: score?.outOf ?? null,
		confirmation: state.confirmation,
		late: state.late && {
			status: state.late.status,
			points: state.late.withLate?.points ?? null,
			after: state.late.after
		},
		annulled: state.annulled !== null
	};
}

/** One seat, computed once for everybody who looks; undefined when there is no such attempt. */
export async function commonRow(
	ctx: ExamContext,
	id: string,
	{ phase, startsAt }: SittingState
): Promise<CommonRow | undefined> {
	const attempt = await ctx.store.read('attempt', id);
	if (!attempt) return undefined;
	const { state, confidential } = attempt;
	const application = await ctx.store.read('application', state.application);
	return {
		attempt: id,
		application: state.application,
		seat: state.seat,
		name: confidential?.name ?? '—',
		iin: application?.confidential?.iin ?? '',
		incoming: application?.state.incoming ?? '',
		code: confidential?.code ?? '',
		presence: state.presence.status,
		seated: state.token !== null,
		claimed: state.claimed,
		...courseOf(ctx, id, state),
		...signsOf(ctx, id, { seated: state.token !== null, course: state.course.status }),
		...besideOf(state, startsAt),
		...resultOf(state, phase === 'closed'),
		...(await proposalsOf(ctx, state)),
		standing: await standingOf(ctx, id, state)
	};
}

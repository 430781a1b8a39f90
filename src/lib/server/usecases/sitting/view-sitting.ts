import { OPENS_BEFORE_MINUTES, type SittingState } from '../../../domain/exam/sitting.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { refused } from '../../../domain/refusal.ts';
import { documentsAbout } from '../desk/document-rows.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { commonRow, holds, proposedBy, seenBy, seenProposal, type CommonRow } from './seat-row.ts';

export type { Connection, SeatRow } from './seat-row.ts';

/** The sitting without its seats, computed once for everybody who looks. */
async function headOf(ctx: ExamContext, id: string, state: SittingState) {
	const room = await ctx.store.read('room', state.room);
	const papers = await ctx.room.papers.of(state);
	return {
		id,
		state: { ...state, seed: state.phase === 'closed' ? state.seed : null },
		room: {
			name: room?.state.name ?? '',
			capacity: room?.state.capacity ?? 0,
			code: room?.confidential?.code ?? ''
		},
		enrolled: Object.keys(room?.state.seats ?? {}).map(Number),
		blueprint: { title: papers.blueprint.title, minutes: papers.blueprint.minutes },
		rules: state.rules,
		blanked: state.blanked,
		safeBrowser: state.safeBrowser,
		disruption: await proposedBy(ctx, state.disruptionProposed),
		/** From when the doors may be opened, epoch ms. */
		opensAt: state.startsAt - OPENS_BEFORE_MINUTES * 60_000,
		/** Whether an act is drawn up of it: some regulations know none. */
		byAct: (await ctx.store.read('order', state.order))?.state.content.kind !== 'test-schedule',
		documents: await documentsAbout(ctx)({ sitting: id })
	};
}

export type SittingHead = Awaited<ReturnType<typeof headOf>>;

/** A sitting as it is computed once; `viewFor` makes each viewer's of it. */
export interface CommonView {
	head: SittingHead;
	rows: CommonRow[];
}

/** The sitting's own part; undefined when there is no such sitting. */
export async function commonHead(ctx: ExamContext, id: string): Promise<SittingHead | undefined> {
	const sitting = await ctx.store.read('sitting', id);
	return sitting && headOf(ctx, id, sitting.state);
}

/** Everything of a sitting that does not depend on who looks. */
export async function commonView(ctx: ExamContext, id: string): Promise<CommonView | undefined> {
	const head = await commonHead(ctx, id);
	if (!head) return undefined;
	const rows: CommonRow[] = [];
	for (const attempt of head.state.attempts) {
		const row = await commonRow(ctx, attempt, head.state);
		if (row) rows.push(row);
	}
	return { head, rows };
}

/** The sitting's own part as one person may see it. */
export const headFor = (viewer: Actor, head: SittingHead) => ({
	...head,
	disruption: seenProposal(head.disruption, viewer),
	room: holds(viewer) ? head.room : { ...head.room, code: '' }
});

/** A view as one person may see it; `now` lets the page count on between two looks. */
export const viewFor = (viewer: Actor, now: number, { head, rows }: CommonView) => ({
	...headFor(viewer, head),
	seats: rows.map(seenBy(viewer)).sort((a, b) => a.seat - b.seat),
	now
});

export type SittingView = ReturnType<typeof viewFor>;

/**
 * The proctor's page of a sitting. Codes of candidates and of the room are for whoever holds sittings; others see them
 * blank.
 */
export const viewSitting = (ctx: ExamContext) => async (id: string, viewer: Actor) => {
	const view = await commonView(ctx, id);
	return view ? viewFor(viewer, ctx.clock.now(), view) : refused('not-found', { kind: 'sitting' });
};

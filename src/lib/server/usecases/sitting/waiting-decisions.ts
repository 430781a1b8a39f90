import type { AttemptState } from '../../../domain/exam/attempt.ts';
import type { SittingState } from '../../../domain/exam/sitting.ts';
import { may, type Actor, type Permission } from '../../../domain/people/roles.ts';
import type { Context } from '../context.ts';

const DECIDES = {
	removalProposed: 'removal.decide',
	minutesProposed: 'removal.decide',
	annulmentProposed: 'annulment.decide'
} as const satisfies Partial<Record<keyof AttemptState, Permission>>;

/** How many proposals about an attempt this person may decide. */
function waitingIn(state: AttemptState, viewer: Actor): number {
	const ended = state.course.status === 'ended';
	const over = {
		// It outlives the end of the test, and falls with the decision.
		removalProposed: false,
		minutesProposed: ended,
		annulmentProposed: state.annulled !== null
	};
	return (Object.keys(DECIDES) as (keyof typeof DECIDES)[]).filter((key) => {
		const proposal = state[key];
		return (
			proposal !== null && !over[key] && proposal.by !== `user:${viewer.id}` && may(viewer, DECIDES[key])
		);
	}).length;
}

const disruptionWaits = ({ disruptionProposed }: SittingState, viewer: Actor): boolean =>
	disruptionProposed !== null &&
	disruptionProposed.by !== `user:${viewer.id}` &&
	may(viewer, 'removal.decide');

/** Decisions that wait for this person, by sitting; only sittings whose act is not drawn up. */
export const waitingDecisions =
	(ctx: Context) =>
	async (viewer: Actor): Promise<Record<string, number>> => {
		const { items } = await ctx.store.list('sitting', {
			where: { act: null, phase: ['scheduled', 'open', 'running', 'closed'] },
			limit: 1000
		});
		const waiting: Record<string, number> = {};
		for (const { id } of items) {
			const sitting = await ctx.store.read('sitting', id);
			let n = sitting && disruptionWaits(sitting.state, viewer) ? 1 : 0;
			for (const attempt of sitting?.state.attempts ?? []) {
				const read = await ctx.store.read('attempt', attempt);
				if (read) n += waitingIn(read.state, viewer);
			}
			if (n) waiting[id] = n;
		}
		return waiting;
	};

import { ruleLate as decide } from '../../../domain/exam/late-answers.ts';
import { sealed } from '../../../domain/exam/sitting.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { transact } from '../transact.ts';
import { sittingOf } from './attempt-sitting.ts';

/**
 * The proctor rules whether answers that came after the end count, with the reason that goes to the act; also after the
 * doors are closed, until the act is drawn up. Refuses a second ruling ('outcome-settled').
 */
export const ruleLate =
	(ctx: ExamContext) =>
	(
		actor: Actor,
		sittingId: string,
		attemptId: string,
		accept: boolean,
		reason: string
	): Promise<true | Refused> =>
		transact(ctx, actor, async (work) => {
			const attempt = await work.read('attempt', attemptId);
			if (isRefused(attempt)) return attempt;
			if (attempt.state.sitting !== sittingId) return refused('not-found', { kind: 'attempt' });
			const over = sealed(await sittingOf(work, attempt.state));
			if (over) return over;
			const facts = decide(attempt.state, accept, reason);
			if (isRefused(facts)) return facts;
			work.add('attempt', attemptId, facts);
			return true as const;
		});

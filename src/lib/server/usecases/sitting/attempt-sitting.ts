import type { AttemptState } from '../../../domain/exam/attempt.ts';
import type { SittingState } from '../../../domain/exam/sitting.ts';
import type { Work } from '../work.ts';

/**
 * The sitting of an attempt, held still: the commit fails when it changes meanwhile. So nothing is added to an attempt
 * after the doors are closed or the act is drawn, whose root covers every fact.
 */
export async function sittingOf(work: Work, { sitting: id }: AttemptState): Promise<SittingState> {
	const { state } = await work.must('sitting', id);
	work.guard('sitting', id);
	return state;
}

import { refused, type Refused } from '../refusal.ts';
import type { ServiceCaseState } from './case-facts.ts';
import { isOver } from './course.ts';
import type { Procedure } from './service.ts';

/** When a case was over, epoch ms: its last step, or its withdrawal. */
export const endedAt = ({ withdrawn, movedAt }: ServiceCaseState): number => withdrawn?.at ?? movedAt;

/** Whether the personal data of a case may be erased. Refuses 'case-open', 'retention-not-over', 'ground-missing'. */
export function mayEraseCase(
	procedure: Procedure,
	state: ServiceCaseState,
	{ keptUntil, now }: { keptUntil: number; now: number },
	ground: string
): Refused | null {
	if (!isOver(procedure, state)) return refused('case-open');
	if (now < keptUntil) return refused('retention-not-over', { at: keptUntil });
	return ground.trim() ? null : refused('ground-missing');
}

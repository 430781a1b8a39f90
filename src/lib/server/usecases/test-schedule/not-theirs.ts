import type { ApplicationState } from '../../../domain/attestation/application.ts';
import { stepsIn } from '../../../domain/attestation/steps.ts';
import type { AttestationTask } from '../../../domain/attestation/tasks.ts';
import { refused, type Refused } from '../../../domain/refusal.ts';
import type { Work } from '../work.ts';

/**
 * Whether something is another's to do in a case: a deputy acts for the head only where the regulation says so, and where
 * somebody was named to work on the case the other specialists leave it to him.
 */
export function notTheirs(
	{ by }: Work,
	{ definition, executor }: ApplicationState,
	task: AttestationTask
): Refused | null {
	if (!('roles' in by)) return null;
	const step = stepsIn(definition).find((one) => one.task === task);
	if (step?.actor === 'head' && !step.deputy && !by.roles.includes('head'))
		return refused('step-of-another-role', { role: 'head' });
	const another = step?.actor === 'specialist' && executor !== null && executor !== by.id;
	return another ? refused('not-executor') : null;
}

import type { Deed, Procedure, StepDefinition } from '../../../domain/services/service.ts';

/** Deeds under which somebody's name stands: of a decision, an order, a register, an agreement. */
export const SIGNING_DEEDS: readonly Deed[] = ['sign', 'sign-order', 'draft-order', 'endorse'];

export const isSigningDeed = (deed: Deed): boolean => SIGNING_DEEDS.includes(deed);

/** Whether doing a step leaves a signature in a file, so that it can be done with a key. An agreement leaves no paper. */
export function signsPaper({ steps }: Procedure, { deed }: StepDefinition): boolean {
	if (deed === 'draft-order') return steps.some(({ produces }) => produces.includes('licence-register'));
	return deed === 'sign' || deed === 'sign-order';
}

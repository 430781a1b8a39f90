import type { StepNumber } from '$lib/domain/attestation/steps';
import type { CaseLine } from '$lib/ui/staff/CaseTable.svelte';

type Waiting = CaseLine & { round: string | null };

/** Cases by the step they wait for; the group with the least time left comes first. */
export function byStep(cases: readonly Waiting[]): { step: StepNumber; cases: Waiting[] }[] {
	const groups = new Map<StepNumber, Waiting[]>();
	for (const one of cases) {
		if (one.step) groups.set(one.step, [...(groups.get(one.step) ?? []), one]);
	}
	return [...groups].map(([step, waiting]) => ({ step, cases: waiting }));
}

const PLACES: Partial<Record<StepNumber, string>> = { 2: '/office/rounds', 15: '/office/signatures', 17: '/office/signatures' };

/** Where all cases of a group are worked on at once; undefined when they lie in different rounds. */
export function placeOf(step: StepNumber, cases: readonly Waiting[]): string | undefined {
	if (PLACES[step]) return PLACES[step];
	const rounds = new Set(cases.map(({ round }) => round));
	const [round] = rounds;
	return rounds.size === 1 && round ? `/office/rounds/${round}` : undefined;
}

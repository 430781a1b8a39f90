import type { StepNumber } from '$lib/domain/attestation/steps';
import type { CaseLine } from '$lib/ui/staff/CaseTable.svelte';

type Waiting = CaseLine & { round: string | null };

/** Cases of one round that wait for the same step: they are worked on together. */
export interface InboxGroup {
	key: string;
	step: StepNumber;
	round: string | null;
	cases: Waiting[];
	/** Where all of them are worked on at once; null where each is a page of its own. */
	place: string | null;
}

const PLACES: Partial<Record<StepNumber, string>> = {
	2: '/office/rounds',
	15: '/office/signatures',
	17: '/office/signatures'
};

/** Cases by the step they wait for and their round; the group with the least time left comes first. */
export function groupsOf(cases: readonly Waiting[]): InboxGroup[] {
	const groups = new Map<string, InboxGroup>();
	for (const one of cases) {
		const { step } = one;
		if (!step) continue;
		// What is signed is signed on one page, whatever the round.
		const round = PLACES[step] ? null : one.round;
		const key = `${step}/${round ?? ''}`;
		const place = PLACES[step] ?? (round ? `/office/rounds/${round}` : null);
		const group = groups.get(key) ?? { key, step, round, cases: [], place };
		group.cases.push(one);
		groups.set(key, group);
	}
	return [...groups.values()];
}

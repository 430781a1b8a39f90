/** How an admitted person ends: exactly one of these (design, section 2). Only `not-passed` is called so. */
export const OUTCOMES = {
	passed: { countsAsAttempt: true, leadsTo: 'certificate' },
	'not-passed': { countsAsAttempt: true, leadsTo: 'refusal' },
	absent: { countsAsAttempt: true, leadsTo: 'refusal' },
	'absent-with-reason': { countsAsAttempt: false, leadsTo: 'new-date' },
	'not-identified': { countsAsAttempt: false, leadsTo: 'refusal' },
	illness: { countsAsAttempt: false, leadsTo: 'new-date' },
	removed: { countsAsAttempt: true, leadsTo: 'refusal' },
	disrupted: { countsAsAttempt: false, leadsTo: 'new-date' }
} as const satisfies Record<string, OutcomeRule>;

/** Data of the office, never presented as the law's: the regulations in force there replace it. */
export interface OutcomeRule {
	/** Whether it is counted among the person's attempts. */
	countsAsAttempt: boolean;
	/** What the case gets next: a certificate, a reasoned refusal, or a new date by a supplementary order. */
	leadsTo: 'certificate' | 'refusal' | 'new-date';
}

export type Outcome = keyof typeof OUTCOMES;

/** When a case must be done, and by which of its limits: of the step it waits for, or of the whole service. */
export interface Governing {
	/** Epoch ms; null without a limit. */
	dueAt: number | null;
	governs: 'step' | 'total' | null;
}

/** The limit of a case that is over first: the whole governs where its steps add up to more. */
export function governing(stepDueAt: number | null, totalDueAt: number | null): Governing {
	if (totalDueAt !== null && (stepDueAt === null || totalDueAt < stepDueAt))
		return { dueAt: totalDueAt, governs: 'total' };
	return { dueAt: stepDueAt, governs: stepDueAt === null ? null : 'step' };
}

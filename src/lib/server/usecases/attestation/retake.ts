import type { ApplicationState } from '../../../domain/attestation/application.ts';
import { OUTCOMES } from '../../../domain/attestation/outcome.ts';
import { refused, type Refused } from '../../../domain/refusal.ts';
import type { Work } from '../work.ts';

const DAY_MS = 24 * 60 * 60_000;

/** What a case that ended without a certificate leaves behind: when its attempt was held and by which rules. */
async function attemptIn(work: Work, state: ApplicationState) {
	if (!state.outcome || !OUTCOMES[state.outcome].countsAsAttempt) return undefined;
	if (state.outcome === 'passed' || state.admission.status !== 'admitted') return undefined;
	const { attempt } = state.admission;
	if (state.appeals.some((one) => one.attempt === attempt && one.follows === 'attempt-not-counted'))
		return undefined;
	const { state: sitting } = await work.must('sitting', state.admission.sitting);
	const { state: blueprint } = await work.must('blueprint', sitting.blueprint);
	return { at: sitting.startsAt, rules: blueprint.blueprint };
}

/**
 * Whether somebody may try again for a speciality after the cases before: refuses 'retake-too-early' with the day it
 * ends, 'attempts-used-up'. Delay and number of attempts are data of the blueprint the last attempt was held by.
 */
export async function retakeObstacle(
	work: Work,
	earlier: readonly ApplicationState[]
): Promise<Refused | null> {
	const attempts = [];
	for (const state of earlier) {
		const attempt = await attemptIn(work, state);
		if (attempt) attempts.push(attempt);
	}
	const last = attempts.sort((a, b) => a.at - b.at).at(-1);
	if (!last) return null;
	const { attempts: most, retakeDelayDays } = last.rules;
	if (most !== null && attempts.length >= most) return refused('attempts-used-up', { attempts: most });
	const until = last.at + (retakeDelayDays ?? 0) * DAY_MS;
	return until > work.now ? refused('retake-too-early', { at: until }) : null;
}

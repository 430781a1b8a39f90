import { isOpenAt, type Calendar } from '../calendar/working-time.ts';
import type { Actor, Role } from '../people/roles.ts';
import { refused, type Refused } from '../refusal.ts';
import { caseFact, type ServiceCaseFact, type ServiceCaseState } from './case-facts.ts';
import { actorOf, refusesMeritsAtOnce, stepOfCase } from './course.ts';
import { isOnMerits } from './refusal-kinds.ts';
import type { Procedure } from './service.ts';

type Decided = ServiceCaseFact[] | Refused;

const isSuspended = ({ pauses }: ServiceCaseState): boolean => pauses.at(-1)?.until === null;

/** Who directs any case, whoever works on it. */
const DIRECTORS: readonly Role[] = ['department-head', 'deputy-head', 'head'];

/** Whether somebody may direct a case: who was named to it, any specialist while nobody was, and who leads them. */
export function mayDirect({ executor }: Pick<ServiceCaseState, 'executor'>, by: Actor): Refused | null {
	if (executor === null || executor === by.id) return null;
	return by.roles.some((role) => DIRECTORS.includes(role)) ? null : refused('not-executor');
}

/** What stands against directing a case: it is withdrawn, decided, or otherwise over. */
function settled(procedure: Procedure, state: ServiceCaseState): Refused | null {
	if (state.withdrawn) return refused('case-withdrawn');
	return state.decided || !stepOfCase(procedure, state) ? refused('case-over') : null;
}

/** The term stands still from now on. Refuses 'case-suspended' when it does already, and a case that is over. */
export function suspendCase(procedure: Procedure, state: ServiceCaseState, ground: string): Decided {
	const no = settled(procedure, state);
	if (no) return no;
	if (isSuspended(state)) return refused('case-suspended');
	return ground.trim() ? [caseFact('suspended', { ground: ground.trim() })] : refused('ground-missing');
}

/** The term goes on. */
export function resumeCase(procedure: Procedure, state: ServiceCaseState, ground: string): Decided {
	const no = settled(procedure, state);
	if (no) return no;
	if (!isSuspended(state)) return refused('case-not-suspended');
	return ground.trim() ? [caseFact('resumed', { ground: ground.trim() })] : refused('ground-missing');
}

/** At the applicant's wish, as long as nothing is decided; a term that stands still is no obstacle. */
export function withdrawCase(procedure: Procedure, state: ServiceCaseState, reason: string): Decided {
	const no = settled(procedure, state);
	if (no) return no;
	return reason.trim() ? [caseFact('withdrawn', { reason: reason.trim() })] : refused('ground-missing');
}

/** Names another executor, with the reason; also while the term stands still. */
export function reassignCase(
	procedure: Procedure,
	state: ServiceCaseState,
	{ to, reason }: { to: string; reason: string }
): Decided {
	const no = settled(procedure, state);
	if (no) return no;
	if (!to) return refused('bad-input', { field: 'to' });
	if (to === state.executor) return refused('executor-already');
	return reason.trim() ? [caseFact('assigned', { to, reason: reason.trim() })] : refused('ground-missing');
}

/** Whether a refusal on the merits is concluded, or would be said at once at the step a case waits for. */
function refusalAhead(procedure: Procedure, state: ServiceCaseState): boolean {
	const outcome = state.concluded?.outcome;
	if (outcome) return outcome.kind === 'refused' && isOnMerits(outcome.refusal);
	const step = stepOfCase(procedure, state);
	return step !== null && refusesMeritsAtOnce(step, state);
}

/** What stands against hearing anybody: a refusal has to be ahead, and not signed yet. */
export function noHearing(procedure: Procedure, state: ServiceCaseState): Refused | null {
	const no = settled(procedure, state);
	if (no) return no;
	if (isSuspended(state)) return refused('case-suspended');
	if (!refusalAhead(procedure, state)) return refused('hearing-not-due');
	return state.hearing?.held ? refused('hearing-held-already') : null;
}

/** Calls the applicant to a hearing, or moves it. Refuses 'hearing-past' (also outside office hours). */
export function callHearing(
	procedure: Procedure,
	state: ServiceCaseState,
	{ at, place }: { at: number; place: string },
	{ now, calendar }: { now: number; calendar: Calendar }
): Decided {
	const no = noHearing(procedure, state);
	if (no) return no;
	if (!place.trim()) return refused('bad-input', { field: 'place' });
	if (at <= now || !isOpenAt(at, calendar)) return refused('hearing-past');
	return [caseFact('hearing-called', { at, place: place.trim() })];
}

/** Records the hearing: whether the applicant was heard, and what was said. Refuses 'hearing-ahead' before its time. */
export function holdHearing(
	procedure: Procedure,
	state: ServiceCaseState,
	{ heard, protocol }: { heard: boolean; protocol: string },
	now: number
): Decided {
	const no = noHearing(procedure, state);
	if (no) return no;
	if (!state.hearing) return refused('hearing-not-called');
	if (now < state.hearing.at) return refused('hearing-ahead');
	if (!protocol.trim()) return refused('protocol-missing');
	return [caseFact('hearing-held', { heard, protocol: protocol.trim() })];
}

/**
 * Gives the result out by its receipt. Refuses 'case-result-not-ready' while nothing is signed or the office still
 * has to pass it to the counter, and 'handed-out-already'.
 */
export function handOut(
	procedure: Procedure,
	state: ServiceCaseState,
	{ to, receipt }: { to: 'applicant' | 'proxy'; receipt: string }
): Decided {
	if (state.withdrawn) return refused('case-withdrawn');
	const next = stepOfCase(procedure, state);
	if (!state.decided || (next && actorOf(next, state) !== 'state-corporation'))
		return refused('case-result-not-ready');
	if (state.handedOut) return refused('handed-out-already');
	if (!receipt.trim()) return refused('handing-receipt-missing');
	return [caseFact('handed-out', { to, receipt: receipt.trim() })];
}

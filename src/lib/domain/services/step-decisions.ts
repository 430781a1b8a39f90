import type { Actor } from '../people/roles.ts';
import { isRefused, refused, type Refused } from '../refusal.ts';
import { caseFact as fact, type Outcome, type ServiceCaseFact, type ServiceCaseState } from './case-facts.ts';
import { actorOf, refusalGoesOn, refusalsFor, stepOfCase, stepsToPassOver } from './course.ts';
import { isOnMerits, type RefusalKind } from './refusal-kinds.ts';
import { evolveCase } from './service-case.ts';
import type { Deed, Procedure, StepDefinition } from './service.ts';

/** What somebody does at a step; the deed has to be the step's. */
export type StepCommand =
	| { deed: 'register'; incoming: string }
	| { deed: 'assign'; to: string }
	| { deed: 'pass-on' | 'endorse' | 'draft-order' | 'sign-order' | 'hand-over' }
	| { deed: 'completeness'; complete: true }
	| { deed: 'completeness'; complete: false; missing: string[]; document: string; number?: string | null }
	| { deed: 'control'; visitedAt: number | null }
	| { deed: 'query'; found: boolean; address?: string }
	| {
			deed: 'conclude';
			outcome: Outcome;
			reasons: string[];
			visitedAt?: number | null;
			/** Of a refusal that nobody signs. */
			document?: string;
			number?: string | null;
	  }
	| { deed: 'sign'; document: string; number: string | null };

/** One step as it is done: by whom, what came of it on paper. */
export interface Doing {
	step: number;
	by: Actor;
	at: number;
	command: StepCommand;
	/** Ids of the documents it produced. */
	documents: readonly string[];
	/** The office asks for a hearing before a refusal even where the definition does not. */
	hearing?: boolean;
	/** The office has a visit always made. */
	visitAlways?: boolean;
}

/** Whether somebody may act at a step: of its role, or the deputy where the regulation lets him; and who was named to. */
export function mayAct(step: StepDefinition, state: ServiceCaseState, by: Actor): Refused | null {
	const role = actorOf(step, state);
	const deputy = step.deputy && role === 'head' && by.roles.includes('deputy-head');
	if (!by.roles.includes(role) && !deputy) return refused('step-of-another-role', { role });
	const named = role === 'specialist' ? state.executor : null;
	return named === null || named === by.id ? null : refused('not-executor');
}

/** What stands against anything being done in a case. */
export function standsStill(state: ServiceCaseState): Refused | null {
	if (state.withdrawn) return refused('case-withdrawn');
	return state.pauses.at(-1)?.until === null ? refused('case-suspended') : null;
}

type Decided = ServiceCaseFact[] | Refused;
type Of<D extends Deed> = Extract<StepCommand, { deed: D }>;

const reasonsOf = (reasons: readonly string[]): string[] =>
	reasons.map((reason) => reason.trim()).filter(Boolean);

/** A refusal said at a step: of a kind it may say, with its reasons; at once the decision where nobody signs it. */
function refuseAt(
	step: StepDefinition,
	state: ServiceCaseState,
	refusal: RefusalKind | undefined,
	given: readonly string[],
	{ document = '', number = null }: { document?: string; number?: string | null }
): Decided {
	if (!refusal || !refusalsFor(step, state).includes(refusal)) return refused('refusal-not-here');
	const reasons = reasonsOf(given);
	if (!reasons.length) return refused('ground-missing');
	const outcome: Outcome = { kind: 'refused', refusal };
	const concluded = fact('concluded', { step: step.n, outcome, reasons });
	if (refusalGoesOn(step, refusal)) return [concluded];
	return [concluded, fact('decided', { outcome, document, number })];
}

const visitFacts = (step: StepDefinition, at: number | null | undefined): ServiceCaseFact[] =>
	at === null || at === undefined ? [] : [fact('visited', { step: step.n, at })];

/** A visit that was made before the case was sent back stands. */
function visitMissing(
	step: StepDefinition,
	state: ServiceCaseState,
	doing: Doing,
	at: number | null | undefined
): Refused | null {
	const due = step.visit === 'always' || (step.visit === 'where-needed' && doing.visitAlways);
	if (due && (at ?? state.visitedAt) === null) return refused('visit-missing');
	return at !== null && at !== undefined && at > doing.at ? refused('visit-in-future') : null;
}

function conclude(
	procedure: Procedure,
	step: StepDefinition,
	state: ServiceCaseState,
	doing: Doing,
	command: Of<'conclude'>
): Decided {
	const { outcome, visitedAt } = command;
	// Where documents already show that it has to be refused nobody need visit the place.
	const missing = visitMissing(
		outcome.kind === 'granted' ? step : { ...step, visit: undefined },
		state,
		doing,
		visitedAt
	);
	if (missing) return missing;
	const visit = visitFacts(step, visitedAt);
	if (outcome.kind === 'granted') {
		// Where a record is missing there is nothing to grant.
		const known = procedure.results.some(({ id }) => id === outcome.result);
		if (!known || step.concerns?.record === 'missing') return refused('result-unknown');
		const reasons = reasonsOf(command.reasons);
		return [...visit, fact('concluded', { step: step.n, outcome, reasons })];
	}
	const facts = refuseAt(step, state, outcome.refusal, command.reasons, command);
	return isRefused(facts) ? facts : [...visit, ...facts];
}

/** What is signed: what was concluded, or the one result of a procedure that concludes nothing. */
export const outcomeOf = (
	procedure: Procedure,
	{ concluded }: Pick<ServiceCaseState, 'concluded'>
): Outcome | undefined =>
	concluded?.outcome ?? (procedure.results[0] && { kind: 'granted', result: procedure.results[0].id });

function signResult(
	procedure: Procedure,
	state: ServiceCaseState,
	{ document, number }: Of<'sign'>
): Decided {
	const outcome = outcomeOf(procedure, state);
	return outcome ? [fact('decided', { outcome, document, number })] : refused('result-unknown');
}

/** Deeds that sign something of what was concluded. */
const SIGNS_DECISION: ReadonlySet<Deed> = new Set<Deed>(['draft-order', 'sign-order', 'sign']);

/** Whether a step signs something of a refusal on the merits, or its facts say one at once. */
export function refusesOnMerits(
	{ deed }: StepDefinition,
	{ concluded }: ServiceCaseState,
	facts: readonly ServiceCaseFact[] = []
): boolean {
	const atOnce = facts.find((one) => one.type === 'decided')?.data.outcome;
	const outcome = atOnce ?? (SIGNS_DECISION.has(deed) ? concluded?.outcome : undefined);
	return outcome?.kind === 'refused' && isOnMerits(outcome.refusal);
}

/** Nothing of a refusal on the merits is signed or said before the applicant was heard, where he has to be. */
function hearingMissing(
	{ hearing }: Procedure,
	step: StepDefinition,
	state: ServiceCaseState,
	doing: Doing,
	facts: readonly ServiceCaseFact[]
): Refused | null {
	if (!(doing.hearing || hearing) || state.hearing?.held) return null;
	return refusesOnMerits(step, state, facts) ? refused('hearing-due') : null;
}

/** What each deed decides beside that the step is done. */
function decided(procedure: Procedure, step: StepDefinition, state: ServiceCaseState, doing: Doing): Decided {
	const { command } = doing;
	switch (command.deed) {
		case 'register':
			return [fact('registered', { incoming: command.incoming })];
		case 'assign':
			return command.to
				? [fact('assigned', { to: command.to, reason: '' })]
				: refused('bad-input', { field: 'to' });
		case 'completeness': {
			const checked = fact('checked', { step: step.n, complete: command.complete });
			if (command.complete) return [checked];
			const facts = refuseAt(step, state, refusalsFor(step, state)[0], command.missing, command);
			return isRefused(facts) ? facts : [checked, ...facts];
		}
		case 'control':
			return visitMissing(step, state, doing, command.visitedAt) ?? visitFacts(step, command.visitedAt);
		case 'query':
			return [
				fact('record-queried', {
					step: step.n,
					found: command.found,
					...(command.address ? { address: command.address } : {})
				})
			];
		case 'conclude':
			return conclude(procedure, step, state, doing, command);
		case 'sign':
			return signResult(procedure, state, command);
		default:
			return [];
	}
}

/**
 * Does the step a case waits for. Refuses 'step-out-of-order' naming the step it waits for (so that a step done in two
 * windows is done once), 'step-of-another-role', 'not-executor', 'case-suspended', 'case-withdrawn', and what the deed
 * itself refuses: 'ground-missing', 'refusal-not-here', 'result-unknown', 'visit-missing', 'hearing-due'.
 */
export function decideStep(procedure: Procedure, state: ServiceCaseState, doing: Doing): Decided {
	const still = standsStill(state);
	if (still) return still;
	const step = stepOfCase(procedure, state);
	if (!step || step.n !== doing.step)
		return refused('step-out-of-order', { step: doing.step, next: step?.n ?? 0 });
	const no = mayAct(step, state, doing.by);
	if (no) return no;
	if (step.deed === 'attest' || step.deed !== doing.command.deed) return refused('deed-of-another-step');
	const facts = decided(procedure, step, state, doing);
	if (isRefused(facts)) return facts;
	const unheard = hearingMissing(procedure, step, state, doing, facts);
	if (unheard) return unheard;
	const documents = [...doing.documents];
	const all = [...facts, fact('step-done', { step: step.n, documents })];
	return [...all, ...passedOver(procedure, state, all, doing)];
}

/** What became certain not to concern the case, with the facts just decided. */
function passedOver(
	procedure: Procedure,
	state: ServiceCaseState,
	facts: readonly ServiceCaseFact[],
	{ at, by }: Doing
): ServiceCaseFact[] {
	const after = facts.reduce((folded, one) => evolveCase(folded, { ...one, at, by: `user:${by.id}` }), state);
	const steps = stepsToPassOver(procedure, after);
	return steps.length ? [fact('steps-passed-over', { steps })] : [];
}

/** Sends a case back with a remark. Refuses 'remark-missing', 'not-returned-here' and what doing the step would. */
export function returnCase(
	procedure: Procedure,
	state: ServiceCaseState,
	{ step: n, by, remark }: { step: number; by: Actor; remark: string }
): Decided {
	const still = standsStill(state);
	if (still) return still;
	const step = stepOfCase(procedure, state);
	if (!step || step.n !== n) return refused('step-out-of-order', { step: n, next: step?.n ?? 0 });
	const no = mayAct(step, state, by);
	if (no) return no;
	if (step.returnsTo === undefined || state.decided) return refused('not-returned-here');
	if (!remark.trim()) return refused('remark-missing');
	return [fact('returned', { from: n, to: step.returnsTo, remark: remark.trim() })];
}

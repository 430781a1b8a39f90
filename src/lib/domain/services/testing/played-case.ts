import type { Actor, Role } from '../../people/roles.ts';
import { isRefused } from '../../refusal.ts';
import type { ServiceCaseFact, ServiceCaseState } from '../case-facts.ts';
import { actorOf, refusalsFor, stepOfCase } from '../course.ts';
import type { RefusalKind } from '../refusal-kinds.ts';
import { evolveCase } from '../service-case.ts';
import {
	keyOf,
	type Channel,
	type Procedure,
	type ServiceDefinition,
	type StepDefinition
} from '../service.ts';
import { decideStep, type Doing, type StepCommand } from '../step-decisions.ts';

/** One way through a procedure: by which channel, to which result, or refused where and how. */
export interface Way {
	channel: Channel;
	/** The first of the procedure unless it says another. */
	result?: string;
	refuse?: { step: number; kind: RefusalKind };
	record?: 'found' | 'missing';
	/** Until the case waits for this step. */
	until?: number;
}

const MINUTE = 60_000;
export const EXECUTOR = 'executor';

/** A case as it was just received, at `receivedAt` (epoch ms). */
export function receivedCase(
	definition: ServiceDefinition,
	{ id }: Procedure,
	{ channel, receivedAt = 0 }: { channel: Channel; receivedAt?: number }
): ServiceCaseState {
	const data = {
		service: definition.id,
		procedure: id,
		definition: keyOf(definition),
		channel,
		person: 'p1',
		language: 'kk' as const,
		receivedAt,
		files: [],
		about: {},
		payment: null,
		journal: null,
		imported: null,
		flow: [],
		mark: null
	};
	return evolveCase(undefined, { type: 'received', v: 1, data, at: receivedAt, by: 'system' });
}

/** The case with facts added, all at one moment. */
export const withFacts = (
	state: ServiceCaseState,
	facts: readonly ServiceCaseFact[],
	at: number,
	by = 'user:u'
): ServiceCaseState => facts.reduce((folded, one) => evolveCase(folded, { ...one, at, by }), state);

/** Somebody of a role; the specialist is the executor. */
export const officer = (role: Role): Actor => ({
	id: role === 'specialist' ? EXECUTOR : role,
	roles: [role]
});

/** What is done at a step on a way. */
export function commandOf(step: StepDefinition, procedure: Procedure, way: Way): StepCommand {
	// Where a record is missing nothing can be granted.
	const missing = step.concerns?.record === 'missing' ? refusalsFor(step, way)[0] : undefined;
	const refusal = way.refuse?.step === step.n ? way.refuse.kind : missing;
	switch (step.deed) {
		case 'register':
			return { deed: 'register', incoming: '1' };
		case 'assign':
			return { deed: 'assign', to: EXECUTOR };
		case 'completeness':
			return refusal
				? { deed: 'completeness', complete: false, missing: ['paper'], document: 'd' }
				: { deed: 'completeness', complete: true };
		case 'control':
			return { deed: 'control', visitedAt: 0 };
		case 'query':
			return { deed: 'query', found: way.record !== 'missing' };
		case 'conclude': {
			const outcome = refusal
				? { kind: 'refused' as const, refusal }
				: { kind: 'granted' as const, result: way.result ?? procedure.results[0]!.id };
			return { deed: 'conclude', outcome, reasons: ['because'], visitedAt: 0, document: 'd' };
		}
		case 'sign':
			return { deed: 'sign', document: 'd', number: '1' };
		case 'attest':
			throw new Error('Attestation runs on its own pipeline.');
		default:
			return { deed: step.deed };
	}
}

export interface Walked {
	state: ServiceCaseState;
	/** Steps done, in their order. */
	done: number[];
	facts: ServiceCaseFact[];
}

/** The step a case waits for, as it is done on a way by whom it belongs to. */
export function doingOf(
	step: StepDefinition,
	procedure: Procedure,
	state: ServiceCaseState,
	way: Way
): Doing {
	const by = officer(actorOf(step, state));
	const at = state.movedAt + MINUTE;
	return { step: step.n, by, at, command: commandOf(step, procedure, way), documents: [] };
}

/** Plays a case along a way until it is over (or waits for `until`), each step a minute after the one before. */
export function walk(procedure: Procedure, start: ServiceCaseState, way: Way): Walked {
	const walked: Walked = { state: start, done: [], facts: [] };
	for (;;) {
		const step = stepOfCase(procedure, walked.state);
		if (!step || step.n === way.until) return walked;
		const doing = doingOf(step, procedure, walked.state, way);
		const facts = decideStep(procedure, walked.state, doing);
		if (isRefused(facts)) throw new Error(`Step ${step.n} is refused: ${facts.refused}`);
		walked.state = withFacts(walked.state, facts, doing.at, `user:${doing.by.id}`);
		walked.done.push(step.n);
		walked.facts.push(...facts);
	}
}

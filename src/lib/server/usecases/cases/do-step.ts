import type { Actor, Role } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Outcome } from '../../../domain/services/case-facts.ts';
import { actorOf, refusalGoesOn, refusalsFor, stepOfCase } from '../../../domain/services/course.ts';
import type { StepDefinition } from '../../../domain/services/service.ts';
import { decideStep, outcomeOf, type Doing } from '../../../domain/services/step-decisions.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { caseOf, signatureIn, type ServiceCase } from './case-of-service.ts';
import { noExecutor } from './direct-case.ts';
import { flowOfStep } from './case-flow.ts';
import { licenceObstacle } from './outcome/licence-obstacles.ts';
import { addressEffect, addressGone, changeRegister, drawCode } from './outcome/register-effects.ts';
import { signsPaper } from './signed-steps.ts';
import {
	issueDecision,
	issuePapers,
	issueRefusalAtOnce,
	type AtStep,
	type IssuedPaper
} from './outcome/step-documents.ts';
import { commandOf, lookedUp, trimmed, writtenIn, type StepInput } from './step-input.ts';

export type { StepInput } from './step-input.ts';

/** What the step concludes, or what was concluded before it. */
function conclusionOf({ procedure, state }: ServiceCase, step: StepDefinition, input: StepInput) {
	if (input.deed === 'conclude') return { outcome: input.outcome, reasons: input.reasons };
	if (input.deed === 'completeness' && !input.complete) {
		const [refusal] = refusalsFor(step, state);
		const outcome = refusal && ({ kind: 'refused', refusal } as const);
		return { outcome, reasons: input.missing };
	}
	return { outcome: outcomeOf(procedure, state), reasons: state.concluded?.reasons ?? [] };
}

/** Whether this input refuses the request where nobody signs the refusal. */
function refusesAtOnce(step: StepDefinition, input: StepInput, outcome: Outcome | undefined): boolean {
	const says = input.deed === 'conclude' || (input.deed === 'completeness' && !input.complete);
	return says && outcome?.kind === 'refused' && !refusalGoesOn(step, outcome.refusal);
}

/** Who may sign at a step: of its role, or the deputy where the regulation lets him. */
export const rolesAt = (step: StepDefinition, { state }: ServiceCase): Role[] => {
	const role = actorOf(step, state);
	return step.deputy && role === 'head' ? [role, 'deputy-head'] : [role];
};

/** What cannot be found by the interpreter: it knows neither accounts nor what a register needs. */
async function inputObstacle(
	work: Work,
	one: ServiceCase,
	step: StepDefinition,
	input: StepInput
): Promise<Refused | null> {
	if (input.deed === 'assign') return noExecutor(work, input.to);
	if ('address' in input && input.address && isRefused(await work.read('address', input.address)))
		return refused('address-missing');
	const concludes = input.deed === 'conclude';
	if (!concludes && input.deed !== 'sign') return null;
	const outcome = concludes ? input.outcome : outcomeOf(one.procedure, one.state);
	if (outcome?.kind !== 'granted') return null;
	return (
		(await licenceObstacle(work, one, outcome.result)) ??
		(concludes ? grantObstacle(one, input) : null) ??
		(await addressGone(work, one, concludes ? input.address : undefined))
	);
}

/** What has to be known before a request is granted: the object it is about, the address to assign. */
function grantObstacle(one: ServiceCase, input: Extract<StepInput, { deed: 'conclude' }>): Refused | null {
	const { state, procedure } = one;
	if (procedure.about !== 'address') return null;
	if (!procedure.aboutOptional && !state.about.address && !input.address) return refused('address-missing');
	if (addressEffect(one) !== 'address-assigned') return null;
	const texts = writtenIn(one, input);
	const missing = ['address-kk', 'address-ru'].find((key) => !texts[key]);
	return missing ? refused('bad-input', { field: missing }) : null;
}

/** Whether this input says a refusal at once by a letter, which the official signs; at a counter a receipt says it. */
export function refusesByLetter(one: ServiceCase, step: StepDefinition, input: StepInput): boolean {
	const { outcome } = conclusionOf(one, step, input);
	if (!refusesAtOnce(step, input, outcome)) return false;
	return outcome?.kind === 'refused' && outcome.refusal !== 'counter';
}

/** Keys where the office requires them: what leaves no paper to sign is recorded as a decision. */
async function keyMissing(
	work: Work,
	one: ServiceCase,
	step: StepDefinition,
	input: StepInput
): Promise<Refused | null> {
	if (work.electronic || !(await work.office()).signing.required) return null;
	const signs = signsPaper(one.procedure, step) || refusesByLetter(one, step, input);
	return signs ? refused('signature-required') : null;
}

async function papersOf(at: AtStep, input: StepInput): Promise<IssuedPaper[]> {
	if (refusesAtOnce(at.step, input, at.outcome)) return [await issueRefusalAtOnce(at)];
	if (at.step.deed === 'sign') return issueDecision(at);
	return issuePapers(at);
}

async function doingOf(work: Work, one: ServiceCase, actor: Actor, input: StepInput): Promise<Doing> {
	const { services } = await work.office();
	const setting = services.byService[one.state.service];
	return {
		step: input.step,
		by: actor,
		at: work.now,
		command: commandOf(input, {}),
		documents: [],
		hearing: one.procedure.hearing === true || setting?.hearing === true,
		visitAlways: setting?.visitAlways === true
	};
}

/** A case at the step it waits for, with everything that stands against doing it looked at first. */
async function atStep(
	work: Work,
	one: ServiceCase,
	input: StepInput,
	doing: Doing
): Promise<AtStep | Refused> {
	// On trial, so that no number is given and no paper made for what is refused.
	const trial = decideStep(one.procedure, one.state, doing);
	if (isRefused(trial)) return trial;
	const step = stepOfCase(one.procedure, one.state)!;
	const no = (await inputObstacle(work, one, step, input)) ?? (await keyMissing(work, one, step, input));
	if (no) return no;
	const written = writtenIn(one, input);
	if (step.deed === 'sign') drawCode(work, one, written);
	return {
		work,
		one,
		step,
		written,
		...conclusionOf(one, step, input),
		visitedAt: ('visitedAt' in input ? input.visitedAt : null) ?? one.state.visitedAt,
		signature: await signatureIn(work, one, rolesAt(step, one))
	};
}

/**
 * Does the step a case waits for, within a work: its papers, its numbers and what it changes in a register are one with
 * it. Refuses what the interpreter refuses (`decideStep`), 'signature-required' where the office signs with keys only.
 */
export async function decideCaseStep(
	work: Work,
	actor: Actor,
	id: string,
	input: StepInput
): Promise<{ id: string; next: number | null } | Refused> {
	const one = await caseOf(work, id);
	if (isRefused(one)) return one;
	const doing = await doingOf(work, one, actor, input);
	const at = await atStep(work, one, input, doing);
	if (isRefused(at)) return at;
	const incoming = input.deed === 'register' ? (await work.number('incoming', id)).text : undefined;
	const papers = await papersOf(at, input);
	const [paper] = papers;
	const command = commandOf(input, { ...(incoming ? { incoming } : {}), ...(paper ? { paper } : {}) });
	const documents = papers.map((issued) => issued.id);
	const facts = decideStep(one.procedure, one.state, { ...doing, command, documents });
	if (isRefused(facts)) return facts;
	const texts = trimmed(input);
	const { confidential } = one;
	const written = { ...confidential.written, [input.step]: texts };
	work.add(
		'service-case',
		id,
		[...lookedUp(input), ...facts, ...flowOfStep(one, facts, work.now)],
		Object.keys(texts).length ? { confidential: { ...confidential, written } } : {}
	);
	const changed = await changeRegister(at, papers);
	if (isRefused(changed)) return changed;
	const { state } = await work.must('service-case', id);
	return { id, next: stepOfCase(one.procedure, state)?.n ?? null };
}

/** Does the step a case waits for. */
export const doCaseStep =
	(ctx: Context) =>
	(actor: Actor, id: string, input: StepInput): Promise<{ id: string; next: number | null } | Refused> =>
		transact(ctx, actor, (work) => decideCaseStep(work, actor, id, input));

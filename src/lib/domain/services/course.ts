import type { Limit } from '../calendar/working-time.ts';
import type { Role } from '../people/roles.ts';
import type { Outcome, ServiceCaseState } from './case-facts.ts';
import { isOnMerits, isSaidBy, type RefusalKind } from './refusal-kinds.ts';
import type { Channel, Procedure, StepDefinition, Variant } from './service.ts';

/** What of a case decides which steps concern it. */
export type Course = Pick<
	ServiceCaseState,
	'channel' | 'record' | 'concluded' | 'done' | 'passedOver' | 'decided' | 'withdrawn'
>;

const agrees = (wanted: string | undefined, known: string | null | undefined): boolean | null =>
	wanted === undefined ? true : known ? wanted === known : null;

/** Whether a step concerns a case; null while that is not known yet. */
export function concernsCase({ concerns }: StepDefinition, course: Course): boolean | null {
	if (!concerns) return true;
	if (concerns.channels && !concerns.channels.includes(course.channel)) return false;
	const said = [
		agrees(concerns.outcome, course.concluded?.outcome.kind),
		agrees(concerns.record, course.record)
	];
	return said.includes(false) ? false : said.includes(null) ? null : true;
}

/** Whether a refusal of this kind, said at this step, goes on to be signed; otherwise it ends the case at once. */
export const refusalGoesOn = ({ refusalIsSigned }: StepDefinition, kind: RefusalKind): boolean =>
	refusalIsSigned === true || (refusalIsSigned?.includes(kind) ?? false);

/** Kinds of refusal a step may say in a case: some belong to one channel only. */
export const refusalsFor = (
	{ refuses = [] }: Pick<StepDefinition, 'refuses'>,
	{ channel }: Pick<Course, 'channel'>
): readonly RefusalKind[] => refuses.filter((kind) => isSaidBy(kind, channel));

/** Whether a refusal on the merits may be said at a step and ends the case there. */
export const refusesMeritsAtOnce = (step: StepDefinition, course: Pick<Course, 'channel'>): boolean =>
	refusalsFor(step, course).some((kind) => isOnMerits(kind) && !refusalGoesOn(step, kind));

/** Whether the case is over before its last step: withdrawn, or refused where nobody signs the refusal. */
function endedEarly({ decided, concluded, withdrawn }: Course, procedure: Procedure): boolean {
	if (withdrawn) return true;
	if (!decided || decided.outcome.kind !== 'refused' || !concluded) return false;
	const at = procedure.steps.find(({ n }) => n === concluded.step);
	return at !== undefined && !refusalGoesOn(at, decided.outcome.refusal);
}

/** The step a case waits for: the first that concerns it and is neither done nor passed over; null when it is over. */
export function stepOfCase(procedure: Procedure, course: Course): StepDefinition | null {
	if (endedEarly(course, procedure)) return null;
	const gone = new Set([...Object.keys(course.done).map(Number), ...course.passedOver]);
	return procedure.steps.find((step) => !gone.has(step.n) && concernsCase(step, course) !== false) ?? null;
}

function variantOf(
	{ variants = [] }: StepDefinition,
	{ channel, outcome }: { channel: Channel; outcome: Outcome | null },
	says: (variant: Variant) => boolean
): Variant | undefined {
	return variants.find(
		(one) =>
			says(one) &&
			(one.channel === undefined || one.channel === channel) &&
			(one.outcome === undefined || one.outcome === outcome?.kind)
	);
}

interface Standing {
	channel: Channel;
	concluded: { outcome: Outcome } | null;
}

const known = ({ channel, concluded }: Standing) => ({ channel, outcome: concluded?.outcome ?? null });

/** Whose step it is in this case. */
export const actorOf = (step: StepDefinition, state: Standing): Role =>
	variantOf(step, known(state), ({ actor }) => actor !== undefined)?.actor ?? step.actor;

/** How long it may take in this case. */
export function limitOf(step: StepDefinition, state: Standing): Limit {
	const other = variantOf(step, known(state), ({ limit }) => limit !== undefined)?.limit;
	return other === undefined ? step.limit : other;
}

/** Steps before the one a case waits for that turned out not to concern it and are not recorded yet. */
export function stepsToPassOver(procedure: Procedure, course: Course): number[] {
	// What a case that ended early never came to was not passed over.
	if (endedEarly(course, procedure)) return [];
	const next = stepOfCase(procedure, course)?.n ?? procedure.steps.length + 1;
	return procedure.steps
		.filter(
			(step) =>
				step.n < next &&
				!(step.n in course.done) &&
				!course.passedOver.includes(step.n) &&
				concernsCase(step, course) === false
		)
		.map(({ n }) => n);
}

/** Over: nothing waits any more. */
export const isOver = (procedure: Procedure, course: Course): boolean =>
	course.withdrawn !== null || stepOfCase(procedure, course) === null;

import type { Limit } from '../calendar/working-time.ts';
import { limitOf as limitIn } from '../services/course.ts';
import { definitionOf, procedureIn } from '../services/registry.ts';
import type {
	Channel,
	DefinitionKey,
	Procedure,
	ServiceDefinition,
	ServiceId,
	StepDefinition
} from '../services/service.ts';
import { OUTCOMES, type Outcome } from './outcome.ts';
import type { AttestationTask } from './tasks.ts';

/** The attestations there are. */
export const ATTESTATIONS = [
	'almaty-expert-attestation',
	'aktobe-expert-attestation'
] as const satisfies readonly ServiceId[];

export type AttestationService = (typeof ATTESTATIONS)[number];

/** A step of attestation: whose it is and how long it may take says the definition, what is done there its task. */
export type Step = StepDefinition & { task: AttestationTask };

/** The regulation a case of attestation runs under. */
export interface Attestation {
	definition: ServiceDefinition;
	procedure: Procedure;
	steps: readonly Step[];
}

const READ = new Map<string, Attestation>();

function read(key: string): Attestation {
	const definition = definitionOf(key as DefinitionKey);
	const procedure = procedureIn(definition, 'attest');
	if (!procedure) throw new Error(`${key} is no attestation.`);
	return { definition, procedure, steps: procedure.steps as readonly Step[] };
}

/** The attestation of a definition, by its key: a case keeps the one it began with to its end. */
export function attestationOf(key: string): Attestation {
	const known = READ.get(key) ?? read(key);
	READ.set(key, known);
	return known;
}

/** The steps of a definition, in their order. */
export const stepsIn = (key: string): readonly Step[] => attestationOf(key).steps;

/** A step by its number; undefined for none. */
export const stepAt = (key: string, n: number): Step | undefined => stepsIn(key).find((step) => step.n === n);

/** The number of the step at which something is done; null where the regulation does not know it. */
export const stepFor = (key: string, task: AttestationTask): number | null =>
	stepsIn(key).find((step) => step.task === task)?.n ?? null;

/** How requests of attestation come, as the definitions call it. */
const CHANNELS = { paper: 'office', portal: 'portal' } as const satisfies Record<string, Channel>;

/** How long a step may take for a case that came by this channel. */
export const limitOf = (step: Step, channel: keyof typeof CHANNELS): Limit =>
	limitIn(step, { channel: CHANNELS[channel], concluded: null });

/** What is known of a case when asking whether a step concerns it. */
export interface Course {
	channel: 'paper' | 'portal';
	admission: 'pending' | 'admitted' | 'not-admitted';
	outcome: Outcome | null;
}

/** Whether it comes to a refusal; null while that is open. */
function refusedIn({ admission, outcome }: Course): boolean | null {
	if (admission === 'not-admitted') return true;
	return outcome === null ? null : OUTCOMES[outcome].leadsTo === 'refusal';
}

const agrees = (wanted: boolean | undefined, known: boolean | null): boolean | null =>
	wanted === undefined ? true : known === null ? null : wanted === known;

/** Whether a step concerns a case; null while that is not known yet. */
export function concerns({ concerns: whom }: Step, course: Course): boolean | null {
	if (!whom) return true;
	if (whom.channels && !whom.channels.includes(CHANNELS[course.channel])) return false;
	const admitted = course.admission === 'pending' ? null : course.admission === 'admitted';
	const refused = whom.outcome === undefined ? undefined : whom.outcome === 'refused';
	const said = [agrees(whom.admitted, admitted), agrees(refused, refusedIn(course))];
	return said.includes(false) ? false : said.includes(null) ? null : true;
}

/** The step a case waits for: the first that concerns it (or may yet) and is neither done nor passed over; null when all are. */
export const nextStep = (steps: readonly Step[], course: Course, behind: ReadonlySet<number>): Step | null =>
	steps.find((step) => !behind.has(step.n) && concerns(step, course) !== false) ?? null;

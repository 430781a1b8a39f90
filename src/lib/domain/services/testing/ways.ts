import { refusalsFor, stepOfCase } from '../course.ts';
import type { RefusalKind } from '../refusal-kinds.ts';
import type { Procedure, ServiceDefinition } from '../service.ts';
import { receivedCase, walk, type Way } from './played-case.ts';

/** A procedure of a service that the interpreter runs. */
export interface Proven {
	name: string;
	definition: ServiceDefinition;
	procedure: Procedure;
}

/** Every procedure of some definitions, in their order, by name. */
export const proceduresOf = (definitions: readonly ServiceDefinition[]): Proven[] =>
	definitions.flatMap((definition) =>
		definition.procedures.map((procedure) => ({
			name: `${definition.id} ${procedure.id}`,
			definition,
			procedure
		}))
	);

/** Every result of a procedure by every channel of its service. */
export const happyWays = ({
	definition: { channels },
	procedure: { results }
}: Proven): Required<Pick<Way, 'channel' | 'result'>>[] =>
	channels.flatMap((channel) => results.map(({ id: result }) => ({ channel, result })));

/** Whether a case on a way ever waits for a step. */
function reaches({ definition, procedure }: Proven, way: Way, step: number): boolean {
	const { state } = walk(procedure, receivedCase(definition, procedure, way), { ...way, until: step });
	return stepOfCase(procedure, state)?.n === step;
}

/** Each refusal each step may say, by every channel on which a case can come to that step. */
export function refusalWays(proven: Proven): (Way & { refuse: { step: number; kind: RefusalKind } })[] {
	const { channels } = proven.definition;
	const starts = channels.flatMap((channel) =>
		(['found', 'missing'] as const).map((record) => ({ channel, record }))
	);
	return proven.procedure.steps.flatMap(({ n: step, refuses }) => {
		const reached = starts.filter((way) => reaches(proven, way, step));
		// The record said differently leads to the same step: once a channel is enough.
		const once = reached.filter(
			({ channel }, i) => reached.findIndex((one) => one.channel === channel) === i
		);
		return once.flatMap((way) =>
			refusalsFor({ refuses }, way).map((kind) => ({ ...way, refuse: { step, kind } }))
		);
	});
}

import type { Channel, StepDefinition } from './service.ts';

/** Channels a step is there for, of those of its service. */
const channelsOf = ({ concerns }: StepDefinition, all: readonly Channel[]): readonly Channel[] =>
	concerns?.channels ? all.filter((one) => concerns.channels!.includes(one)) : all;

const CONCLUDES: readonly string[] = ['conclude', 'completeness', 'attest'];

/** Whether something before a step can say what the step waits for. */
const SAYS: Record<string, (earlier: StepDefinition) => boolean> = {
	granted: ({ deed }) => CONCLUDES.includes(deed),
	refused: ({ refuses, refusalIsSigned }) => Boolean(refuses?.length && refusalIsSigned),
	found: ({ deed }) => deed === 'query',
	missing: ({ deed }) => deed === 'query',
	admitted: ({ deed }) => deed === 'attest'
};

/** Why no case ever comes to a step; null when one does. */
function unreachable(step: StepDefinition, steps: readonly StepDefinition[], all: readonly Channel[]) {
	const { concerns } = step;
	if (!concerns) return null;
	const channels = channelsOf(step, all);
	if (!channels.length) return 'the service has none of its channels';
	const awaited = [
		concerns.outcome,
		concerns.record,
		concerns.admitted === undefined ? undefined : 'admitted'
	];
	const earlier = steps.filter(({ n }) => n < step.n);
	const never = awaited
		.filter((one) => one !== undefined)
		.find(
			(one) =>
				!earlier.some(
					(before) =>
						SAYS[one]?.(before) && channelsOf(before, all).some((channel) => channels.includes(channel))
				)
		);
	return never === undefined ? null : `nothing before it can say "${never}"`;
}

/** Steps no case can ever come to, each with the reason. */
export const checkReach = (steps: readonly StepDefinition[], channels: readonly Channel[]): string[] =>
	steps.flatMap((step) => {
		const why = unreachable(step, steps, channels);
		return why === null ? [] : [`step ${step.n} is never reached: ${why}`];
	});

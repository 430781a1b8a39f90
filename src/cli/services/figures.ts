import type { Limit } from '../../lib/domain/calendar/working-time.ts';
import type { ServiceDefinition } from '../../lib/domain/services/service.ts';

/** A limit as it is printed, with no other members than these. */
export type PrintedLimit = null | { unit: string } | { value: number; unit: string; min?: number };

export interface PrintedService {
	id: string;
	procedures: {
		id: string;
		limit: PrintedLimit;
		steps: { n: number; actor: string; limit: PrintedLimit }[];
	}[];
}

function printed(limit: Limit): PrintedLimit {
	if (limit === null) return null;
	if (limit.unit === 'same-day') return { unit: limit.unit };
	const { value, unit, min } = limit;
	return min === undefined ? { value, unit } : { value, unit, min };
}

/** The definitions as figures: the general limits only, of the electronic channel and a positive outcome. */
export const figuresOf = (definitions: readonly ServiceDefinition[]): PrintedService[] =>
	definitions.map(({ id, procedures }) => ({
		id,
		procedures: procedures.map((procedure) => ({
			id: procedure.id,
			limit: printed(procedure.limit),
			steps: procedure.steps.map(({ n, actor, limit }) => ({ n, actor, limit: printed(limit) }))
		}))
	}));

/** «3–10 working-days», «same-day», «no limit». */
function inWords(limit: PrintedLimit): string {
	if (limit === null) return 'no limit';
	if (!('value' in limit)) return limit.unit;
	const range = limit.min === undefined ? '' : `${limit.min}–`;
	return `${range}${limit.value} ${limit.unit}`;
}

/** The same for people. */
export const tableOf = (services: readonly PrintedService[]): string =>
	services
		.flatMap(({ id, procedures }) => [
			id,
			...procedures.flatMap((procedure) => [
				`  ${procedure.id} — ${inWords(procedure.limit)}`,
				...procedure.steps.map(
					({ n, actor, limit }) => `  ${String(n).padStart(4)}  ${actor.padEnd(18)} ${inWords(limit)}`
				)
			]),
			''
		])
		.join('\n');

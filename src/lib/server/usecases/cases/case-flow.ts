import type { ServiceCaseFact } from '../../../domain/services/case-facts.ts';
import type { FlowEntry, FlowShape } from '../../../domain/services/portal-flow.ts';
import type { ServiceCase } from './case-of-service.ts';

/** The points of the portal's flow that the provider's own steps are, by the shape of the flow (domain.md, 4 and 8). */
interface OfficePoints {
	registered?: string;
	/** The condition the provider checks. */
	checked: string;
	refused: string;
	granted: string;
}

const POINTS: Partial<Record<FlowShape, OfficePoints>> = {
	licences: { registered: 'p9', checked: 'c4', refused: 'p10', granted: 'p11' },
	common: { checked: 'c3', refused: 'p6', granted: 'p7' }
};

/** What facts just decided say of a point of the flow. */
function entriesOf(points: OfficePoints, fact: ServiceCaseFact, at: number): FlowEntry[] {
	if (fact.type === 'registered' && points.registered) return [{ key: points.registered, at, said: 'done' }];
	if (fact.type === 'concluded') {
		const met = fact.data.outcome.kind === 'granted';
		return [{ key: points.checked, at, said: met ? 'met' : 'not-met' }];
	}
	if (fact.type === 'decided')
		return [
			{ key: fact.data.outcome.kind === 'granted' ? points.granted : points.refused, at, said: 'done' }
		];
	return [];
}

/** Notes where in the portal's flow a request now is; nothing for what did not come by the portal. */
export function flowOfStep(
	{ state, definition }: ServiceCase,
	facts: readonly ServiceCaseFact[],
	at: number
): ServiceCaseFact[] {
	const points = state.channel === 'portal' ? POINTS[definition.flow] : undefined;
	const entries = points ? facts.flatMap((fact) => entriesOf(points, fact, at)) : [];
	return entries.length ? [{ type: 'flow-noted', v: 1, data: { entries } }] : [];
}

import type { FlowEntry, FlowShape } from '../services/portal-flow.ts';
import type { ApplicationFact, ApplicationState } from './application-facts.ts';
import { attestationOf } from './steps.ts';

/** What the office does that is a point of the portal's flow. */
export type PortalEvent =
	| 'registered'
	| 'complies'
	| 'does-not-comply'
	| 'notified'
	/** Refused before the test, and told so. */
	| 'refused'
	| 'result';

type Point = Pick<FlowEntry, 'key' | 'said'>;

const done = (key: string): Point => ({ key, said: 'done' });

const CHECKED = {
	complies: { key: 'c3', said: 'met' },
	'does-not-comply': { key: 'c3', said: 'not-met' }
} as const satisfies Partial<Record<PortalEvent, Point>>;

/** Almaty's ¶13; Aktobe's flow, like the common one, knows neither a registration nor a notice as a point of its own. */
const POINTS: Partial<Record<FlowShape, Partial<Record<PortalEvent, Point>>>> = {
	attestation: { registered: done('p7'), ...CHECKED, notified: done('p8'), result: done('p9') },
	common: { ...CHECKED, refused: done('p6'), result: done('p7') }
};

type InFlow = Pick<ApplicationState, 'channel' | 'definition' | 'flow'>;

/** The entry of an event; none for what did not come by the portal. A condition is said once, however often a date is set. */
export function entriesOf(
	{ channel, definition, flow }: InFlow,
	event: PortalEvent,
	at: number
): FlowEntry[] {
	const points = channel === 'portal' ? POINTS[attestationOf(definition).definition.flow] : undefined;
	const point = points?.[event];
	if (!point) return [];
	const said = flow.some(({ key, said: before }) => key === point.key && before === point.said);
	return said && point.said !== 'done' ? [] : [{ ...point, at }];
}

/** The entries as a fact of the case; no fact without any. */
export const flowNoted = (entries: FlowEntry[]): ApplicationFact[] =>
	entries.length ? [{ type: 'flow-noted', v: 1, data: { entries } }] : [];

/** Notes in a case where in the portal's flow it now is. */
export const noteFlow = (state: InFlow, event: PortalEvent, at: number): ApplicationFact[] =>
	flowNoted(entriesOf(state, event, at));

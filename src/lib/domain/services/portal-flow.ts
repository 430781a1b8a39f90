import type { Trilingual } from '../text.ts';
import { ATTESTATION_FLOW } from './flows/attestation.ts';
import { COMMON_FLOW } from './flows/common.ts';
import { LICENCES_FLOW } from './flows/licences.ts';
import type { RefusalKind } from './refusal-kinds.ts';
import type { ServiceDefinition } from './service.ts';

export { COUNTER_FLOW } from './flows/counter.ts';

/** The three shapes of the portal's flow: of attestation, of the licences of Almaty, and the one all others share. */
export type FlowShape = 'attestation' | 'licences' | 'common';

/** A process or a condition of a flow, under its own number. */
export interface FlowPoint {
	/** 'p1'…'p11', 'c1'…'c4'; of the counter also 'check', which its text does not number. */
	key: string;
	what: Trilingual;
	/** What a condition that is not met leads to, or the refusal a process says. */
	refusal?: RefusalKind;
}

/** What happened at a point of the flow, kept with the request and then with its case. */
export interface FlowEntry {
	key: string;
	at: number;
	/** Of a process: done. Of a condition: met or not. */
	said: 'done' | 'met' | 'not-met';
}

/** Each shape in the order of its text. */
export const FLOWS: Readonly<Record<FlowShape, readonly FlowPoint[]>> = {
	attestation: ATTESTATION_FLOW,
	licences: LICENCES_FLOW,
	common: COMMON_FLOW
};

/** The flow of a service in the words of its own text. */
export const flowOf = ({ flow, flowWords }: Pick<ServiceDefinition, 'flow' | 'flowWords'>): FlowPoint[] =>
	FLOWS[flow].map((point) => ({ ...point, what: flowWords?.[point.key] ?? point.what }));

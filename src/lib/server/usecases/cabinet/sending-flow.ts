import type { RefusalCode, Refused } from '../../../domain/refusal.ts';
import type { FlowEntry, FlowShape } from '../../../domain/services/portal-flow.ts';

/** What an applicant does at the portal, as points of its flow. */

/** Process 1 and condition 1 of every flow happened when the applicant signed in. */
export const signedIn = (since: number): FlowEntry[] => [
	{ key: 'p1', at: since, said: 'done' },
	{ key: 'c1', at: since, said: 'met' }
];

/** Points of a flow at sending: the certificate, what checks it, its refusal, the request signed. */
interface SendingPoints {
	chosen?: string;
	paid?: { met: string; refused: string };
	checked: string;
	refused: string;
	sent: string;
}

const SENDING: Record<FlowShape, SendingPoints> = {
	attestation: { chosen: 'p4', checked: 'c2', refused: 'p5', sent: 'p6' },
	licences: { paid: { met: 'c2', refused: 'p5' }, chosen: 'p6', checked: 'c3', refused: 'p7', sent: 'p8' },
	common: { checked: 'c2', refused: 'p4', sent: 'p5' }
};

/** Refusals about certificates of attestation, not of signatures. */
const OF_ATTESTATION: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
	'certificate-in-force',
	'certificate-order-drafted',
	'certificate-issued'
]);

/** The fee was found paid, and a certificate was chosen. */
function beforeSigning(flow: FlowShape, at: number): FlowEntry[] {
	const { chosen, paid } = SENDING[flow];
	return [
		...(paid ? [{ key: paid.met, at, said: 'met' } as const] : []),
		...(chosen ? [{ key: chosen, at, said: 'done' } as const] : [])
	];
}

/** What a sending says of the flow: a certificate was chosen and found good, the request signed. */
export function sentFlow(flow: FlowShape, at: number): FlowEntry[] {
	const { checked, sent } = SENDING[flow];
	return [...beforeSigning(flow, at), { key: checked, at, said: 'met' }, { key: sent, at, said: 'done' }];
}

/** What the flow says of a sending that was refused; nothing of a refusal that is no point of it. */
export function refusedFlow(flow: FlowShape, { refused: code }: Refused, at: number): FlowEntry[] {
	const { paid, checked, refused: notSigned } = SENDING[flow];
	const failed = (condition: string, process: string): FlowEntry[] => [
		{ key: condition, at, said: 'not-met' },
		{ key: process, at, said: 'done' }
	];
	if (code === 'not-paid' && paid) return failed(paid.met, paid.refused);
	if (!/^(certificate|signature|revocation)-/.test(code) || OF_ATTESTATION.has(code)) return [];
	return [...beforeSigning(flow, at), ...failed(checked, notSigned)];
}

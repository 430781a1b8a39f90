import type { FactOf, RecordKind } from '../facts.ts';
import { refused, type Refused } from '../refusal.ts';
import type { AmendingText } from './amending.ts';
import type { Outcome } from './outcome.ts';
import type { Session } from './schedule.ts';

/** Who sits the test when and where: by an admission order, or by a schedule alone where the regulation knows no order. */
export interface AdmissionContent {
	kind: 'admission' | 'test-schedule';
	/** Order this one supplements; null for the first of a round. */
	supplements: string | null;
	admitted: string[];
	notAdmitted: { application: string; reasons: string[] }[];
	sessions: Session[];
	blueprint: string;
	edition: string;
}

export interface CertificateContent {
	kind: 'certificate';
	act: string;
	rows: { application: string; outcome: Outcome }[];
}

/** Sets right slips of an order that is signed. What is set right may name people: it stands beside the chain. */
export interface AmendingContent {
	kind: 'amending';
	/** The signed order. */
	amends: string;
	corrections: number;
	/** SHA-256 over what stands beside the chain. */
	fingerprint: string;
}

export type OrderContent = AdmissionContent | CertificateContent | AmendingContent;

/** Whether an order gives dates of the test: signing it creates the sittings. */
export const isAdmission = (content: OrderContent): content is AdmissionContent =>
	content.kind === 'admission' || content.kind === 'test-schedule';

/** The cases an order decides about. */
export function casesOf(content: OrderContent): string[] {
	if (content.kind === 'certificate') return content.rows.map(({ application }) => application);
	if (content.kind === 'amending') return [];
	return [...content.admitted, ...content.notAdmitted.map(({ application }) => application)];
}

export type OrderFact = FactOf<{
	drafted: { round: string; content: OrderContent };
	redrafted: { content: OrderContent };
	sent: Record<string, never>;
	returned: { remark: string };
	/** Taken back after it was prepared for signing: the number kept for it is voided in the same commit. */
	'withdrawn-from-signing': { number: string; reason: string };
	signed: { number: string; document: string; sittings: string[] };
}>;

export type OrderStatus = 'draft' | 'sent' | 'returned' | 'signed';

export interface OrderState {
	round: string;
	content: OrderContent;
	status: OrderStatus;
	draftedAt: number;
	draftedBy: string;
	/** Remarks of the head, latest last. */
	remarks: { at: number; text: string }[];
	sentAt: number | null;
	/** Each time it was taken back from signing, latest last. */
	takenBack: { at: number; number: string; reason: string }[];
	signed: { at: number; by: string; number: string; document: string; sittings: string[] } | null;
}

/** Whether anything about an order may still change. Nothing does after signing: an amending order is another order. */
export const mayChange = (state: OrderState): Refused | null =>
	state.status === 'signed' ? refused('order-signed', { number: state.signed?.number ?? '' }) : null;

/** Changes a draft. */
export const redraft = (state: OrderState, content: OrderContent): OrderFact[] | Refused =>
	mayChange(state) ?? [{ type: 'redrafted', v: 1, data: { content } }];

/** Sends a draft to the head. */
export function send(state: OrderState): OrderFact[] | Refused {
	const no = mayChange(state);
	if (no) return no;
	return state.status === 'sent' ? [] : [{ type: 'sent', v: 1, data: {} }];
}

/** The head returns an order with a remark. */
export function returnWithRemark(state: OrderState, remark: string): OrderFact[] | Refused {
	const no = maySign(state);
	if (no) return no;
	if (!remark.trim()) return refused('remark-missing');
	return [{ type: 'returned', v: 1, data: { remark: remark.trim() } }];
}

/** Takes a prepared order back from signing. Refuses 'order-signed', 'order-not-prepared', 'reason-missing'. */
export function withdrawFromSigning(
	state: OrderState,
	/** Kept for it in the register; null where none is. */
	number: string | null,
	reason: string
): OrderFact[] | Refused {
	const no = mayChange(state);
	if (no) return no;
	if (number === null) return refused('order-not-prepared');
	if (!reason.trim()) return refused('reason-missing');
	return [{ type: 'withdrawn-from-signing', v: 1, data: { number, reason: reason.trim() } }];
}

/**
 * Whether the head may sign it now: sent, not signed yet, and — where `seen` is given — the very sending he has read:
 * a draft changed and sent again under his eyes is refused as 'changed-meanwhile'.
 */
export function maySign(state: OrderState, seen?: number): Refused | null {
	const no = mayChange(state) ?? (state.status === 'sent' ? null : refused('order-not-sent'));
	return no ?? (seen === undefined || seen === state.sentAt ? null : refused('changed-meanwhile'));
}

export const orderKind: RecordKind<OrderState, OrderFact, AmendingText> = {
	evolve(state, fact) {
		switch (fact.type) {
			case 'drafted':
				return {
					...fact.data,
					status: 'draft',
					draftedAt: fact.at,
					draftedBy: fact.by,
					remarks: [],
					sentAt: null,
					takenBack: [],
					signed: null
				};
			case 'redrafted':
				return { ...state!, content: fact.data.content, status: 'draft' };
			case 'sent':
				return { ...state!, status: 'sent', sentAt: fact.at };
			case 'returned':
				return {
					...state!,
					status: 'returned',
					remarks: [...state!.remarks, { at: fact.at, text: fact.data.remark }]
				};
			case 'withdrawn-from-signing':
				return {
					...state!,
					status: 'draft',
					takenBack: [...state!.takenBack, { at: fact.at, ...fact.data }]
				};
			case 'signed':
				return { ...state!, status: 'signed', signed: { at: fact.at, by: fact.by, ...fact.data } };
		}
	},
	summary: (state) => ({
		kind: state.content.kind,
		amends: state.content.kind === 'amending' ? state.content.amends : null,
		round: state.round,
		status: state.status,
		number: state.signed?.number ?? null,
		draftedAt: state.draftedAt,
		sentAt: state.sentAt,
		signedAt: state.signed?.at ?? null
	})
};

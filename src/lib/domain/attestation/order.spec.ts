import { describe, expect, it } from 'vitest';
import { isRefused } from '../refusal.ts';
import {
	casesOf,
	maySign,
	orderKind,
	redraft,
	returnWithRemark,
	send,
	type AdmissionContent,
	type OrderFact,
	type OrderState,
	type OrderStatus
} from './order.ts';

const CONTENT: AdmissionContent = {
	kind: 'admission',
	supplements: null,
	admitted: ['a1'],
	notAdmitted: [{ application: 'a2', reasons: ['Өтілі'] }],
	sessions: [],
	blueprint: 'b',
	edition: 'e'
};

function fold(...facts: OrderFact[]): OrderState {
	const drafted: OrderFact = { type: 'drafted', v: 1, data: { round: 'r', content: CONTENT } };
	return [drafted, ...facts].reduce<OrderState | undefined>(
		(state, fact, i) => orderKind.evolve(state, { ...fact, seq: i + 1, at: i, by: 'user:1' }),
		undefined
	)!;
}

const SENT: OrderFact = { type: 'sent', v: 1, data: {} };
const RETURNED: OrderFact = { type: 'returned', v: 1, data: { remark: 'Уақытын ауыстырыңыз' } };
const SIGNED: OrderFact = {
	type: 'signed',
	v: 1,
	data: { number: '04-12/1-Б', document: 'd', sittings: ['s'] }
};

const ORDERS: Record<OrderStatus, OrderState> = {
	draft: fold(),
	sent: fold(SENT),
	returned: fold(SENT, RETURNED),
	signed: fold(SENT, SIGNED)
};

const ACTS = {
	redraft: (state: OrderState) => redraft(state, CONTENT),
	send,
	return: (state: OrderState) => returnWithRemark(state, ' Уақытын ауыстырыңыз '),
	sign: (state: OrderState) => maySign(state) ?? [SIGNED]
};

const BOUND = 'order-signed';
const NOT_SENT = 'order-not-sent';

/** What each act does to an order in each state: the state after, or the refusal. */
const TABLE: Record<keyof typeof ACTS, Record<OrderStatus, string>> = {
	redraft: { draft: 'draft', sent: 'draft', returned: 'draft', signed: BOUND },
	send: { draft: 'sent', sent: 'sent', returned: 'sent', signed: BOUND },
	return: { draft: NOT_SENT, sent: 'returned', returned: NOT_SENT, signed: BOUND },
	sign: { draft: NOT_SENT, sent: 'signed', returned: NOT_SENT, signed: BOUND }
};

const CELLS = Object.entries(TABLE).flatMap(([act, row]) =>
	Object.entries(row).map(([status, result]) => [act, status, result] as const)
);

describe('an order', () => {
	it.each(CELLS)('%s when it is %s → %s', (act, status, result) => {
		const state = ORDERS[status as OrderStatus];
		const decided = ACTS[act as keyof typeof ACTS](state);
		if (isRefused(decided)) {
			expect(decided).toEqual(
				decided.refused === BOUND ? { refused: BOUND, details: { number: '04-12/1-Б' } } : { refused: result }
			);
			expect(decided.refused).toBe(result);
			return;
		}
		const after = decided.reduce(
			(s, fact) => orderKind.evolve(s, { ...fact, seq: 9, at: 9, by: 'user:2' }),
			state
		);
		expect(after.status).toBe(result);
	});

	it('is not returned without a remark, and keeps every remark', () => {
		expect(returnWithRemark(ORDERS.sent, '  ')).toEqual({ refused: 'remark-missing' });
		const twice = fold(SENT, RETURNED, SENT, { ...RETURNED, data: { remark: 'Тағы да' } });
		expect(twice.remarks.map(({ text }) => text)).toEqual(['Уақытын ауыстырыңыз', 'Тағы да']);
	});

	it('that is sent already is not sent again', () => {
		expect(send(ORDERS.sent)).toEqual([]);
	});

	it('keeps who signed it and when', () => {
		expect(ORDERS.signed.signed).toEqual({ at: 2, by: 'user:1', ...(SIGNED.data as object) });
	});

	it('decides about the admitted, the not admitted and those on the act', () => {
		expect(casesOf(CONTENT)).toEqual(['a1', 'a2']);
		expect(
			casesOf({ kind: 'certificate', act: 'x', rows: [{ application: 'a1', outcome: 'passed' }] })
		).toEqual(['a1']);
	});
});

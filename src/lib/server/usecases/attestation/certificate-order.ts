import { doTask, passOver } from '../../../domain/attestation/application.ts';
import { maySign } from '../../../domain/attestation/order.ts';
import { OUTCOMES } from '../../../domain/attestation/outcome.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { readCases, registerRow } from '../desk/case-rows.ts';
import { byDecision } from '../signing/by-decision.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';

/** Step 12 of ¶7: drafts the order on issuing certificates from the results of the act, nothing else. */
export const draftCertificateOrder =
	(ctx: Context) =>
	(actor: Actor, actId: string): Promise<string | Refused> =>
		transact(ctx, actor, async (work) => {
			const act = await work.read('test-act', actId);
			if (isRefused(act)) return act;
			if (act.state.order) return refused('certificate-order-drafted');
			const rows = act.state.results.map(({ application, outcome }) => ({ application, outcome }));
			const id = ctx.ids.id();
			await work.must('round', act.state.round);
			for (const { application } of rows) {
				const { state } = await work.must('application', application);
				const done = doTask(state, 'draft-certificates');
				if (isRefused(done)) return done;
				work.add('application', application, done);
			}
			const data = { round: act.state.round, content: { kind: 'certificate' as const, act: actId, rows } };
			work.add('order', id, [
				{ type: 'drafted', v: 1, data },
				{ type: 'sent', v: 1, data: {} }
			]);
			work.add('test-act', actId, [{ type: 'order-drafted', v: 1, data: { order: id } }]);
			work.add('round', act.state.round, [{ type: 'order-drafted', v: 1, data: { order: id } }]);
			return id;
		});

/** Step 13 of ¶7: the head signs the certificate order, on the day it comes. */
export async function decideCertificateOrder(
	work: Work,
	orderId: string,
	seen?: number
): Promise<{ number: string } | Refused> {
	const order = await work.read('order', orderId);
	if (isRefused(order)) return order;
	const no = maySign(order.state, seen);
	if (no) return no;
	if (order.state.content.kind !== 'certificate') return refused('not-found', { kind: 'order' });
	const { act, rows } = order.state.content;
	const number = (await work.number('order', orderId)).text;
	const document = await issueOrder(work, { orderId, round: order.state.round, act, rows, number });
	if (isRefused(document)) return document;
	for (const { application, outcome } of rows) {
		const { state } = await work.must('application', application);
		const done = doTask(state, 'sign-certificates', [document]);
		if (isRefused(done)) return done;
		work.add('application', application, done);
		if (OUTCOMES[outcome].leadsTo === 'new-date') {
			work.add('application', application, [
				{ type: 'new-date-due', v: 1, data: { order: orderId, outcome } }
			]);
		} else {
			work.add('application', application, passOver((await work.must('application', application)).state));
		}
	}
	work.add('order', orderId, [{ type: 'signed', v: 1, data: { number, document, sittings: [] } }]);
	return { number };
}

/** As a recorded decision of the signed-in head. */
export const signCertificateOrder =
	(ctx: Context) =>
	(actor: Actor, orderId: string, seen?: number): Promise<{ number: string } | Refused> =>
		byDecision(ctx, actor, (work) => decideCertificateOrder(work, orderId, seen));

interface Issuing {
	orderId: string;
	round: string;
	act: string;
	rows: { application: string; outcome: keyof typeof OUTCOMES }[];
	number: string;
}

async function issueOrder(
	work: Work,
	{ orderId, round, act: actId, rows, number }: Issuing
): Promise<string | Refused> {
	const { state: act } = await work.must('test-act', actId);
	const { state: roundState } = await work.must('round', round);
	const outcomes = new Map(rows.map(({ application, outcome }) => [application, outcome]));
	const cases = await readCases(work, [...outcomes.keys()]);
	if (isRefused(cases)) return cases;
	const passed = [];
	const others = [];
	for (const one of cases) {
		const row = await registerRow(work, one);
		const outcome = outcomes.get(one.id) ?? 'not-passed';
		if (outcome === 'passed') passed.push(row);
		else others.push({ ...row, outcome });
	}
	return work.issue(
		{
			type: 'certificate-order',
			number,
			date: work.now,
			signedBy: await work.signature(['head', 'deputy-head']),
			ground: ['7.12', '7.13'],
			act: { number: act.number, date: act.drawnUpAt },
			passed,
			others
		},
		{ order: orderId, round },
		roundState.mark
	);
}

import { isRefused, refused, type Refused } from '../../../../domain/refusal.ts';
import type { Applicant } from '../../../../domain/services/applicant.ts';
import { definitionOf } from '../../../../domain/services/registry.ts';
import { mayContinueRequest, type RequestDraftState } from '../../../../domain/services/request-draft.ts';
import { decideFee } from '../../payments/ask-fee.ts';
import { transact } from '../../transact.ts';
import type { Context } from '../../context.ts';
import type { Work } from '../../work.ts';
import { byApplicant, type Applicant as Visitor } from '../session.ts';
import { applicantNow } from './applicant-now.ts';

/** A fee of this applicant for this procedure that no request has used: paid ones first, then those still asked for. */
async function unused(work: Work, person: string, { service, procedure }: RequestDraftState) {
	for (const status of ['confirmed', 'asked']) {
		const where = { person, service, procedure, status };
		const { items } = await work.ctx.store.list('payment', { where, limit: 1 });
		if (items[0]) return { id: items[0].id };
	}
	return undefined;
}

/** Whether the fee of a draft can still be paid with. */
async function stands(work: Work, payment: string | null): Promise<boolean> {
	if (payment === null) return false;
	const { state } = await work.must('payment', payment);
	return state.status === 'asked' || state.status === 'confirmed';
}

async function decideAsked(
	work: Work,
	{ id: person }: Visitor,
	draftId: string,
	applicant: Applicant
): Promise<{ payment: string } | Refused> {
	const draft = await work.read('request-draft', draftId);
	if (isRefused(draft)) return draft;
	const { state } = draft;
	const no = mayContinueRequest(state, person);
	if (no) return no;
	if (definitionOf(state.definition).payment === 'free') return refused('fee-not-set');
	if (state.payment !== null && (await stands(work, state.payment))) return { payment: state.payment };
	const { service, procedure } = state;
	const fee =
		(await unused(work, person, state)) ?? (await decideFee(work, { service, procedure, applicant, person }));
	if (isRefused(fee)) return fee;
	work.add('request-draft', draftId, [
		{ type: 'fee-asked', v: 1, data: { payment: fee.id } },
		{ type: 'flow-noted', v: 1, data: { entries: [{ key: 'p4', at: work.now, said: 'done' }] } }
	]);
	return { payment: fee.id };
}

/**
 * Process 4: asks for the fee of a request. One that was paid for and never used, because the draft was given up, is used
 * again. Refuses 'fee-not-set', where the service is free or the office has set no fee.
 */
export const askFee =
	(ctx: Context) =>
	async (visitor: Visitor, draft: string): Promise<{ payment: string } | Refused> => {
		const payer = await applicantNow(ctx, visitor);
		if (isRefused(payer)) return payer;
		return transact(ctx, byApplicant(visitor.id), (work) => decideAsked(work, visitor, draft, payer));
	};

import { isRefused, refused, type Refused } from '../../../../domain/refusal.ts';
import type { Applicant } from '../../../../domain/services/applicant.ts';
import { definitionOf } from '../../../../domain/services/registry.ts';
import { mayContinueRequest } from '../../../../domain/services/request-draft.ts';
import { feeFor, feeStands } from '../../payments/ask-fee.ts';
import { transact } from '../../transact.ts';
import type { Context } from '../../context.ts';
import type { Work } from '../../work.ts';
import { byApplicant, type Applicant as Visitor } from '../session.ts';
import { applicantNow } from './applicant-now.ts';
import { noteFlow } from './note-flow.ts';

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
	if (state.payment !== null && (await feeStands(work, state.payment))) return { payment: state.payment };
	const { service, procedure } = state;
	const fee = await feeFor(work, { service, procedure, applicant, person });
	if (isRefused(fee)) return fee;
	work.add('request-draft', draftId, [{ type: 'fee-asked', v: 1, data: { payment: fee.id } }]);
	noteFlow(work, { id: draftId, state }, [{ key: 'p4', at: work.now, said: 'done' }]);
	return { payment: fee.id };
}

/**
 * Process 4: asks for the fee of a request. One that was paid for and never used, because the draft was given up, is used
 * again; one that is not paid is asked for anew where the office asks another amount by now. Refuses 'fee-not-set', where the service is free or the office has set no fee.
 */
export const askFee =
	(ctx: Context) =>
	async (visitor: Visitor, draft: string): Promise<{ payment: string } | Refused> => {
		const payer = await applicantNow(ctx, visitor);
		if (isRefused(payer)) return payer;
		return transact(ctx, byApplicant(visitor.id), (work) => decideAsked(work, visitor, draft, payer));
	};

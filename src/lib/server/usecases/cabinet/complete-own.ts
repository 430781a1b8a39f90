import { refused, type Refused } from '../../../domain/refusal.ts';
import type { HandedIn } from '../signing/check-signatures.ts';
import type { Context } from '../context.ts';
import { completeApplication } from './apply.ts';
import { completeRequest } from './requests/send-request.ts';
import type { Applicant as Visitor } from './session.ts';

/** Takes the signatures of what an applicant prepared, an application or a request: the id of the case. */
export const completeByApplicant =
	(ctx: Context) =>
	async (visitor: Visitor, id: string, handed: HandedIn): Promise<{ id: string } | Refused> => {
		const act = (await ctx.store.read('signing', id))?.state.task.act;
		if (act === 'apply') return completeApplication(ctx)(visitor.id, id, handed);
		if (act === 'request') return completeRequest(ctx)(visitor, id, handed);
		return refused('not-found', { kind: 'signing' });
	};

import type { Attachment } from '../../../domain/attestation/attachment.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, type Refused } from '../../../domain/refusal.ts';
import { actorOf, stepOfCase } from '../../../domain/services/course.ts';
import { attaching } from '../attestation/attached-files.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { caseOf } from './case-of-service.ts';
import { decideCaseStep } from './do-step.ts';
import { decideReceipt, type NewRequest } from './receive-request.ts';

/** A request that somebody brings to the provider's own office, with its scans. */
export interface BroughtRequest extends Omit<
	NewRequest,
	'channel' | 'files' | 'fileNames' | 'journal' | 'imported' | 'flow'
> {
	files: Attachment[];
}

/** Does the first step as well, where it is to register and the one who acts may; returns the incoming number. */
export async function registerAtOnce(work: Work, actor: Actor, id: string): Promise<string | null | Refused> {
	const one = await caseOf(work, id);
	if (isRefused(one)) return one;
	const step = stepOfCase(one.procedure, one.state);
	if (step?.deed !== 'register' || !actor.roles.includes(actorOf(step, one.state))) return null;
	const done = await decideCaseStep(work, actor, id, { step: step.n, deed: 'register' });
	if (isRefused(done)) return done;
	return (await work.must('service-case', id)).state.incoming;
}

/** What came on paper to the office, received and registered by the chancellery as one. Refuses a wrong file as well. */
export const receiveAtOffice =
	(ctx: Context) =>
	(
		actor: Actor,
		{ files: attached, ...brought }: BroughtRequest
	): Promise<{ id: string; incoming: string | null } | Refused> =>
		attaching(ctx, attached, (files) =>
			transact(ctx, actor, async (work) => {
				const fileNames = attached.map(({ name }) => name);
				const beside = { channel: 'office' as const, journal: null, imported: null, flow: [] };
				const received = await decideReceipt(work, { ...brought, ...beside, files, fileNames });
				if (isRefused(received)) return received;
				const incoming = await registerAtOnce(work, actor, received.id);
				return isRefused(incoming) ? incoming : { id: received.id, incoming };
			})
		);

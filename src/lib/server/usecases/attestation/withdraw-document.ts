import { takeBack } from '../../../domain/attestation/document.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, type Refused } from '../../../domain/refusal.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';

async function withdrawCertificate(work: Work, number: string, reason: string): Promise<void> {
	const ref = await work.ctx.store.find(`certificate:${number}`);
	if (!ref) return;
	await work.must('certificate', ref.id);
	work.add('certificate', ref.id, [{ type: 'withdrawn', v: 1, data: { reason } }]);
}

/**
 * The head takes an issued document back. Its file stays as it was and its number taken; a certificate is out of force
 * in the register of certificates in the same commit. Refuses what `takeBack` of the domain does.
 */
export const withdrawDocument =
	(ctx: Context) =>
	(actor: Actor, id: string, reason: string): Promise<true | Refused> =>
		transact(ctx, actor, async (work) => {
			const document = await work.read('document', id);
			if (isRefused(document)) return document;
			const { type, number } = document.state;
			const facts = takeBack(document.state, reason);
			if (isRefused(facts)) return facts;
			work.add('document', id, facts);
			if (type === 'certificate' && number) await withdrawCertificate(work, number, reason.trim());
			return true;
		});

import { takeBack } from '../../../domain/attestation/document.ts';
import type { DocumentType } from '../../../domain/attestation/documents.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, type Refused } from '../../../domain/refusal.ts';
import { terminateLicence } from '../../../domain/services/licence.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';

async function withdrawCertificate(work: Work, number: string, reason: string): Promise<void> {
	const ref = await work.ctx.store.find(`certificate:${number}`);
	if (!ref) return;
	await work.must('certificate', ref.id);
	work.add('certificate', ref.id, [{ type: 'withdrawn', v: 1, data: { reason } }]);
}

/** A licence whose paper is taken back is at an end; one that was replaced or ended before stays as it is. */
async function endLicence(work: Work, number: string, reason: string): Promise<void> {
	const ref = await work.ctx.store.find(`licence:${number}`);
	if (!ref) return;
	const facts = terminateLicence((await work.must('licence', ref.id)).state, reason);
	if (!isRefused(facts)) work.add('licence', ref.id, facts);
}

/** What of other registers goes with a paper. */
const WITH_IT: Partial<Record<DocumentType, typeof withdrawCertificate>> = {
	certificate: withdrawCertificate,
	licence: endLicence
};

/**
 * The head takes an issued document back. Its file stays as it was and its number taken; a certificate or a
 * licence is out of force in its register in the same commit. Refuses what `takeBack` of the domain does.
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
			if (number) await WITH_IT[type]?.(work, number, reason.trim());
			return true;
		});

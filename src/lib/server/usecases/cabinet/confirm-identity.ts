import { nameOnCertificate, sameOnCertificate } from '../../../domain/people/certificate-name.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Applicant } from '../../../domain/services/applicant.ts';
import { applicantRecord } from '../people/applicant-record.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { byApplicant, type Applicant as Visitor } from './session.ts';
import { answered, recordOf, renameAfter, type Answered, type CabinetDoor } from './sign-in.ts';

const namesIt = (applicant: Applicant, { iin, bin }: Answered): boolean =>
	applicant.kind === 'legal-entity' ? bin === applicant.bin : iin === applicant.iin;

/**
 * Proves with a signature that the account of this visit is its holder's: from now on it opens what the record of the
 * applicant holds. Refuses what the signature refuses, and 'certificate-of-another' for another IIN or BIN.
 */
export const confirmIdentity =
	(ctx: Context, door: CabinetDoor) =>
	async (visitor: Visitor, token: string, cms: Uint8Array): Promise<true | Refused> => {
		const checked = await answered(ctx, door, token, cms);
		if (isRefused(checked)) return checked;
		if (visitor.confirmed || visitor.account === null) return true;
		const id = visitor.account;
		return transact(ctx, byApplicant(id), async (work) => {
			const { state, confidential } = await work.must('account', id);
			if (state.person !== null) return true as const;
			if (!confidential) return refused('erased');
			if (!namesIt(confidential.applicant, checked)) return refused('certificate-of-another');
			const own = confidential.applicant.kind === 'individual' ? { ...checked, bin: null } : checked;
			await joinTo(work, id, await recordOf(work, own));
			return true as const;
		});
	};

/** A name of an organisation without its quotation marks and spaces, which everybody writes differently. */
const bare = (name: string): string => name.toLocaleUpperCase('kk').replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Whether a certificate calls somebody otherwise than he was typed: 'certificate-name-differs'. One that has no name, or of
 * an organisation only its number, says nothing of it.
 */
export function misnamed(
	applicant: Applicant,
	{ name: line, organisation }: Answered['subject']
): Refused | null {
	const name = nameOnCertificate(line);
	const differs =
		(name.given !== '' && !sameOnCertificate(applicant.name, name)) ||
		(applicant.kind === 'legal-entity' &&
			!!organisation?.trim() &&
			bare(organisation) !== bare(applicant.organisation));
	return differs ? refused('certificate-name-differs') : null;
}

/** Whose an account is, now that a certificate has said it: the record, which holds what was begun with it from now on. */
export async function joinAccount(work: Work, id: string, applicant: Applicant): Promise<string> {
	const { state } = await work.must('account', id);
	if (state.person !== null) return state.person;
	const person = await applicantRecord(work, applicant);
	if (applicant.kind === 'legal-entity') await renameAfter(work, person, applicant.iin, applicant.name);
	await joinTo(work, id, person);
	return person;
}

async function joinTo(work: Work, account: string, person: string): Promise<void> {
	work.add('account', account, [{ type: 'confirmed', v: 1, data: { person } }]);
	const where = { person: account, status: 'open' };
	const { items } = await work.ctx.store.list('request-draft', { where, limit: 1000 });
	for (const { id } of items) {
		await work.must('request-draft', id);
		work.add('request-draft', id, [{ type: 'handed-over', v: 1, data: { person } }]);
	}
}

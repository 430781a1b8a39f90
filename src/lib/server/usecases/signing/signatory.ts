import { OFFICE_ID } from '../../../domain/office.ts';
import { fullName } from '../../../domain/people/name.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import type { Refused } from '../../../domain/refusal.ts';
import type { CheckedSignature } from '../../ports.ts';
import type { By, Context } from '../context.ts';
import type { Work } from '../work.ts';

/** Who signs, and what his certificate has to name. */
export interface Signatory {
	by: By;
	/** null: unknown to the office, nothing can be signed. */
	iin: string | null;
	/** Of the organisation he signs for; null: for himself, or the office does not ask. */
	bin: string | null;
	/** As PDF readers show it. */
	name: string;
	/** What else his certificate has to say, where what is signed tells more of him than his number. */
	obstacle?: (subject: CheckedSignature['subject']) => Refused | null;
}

/** A decision as it is written into a work. */
export type Decide = (work: Work) => Promise<unknown | Refused>;

/** Somebody of the office: his own IIN, the office's BIN. */
export async function ofOffice(ctx: Context, actor: Actor): Promise<Signatory> {
	const user = await ctx.store.read('user', actor.id);
	const office = await ctx.store.read('office', OFFICE_ID);
	return {
		by: actor,
		iin: user?.confidential?.iin ?? null,
		bin: office?.state.signing.bin ?? null,
		name: user?.confidential ? fullName(user.confidential.name) : ''
	};
}

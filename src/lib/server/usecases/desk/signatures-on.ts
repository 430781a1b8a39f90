import type { Role } from '../../../domain/people/roles.ts';
import type { Context } from '../context.ts';
import { nameOf } from './document-rows.ts';

/** An e-signature on a document, as the office's pages show it. */
export interface SignatureRow {
	/** `user:<id>` or `applicant:<id>`. */
	by: string;
	name: string;
	/** What somebody of the office is. */
	roles: Role[];
	/** Epoch ms. */
	at: number;
}

/** The e-signatures that stand on a document, first to last; none on one that is not there. */
export async function signaturesOn(ctx: Context, document: string): Promise<SignatureRow[]> {
	const record = await ctx.store.read('document', document);
	const rows: SignatureRow[] = [];
	for (const { by, at } of record?.state.signatures ?? []) {
		const [who = '', id = ''] = by.split(':');
		const user = who === 'user' ? await ctx.store.read('user', id) : undefined;
		rows.push({ by, at, name: await nameOf(ctx, by), roles: user?.state.roles ?? [] });
	}
	return rows;
}

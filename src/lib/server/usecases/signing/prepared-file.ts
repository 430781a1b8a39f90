import type { Refused } from '../../../domain/refusal.ts';
import { refused } from '../../../domain/refusal.ts';
import { sha256Of } from '../../../domain/exam/bundle.ts';
import type { Context } from '../context.ts';

/** Bytes of chance behind a prepared file, hexadecimal: as long in the file. */
const SALT = 16;

/**
 * Keeps a prepared file under a name of its own: what anybody attaches elsewhere, the same bytes downloaded from here
 * among it, is another file, and goes when it goes.
 */
export async function keepPrepared(ctx: Context, pdf: Uint8Array): Promise<string> {
	const salt = new TextEncoder().encode(ctx.ids.secret(SALT));
	const salted = new Uint8Array(pdf.length + salt.length);
	salted.set(pdf);
	salted.set(salt, pdf.length);
	return (await ctx.files.put(salted)).sha256;
}

/** The prepared file as it is signed. Refuses 'signing-expired' where it is gone. */
export async function prepared(ctx: Context, sha256: string): Promise<Uint8Array | Refused> {
	const salted = await ctx.files.get(sha256);
	if (!salted || sha256Of(salted) !== sha256) return refused('signing-expired');
	return salted.subarray(0, salted.length - 2 * SALT);
}

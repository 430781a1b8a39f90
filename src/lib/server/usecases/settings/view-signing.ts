import { OFFICE_ID } from '../../../domain/office.ts';
import { fullName } from '../../../domain/people/name.ts';
import { may } from '../../../domain/people/roles.ts';
import { isRefused } from '../../../domain/refusal.ts';
import type { AuthorityCertificate } from '../../../domain/signing/authority-certificate.ts';
import { SIGNING_TERMS } from '../../../domain/signing/e-signature.ts';
import type { AuthorityFiles } from '../../ports.ts';
import type { Context } from '../context.ts';

/** A trusted certificate, and what is to be said of it now. */
export interface TrustedAuthority extends Omit<AuthorityCertificate, 'der' | 'authority' | 'selfIssued'> {
	expired: boolean;
	/** Whether no trusted root or issuing certificate bears its issuer's name. */
	withoutIssuer: boolean;
}

/** How the office signs and whom it trusts; who may sign and has no IIN entered. */
export const viewSigning = (ctx: Context, files: AuthorityFiles) => async () => {
	const office = (await ctx.store.read('office', OFFICE_ID))?.state;
	const { roots, intermediates, ...terms } = office?.signing ?? SIGNING_TERMS;
	const read = [roots, intermediates].map((ders) => ders.flatMap((der) => known(files, der)));
	const [rootRows, issuing] = read as [AuthorityCertificate[], AuthorityCertificate[]];
	const names = new Set([...rootRows, ...issuing].map(({ subject }) => subject));
	const row = ({
		authority: _,
		selfIssued: __,
		der: ___,
		...rest
	}: AuthorityCertificate): TrustedAuthority => ({
		...rest,
		expired: ctx.clock.now() > rest.notAfter,
		withoutIssuer: !names.has(rest.issuer)
	});
	return {
		ready: office !== undefined,
		...terms,
		roots: rootRows.map(row),
		intermediates: issuing.map(row),
		withoutIin: await withoutIin(ctx)
	};
};

function known(files: AuthorityFiles, der: string): AuthorityCertificate[] {
	const read = files.read(new Uint8Array(Buffer.from(der, 'base64')));
	return isRefused(read) ? [] : read.slice(0, 1);
}

/** Names of those whose signature the office's decisions take and whose key cannot be compared with them. */
async function withoutIin(ctx: Context): Promise<string[]> {
	const { items } = await ctx.store.list('user', { where: { status: 'active' }, sort: 'name', limit: 1000 });
	const names = [];
	for (const { id } of items) {
		const user = await ctx.store.read('user', id);
		if (user?.confidential && !user.confidential.iin && may(user.state, 'document.sign'))
			names.push(fullName(user.confidential.name));
	}
	return names;
}

import type { Field } from '../../../domain/facts.ts';
import { shortName, type PersonName } from '../../../domain/people/name.ts';
import type { Listed } from '../../ports.ts';
import type { Context } from '../context.ts';

export const text = (field: Field | undefined): string => (typeof field === 'string' ? field : '');
export const textOrNull = (field: Field | undefined): string | null =>
	typeof field === 'string' ? field : null;

export interface DocumentRow {
	id: string;
	type: string;
	number: string | null;
	issuedAt: number;
	/** The case it is about, where it is about one. */
	application: string | null;
	/** Taken back. */
	withdrawn: boolean;
	/** Set right by another order. */
	amended: boolean;
	eSigned: boolean;
	/** Whose e-signatures it bears, first to last. */
	signers: { name: string; at: number }[];
}

async function signersOf(ctx: Context, id: string): Promise<DocumentRow['signers']> {
	const document = await ctx.store.read('document', id);
	const signatures = document?.state.signatures ?? [];
	return Promise.all(signatures.map(async ({ by, at }) => ({ name: await nameOf(ctx, by), at })));
}

/** A document as lists show it. */
export async function documentRow(
	ctx: Context,
	{ id, summary }: Pick<Listed, 'id' | 'summary'>
): Promise<DocumentRow> {
	return {
		id,
		type: text(summary.type),
		number: textOrNull(summary.number),
		issuedAt: Number(summary.issuedAt),
		application: textOrNull(summary.application),
		withdrawn: summary.withdrawn === true,
		amended: summary.amended === true,
		eSigned: Number(summary.eSigned) > 0,
		signers: Number(summary.eSigned) > 0 ? await signersOf(ctx, id) : []
	};
}

/** Whose name an actor's id leads to, where it leads to somebody's. */
const NAMED: Record<string, (ctx: Context, id: string) => Promise<PersonName | undefined>> = {
	user: async ({ store }, id) => (await store.read('user', id))?.confidential?.name,
	applicant: async ({ store }, id) => {
		const person = (await store.read('person', id))?.confidential?.name;
		// Signed before the record was known that the account turned out to be of.
		return person ?? (await store.read('account', id))?.confidential?.applicant.name;
	}
};

/** Name of who did a thing, from `user:<id>` or `applicant:<id>`; ids of seats and the system as they are. */
export async function nameOf(ctx: Context, by: string): Promise<string> {
	const [who = '', id = ''] = by.split(':');
	const read = Object.hasOwn(NAMED, who) ? NAMED[who] : undefined;
	if (!read) return by;
	const name = await read(ctx, id);
	return name ? shortName(name) : '—';
}

/** Documents by what they are about, newest last. */
export const documentsAbout =
	(ctx: Context) =>
	async (where: Record<string, string>): Promise<DocumentRow[]> => {
		const { items } = await ctx.store.list('document', { where, sort: 'issuedAt', limit: 1000 });
		return Promise.all(items.map((item) => documentRow(ctx, item)));
	};

import type { Field } from '../../../domain/facts.ts';
import { shortName } from '../../../domain/people/name.ts';
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

/** Whose record an actor's id leads to, where it leads to somebody's. */
const NAMED: Record<string, 'user' | 'person'> = { user: 'user', applicant: 'person' };

/** Name of who did a thing, from `user:<id>` or `applicant:<id>`; ids of seats and the system as they are. */
export async function nameOf(ctx: Context, by: string): Promise<string> {
	const [who = '', id = ''] = by.split(':');
	const kind = Object.hasOwn(NAMED, who) ? NAMED[who] : undefined;
	if (!kind) return by;
	const record = await ctx.store.read(kind, id);
	return record?.confidential ? shortName(record.confidential.name) : '—';
}

/** Documents by what they are about, newest last. */
export const documentsAbout =
	(ctx: Context) =>
	async (where: Record<string, string>): Promise<DocumentRow[]> => {
		const { items } = await ctx.store.list('document', { where, sort: 'issuedAt', limit: 1000 });
		return Promise.all(items.map((item) => documentRow(ctx, item)));
	};

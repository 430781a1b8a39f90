import { mayBeTakenBack } from '../../../domain/attestation/document.ts';
import { fullName } from '../../../domain/people/name.ts';
import { refused } from '../../../domain/refusal.ts';
import { nameOf } from './document-rows.ts';
import type { Context } from '../context.ts';

/** An issued document as one page: what it is about, who signed it, and whether it stands. */
export const viewDocument = (ctx: Context) => async (id: string) => {
	const document = await ctx.store.read('document', id);
	if (!document) return refused('not-found', { kind: 'document' });
	const { state } = document;
	const { application, order, round } = state.about;
	const about = application ? await ctx.store.read('application', application) : undefined;
	const rounds = round ? await ctx.store.read('round', round) : undefined;
	const signatures = await Promise.all(
		state.signatures.map(async ({ by, at, method, algorithm, format }) => ({
			...{ at, method, algorithm, format },
			by: await nameOf(ctx, by)
		}))
	);
	const { type, number, issuedAt, signedAt, fingerprint, mark, withdrawn, amendedBy } = state;
	return {
		...{ id, type, number, issuedAt, signedAt, fingerprint, mark, signatures, withdrawn, amendedBy },
		application: application && about ? { id: application, incoming: about.state.incoming } : null,
		name: about?.confidential ? fullName(about.confidential.name) : null,
		order: order ?? null,
		round: round && rounds ? { id: round, number: rounds.state.number } : null,
		/** Whether it is of a kind that is taken back, and was not yet. */
		mayBeTakenBack: mayBeTakenBack(state) && !withdrawn,
		erased: document.confidential === undefined
	};
};

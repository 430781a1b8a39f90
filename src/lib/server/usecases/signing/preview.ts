import type { OfficialDocument } from '../../../domain/attestation/documents.ts';
import { send } from '../../../domain/attestation/order.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Lang } from '../../../domain/text.ts';
import { decideResults } from '../attestation/issue-results.ts';
import { decideOrders } from '../attestation/sign-orders.ts';
import type { Context } from '../context.ts';
import { Work } from '../work.ts';
import { remembering } from './drawn.ts';
import type { Decide } from './signatory.ts';

/** A document as it would be issued now, marked as a draft. */
export interface Preview {
	bytes: Uint8Array;
	content: OfficialDocument;
}

/**
 * An order as it would be signed now, draft or sent: nothing is committed, no number is taken. Refuses what signing it
 * would refuse, so that a schedule which no longer fits is seen before.
 */
export const previewOrder =
	(ctx: Context) =>
	(actor: Actor, id: string, lang: Lang): Promise<Preview | Refused> =>
		preview(ctx, actor, lang, async (work) => {
			const order = await work.read('order', id);
			if (isRefused(order)) return order;
			const sent = send(order.state);
			if (isRefused(sent)) return sent;
			work.add('order', id, sent);
			return decideOrders(work, [{ id }]);
		});

/** A certificate or a refusal as it would be signed now. Refuses what signing it would refuse. */
export const previewResult =
	(ctx: Context) =>
	(actor: Actor, application: string, lang: Lang): Promise<Preview | Refused> =>
		preview(ctx, actor, lang, (work) => decideResults(work, [application]));

/** The first document a decision would issue. */
export async function preview(
	ctx: Context,
	actor: Actor,
	lang: Lang,
	decide: Decide
): Promise<Preview | Refused> {
	const { ids } = remembering(ctx.ids);
	// As with a key: where the office requires one a draft is shown all the same.
	const trial = new Work({ ...ctx, ids }, actor, { electronic: true });
	const decided = await decide(trial);
	if (isRefused(decided)) return decided;
	const [issued] = trial.documents;
	if (!issued) return refused('not-found', { kind: 'document' });
	const content = draftOf(issued.content);
	return { bytes: await ctx.press.render(content, lang, issued.id), content };
}

/** Without what only signing gives: number, signature, and the commitment to a draw that is drawn then. */
function draftOf(content: OfficialDocument): OfficialDocument {
	const draft = { ...content, mark: 'draft' as const, number: null, signedBy: null };
	if (draft.type === 'licence') return { ...draft, licence: { ...draft.licence, number: '' } };
	if (draft.type === 'admission-order')
		return { ...draft, sessions: draft.sessions.map((session) => ({ ...session, commitment: null })) };
	if (draft.type === 'test-schedule')
		return { ...draft, sessions: draft.sessions.map((session) => ({ ...session, commitment: null })) };
	return draft;
}

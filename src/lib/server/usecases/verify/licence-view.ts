import type { DocumentState } from '../../../domain/attestation/document.ts';
import type { OfficialDocument } from '../../../domain/attestation/documents.ts';
import type { Ended } from '../../../domain/attestation/standing.ts';
import type { LicenceState } from '../../../domain/services/licence.ts';
import type { Bilingual } from '../../../domain/text.ts';
import type { Context } from '../context.ts';

/** What anybody may know of the licence a document is, or belongs to. */
export interface LicenceView {
	number: string;
	issuedAt: number;
	/** Null once what the paper said is erased. */
	activity: Bilingual | null;
	/** A legal entity by its name; an individual is not named. */
	holder: string | null;
	ended: Ended | null;
}

const OF_LICENCES: readonly string[] = ['licence', 'licence-duplicate', 'licence-annex'];

/** The licence that a paper says it is: its duplicate and its annexes have other numbers. */
function numberOn({ type, number }: DocumentState, content: OfficialDocument | undefined): string | null {
	if (content && 'licence' in content) return content.licence.number;
	return type === 'licence' ? number : null;
}

async function endOf(ctx: Context, state: LicenceState): Promise<Ended | null> {
	if (state.terminated) return { how: 'terminated', at: state.terminated.at };
	const next = state.replacedBy ? await ctx.store.read('licence', state.replacedBy) : undefined;
	return next ? { how: 'replaced', at: next.state.issuedAt, by: next.state.number } : null;
}

/** The licence as the register has it now; undefined for a document that is none. */
export async function licenceView(
	ctx: Context,
	document: DocumentState,
	content: OfficialDocument | undefined
): Promise<LicenceView | undefined> {
	const number = OF_LICENCES.includes(document.type) ? numberOn(document, content) : null;
	const ref = number ? await ctx.store.find(`licence:${number}`) : undefined;
	const licence = ref && (await ctx.store.read('licence', ref.id));
	if (!licence || !number) return undefined;
	const holder = licence.confidential?.holder;
	return {
		number,
		issuedAt: licence.state.issuedAt,
		activity: content && 'licence' in content ? content.licence.activity : null,
		holder: holder?.kind === 'legal-entity' ? holder.organisation : null,
		ended: await endOf(ctx, licence.state)
	};
}

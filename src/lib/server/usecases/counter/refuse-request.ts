import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { applicantName, applicantNumber } from '../../../domain/services/applicant.ts';
import type { CounterRefusal } from '../../../domain/services/service-documents.ts';
import type { Lang } from '../../../domain/text.ts';
import { bilingual, letterheadOf } from '../cases/case-of-service.ts';
import { applicantRecord } from '../people/applicant-record.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { readBrought, serveTicket, type AtCounter, type Brought } from './brought.ts';

/** What the receipt of refusal says (appendix 8 of the Standard, whose form is not at hand). */
async function refusalOf(work: Work, at: AtCounter, missing: string[]): Promise<CounterRefusal> {
	const { definition, procedure, applicant } = at;
	return {
		type: 'counter-refusal',
		office: await letterheadOf(work, definition),
		...{ mark: work.mark, number: null, date: work.now, signedBy: null },
		ground: [definition.flow === 'licences' ? '12.1' : '11.2'],
		service: bilingual(definition.name),
		procedure: bilingual(procedure.name),
		procedureId: procedure.id,
		regulation: definition.source.title,
		applicant,
		incoming: { number: null, date: work.now },
		answers: [],
		missing,
		refusedAt: work.now,
		author: await work.signature(['state-corporation'])
	};
}

async function refuse(work: Work, brought: Brought, reasons: string[]): Promise<{ entry: string } | Refused> {
	const at = await readBrought(work, brought);
	if (isRefused(at)) return at;
	const words = [...at.missing.map(({ name }) => name[brought.language]), ...reasons];
	if (!words.length) return refused('papers-complete');
	const missing = at.missing.map(({ id }) => id);
	const entry = work.ctx.ids.id();
	const { text: number } = await work.number('journal', entry);
	const { service, procedure } = brought;
	const person = await applicantRecord(work, at.applicant);
	const ticket = await serveTicket(work, brought.ticket);
	work.add(
		'counter-entry',
		entry,
		[{ type: 'refused', v: 1, data: { number, service, procedure, person, missing, ticket } }],
		{
			confidential: {
				applicant: applicantName(at.applicant),
				applicantNumber: applicantNumber(at.applicant),
				refusal: await refusalOf(work, at, words)
			}
		}
	);
	return { entry };
}

/**
 * Does not take what is not complete or not rightly filled in: a receipt of refusal and a line of the journal, never a case.
 * `reasons`: what is wrong beside missing documents. Refuses 'papers-complete' where nothing stands against taking it.
 */
export const refuseRequest =
	(ctx: Context) =>
	(actor: Actor, brought: Brought, reasons: string[]): Promise<{ entry: string } | Refused> =>
		transact(ctx, actor, (work) => refuse(work, brought, reasons));

/** The receipt of refusal as a file, while the line is held; refuses 'not-found'. */
export const printCounterRefusal =
	(ctx: Context) =>
	async (entry: string, lang: Lang): Promise<{ bytes: Uint8Array; content: CounterRefusal } | Refused> => {
		const content = (await ctx.store.read('counter-entry', entry))?.confidential?.refusal;
		if (!content) return refused('not-found', { kind: 'document' });
		return { bytes: await ctx.press.render(content, lang, entry), content };
	};

import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { fullName } from '../../../domain/people/name.ts';
import type { CounterReceipt } from '../../../domain/services/service-documents.ts';
import { caseOf, letterheadOf, ofCase, type ServiceCase } from '../cases/case-of-service.ts';
import { decideReceipt } from '../cases/receive-request.ts';
import { referenceKey } from '../payments/settle-payment.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { readBrought, serveTicket, type AtCounter, type Brought } from './brought.ts';
import { enterAccepted, newLine, plannedAt } from './journal-line.ts';

/** The record a typed number leads to; undefined where it leads to none. */
const recordOf = async (work: Work, key: string): Promise<string | undefined> =>
	(await work.ctx.store.find(key))?.id;

/** What a request is about, from the numbers on the applicant's papers. */
async function aboutOf(work: Work, { licence, address }: Brought) {
	const found = licence.trim() ? await recordOf(work, `licence:${licence.trim()}`) : undefined;
	return { ...(found ? { licence: found } : {}), ...(address ? { address } : {}) };
}

/** The fee by the number it was asked for under; null where there is none. */
async function paymentOf(work: Work, { reference }: Brought): Promise<string | null> {
	const digits = reference.replace(/\s/g, '');
	return digits ? ((await recordOf(work, referenceKey(digits))) ?? null) : null;
}

/** Names of documents in the language the request is made in, as its receipt lists them. */
const papersOf = ({ handedOver }: AtCounter, { language, others }: Brought): string[] => [
	...handedOver.map(({ name }) => name[language]),
	...others
];

async function receive(work: Work, brought: Brought, at: AtCounter, journal: string) {
	const { service, procedure, contact, language, answers } = brought;
	return decideReceipt(work, {
		...{ service, procedure, contact, language, answers, journal },
		channel: 'state-corporation',
		applicant: at.applicant,
		files: [],
		fileNames: [],
		papers: papersOf(at, brought),
		about: await aboutOf(work, brought),
		payment: await paymentOf(work, brought),
		...(at.proxy ? { proxy: { name: fullName(at.proxy.name), power: at.proxy.power } } : {}),
		imported: null,
		flow: []
	});
}

/** The list of documents with both dates on it; the applicant gets a copy. */
async function issueReceipt(
	work: Work,
	one: ServiceCase,
	{ number, papers, proxy }: { number: string; papers: string[]; proxy: AtCounter['proxy'] }
) {
	const content: Omit<CounterReceipt, 'office' | 'mark'> = {
		...ofCase(one),
		type: 'counter-receipt',
		...{ number, date: work.now, signedBy: null },
		ground: [one.definition.flow === 'licences' ? '12.1' : '11.1'],
		documents: papers,
		acceptedAt: work.now,
		plannedAt: await plannedAt(work, one),
		proxy,
		author: await work.signature(['state-corporation'])
	};
	const head = await letterheadOf(work, one.definition);
	return work.issue(content, { case: one.id }, one.state.mark, head);
}

async function take(work: Work, brought: Brought): Promise<{ entry: string; case: string } | Refused> {
	const at = await readBrought(work, brought);
	if (isRefused(at)) return at;
	if (at.missing.length) {
		const names = at.missing.map(({ name }) => name[brought.language]).join('; ');
		return refused('papers-missing', { papers: names });
	}
	const line = await newLine(work);
	const { number } = line;
	const received = await receive(work, brought, at, number);
	if (isRefused(received)) return received;
	const one = await caseOf(work, received.id);
	if (isRefused(one)) return one;
	const papers = papersOf(at, brought);
	const document = await issueReceipt(work, one, { number, papers, proxy: at.proxy });
	await enterAccepted(work, line, one, { document, ticket: await serveTicket(work, brought.ticket) });
	return { entry: line.entry, case: one.id };
}

/**
 * Takes a request at the counter (¶10.1): journal, case and receipt are one. Refuses 'papers-missing' where a document of
 * the list is not there, and what `readBrought` and `decideReceipt` refuse: 'not-paid' without a confirmed fee.
 */
export const takeRequest =
	(ctx: Context) =>
	(actor: Actor, brought: Brought): Promise<{ entry: string; case: string } | Refused> =>
		transact(ctx, actor, (work) => take(work, brought));

import type { DocumentFact } from '../../../domain/attestation/document.ts';
import { mayErase, type ApplicationState } from '../../../domain/attestation/application.ts';
import type { Kind } from '../../../domain/kinds.ts';
import { OFFICE_ID, type OfficeTerms } from '../../../domain/office.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { removeUnneeded } from '../attestation/attached-files.ts';
import { caseErasure, dueCases, yearsAfter } from '../cases/erase-case.ts';
import { officeOf } from '../desk/view-cases.ts';
import { isLastOf } from '../people/needed-person.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';

/** Until when the personal data of an ended case are kept, epoch ms: whole years after its result. */
const keptUntil = ({ result }: ApplicationState, { retentionYears }: OfficeTerms): number =>
	yearsAfter(result?.at ?? 0, retentionYears);

/**
 * What holds personal data of a case alone. Orders, acts and lists name many people and are kept; so are certificates,
 * which may be in force still.
 */
async function recordsOf(ctx: Context, application: string, state: ApplicationState): Promise<string[]> {
	const records = [`application/${application}`];
	for (const kind of ['application-draft', 'attempt', 'document', 'appeal'] as const) {
		const { items } = await ctx.store.list(kind, { where: { application }, limit: 1000 });
		const own = items.filter(({ summary }) => kind !== 'document' || summary.type !== 'certificate');
		records.push(...own.map(({ id }) => `${kind}/${id}`));
	}
	return (await isLastOf(ctx, state.person, application)) ? [...records, `person/${state.person}`] : records;
}

/** Every file a document ever had: as it was printed, and after each signature. */
async function printedOf({ store }: Context, id: string): Promise<string[]> {
	const facts = (await store.facts('document', id)) as unknown as DocumentFact[];
	return facts.flatMap((fact) =>
		fact.type === 'kept' || fact.type === 'e-signed' ? Object.values(fact.data.files) : []
	);
}

async function filesOf(
	work: Work,
	{ files }: Pick<ApplicationState, 'files'>,
	records: readonly string[]
): Promise<string[]> {
	const all = new Set(files.map(({ sha256 }) => sha256));
	for (const record of records) {
		const [kind, id = ''] = record.split('/');
		if (kind === 'appeal')
			for (const { sha256 } of (await work.must('appeal', id)).state.files) all.add(sha256);
		if (kind === 'document') for (const sha256 of await printedOf(work.ctx, id)) all.add(sha256);
	}
	return [...all];
}

/** Says first, then does: a power cut between the two is made good by asking again. */
async function eraseNow(ctx: Context, records: readonly string[], files: readonly string[]): Promise<void> {
	await removeUnneeded(ctx, files, new Set(records));
	// The case last: as long as it can be read it stands in the list of what is to be erased.
	for (const record of [...records].reverse()) {
		const [kind, id = ''] = record.split('/');
		await ctx.store.erase(kind as Kind, id);
	}
}

async function applicationErasure(
	work: Work,
	application: string,
	ground: string
): Promise<{ records: string[]; files: string[] } | Refused> {
	const record = await work.read('application', application);
	if (isRefused(record)) return record;
	const { state, confidential } = record;
	if (state.erased) return confidential ? state.erased : refused('erased');
	const { terms } = await work.office();
	const refusal = mayErase(state, keptUntil(state, terms), work.now, ground);
	if (refusal) return refusal;
	const records = await recordsOf(work.ctx, application, state);
	const data = { ground: ground.trim(), records, files: await filesOf(work, state, records) };
	work.add('application', application, [{ type: 'erased', v: 1, data }]);
	return data;
}

/**
 * Erases the personal data of a case whose term of keeping is over, of attestation or of another service: of the case,
 * its attempts, its own documents, its appeals, its drafts and all their files. The chains stay whole, and the case's own
 * says what was erased, by whom and on which ground: attempts get no fact after the act, which prints where their chains
 * end. Refuses 'case-open', 'under-appeal', 'retention-not-over', 'ground-missing', 'erased'.
 */
export const erasePersonalData =
	(ctx: Context) =>
	async (actor: Actor, id: string, ground: string): Promise<{ records: number } | Refused> => {
		const ofService = (await ctx.store.read('service-case', id)) !== undefined;
		const decided = await transact(ctx, actor, (work) =>
			ofService
				? caseErasure(work, id, ground, (state, records) => filesOf(work, state, records))
				: applicationErasure(work, id, ground)
		);
		if (isRefused(decided)) return decided;
		await eraseNow(ctx, decided.records, decided.files);
		return { records: decided.records.length };
	};

/** A case whose personal data are due to be erased, or are held by an appeal. */
export interface DueRow {
	/** Of attestation or of another service. */
	id: string;
	name: string;
	incoming: string;
	endedAt: number;
	keptUntil: number;
	underAppeal: boolean;
}

const SHOWN = 200;

/** What is due to be erased, longest due first; `total` counts more than are shown. */
export const listDue = (ctx: Context) => async () => {
	const { terms } = await officeOf(ctx);
	const rows: DueRow[] = [...(await dueApplications(ctx, terms)), ...(await dueCases(ctx, terms))];
	rows.sort((a, b) => a.keptUntil - b.keptUntil);
	return { rows: rows.slice(0, SHOWN), total: rows.length, terms };
};

async function dueApplications(ctx: Context, terms: OfficeTerms): Promise<DueRow[]> {
	const rows: DueRow[] = [];
	let after: string | undefined;
	do {
		const page = await ctx.store.list('application', {
			where: { status: 'closed', held: true },
			sort: 'movedAt',
			limit: 1000,
			...(after ? { after } : {})
		});
		for (const { id, summary } of page.items) {
			const record = await ctx.store.read('application', id);
			const until = record ? keptUntil(record.state, terms) : Infinity;
			if (!record?.state.result || until > ctx.clock.now()) return rows;
			rows.push({
				id,
				name: String(summary.name),
				incoming: String(summary.incoming),
				endedAt: record.state.result.at,
				keptUntil: until,
				underAppeal: record.state.appeals.some(({ follows }) => follows === null)
			});
		}
		after = page.next;
	} while (after !== undefined);
	return rows;
}

/** Sets the terms of the office: how long an answer to an appeal takes and personal data are kept. */
export const setTerms =
	(ctx: Context) =>
	(actor: Actor, terms: OfficeTerms): Promise<true | Refused> =>
		transact(ctx, actor, async (work) => {
			const { appealAnswerDays: days, retentionYears: years } = terms;
			if (!Number.isInteger(days) || days < 1 || days > 60)
				return refused('bad-input', { field: 'appealAnswerDays' });
			if (!Number.isInteger(years) || years < 1 || years > 75)
				return refused('bad-input', { field: 'retentionYears' });
			const office = await work.read('office', OFFICE_ID);
			if (isRefused(office)) return office;
			work.add('office', OFFICE_ID, [{ type: 'terms-set', v: 1, data: { terms } }]);
			return true as const;
		});

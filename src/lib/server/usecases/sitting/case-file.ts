import type { CaseFileDocument } from '../../../domain/attestation/documents.ts';
import { attemptKind, type AttemptState } from '../../../domain/exam/attempt.ts';
import { headOf } from '../../../domain/exam/bundle.ts';
import { CASE_FORM, caseView, type Approval, type CaseFile } from '../../../domain/exam/case-file.ts';
import { merkleProof } from '../../../domain/exam/root.ts';
import type { Fact } from '../../../domain/facts.ts';
import { fullName } from '../../../domain/people/name.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { usedBank } from '../../../domain/questions/contents.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Lang } from '../../../domain/text.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { registerRow } from '../desk/case-rows.ts';
import { transact } from '../transact.ts';
import type { Work } from '../work.ts';
import { actedSitting, chainsOf, questionsDrawn } from './export-bundle.ts';

type Acted = Exclude<Awaited<ReturnType<typeof actedSitting>>, Refused>;

/** Who did what a fact says, with the name of the official. */
async function approvalOf(
	work: Work,
	kind: 'blueprint' | 'edition',
	id: string,
	type: string
): Promise<Approval> {
	const fact = (await work.ctx.store.facts(kind, id)).find((one) => one.type === type);
	const { ground } = (fact?.data ?? {}) as { ground?: string };
	const [, user] = fact?.by.split('user:') ?? [];
	const record = user ? await work.ctx.store.read('user', user) : undefined;
	return {
		at: fact?.at ?? 0,
		by: fact?.by ?? '',
		name: record?.confidential ? fullName(record.confidential.name) : null,
		ground: ground ?? null
	};
}

const fold = (facts: readonly Fact[]): AttemptState => {
	let state: AttemptState | undefined;
	for (const fact of facts)
		state = attemptKind.evolve(state, fact as unknown as Parameters<typeof attemptKind.evolve>[1]);
	if (!state) throw new Error('An attempt has facts.');
	return state;
};

async function sittingPart(work: Work, { sittingId, sitting }: Acted): Promise<CaseFile['sitting']> {
	const { state: room } = await work.must('room', sitting.room);
	const { startsAt, openedAt, rules, commitment, digits, blueprintHash, editionHash } = sitting;
	return {
		...{ id: sittingId, room: room.name, address: room.address, startsAt, openedAt, rules },
		closedAt: sitting.closed?.at ?? null,
		...{ commitment, digits, blueprintHash, editionHash, seed: sitting.seed ?? '' }
	};
}

async function fileOf(work: Work, acted: Acted, attempt: string): Promise<CaseFile | Refused> {
	const ctx = work.ctx as ExamContext;
	const { sitting, act, content } = acted;
	const facts = (await chainsOf(ctx, act)).get(attempt);
	const proof = merkleProof(act.results, attempt);
	if (!facts || !proof) return refused('not-found', { kind: 'attempt' });
	const { confidential } = await work.must('attempt', attempt);
	const state = fold(facts);
	const papers = await ctx.room.papers.of(sitting);
	const bank = usedBank(papers.bank, questionsDrawn([facts]));
	const { blueprint } = papers;
	const number = confidential?.documentNumber;
	const { state: document } = await work.must('document', act.document);
	const drawn = (await ctx.store.facts('sitting', acted.sittingId)).find(({ type }) => type === 'act-drawn');
	return {
		form: CASE_FORM,
		attempt,
		applicant: await registerRow(work, await work.must('application', state.application)),
		identity: number ? { number, expires: confidential?.documentExpires ?? null } : null,
		sitting: await sittingPart(work, acted),
		act: { number: act.number, date: content.date, fingerprint: document.fingerprint, root: act.root },
		approvals: {
			blueprint: await approvalOf(work, 'blueprint', sitting.blueprint, 'blueprint-approved'),
			bank: await approvalOf(work, 'edition', sitting.edition, 'frozen')
		},
		software: (drawn?.data as { software?: string } | undefined)?.software ?? '',
		...{ blueprint, bank, facts, proof },
		view: caseView({ facts, state, blueprint, bank })
	};
}

/** The file as an official document: what a person reads of it. */
async function documentOf(
	work: Work,
	file: CaseFile,
	mark: CaseFileDocument['mark']
): Promise<CaseFileDocument> {
	const { office } = await work.office();
	const { applicant, identity, sitting, act, approvals, software, view, proof, attempt } = file;
	return {
		...{ type: 'case-file', office: office.letterhead, mark, number: null, date: work.now, signedBy: null },
		ground: [],
		...{ applicant, identity, act, approvals, software, view, attempt },
		session: { room: sitting.room, address: sitting.address, startsAt: sitting.startsAt },
		draw: { commitment: sitting.commitment, digits: sitting.digits, seed: sitting.seed },
		head: headOf(file.facts),
		proof
	};
}

/**
 * The file of one candidate of an act, for an appeal, with keys: who read it, when and on what ground is chained to the
 * bank's edition. Refuses 'ground-missing', 'act-not-drawn', 'not-found'.
 */
async function readCase(
	ctx: ExamContext,
	actor: Actor,
	actId: string,
	attempt: string,
	ground: string
): Promise<{ file: CaseFile; document: CaseFileDocument } | Refused> {
	return transact(ctx, actor, async (work) => {
		if (!ground.trim()) return refused('ground-missing');
		const act = await work.read('test-act', actId);
		if (isRefused(act)) return act;
		const acted = await actedSitting(work, act.state.sitting);
		if (isRefused(acted)) return acted;
		const file = await fileOf(work, acted, attempt);
		if (isRefused(file)) return file;
		const { edition } = acted.sitting;
		await work.must('edition', edition);
		const why = `case file of attempt ${attempt}: ${ground.trim()}`;
		work.add('edition', edition, [{ type: 'read', v: 1, data: { why } }]);
		return { file, document: await documentOf(work, file, acted.sitting.mark) };
	});
}

/** The file as data, canonical: `npm run verify -- --case` takes it. */
export const readCaseFile =
	(ctx: ExamContext) =>
	async (actor: Actor, actId: string, attempt: string, ground: string): Promise<CaseFile | Refused> => {
		const read = await readCase(ctx, actor, actId, attempt, ground);
		return isRefused(read) ? read : read.file;
	};

/** The file as PDF. */
export const printCaseFile =
	(ctx: ExamContext) =>
	async (
		actor: Actor,
		actId: string,
		attempt: string,
		ground: string,
		lang: Lang
	): Promise<Uint8Array | Refused> => {
		const read = await readCase(ctx, actor, actId, attempt, ground);
		return isRefused(read) ? read : ctx.press.render(read.document, lang, attempt);
	};

import type { TestAct } from '../../../domain/attestation/documents.ts';
import type { TestActState } from '../../../domain/attestation/test-act.ts';
import type { Fact } from '../../../domain/facts.ts';
import { bundleFiles, type ActPdf, type Bundle, type BundleFiles } from '../../../domain/exam/bundle.ts';
import type { SittingState } from '../../../domain/exam/sitting.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { usedBank } from '../../../domain/questions/contents.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Lang } from '../../../domain/text.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { transact } from '../transact.ts';
import type { Work } from '../work.ts';

/** What a bundle is of: a sitting that has its act. */
interface Acted {
	sittingId: string;
	sitting: SittingState;
	act: TestActState;
	content: TestAct;
}

/** The sitting with its act; refuses 'act-not-drawn'. */
export async function actedSitting(work: Work, sittingId: string): Promise<Acted | Refused> {
	const sitting = await work.read('sitting', sittingId);
	if (isRefused(sitting)) return sitting;
	if (!sitting.state.act) return refused('act-not-drawn');
	const { state: act } = await work.must('test-act', sitting.state.act);
	const { confidential } = await work.must('document', act.document);
	if (confidential?.content.type !== 'test-act') return refused('not-found', { kind: 'document' });
	return { sittingId, sitting: sitting.state, act, content: confidential.content };
}

/** Facts up to one of them: what was chained after the act is no part of what the act proves. */
const upTo = (facts: readonly Fact[], last: (fact: Fact) => boolean): Fact[] =>
	facts.slice(0, facts.findIndex(last) + 1);

/** The chains the act's heads stand for, in order of attempt id. */
export async function chainsOf(ctx: ExamContext, act: TestActState): Promise<Map<string, Fact[]>> {
	const chains = new Map<string, Fact[]>();
	const results = [...act.results].sort((a, b) => (a.attempt < b.attempt ? -1 : 1));
	for (const { attempt, head } of results) {
		const facts = await ctx.store.facts('attempt', attempt);
		chains.set(
			attempt,
			upTo(facts, ({ hash }) => hash === head)
		);
	}
	return chains;
}

/** The questions of the papers that were drawn. */
export function questionsDrawn(chains: Iterable<readonly Fact[]>): Set<string> {
	const ids = new Set<string>();
	for (const chain of chains)
		for (const { type, data } of chain)
			if (type === 'paper-drawn')
				for (const { id } of (data as { paper: { id: string }[] }).paper) ids.add(id);
	return ids;
}

async function bundleOf(ctx: ExamContext, { sittingId, sitting, act, content }: Acted): Promise<Bundle> {
	const papers = await ctx.room.papers.of(sitting);
	const facts = await chainsOf(ctx, act);
	return {
		facts,
		sitting: upTo(await ctx.store.facts('sitting', sittingId), ({ type }) => type === 'act-drawn'),
		blueprint: papers.blueprint,
		bank: usedBank(papers.bank, questionsDrawn(facts.values())),
		act: content
	};
}

/** The act as it was printed first: its bytes are kept, so that another version of the press cannot change the archive. */
async function printedAct(work: Work, { sitting, act, content }: Acted): Promise<ActPdf> {
	const { ctx } = work;
	const print = async (lang: Lang) =>
		(act.pdf && (await ctx.files.get(act.pdf[lang]))) ?? ctx.press.render(content, lang, act.document);
	const [kk, ru] = [await print('kk'), await print('ru')];
	if (!act.pdf && sitting.act) {
		const pdf = { kk: (await ctx.files.put(kk)).sha256, ru: (await ctx.files.put(ru)).sha256 };
		work.add('test-act', sitting.act, [{ type: 'printed', v: 1, data: { pdf } }]);
	}
	return { kk, ru };
}

async function filesOf(ctx: ExamContext, work: Work, acted: Acted): Promise<BundleFiles> {
	return bundleFiles(await bundleOf(ctx, acted), await printedAct(work, acted));
}

/** Writes `exports/<sitting>/`. */
export async function exportBundle(ctx: ExamContext, sittingId: string): Promise<void> {
	const files = await transact(ctx, { id: 'system' }, async (work) => {
		const acted = await actedSitting(work, sittingId);
		return isRefused(acted) ? acted : filesOf(ctx, work, acted);
	});
	if (isRefused(files)) throw new Error(`The bundle of sitting ${sittingId} is refused: ${files.refused}`);
	for (const [path, bytes] of files) await ctx.exports.write(`${sittingId}/${path}`, bytes);
}

const BUNDLE = 'bundle/';

/** The sitting whose bundle is owed under this id; undefined when something else is. */
export const bundleOwed = (id: string): string | undefined =>
	id.startsWith(BUNDLE) ? id.slice(BUNDLE.length) : undefined;

/**
 * Notes that the bundle of a sitting is to be written, before the act is drawn up: a process killed in between owes it
 * to the next start. The act stands whatever happens to the files for people.
 */
export async function oweBundle(ctx: ExamContext, sittingId: string) {
	const owed = [`${BUNDLE}${sittingId}`];
	const report = (error: unknown) => ctx.log.error('export-bundle', error);
	await ctx.owed.note(owed).catch(report);
	return {
		forget: async () => ctx.owed.forget(owed),
		export: () =>
			exportBundle(ctx, sittingId)
				.then(() => ctx.owed.settle(owed))
				.catch(report)
	};
}

/** Packs files into one. */
export type Pack = (files: Iterable<readonly [string, Uint8Array]>) => Uint8Array;

/**
 * The bundle for the archive, packed, under a folder of the sitting's name. It holds keys, so who took it is chained to
 * the bank's edition. Refuses before the act.
 */
export const readArchive =
	(ctx: ExamContext, pack: Pack) =>
	(actor: Actor, sittingId: string): Promise<Uint8Array | Refused> =>
		transact(ctx, actor, async (work) => {
			const acted = await actedSitting(work, sittingId);
			if (isRefused(acted)) return acted;
			const { edition } = acted.sitting;
			await work.must('edition', edition);
			const why = `archive of sitting ${sittingId}`;
			work.add('edition', edition, [{ type: 'read', v: 1, data: { why } }]);
			const files = await filesOf(ctx, work, acted);
			return pack([...files].map(([path, bytes]) => [`${sittingId}/${path}`, bytes] as const));
		});

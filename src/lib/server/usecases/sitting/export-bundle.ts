import { canonicalJson, sha256Hex } from '../../../domain/facts.ts';
import { merkleRoot } from '../../../domain/exam/root.ts';
import type { SittingState } from '../../../domain/exam/sitting.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { transact } from '../transact.ts';

/** The files of a bundle by their paths. */
export type Bundle = Map<string, string>;

/**
 * Everything needed to run the draw, the time and the count of a sitting again without a server.
 * `bank.json` holds keys: the bundle is for the archive.
 */
async function bundleOf(ctx: ExamContext, sittingId: string, sitting: SittingState): Promise<Bundle> {
	const papers = await ctx.room.papers.of(sitting);
	const files = new Map<string, string>();
	const heads: { attempt: string; head: string }[] = [];
	const used = new Set<string>();
	for (const attempt of [...sitting.attempts].sort()) {
		const facts = await ctx.store.facts('attempt', attempt);
		heads.push({ attempt, head: facts[facts.length - 1]?.hash ?? '' });
		files.set(`facts/${attempt}.jsonl`, facts.map((fact) => `${canonicalJson(fact)}\n`).join(''));
		const record = await ctx.store.read('attempt', attempt);
		for (const { id } of record?.state.paper ?? []) used.add(id);
	}
	const lines = await ctx.store.facts('sitting', sittingId);
	files.set('sitting.jsonl', lines.map((fact) => `${canonicalJson(fact)}\n`).join(''));
	files.set('blueprint.json', `${canonicalJson(papers.blueprint)}\n`);
	files.set('bank.json', `${canonicalJson(papers.bank)}\n`);
	const act = await actOf(ctx, sitting.act);
	if (act) files.set('act.json', `${canonicalJson(act)}\n`);
	const hashes = Object.fromEntries([...files].map(([path, text]) => [path, sha256Hex(text)]));
	const manifest = {
		form: 'synaq-bundle-1',
		sitting: sittingId,
		commitment: sitting.commitment,
		blueprintHash: sitting.blueprintHash,
		editionHash: sitting.editionHash,
		root: merkleRoot(heads),
		heads: Object.fromEntries(heads.map(({ attempt, head }) => [attempt, head])),
		questionsUsed: [...used].sort(),
		files: hashes
	};
	files.set('manifest.json', `${canonicalJson(manifest)}\n`);
	return files;
}

/** Writes `exports/<sitting>/`. */
export async function exportBundle(ctx: ExamContext, sittingId: string): Promise<void> {
	const sitting = await ctx.store.read('sitting', sittingId);
	if (!sitting) throw new Error(`sitting/${sittingId} is missing`);
	for (const [path, text] of await bundleOf(ctx, sittingId, sitting.state))
		await ctx.exports.write(`${sittingId}/${path}`, text);
}

/** The bundle for the archive: it holds keys, so who took it is chained to the bank's edition. Refuses before the act. */
export const readArchive =
	(ctx: ExamContext) =>
	(actor: Actor, sittingId: string): Promise<Record<string, string> | Refused> =>
		transact(ctx, actor, async (work) => {
			const sitting = await work.read('sitting', sittingId);
			if (isRefused(sitting)) return sitting;
			if (!sitting.state.act) return refused('act-not-drawn');
			await work.must('edition', sitting.state.edition);
			const why = `archive of sitting ${sittingId}`;
			work.add('edition', sitting.state.edition, [{ type: 'read', v: 1, data: { why } }]);
			return Object.fromEntries(await bundleOf(ctx, sittingId, sitting.state));
		});

async function actOf(ctx: ExamContext, actId: string | null) {
	const act = actId ? await ctx.store.read('test-act', actId) : undefined;
	const document = act && (await ctx.store.read('document', act.state.document));
	return document?.confidential?.content;
}

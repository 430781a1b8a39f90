import { canonicalJson, sha256Hex } from '../../domain/facts.ts';
import { merkleRoot } from '../../domain/exam/root.ts';
import type { ExamContext } from './exam-room.ts';

/**
 * Writes `exports/<sitting>/`: everything needed to run the draw, the time and the count again without a server.
 * `bank.json` holds keys: the folder is for the archive.
 */
export async function exportBundle(ctx: ExamContext, sittingId: string): Promise<string> {
	const sitting = await ctx.store.read('sitting', sittingId);
	if (!sitting) throw new Error(`sitting/${sittingId} is missing`);
	const papers = await ctx.room.papers.of(sitting.state);
	const files = new Map<string, string>();
	const heads: { attempt: string; head: string }[] = [];
	const used = new Set<string>();
	for (const attempt of [...sitting.state.attempts].sort()) {
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
	const act = await actOf(ctx, sitting.state.act);
	if (act) files.set('act.json', `${canonicalJson(act)}\n`);
	const hashes = Object.fromEntries([...files].map(([path, text]) => [path, sha256Hex(text)]));
	const manifest = {
		form: 'synaq-bundle-1',
		sitting: sittingId,
		commitment: sitting.state.commitment,
		blueprintHash: sitting.state.blueprintHash,
		editionHash: sitting.state.editionHash,
		root: merkleRoot(heads),
		heads: Object.fromEntries(heads.map(({ attempt, head }) => [attempt, head])),
		questionsUsed: [...used].sort(),
		files: hashes
	};
	files.set('manifest.json', `${canonicalJson(manifest)}\n`);
	for (const [path, text] of files) await ctx.exports.write(`${sittingId}/${path}`, text);
	return sittingId;
}

async function actOf(ctx: ExamContext, actId: string | null) {
	const act = actId ? await ctx.store.read('test-act', actId) : undefined;
	const document = act && (await ctx.store.read('document', act.state.document));
	return document?.confidential?.content;
}

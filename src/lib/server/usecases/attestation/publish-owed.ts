import type { ExamContext } from '../clocks/exam-room.ts';
import { bundleOwed, exportBundle } from '../sitting/export-bundle.ts';
import { folderOf } from '../issued.ts';

/** Hands a document to the press again; what was never issued, or is erased, is not owed any more. */
async function publish(ctx: ExamContext, id: string): Promise<void> {
	const document = await ctx.store.read('document', id);
	const content = document?.confidential?.content;
	if (!document || !content) return;
	const taken = await ctx.press.take([{ id, content, folder: folderOf(document.state.about) }]);
	taken.publish();
}

async function publishBundle(ctx: ExamContext, sittingId: string): Promise<void> {
	const sitting = await ctx.store.read('sitting', sittingId);
	if (sitting?.state.act) await exportBundle(ctx, sittingId);
}

/** Writes what a former process owed: documents and bundles whose files were not on the disk when it ended. */
export const publishOwed =
	(ctx: ExamContext) =>
	async (left: readonly string[]): Promise<void> => {
		for (const id of left) {
			const sitting = bundleOwed(id);
			await (sitting === undefined ? publish(ctx, id) : publishBundle(ctx, sitting));
			await ctx.owed.settle([id]);
		}
	};

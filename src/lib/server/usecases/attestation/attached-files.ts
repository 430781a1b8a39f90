import { checkAttachment, type Attachment } from '../../../domain/attestation/attachment.ts';
import { isRefused, type Refused } from '../../../domain/refusal.ts';
import type { Files } from '../../ports.ts';
import type { Context } from '../context.ts';
import { fileKey } from '../issued.ts';

/** A file as the record keeps it that it came with. */
export interface AttachedFile {
	sha256: string;
	size: number;
	type: string;
}

/** Of each folder of files: the last of those who bring attachments or take them away. */
const queues = new WeakMap<Files, Promise<unknown>>();

/** One after another: a scan that comes while the very same one goes is not lost. */
function inTurn<T>(files: Files, act: () => Promise<T>): Promise<T> {
	const turn = (queues.get(files) ?? Promise.resolve()).then(act);
	const over = turn.catch(() => undefined);
	queues.set(files, over);
	return turn;
}

/**
 * Keeps attachments before `use` commits what names them; what it refuses leaves no file behind. Refuses a wrong file,
 * naming it, before any is kept.
 */
export async function attaching<T>(
	ctx: Context,
	files: readonly Attachment[],
	use: (kept: AttachedFile[]) => Promise<T | Refused>
): Promise<T | Refused> {
	const types: string[] = [];
	for (const file of files) {
		const checked = checkAttachment(file);
		if (isRefused(checked)) return checked;
		types.push(checked.type);
	}
	const kept: AttachedFile[] = [];
	return inTurn(ctx.files, async () => {
		for (const [i, { bytes }] of files.entries())
			kept.push({ ...(await ctx.files.put(bytes)), type: types[i] ?? '' });
		const used = await use(kept);
		if (isRefused(used)) await remove(ctx, shasOf(kept), new Set());
		return used;
	});
}

export const shasOf = (files: readonly { sha256: string }[]): string[] => files.map(({ sha256 }) => sha256);

/** Removes the files no record needs any more; `gone`: records about to be erased, as `kind/id`. */
export const removeUnneeded = (
	ctx: Context,
	files: readonly string[],
	gone: ReadonlySet<string> = new Set()
): Promise<void> => inTurn(ctx.files, () => remove(ctx, files, gone));

const ATTACHED_TO = ['application', 'application-draft', 'appeal', 'request-draft', 'service-case'] as const;

async function remove(ctx: Context, files: readonly string[], gone: ReadonlySet<string>): Promise<void> {
	if (!files.length) return;
	const kept = [];
	for (const kind of ATTACHED_TO) kept.push(await needed(ctx, kind, gone));
	for (const sha256 of new Set(files)) {
		if (kept.some((shas) => shas.has(sha256))) continue;
		// A copy of a document may have been attached: its bytes are those the office keeps.
		const document = await ctx.store.find(fileKey(sha256));
		if (document && !gone.has(`${document.kind}/${document.id}`)) continue;
		await ctx.files.remove(sha256);
	}
}

/** Which files the records need that are not erased: the same scan may lie in two cases. */
async function needed(
	ctx: Context,
	kind: (typeof ATTACHED_TO)[number],
	gone: ReadonlySet<string>
): Promise<Set<string>> {
	const shas = new Set<string>();
	let after: string | undefined;
	do {
		const page = await ctx.store.list(kind, { limit: 1000, ...(after ? { after } : {}) });
		for (const { id } of page.items) {
			const record = gone.has(`${kind}/${id}`) ? undefined : await ctx.store.read(kind, id);
			if (record?.confidential) for (const { sha256 } of record.state.files) shas.add(sha256);
		}
		after = page.next;
	} while (after !== undefined);
	return shas;
}

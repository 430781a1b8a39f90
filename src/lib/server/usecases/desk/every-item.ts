import type { Kind } from '../../../domain/kinds.ts';
import type { Listed, ListQuery } from '../../ports.ts';
import type { Context } from '../context.ts';

/** Every record of a list, page after page: for what counts or exports and may leave nothing out. */
export async function everyItem(
	ctx: Context,
	kind: Kind,
	query: Omit<ListQuery, 'after' | 'limit'> = {}
): Promise<Listed[]> {
	const items: Listed[] = [];
	let after: string | undefined;
	do {
		// A long list is read in turn with everything else the office and its exam rooms ask.
		if (after !== undefined) await new Promise((next) => setTimeout(next));
		const page = await ctx.store.list(kind, { ...query, limit: 1000, ...(after ? { after } : {}) });
		items.push(...page.items);
		after = page.next;
	} while (after !== undefined);
	return items;
}

import type { Ids } from '../../ports.ts';
import type { Context } from '../context.ts';
import type { Terms } from '../work.ts';

/** What a trial drew and when: the same again gives the same documents. */
export interface Trial {
	drawn: readonly string[];
	moment: number;
}

/** Remembers what a decision draws: drawn again, it decides the same. */
export function remembering(ids: Ids): { ids: Ids; drawn: string[] } {
	const drawn: string[] = [];
	const kept = (value: string) => {
		drawn.push(value);
		return value;
	};
	return {
		drawn,
		ids: {
			id: () => kept(ids.id()),
			digits: (n) => kept(ids.digits(n)),
			secret: (bytes) => kept(ids.secret(bytes))
		}
	};
}

/**
 * Draws what was drawn before, in the same order. A decision that asks for more than it did is not the one that was
 * prepared: it goes on with fresh draws, and what it says then differs from what was signed.
 */
function replaying(drawn: readonly string[], fresh: Ids): Ids {
	let next = 0;
	const again = (draw: () => string) => drawn[next++] ?? draw();
	return {
		id: () => again(() => fresh.id()),
		digits: (n) => again(() => fresh.digits(n)),
		secret: (bytes) => again(() => fresh.secret(bytes))
	};
}

/** How a work decides what was tried before, and is signed with a key. */
export const anew = (ctx: Context, { drawn, moment }: Trial): { ctx: Context; terms: Terms } => ({
	ctx: { ...ctx, ids: replaying(drawn, ctx.ids) },
	terms: { moment, electronic: true }
});

import { isRefused, refused, type Refused } from '../../domain/refusal.ts';
import { Conflict, Unavailable, type Store } from '../ports.ts';
import type { By, Context } from './context.ts';
import { Work, type Terms } from './work.ts';

/** How often a decision is taken again when somebody else committed first. */
const AGAIN = 3;

/** Which refusal a taken unique key means. */
const TAKEN: Record<string, Refused> = {
	login: refused('login-taken'),
	cadastral: refused('object-exists'),
	'address-code': refused('address-code-taken'),
	'open-case': refused('open-case-exists', { number: '—' }),
	setup: refused('setup-done'),
	imported: refused('imported-already'),
	receipt: refused('receipt-taken'),
	transaction: refused('callback-replayed')
};

/** Of each store: the last of those who wait to decide again; none while nobody does. */
const queues = new WeakMap<Store, Promise<unknown>>();

/** One after another: of twenty who want the next number each gets his in turn. No decision runs inside another. */
async function inTurn<T>(store: Store, decideAgain: () => Promise<T>): Promise<T> {
	const turn = (queues.get(store) ?? Promise.resolve()).then(decideAgain);
	const over = turn.catch(() => undefined);
	queues.set(store, over);
	try {
		return await turn;
	} finally {
		if (queues.get(store) === over) queues.delete(store);
	}
}

/**
 * Runs a decision and commits what it decided. When somebody else committed first, everything is read and decided
 * again, three times; then it refuses 'changed-meanwhile'. Who has to decide again waits in turn, and who comes
 * meanwhile goes behind. A full or failing disk refuses 'not-stored'.
 */
export async function transact<T>(
	ctx: Context,
	by: By,
	decide: (work: Work) => Promise<T | Refused>,
	/** How each attempt at it differs from what is done now; made anew for each. */
	anew: () => { ctx: Context; terms?: Terms } = () => ({ ctx })
): Promise<T | Refused> {
	if (!queues.has(ctx.store)) {
		const first = await once(anew(), by, decide);
		if (!(first instanceof Conflict)) return first;
	}
	return inTurn(ctx.store, async () => {
		for (let again = 1; again <= AGAIN; again += 1) {
			const next = await once(anew(), by, decide);
			if (!(next instanceof Conflict)) return next;
		}
		return refused('changed-meanwhile');
	});
}

async function once<T>(
	{ ctx, terms }: { ctx: Context; terms?: Terms },
	by: By,
	decide: (work: Work) => Promise<T | Refused>
): Promise<T | Refused | Conflict> {
	const work = new Work(ctx, by, terms);
	try {
		const result = await decide(work);
		if (isRefused(result)) return result;
		await work.commit();
		return result;
	} catch (error) {
		if (error instanceof Unavailable) return refused('not-stored');
		if (!(error instanceof Conflict)) throw error;
		const taken = error.reason === 'unique' && error.key ? TAKEN[error.key.split(':')[0] ?? ''] : undefined;
		return taken ?? error;
	}
}

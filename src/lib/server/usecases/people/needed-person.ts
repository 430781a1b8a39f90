import type { Context } from '../context.ts';

/** Cases of a person: as long as one is held, it names him. */
const CASES = ['application', 'service-case'] as const;
/** What may be in force still. */
const RIGHTS = ['certificate', 'licence'] as const;

/** Whether nothing but this case needs to know who the person is: no other case, no certificate, no licence. */
export async function isLastOf({ store }: Context, person: string, id: string): Promise<boolean> {
	for (const kind of CASES) {
		const { items } = await store.list(kind, { where: { person, held: true }, limit: 1000 });
		if (items.some((other) => other.id !== id)) return false;
	}
	for (const kind of RIGHTS)
		if ((await store.list(kind, { where: { person }, limit: 1 })).total > 0) return false;
	return true;
}

import * as v from 'valibot';
import type { PageServerLoad } from './$types';

const Status = v.fallback(v.optional(v.picklist(['draft', 'sent', 'returned', 'signed'])), undefined);

export const load: PageServerLoad = async ({ locals, url }) => {
	const status = v.parse(Status, url.searchParams.get('status') ?? undefined);
	return { status: status ?? '', orders: await locals.app.listOrders(status) };
};

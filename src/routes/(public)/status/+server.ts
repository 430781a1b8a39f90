import type { RequestHandler } from './$types';

/** Whether the server is up, and in which mode; how many cases it holds, so that a rehearsal can keep away from real ones. */
export const GET: RequestHandler = async ({ locals }) => {
	const { total } = await locals.app.listCases({ limit: 1 }).catch(() => ({ total: 0 }));
	return Response.json({
		instance: locals.app.instance,
		mode: locals.app.mode,
		cases: total,
		now: locals.app.clock.now(),
		printing: locals.app.printing()
	});
};

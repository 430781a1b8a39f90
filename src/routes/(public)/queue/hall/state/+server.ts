import type { RequestHandler } from './$types';

/** What the display of the hall shows now. */
export const GET: RequestHandler = async ({ locals }) => Response.json(await locals.app.viewHall());

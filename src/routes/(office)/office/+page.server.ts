import { signedIn } from '$lib/server/door';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	inbox: await locals.app.viewInbox(signedIn(locals))
});

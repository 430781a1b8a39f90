import { signedIn } from '$lib/server/door';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url }) => {
	const user = signedIn(locals);
	const desk = await locals.app.viewDesk(user);
	// The address is read so that every page comes with fresh counts and the time.
	return { path: url.pathname, user: { id: user.id, name: user.name, roles: user.roles }, ...desk };
};

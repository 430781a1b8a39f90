import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const number = params.number.slice(0, 60);
	return { number, documents: await locals.app.verifyNumber(number) };
};

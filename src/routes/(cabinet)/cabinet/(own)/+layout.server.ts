import { applicantIn } from '$lib/server/door';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => ({
	applicant: applicantIn(locals),
	desk: await locals.app.viewCabinetDesk()
});

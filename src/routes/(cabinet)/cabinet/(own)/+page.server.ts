import { applicantIn } from '$lib/server/door';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => locals.app.viewCabinet(applicantIn(locals).id);

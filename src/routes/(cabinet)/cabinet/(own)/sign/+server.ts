import { isRefused } from '$lib/domain/refusal';
import { answer, applicantIn, parse } from '$lib/server/door';
import { PrepareByApplicant } from '$lib/server/signing-door';
import type { RequestHandler } from './$types';

/** Prepares what is going to be signed, an application or a request: `{ task, method }` → `{ id, until, files }`. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = parse(PrepareByApplicant, await request.json().catch(() => null));
	if (isRefused(given)) return answer(given);
	const { task, method } = given;
	const applicant = applicantIn(locals);
	return answer(
		task.act === 'apply'
			? await locals.app.prepareApplication(applicant.id, task.application, method)
			: await locals.app.prepareRequest(applicant, task.draft, method)
	);
};

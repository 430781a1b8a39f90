import { refused } from '$lib/domain/refusal';
import { need } from '$lib/server/door';
import { xlsxFile } from '$lib/server/spreadsheet';
import { getLocale } from '$i18n/paraglide/runtime';
import { nameOf } from '$lib/ui/refusal';
import type { RequestHandler } from './$types';

/** A workbook with a column for everything a request of a procedure says, and no rows. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const [service, procedure] = (url.searchParams.get('of') ?? '').split('/');
	const asked = need(
		service && procedure
			? await locals.app.importTemplate(service, procedure)
			: refused('not-found', { kind: 'service' })
	);
	const lang = getLocale();
	const labels = [
		...asked.targets.map((target) => nameOf('import_target', target.toLowerCase())),
		...asked.answers.map((name) => name[lang])
	];
	const sheet = { title: asked.name[lang], columns: labels.map((label) => ({ label })), rows: [] };
	return xlsxFile(`requests-${procedure}`, [sheet]);
};

import * as v from 'valibot';
import { ALMATY_HOURS } from '$lib/domain/calendar/kazakhstan';
import { EXAM_RULES } from '$lib/domain/exam/exam-rules';
import { isRefused } from '$lib/domain/refusal';
import { formOf, parse, reply, settle, signedIn, whole } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';
import { OfficeForm, officeOf } from './office-form';

export const load: PageServerLoad = async ({ locals }) => {
	const office = (await locals.app.viewOffice())?.office ?? null;
	return { office, hours: ALMATY_HOURS, rules: office?.examRules ?? EXAM_RULES };
};

/** How exam rooms are run; the use case knows the ranges. */
const Rules = v.object({
	graceSeconds: whole,
	minutesAlone: whole,
	disruptedAfterMinutes: whole,
	appealDays: whole,
	leavingStopsClock: v.pipe(
		v.picklist(['yes', 'no']),
		v.transform((value) => value === 'yes')
	)
});

export const actions: Actions = {
	save: async ({ request, locals }) => {
		const form = parse(OfficeForm, await formOf(request));
		if (isRefused(form)) return reply(form, 'save');
		const office = officeOf(form);
		if (isRefused(office)) return reply(office, 'save');
		const result = await locals.app.setOffice(signedIn(locals), office);
		return reply(isRefused(result) ? result : { done: 'save' }, 'save');
	},
	rules: async ({ request, locals }) => {
		const rules = parse(Rules, await formOf(request));
		if (isRefused(rules)) return reply(rules, 'rules');
		return settle(await locals.app.setExamRules(signedIn(locals), rules), 'rules');
	}
};

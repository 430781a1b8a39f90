import * as v from 'valibot';
import { localDate } from '$lib/domain/calendar/working-time';
import { ALMATY_HOURS, coveredYears, projectedYears } from '$lib/domain/calendar/kazakhstan';
import { isRefused } from '$lib/domain/refusal';
import { formOf, parse, reply, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Change = v.object({ date: text(10), day: v.picklist(['working', 'off']), ground: text(500) });

export const load: PageServerLoad = async ({ locals, url }) => {
	const office = await locals.app.viewOffice();
	const today = localDate(locals.app.clock.now(), office?.office.hours ?? ALMATY_HOURS);
	const asked = Number(url.searchParams.get('year'));
	const year = coveredYears.includes(asked) ? asked : Number(today.slice(0, 4));
	return {
		days: office?.days ?? null,
		today,
		year,
		years: [...coveredYears],
		projected: projectedYears.includes(year)
	};
};

export const actions: Actions = {
	change: async ({ request, locals }) => {
		const form = parse(Change, await formOf(request));
		if (isRefused(form)) return reply(form, 'change');
		const result = await locals.app.changeDay(
			signedIn(locals),
			form.date,
			form.day === 'working',
			form.ground
		);
		return reply(isRefused(result) ? result : { done: 'change' }, 'change');
	}
};

import * as v from 'valibot';
import { localDate } from '$lib/domain/calendar/working-time';
import { ALMATY_HOURS, coveredYears, KAZAKHSTAN_DAYS, projectedYears } from '$lib/domain/calendar/kazakhstan';
import { isChanged } from '$lib/domain/office';
import { isRefused } from '$lib/domain/refusal';
import { formOf, parse, reply, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Change = v.object({
	date: text(10),
	day: v.picklist(['working', 'off', 'restored']),
	ground: text(500)
});

export const load: PageServerLoad = async ({ locals, url }) => {
	const office = await locals.app.viewOffice();
	const today = localDate(locals.app.clock.now(), office?.office.hours ?? ALMATY_HOURS);
	const asked = Number(url.searchParams.get('year'));
	const year = coveredYears.includes(asked) ? asked : Number(today.slice(0, 4));
	const days = office?.days ?? null;
	const dates = new Set([...Object.keys(days ?? {}), ...Object.keys(KAZAKHSTAN_DAYS)]);
	return {
		days,
		/** Dates the office changed: these can be undone. */
		changed: days ? [...dates].filter((date) => isChanged(date, days)) : [],
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
		const [by, { date, day, ground }] = [signedIn(locals), form];
		const result =
			day === 'restored'
				? await locals.app.restoreDay(by, date, ground)
				: await locals.app.changeDay(by, date, day === 'working', ground);
		return reply(isRefused(result) ? result : { done: 'change' }, 'change');
	}
};

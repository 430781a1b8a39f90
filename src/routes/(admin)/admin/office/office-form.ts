import * as v from 'valibot';
import { ALMATY_HOURS } from '$lib/domain/calendar/kazakhstan';
import type { Office } from '$lib/domain/office';
import { refused, type Refused } from '$lib/domain/refusal';
import { many, required, text } from '$lib/server/door';

const Time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const Column = many(text(200));

/** The form of the office: texts in both languages, hours, and the specialities as four columns of equal length. */
export const OfficeForm = v.object({
	nameKk: required(300),
	nameRu: required(300),
	addressKk: required(300),
	addressRu: required(300),
	cityKk: required(100),
	cityRu: required(100),
	phone: text(100),
	open: Time,
	close: Time,
	breakFrom: Time,
	breakTo: Time,
	numberPrefix: v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\d.-]{1,20}$/u)),
	specialityId: Column,
	specialityKk: Column,
	specialityRu: Column,
	specialityEn: Column
});

type Form = v.InferOutput<typeof OfficeForm>;

const ID = /^[a-z][a-z0-9-]{0,39}$/;

function specialitiesOf({
	specialityId,
	specialityKk,
	specialityRu,
	specialityEn
}: Form): Office['specialities'] | Refused {
	const specialities: Office['specialities'] = {};
	for (const [row, id] of specialityId.entries()) {
		const [kk, ru, en] = [specialityKk[row] ?? '', specialityRu[row] ?? '', specialityEn[row] ?? ''];
		if (!id && !kk && !ru && !en) continue;
		if (!ID.test(id) || !kk || !ru || id in specialities)
			return refused('bad-input', { field: 'specialities' });
		specialities[id] = { kk, ru, en: en || ru };
	}
	return specialities;
}

/** The office as the form says it; its clock is that of the whole of Kazakhstan. Refuses 'bad-input'. */
export function officeOf(form: Form): Office | Refused {
	const specialities = specialitiesOf(form);
	if ('refused' in specialities) return specialities as Refused;
	const { open, close, breakFrom, breakTo, phone, numberPrefix } = form;
	const inOrder = open < close && breakFrom <= breakTo && open <= breakFrom && breakTo <= close;
	if (!inOrder) return refused('bad-input', { field: 'hours' });
	const { utcOffsetMinutes } = ALMATY_HOURS;
	return {
		letterhead: {
			name: { kk: form.nameKk, ru: form.nameRu },
			address: { kk: form.addressKk, ru: form.addressRu },
			city: { kk: form.cityKk, ru: form.cityRu },
			phone,
			utcOffsetMinutes
		},
		hours: { open, close, breakFrom, breakTo, utcOffsetMinutes },
		specialities,
		numberPrefix
	};
}

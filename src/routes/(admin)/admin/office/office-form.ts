import * as v from 'valibot';
import { ALMATY_HOURS } from '$lib/domain/calendar/kazakhstan';
import { MASKED, NUMBER_MASKS, type MaskedSeries } from '$lib/domain/number-mask';
import type { Office } from '$lib/domain/office';
import { refused, type Refused } from '$lib/domain/refusal';
import { many, required, text } from '$lib/server/door';

const Time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const Column = many(text(200));

type MaskField = `mask${Capitalize<MaskedSeries>}`;

/** `maskOrder` of 'order'. */
const maskField = (series: MaskedSeries) =>
	`mask${series.charAt(0).toUpperCase()}${series.slice(1)}` as MaskField;

/** A mask left empty or as usual is the one in force without it. */
const MASKS = Object.fromEntries(MASKED.map((series) => [maskField(series), text(100)])) as Record<
	MaskField,
	ReturnType<typeof text>
>;

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
	style: v.picklist(['both', 'one']),
	consentKk: text(4000),
	consentRu: text(4000),
	numberPrefix: v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\d.-]{1,20}$/u)),
	...MASKS,
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

/** Said in both languages or not at all. */
function consentOf({ consentKk: kk, consentRu: ru }: Form): Pick<Office, 'consent'> | Refused {
	if (!kk && !ru) return {};
	if (!kk || !ru) return refused('bad-input', { field: kk ? 'consentRu' : 'consentKk' });
	return { consent: { kk, ru } };
}

const masksOf = (form: Form): NonNullable<Office['numberMasks']> =>
	Object.fromEntries(
		MASKED.map((series) => [series, form[maskField(series)]] as const).filter(
			([series, mask]) => mask && mask !== NUMBER_MASKS[series]
		)
	);

/** The office as the form says it; its clock is that of the whole of Kazakhstan. Refuses 'bad-input'. */
export function officeOf(form: Form): Office | Refused {
	const specialities = specialitiesOf(form);
	if ('refused' in specialities) return specialities as Refused;
	const consent = consentOf(form);
	if ('refused' in consent) return consent;
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
			utcOffsetMinutes,
			style: form.style
		},
		hours: { open, close, breakFrom, breakTo, utcOffsetMinutes },
		specialities,
		numberPrefix,
		numberMasks: masksOf(form),
		...consent
	};
}

import * as v from 'valibot';
import type { Blueprint } from '$lib/domain/exam/blueprint';
import { many, required, whole } from '$lib/server/door';

const Count = v.pipe(
	v.string(),
	v.trim(),
	v.regex(/^\d{0,6}$/),
	v.transform((words) => (words === '' ? null : Number(words)))
);

/** The form of a blueprint: sections come as columns of equal length; what is left empty has no limit. */
export const BlueprintForm = v.object({
	bank: v.pipe(v.string(), v.regex(/^[\w.-]{1,64}$/)),
	titleKk: required(200),
	titleRu: required(200),
	titleEn: required(200),
	section: many(v.pipe(v.string(), v.maxLength(64))),
	questions: many(Count),
	sectionPass: many(Count),
	minutes: whole,
	reserveMinutes: whole,
	passMark: whole,
	languages: v.pipe(many(v.picklist(['kk', 'ru'])), v.minLength(1)),
	multiple: v.picklist(['all-or-nothing', 'partial']),
	attempts: Count,
	retakeDelayDays: Count,
	certificateYears: Count,
	demonstration: v.optional(v.literal('yes'))
});

/** The blueprint as the form says it: a section nothing is drawn from is none. */
export function blueprintOf(form: v.InferOutput<typeof BlueprintForm>): Blueprint {
	const {
		titleKk: kk,
		titleRu: ru,
		titleEn: en,
		section,
		questions,
		sectionPass,
		demonstration,
		...rest
	} = form;
	const sections = section.map((id, row) => ({
		id,
		questions: questions[row] ?? 0,
		passMark: sectionPass[row] ?? null
	}));
	return {
		...rest,
		title: { kk, ru, en },
		sections: sections.filter((one) => one.questions > 0),
		demonstration: demonstration === 'yes'
	};
}

import * as v from 'valibot';
import { ALMATY_HOURS } from '$lib/domain/calendar/kazakhstan';
import { at } from '$lib/domain/calendar/working-time';
import { REFUSAL_KINDS, type RefusalKind } from '$lib/domain/services/refusal-kinds';
import { many, recordId, text } from '$lib/server/door';

/** Texts that documents print, by the names of their fields. */
const WRITTEN = [
	'findings',
	'place',
	'because',
	'conditions-kk',
	'conditions-ru',
	'address-kk',
	'address-ru',
	'cadastral',
	'object'
] as const;

const stepNumber = v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number));

/** A moment of the office's wall clock, as a field of date and time gives it; null where it is empty. */
export const wallTime = v.pipe(
	v.optional(v.string(), ''),
	v.regex(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})?$/),
	v.transform((typed) => (typed ? at(typed.slice(0, 10), typed.slice(11), ALMATY_HOURS) : null))
);

/** One a line; lines without a word are left out. */
const lines = v.pipe(
	v.optional(text(20_000), ''),
	v.transform((typed) => typed.split('\n').flatMap((line) => line.trim() || []))
);

/** `granted:<result>` or `refused:<kind>`. */
const outcome = v.pipe(
	v.string(),
	v.regex(/^(granted|refused):[\w-]{1,60}$/),
	v.transform((typed) => typed.split(':') as ['granted' | 'refused', string]),
	v.check(([kind, what]) => kind === 'granted' || Object.hasOwn(REFUSAL_KINDS, what)),
	v.transform(([kind, what]) =>
		kind === 'granted' ? { kind, result: what } : { kind: 'refused' as const, refusal: what as RefusalKind }
	)
);

const written = Object.fromEntries(WRITTEN.map((key) => [key, v.optional(text(5000), '')])) as Record<
	(typeof WRITTEN)[number],
	v.OptionalSchema<ReturnType<typeof text>, ''>
>;

const common = { step: stepNumber, ...written };

/** What a step is done with, by its deed. */
export const Step = v.variant('deed', [
	v.object({
		deed: v.picklist(['register', 'pass-on', 'endorse', 'draft-order', 'sign-order', 'sign', 'hand-over']),
		...common
	}),
	v.object({ deed: v.literal('assign'), to: recordId, ...common }),
	v.object({
		deed: v.literal('completeness'),
		complete: v.picklist(['yes', 'no']),
		missing: many(text(300)),
		more: lines,
		...common
	}),
	v.object({ deed: v.literal('control'), visitedAt: wallTime, ...common }),
	v.object({
		deed: v.literal('query'),
		found: v.picklist(['yes', 'no']),
		address: v.optional(v.union([v.literal(''), recordId]), ''),
		...common
	}),
	v.object({ deed: v.literal('conclude'), outcome, reasons: lines, visitedAt: wallTime, ...common })
]);

const writtenIn = (form: v.InferOutput<typeof Step>): Record<string, string> =>
	Object.fromEntries(WRITTEN.flatMap((key) => (form[key] ? [[key, form[key]]] : [])));

/** A form that was read, as the use case takes it. */
export function inputOf(form: v.InferOutput<typeof Step>) {
	const { step } = form;
	const beside = { step, written: writtenIn(form) };
	switch (form.deed) {
		case 'assign':
			return { ...beside, deed: form.deed, to: form.to };
		case 'completeness': {
			const missing = [...form.missing, ...form.more].filter(Boolean);
			return { ...beside, deed: form.deed, complete: form.complete === 'yes', missing };
		}
		case 'control':
			return { ...beside, deed: form.deed, visitedAt: form.visitedAt };
		case 'query':
			return {
				...beside,
				deed: form.deed,
				found: form.found === 'yes',
				...(form.address ? { address: form.address } : {})
			};
		case 'conclude': {
			const { outcome, reasons, visitedAt } = form;
			return { ...beside, deed: form.deed, outcome, reasons, visitedAt };
		}
		default:
			return { ...beside, deed: form.deed };
	}
}

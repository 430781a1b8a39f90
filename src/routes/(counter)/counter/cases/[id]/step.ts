import * as v from 'valibot';
import { many, papers, recordId, text, whole } from '$lib/server/door';

const reasons = v.optional(papers, '');

/** What the counter does at a point of ¶11, by its deed. */
export const Step = v.variant('deed', [
	v.object({ deed: v.picklist(['pass-on', 'register', 'sign', 'hand-over']), step: whole }),
	v.object({
		deed: v.literal('completeness'),
		step: whole,
		complete: v.picklist(['yes', 'no']),
		missing: many(text(300)),
		reasons
	}),
	v.object({
		deed: v.literal('query'),
		step: whole,
		found: v.picklist(['yes', 'no']),
		address: v.optional(v.union([v.literal(''), recordId]), '')
	}),
	v.object({
		deed: v.literal('conclude'),
		step: whole,
		outcome: v.picklist(['granted', 'standard-10', 'no-record']),
		result: v.optional(text(60), ''),
		reasons
	})
]);

/** A form that was read, as the use case takes it. */
export function inputOf(form: v.InferOutput<typeof Step>) {
	const { step } = form;
	switch (form.deed) {
		case 'completeness': {
			const missing = [...form.missing, ...form.reasons].filter(Boolean);
			return { step, deed: form.deed, complete: form.complete === 'yes', missing };
		}
		case 'query': {
			const found = form.found === 'yes';
			return { step, deed: form.deed, found, ...(form.address ? { address: form.address } : {}) };
		}
		case 'conclude': {
			const outcome =
				form.outcome === 'granted'
					? ({ kind: 'granted', result: form.result } as const)
					: ({ kind: 'refused', refusal: form.outcome } as const);
			return { step, deed: form.deed, outcome, reasons: form.reasons, visitedAt: null };
		}
		default:
			return { step, deed: form.deed };
	}
}

import * as v from 'valibot';
import type { BankProblemCode } from './problem.ts';

// Messages of the schemas are problem codes: what a person reads is made of them.
const code = (problem: BankProblemCode) => problem;

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, code('bad-id')));
const Version = v.pipe(
	v.number(code('wrong-version')),
	v.integer(code('wrong-version')),
	v.minValue(1, code('wrong-version'))
);
// Two spellings of one letter would be two fingerprints, and fonts draw only the composed one.
const Text = v.pipe(
	v.string(),
	v.check((text) => text.trim() !== '', code('missing-translation')),
	v.check((text) => text === text.normalize('NFC'), code('not-nfc'))
);
const Bilingual = v.strictObject({ kk: Text, ru: Text });
const Trilingual = v.strictObject({ kk: Text, ru: Text, en: Text });

/** A bank without the insides of its questions. */
export const BankShape = v.strictObject({
	id: Id,
	version: Version,
	demonstration: v.boolean(),
	title: Trilingual,
	note: v.optional(Trilingual),
	languages: v.pipe(v.array(v.picklist(['kk', 'ru'])), v.minLength(1, code('missing-field'))),
	sources: v.record(v.string(), Bilingual),
	sections: v.pipe(
		v.array(v.strictObject({ id: Id, title: Trilingual })),
		v.minLength(1, code('missing-field'))
	),
	questions: v.array(v.unknown())
});

export const QuestionShape = v.strictObject({
	id: Id,
	version: Version,
	section: v.string(),
	kind: v.picklist(['single', 'multiple']),
	source: v.strictObject({
		act: v.string(),
		paragraph: v.pipe(v.string(), v.minLength(1, code('missing-field')))
	}),
	stem: Bilingual,
	options: v.pipe(
		v.array(v.strictObject({ id: Id, kk: Text, ru: Text })),
		v.minLength(2, code('few-options'))
	),
	key: v.pipe(v.array(v.string()), v.minLength(1, code('no-key'))),
	explanation: v.optional(Bilingual)
});

const WHEN_MISSING: Record<string, BankProblemCode> = {
	kk: 'missing-translation',
	ru: 'missing-translation',
	en: 'missing-translation',
	version: 'wrong-version',
	options: 'few-options',
	key: 'no-key'
};

/** What is wrong in one place of a shape; `path` leads to it. */
export interface ShapeProblem {
	path: (string | number)[];
	code: BankProblemCode;
	details: Record<string, string | number>;
}

function shapeProblem(issue: v.BaseIssue<unknown>): ShapeProblem {
	const path = (issue.path ?? []).map(({ key }) => key as string | number);
	const last = String(path.at(-1) ?? '');
	if (issue.type === 'strict_object' && issue.expected === 'never') {
		return { path, code: 'unknown-field', details: { name: last } };
	}
	if (issue.input === undefined || issue.input === null) {
		return { path, code: WHEN_MISSING[last] ?? 'missing-field', details: { name: last } };
	}
	const found = (issue.received ?? typeof issue.input).slice(0, 60);
	const expected = issue.expected ?? '';
	if (issue.kind === 'schema' && last !== 'version') {
		return { path, code: 'wrong-type', details: { expected, found } };
	}
	return { path, code: issue.message as BankProblemCode, details: { name: last, found } };
}

/** Reads `raw` by a shape: its value, or everything that is wrong with it. */
export function readShape<S extends v.GenericSchema>(
	shape: S,
	raw: unknown
): { value: v.InferOutput<S> } | { problems: ShapeProblem[] } {
	const result = v.safeParse(shape, raw);
	return result.success ? { value: result.output } : { problems: result.issues.map(shapeProblem) };
}

import { LANGS, type Bilingual, type Lang } from '../text.ts';
import type { BankProblem } from './problem.ts';
import type { Question } from './question.ts';

/** What a question has to agree with. */
export interface Surroundings {
	sections: ReadonlySet<string>;
	sources: ReadonlySet<string>;
}

/** A problem without its place in files. */
export type QuestionProblem = Pick<BankProblem, 'field' | 'code' | 'details'>;

type Rule = (question: Question, around: Surroundings) => QuestionProblem[];

/** Everything after the first of its kind, with that first. */
export function repeats<T>(items: readonly T[], mark: (item: T) => string): { first: T; again: T }[] {
	const seen = new Map<string, T>();
	return items.flatMap((again) => {
		const first = seen.get(mark(again));
		if (first === undefined) seen.set(mark(again), again);
		return first === undefined ? [] : [{ first, again }];
	});
}

const knownSection: Rule = ({ section }, { sections }) =>
	sections.has(section) ? [] : [{ field: 'section', code: 'unknown-section', details: { section } }];

const knownSource: Rule = ({ source }, { sources }) =>
	sources.has(source.act)
		? []
		: [{ field: 'source.act', code: 'unknown-source', details: { source: source.act } }];

const oneKeyInSingle: Rule = ({ kind, key }) =>
	kind === 'single' && new Set(key).size > 1
		? [{ field: 'key', code: 'two-keys', details: { keys: key.join(', ') } }]
		: [];

const keysOnce: Rule = ({ key }) =>
	repeats(key, (id) => id).map(({ again }) => ({
		field: 'key',
		code: 'duplicate-key',
		details: { key: again }
	}));

const keysNameOptions: Rule = ({ key, options }) =>
	key
		.filter((id) => !options.some((option) => option.id === id))
		.map((id) => ({ field: 'key', code: 'key-unknown', details: { key: id } }));

const optionsOnce: Rule = ({ options }) =>
	repeats(options, ({ id }) => id).map(({ again }) => ({
		field: `options.${again.id}`,
		code: 'duplicate-option',
		details: { option: again.id }
	}));

// Case is kept: мВт and МВт are different answers.
const plain = (text: Bilingual, lang: Lang) => text[lang].replace(/\s+/g, ' ').trim();

const optionsDiffer: Rule = ({ options }) =>
	LANGS.flatMap((lang) =>
		repeats(options, (option) => plain(option, lang)).map(({ first, again }) => ({
			field: `options.${again.id}.${lang}`,
			code: 'equal-options' as const,
			details: { first: first.id, second: again.id }
		}))
	);

const RULES: readonly Rule[] = [
	knownSection,
	knownSource,
	oneKeyInSingle,
	keysOnce,
	keysNameOptions,
	optionsOnce,
	optionsDiffer
];

/** What is wrong with a question that is right in shape. */
export function questionProblems(question: Question, around: Surroundings): QuestionProblem[] {
	return RULES.flatMap((rule) => rule(question, around));
}

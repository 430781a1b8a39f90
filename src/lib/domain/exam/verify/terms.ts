import { fingerprint, type Fact } from '../../facts.ts';
import type { UsedBank } from '../../questions/contents.ts';
import type { Blueprint } from '../blueprint.ts';
import type { Drawable } from '../draw.ts';
import type { SittingState } from '../sitting.ts';
import type { Terms } from './checks.ts';
import type { Problem } from './problem.ts';

/** Every question the contents name; those given in full with their options. */
function poolOf({ contents, used }: UsedBank): Drawable[] {
	const full = new Map(used.map((question) => [question.id, question]));
	return contents.questions.map(({ id, version, section }) => ({
		id,
		version,
		section,
		options: full.get(id)?.options ?? []
	}));
}

/** Whether the questions given in full are those of the contents, and the contents those the order names. */
export function bankProblems(bank: UsedBank, editionHash: string): Problem[] {
	const { contents, used, ...more } = bank;
	// No hash names what stands beside the two.
	const problems: Problem[] = Object.keys(more).map((detail) => ({ code: 'edition-differs', detail }));
	if (fingerprint(contents) !== editionHash) problems.push({ code: 'edition-differs' });
	const hashes = new Map(contents.questions.map(({ id, hash }) => [id, hash]));
	for (const question of used)
		if (hashes.get(question.id) !== fingerprint(question))
			problems.push({ code: 'question-differs', detail: question.id });
	if (new Set(used.map(({ id }) => id)).size !== used.length || hashes.size !== contents.questions.length)
		problems.push({ code: 'edition-differs', detail: 'a question twice' });
	return problems;
}

/** By what attempts of a sitting are judged. */
export function termsOf(
	sitting: Pick<SittingState, 'seed' | 'digits' | 'rules'> & { id: string },
	blueprint: Blueprint,
	bank: UsedBank
): Terms {
	return {
		sitting: sitting.id,
		seed: sitting.seed ?? '',
		digits: sitting.digits,
		rules: sitting.rules,
		blueprint,
		pool: poolOf(bank),
		questions: new Map(bank.used.map((question) => [question.id, question])),
		keys: new Map(bank.used.map(({ id, key }) => [id, key]))
	};
}

/** The sitting an attempt says it belongs to. */
export const sittingOfFacts = (facts: readonly Fact[]): string => {
	const { sitting } = (facts[0]?.data ?? {}) as { sitting?: unknown };
	return typeof sitting === 'string' ? sitting : '';
};

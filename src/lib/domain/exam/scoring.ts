import type { Blueprint, MultipleScoring } from './blueprint.ts';
import type { Paper } from './draw.ts';

/** Points are kept to the hundredth; a question is worth one point. */
export interface Score {
	points: number;
	outOf: number;
	passed: boolean;
	/** In the blueprint's order. */
	sections: { points: number; outOf: number; passMark: number | null; passed: boolean }[];
	answered: number;
}

/** The right option ids of the questions of a paper. */
export type Keys = ReadonlyMap<string, readonly string[]>;

/**
 * Hundredths of a point for one question. Single choice and all-or-nothing: 100 for exactly the key, else 0.
 * Partial: right minus wrong choices as a share of the key, never below 0.
 */
export function hundredths(
	key: readonly string[],
	chosen: readonly string[],
	scoring: MultipleScoring
): number {
	const right = chosen.filter((id) => key.includes(id)).length;
	const wrong = chosen.length - right;
	if (scoring === 'partial' && key.length > 1)
		return Math.max(0, Math.round((100 * (right - wrong)) / key.length));
	return right > 0 && right === key.length && wrong === 0 ? 100 : 0;
}

/**
 * Counts a paper. `answers` holds the standing choice by question position (1…n) as option positions (1…m) of this paper.
 * Passed: the overall mark and the mark of every section that has one.
 */
export function score(
	blueprint: Blueprint,
	paper: Paper,
	keys: Keys,
	answers: Readonly<Record<number, readonly number[]>>
): Score {
	const sums = blueprint.sections.map((section) => ({
		hundredths: 0,
		outOf: section.questions,
		passMark: section.passMark
	}));
	let answered = 0;
	paper.forEach((question, index) => {
		const positions = answers[index + 1] ?? [];
		if (positions.length) answered += 1;
		const chosen = positions.map((position) => question.options[position - 1] ?? '');
		const sum = sums[question.section];
		if (sum) sum.hundredths += hundredths(keys.get(question.id) ?? [], chosen, blueprint.multiple);
	});
	const total = sums.reduce((sum, section) => sum + section.hundredths, 0) / 100;
	const sections = sums.map(({ hundredths: points, outOf, passMark }) => ({
		points: points / 100,
		outOf,
		passMark,
		passed: passMark === null || points / 100 >= passMark
	}));
	const passed = total >= blueprint.passMark && sections.every((section) => section.passed);
	return { points: total, outOf: paper.length, passed, sections, answered };
}

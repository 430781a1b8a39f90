import { fingerprint, type FactOf, type RecordKind } from '../facts.ts';
import { refused, type Refused } from '../refusal.ts';
import type { Lang, Trilingual } from '../text.ts';

export interface BlueprintSection {
	/** Section id of the bank. */
	id: string;
	/** Questions drawn from it, 1 or more. */
	questions: number;
	/** Points needed in this section alone; null: none. */
	passMark: number | null;
}

/** How a multiple-choice question counts: all the right options and no other, or a share of the point. */
export type MultipleScoring = 'all-or-nothing' | 'partial';

/**
 * How a paper is drawn from a bank and what it takes to pass. Every figure is data of the office: the rules of
 * attestation (order № 114) are not at hand, nothing here is the law's figure.
 */
export interface Blueprint {
	title: Trilingual;
	bank: string;
	sections: BlueprintSection[];
	/** Time limit, minutes. */
	minutes: number;
	/** Minutes kept free after the limit before the break or the closing of the office. */
	reserveMinutes: number;
	/** Points needed overall; a question is worth one point. */
	passMark: number;
	languages: Lang[];
	multiple: MultipleScoring;
	/** Attempts a person has; null: not limited. */
	attempts: number | null;
	/** Days after an attempt before the next application; null: none. */
	retakeDelayDays: number | null;
	/** Years a certificate is in force; null: without a term. */
	certificateYears: number | null;
	demonstration: boolean;
}

export type BlueprintFact = FactOf<{
	'blueprint-drafted': { blueprint: Blueprint };
	'blueprint-approved': { ground: string };
	'blueprint-retired': { reason: string };
}>;

export interface BlueprintState {
	blueprint: Blueprint;
	hash: string;
	status: 'draft' | 'approved' | 'retired';
	approvedAt: number | null;
}

export const questionsIn = (blueprint: Blueprint): number =>
	blueprint.sections.reduce((sum, section) => sum + section.questions, 0);

/** The fingerprint orders and bundles name a blueprint by. */
export const blueprintHash = (blueprint: Blueprint): string => fingerprint(blueprint);

const whole = (n: number): boolean => Number.isInteger(n) && n >= 1;
const withinQuestions = (mark: number, questions: number): boolean => mark >= 0 && mark <= questions;

/**
 * Checks a blueprint against the sizes of the bank's sections. Refuses 'blueprint-invalid' and 'bank-too-small'. A section
 * stands in it once: drawn twice, it could give the same question twice.
 */
export function checkBlueprint(blueprint: Blueprint, sizes: Record<string, number>): Refused | null {
	const { sections, minutes, reserveMinutes, passMark, languages } = blueprint;
	const invalid = (field: string) => refused('blueprint-invalid', { field });
	if (!whole(minutes) || !(reserveMinutes >= 0)) return invalid('minutes');
	if (!sections.length) return invalid('sections');
	if (!languages.length) return invalid('languages');
	for (const [index, { id, questions, passMark: mark }] of sections.entries()) {
		if (!whole(questions) || !withinQuestions(mark ?? 0, questions)) return invalid(id);
		if (sections.findIndex((section) => section.id === id) !== index) return invalid(id);
		const size = sizes[id] ?? 0;
		if (size < questions) return refused('bank-too-small', { section: id, needed: questions, size });
	}
	return withinQuestions(passMark, questionsIn(blueprint)) ? null : invalid('passMark');
}

export const blueprintKind: RecordKind<BlueprintState, BlueprintFact> = {
	evolve(state, fact) {
		if (fact.type === 'blueprint-drafted') {
			const { blueprint } = fact.data;
			return { blueprint, hash: blueprintHash(blueprint), status: 'draft', approvedAt: null };
		}
		if (fact.type === 'blueprint-approved') return { ...state!, status: 'approved', approvedAt: fact.at };
		return { ...state!, status: 'retired' };
	},
	summary: ({ blueprint, status }) => ({
		title: blueprint.title.kk,
		bank: blueprint.bank,
		status,
		questions: questionsIn(blueprint),
		minutes: blueprint.minutes,
		passMark: blueprint.passMark
	})
};

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

/** Checks a blueprint against the sizes of the bank's sections. Refuses 'blueprint-invalid' and 'bank-too-small'. */
export function checkBlueprint(blueprint: Blueprint, sizes: Record<string, number>): Refused | null {
	const whole = (n: number) => Number.isInteger(n) && n >= 1;
	if (!whole(blueprint.minutes) || blueprint.reserveMinutes < 0) return refused('blueprint-invalid', { field: 'minutes' });
	if (!blueprint.sections.length) return refused('blueprint-invalid', { field: 'sections' });
	for (const section of blueprint.sections) {
		if (!whole(section.questions)) return refused('blueprint-invalid', { field: section.id });
		if ((section.passMark ?? 0) > section.questions) return refused('blueprint-invalid', { field: section.id });
		const size = sizes[section.id] ?? 0;
		if (size < section.questions) return refused('bank-too-small', { section: section.id, needed: section.questions, size });
	}
	if (blueprint.passMark < 0 || blueprint.passMark > questionsIn(blueprint)) return refused('blueprint-invalid', { field: 'passMark' });
	return null;
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

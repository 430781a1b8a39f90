import { caseFact, type Outcome, type ServiceCaseFact } from '../../../domain/services/case-facts.ts';
import type { StepCommand } from '../../../domain/services/step-decisions.ts';
import type { ServiceCase } from './case-of-service.ts';
import type { IssuedPaper } from './outcome/step-documents.ts';

/** What somebody does at a step, as a form says it; the deed has to be the step's. */
export type StepInput = {
	step: number;
	/** Texts that documents print, by their keys. */
	written?: Record<string, string>;
} & (
	| { deed: 'register' | 'pass-on' | 'endorse' | 'draft-order' | 'sign-order' | 'sign' | 'hand-over' }
	/** User id of the executor. */
	| { deed: 'assign'; to: string }
	/** `missing`: what is not there, when it is not complete. */
	| { deed: 'completeness'; complete: boolean; missing: string[] }
	| { deed: 'control'; visitedAt: number | null }
	/** `address`: the record of the register it was found in. */
	| { deed: 'query'; found: boolean; address?: string }
	/** `address`: the object of the register it turned out to be about. */
	| {
			deed: 'conclude';
			outcome: Outcome;
			reasons: string[];
			visitedAt: number | null;
			address?: string;
	  }
);

/** The command of the interpreter; numbers and documents stand in it once they are given. */
export function commandOf(input: StepInput, given: { incoming?: string; paper?: IssuedPaper }): StepCommand {
	const document = given.paper?.id ?? '';
	const number = given.paper?.number ?? null;
	switch (input.deed) {
		case 'register':
			return { deed: 'register', incoming: given.incoming ?? '' };
		case 'sign':
			return { deed: 'sign', document, number };
		case 'completeness':
			return input.complete
				? { deed: 'completeness', complete: true }
				: { deed: 'completeness', complete: false, missing: input.missing, document, number };
		case 'conclude': {
			const { outcome, reasons, visitedAt } = input;
			return { deed: 'conclude', outcome, reasons, visitedAt, document, number };
		}
		case 'query': {
			const { found, address } = input;
			return { deed: 'query', found, ...(found && address ? { address } : {}) };
		}
		case 'assign':
			return { deed: 'assign', to: input.to };
		case 'control':
			return { deed: 'control', visitedAt: input.visitedAt };
		default:
			return { deed: input.deed };
	}
}

/** Everything written in a case; at a step that is done again the last word counts. */
export function writtenIn({ confidential }: ServiceCase, input: StepInput): Record<string, string> {
	const known = Object.entries(confidential.written).sort(([a], [b]) => Number(a) - Number(b));
	return Object.assign({}, ...known.map(([, texts]) => texts), trimmed(input)) as Record<string, string>;
}

/** What is written at a step, without what is blank. */
export const trimmed = ({ written = {} }: StepInput): Record<string, string> =>
	Object.fromEntries(
		Object.entries(written).flatMap(([key, text]) => (text.trim() ? [[key, text.trim()]] : []))
	);

/** The fact of an object that was looked up while the request was examined. */
export const lookedUp = (input: StepInput): ServiceCaseFact[] =>
	input.deed === 'conclude' && input.address
		? [caseFact('record-queried', { step: input.step, found: true, address: input.address })]
		: [];

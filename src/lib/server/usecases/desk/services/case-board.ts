import { rememberedDue } from '../../../../domain/calendar/due-memo.ts';
import { workingMinutesBetween, type Calendar } from '../../../../domain/calendar/working-time.ts';
import type { Field, Summary } from '../../../../domain/facts.ts';
import { BLANK_OFFICE, calendarOf, OFFICE_ID } from '../../../../domain/office.ts';
import type { Outcome } from '../../../../domain/services/case-facts.ts';
import {
	calendarFor,
	NO_TERMS,
	termsOf,
	type CaseTerms,
	type Running
} from '../../../../domain/services/case-terms.ts';
import { definitionOf, procedureIn } from '../../../../domain/services/registry.ts';
import type {
	Channel,
	DefinitionKey,
	Procedure,
	ProcedureId,
	ServiceDefinition,
	StepDefinition
} from '../../../../domain/services/service.ts';
import type { Context } from '../../context.ts';

/** What a case is run by, as its line in a list names it. */
export interface Ruled {
	definition: ServiceDefinition;
	procedure: Procedure;
	/** The step it waits for; null when it is over. */
	step: StepDefinition | null;
}

const NO_PAUSES: Running['pauses'] = [];

/** `from-until` of each pause, blank-separated; an open one ends with a dash. */
function pausesOf(field: Field | undefined): Running['pauses'] {
	if (typeof field !== 'string' || field === '') return NO_PAUSES;
	return field.split(' ').map((one) => {
		const [from, until] = one.split('-');
		return { from: Number(from), until: until ? Number(until) : null };
	});
}

/** A limit looks at the kind of what was concluded and at nothing else of it. */
const concludedOf = (outcome: Field | undefined): { outcome: Outcome } | null =>
	outcome === 'granted' || outcome === 'refused' ? { outcome: { kind: outcome } as Outcome } : null;

const runningOf = (summary: Summary): Running => ({
	channel: summary.channel as Channel,
	concluded: concludedOf(summary.outcome),
	receivedAt: Number(summary.receivedAt),
	movedAt: Number(summary.movedAt),
	pauses: pausesOf(summary.pauses)
});

/**
 * Due times of the cases of an office as it is set up now. Each is worked out once, for as long as its summary stands:
 * an inbox is a look over all of them.
 */
export class CaseBoard {
	readonly #terms = new WeakMap<Summary, CaseTerms>();
	readonly #ruled = new Map<string, Ruled>();
	readonly #calendars = new Map<string, { calendar: Calendar; due: ReturnType<typeof rememberedDue> }>();

	constructor(readonly calendar: Calendar) {}

	/** Its definition, its procedure and the step it waits for. */
	ruled(summary: Summary): Ruled {
		const key = `${String(summary.definition)}/${String(summary.procedure)}/${String(summary.step)}`;
		let ruled = this.#ruled.get(key);
		if (!ruled) {
			const definition = definitionOf(summary.definition as DefinitionKey);
			const procedure = procedureIn(definition, summary.procedure as ProcedureId);
			if (!procedure) throw new Error(`No procedure ${key}.`);
			const step = procedure.steps.find(({ n }) => n === summary.step) ?? null;
			this.#ruled.set(key, (ruled = { definition, procedure, step }));
		}
		return ruled;
	}

	/** When it must be done. */
	terms(summary: Summary): CaseTerms {
		let terms = this.#terms.get(summary);
		if (!terms) this.#terms.set(summary, (terms = this.#work(summary)));
		return terms;
	}

	/** Working minutes until a moment, by the hours of who provides the service; null where there is none. */
	left(summary: Summary, due: number | null, now: number): number | null {
		return due === null ? null : workingMinutesBetween(now, due, this.#hours(summary).calendar);
	}

	#work(summary: Summary): CaseTerms {
		if (summary.status !== 'open') return NO_TERMS;
		const { definition, procedure, step } = this.ruled(summary);
		if (!step) return NO_TERMS;
		const { calendar, due } = this.#hours(summary);
		return termsOf(step, procedure, definition, runningOf(summary), calendar, due);
	}

	#hours(summary: Summary) {
		const key = String(summary.definition);
		let found = this.#calendars.get(key);
		if (!found) {
			const calendar = calendarFor(definitionOf(summary.definition as DefinitionKey), this.calendar);
			this.#calendars.set(key, (found = { calendar, due: rememberedDue(calendar) }));
		}
		return found;
	}
}

/** By the state of the office: with every change of its calendar all due times are worked out anew. */
const boards = new WeakMap<object, CaseBoard>();

export async function caseBoard(ctx: Context): Promise<CaseBoard> {
	const state = (await ctx.store.read('office', OFFICE_ID))?.state ?? BLANK_OFFICE;
	let board = boards.get(state);
	if (!board) boards.set(state, (board = new CaseBoard(calendarOf(state))));
	return board;
}

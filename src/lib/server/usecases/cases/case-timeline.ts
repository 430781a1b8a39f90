import type { Calendar, Limit } from '../../../domain/calendar/working-time.ts';
import type { Role } from '../../../domain/people/roles.ts';
import type { ServiceCaseState } from '../../../domain/services/case-facts.ts';
import { calendarFor, termsOfCase } from '../../../domain/services/case-terms.ts';
import { actorOf, concernsCase, isOver, limitOf, stepOfCase } from '../../../domain/services/course.ts';
import { definitionOf, procedureOf } from '../../../domain/services/registry.ts';
import type { Deed } from '../../../domain/services/service.ts';
import type { Trilingual } from '../../../domain/text.ts';

/** A step of a case as a timeline shows it. */
export interface CaseStepView {
	n: number;
	/** As the source numbers it. */
	label: string;
	paragraph: string;
	actor: Role;
	what: Trilingual;
	deed: Deed;
	limit: Limit;
	status: 'done' | 'passed-over' | 'now' | 'todo';
	at: number | null;
	/** `user:<id>` of who did it. */
	by: string | null;
	dueAt: number | null;
}

/** Every step of the procedure of a case, and where the case stands. Steps it will never reach are passed over. */
export function timelineOf(state: ServiceCaseState, calendar: Calendar): CaseStepView[] {
	const definition = definitionOf(state.definition);
	const procedure = procedureOf(state);
	const now = stepOfCase(procedure, state);
	const over = isOver(procedure, state);
	const { stepDueAt } = termsOfCase(procedure, definition, state, calendarFor(definition, calendar));
	return procedure.steps.map((step) => {
		const done = state.done[step.n];
		const past = over || state.passedOver.includes(step.n) || concernsCase(step, state) === false;
		const waits = step.n === now?.n && !over;
		return {
			n: step.n,
			label: step.label ?? String(step.n),
			paragraph: step.paragraph,
			actor: actorOf(step, state),
			what: step.what,
			deed: step.deed,
			limit: limitOf(step, state),
			status: done ? 'done' : waits ? 'now' : past ? 'passed-over' : 'todo',
			at: done?.at ?? null,
			by: done?.by ?? null,
			dueAt: waits ? stepDueAt : null
		};
	});
}

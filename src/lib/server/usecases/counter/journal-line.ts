import { dueAt } from '../../../domain/calendar/working-time.ts';
import { calendarOf } from '../../../domain/office.ts';
import { applicantName, applicantNumber } from '../../../domain/services/applicant.ts';
import { calendarFor } from '../../../domain/services/case-terms.ts';
import type { ServiceCase } from '../cases/case-of-service.ts';
import type { Work } from '../work.ts';

/** A line of the journal before anything is written in it. */
export interface NewLine {
	entry: string;
	number: string;
}

/** The next line of the counter's journal. */
export async function newLine(work: Work): Promise<NewLine> {
	const entry = work.ctx.ids.id();
	return { entry, number: (await work.number('journal', entry)).text };
}

/** When the result is to be there (¶12.1 of the licences): by the term of the whole; null where the regulation has none. */
export async function plannedAt(
	work: Work,
	{ definition, procedure, state }: ServiceCase
): Promise<number | null> {
	const calendar = calendarFor(definition, calendarOf(await work.office()));
	const { countStartDay } = definition;
	return dueAt(state.receivedAt, procedure.limit, calendar, { countStartDay });
}

/** Enters a request that was taken: by the number of its line the result is given out. */
export async function enterAccepted(
	work: Work,
	{ entry, number }: NewLine,
	one: ServiceCase,
	given: { document: string | null; ticket: string | null }
): Promise<void> {
	const { service, procedure, person } = one.state;
	const of = { number, service, procedure, person, case: one.id };
	const data = { ...of, ...given, plannedAt: await plannedAt(work, one) };
	const { applicant } = one.confidential;
	work.add('counter-entry', entry, [{ type: 'accepted', v: 1, data }], {
		confidential: { applicant: applicantName(applicant), applicantNumber: applicantNumber(applicant) }
	});
}

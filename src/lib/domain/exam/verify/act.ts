import { remarksOf, rowFacts } from '../../attestation/act-row.ts';
import type { ActRow, TestAct } from '../../attestation/documents.ts';
import { incidentsOf } from '../../attestation/incidents.ts';
import { canonicalJson, type Fact } from '../../facts.ts';
import type { AttemptState } from '../attempt.ts';
import { questionsIn, type Blueprint } from '../blueprint.ts';
import { headOf } from '../bundle.ts';
import type { SittingState } from '../sitting.ts';
import type { Problem } from './problem.ts';

/** An attempt as it was run again. */
export interface Attempt {
	id: string;
	facts: readonly Fact[];
	state: AttemptState;
}

const differing = (due: object, said: object): string[] =>
	Object.entries(due)
		.filter(([key, value]) => {
			const other = (said as Record<string, unknown>)[key];
			return canonicalJson(value ?? null) !== canonicalJson(other ?? null);
		})
		.map(([key]) => key);

/** The row of an attempt: by its head; where that differs, by its seat. */
function findRow(rows: readonly ActRow[], attempt: Attempt): ActRow | undefined {
	const head = headOf(attempt.facts);
	return rows.find((row) => row.head === head) ?? rows.find(({ seat }) => seat === attempt.state.seat);
}

/** What of the act's row of this attempt does not follow from its facts. */
export function rowProblems(act: TestAct, attempt: Attempt): Problem[] {
	const row = findRow(act.rows, attempt);
	const where = { attempt: attempt.id };
	if (!row) return [{ code: 'act-differs', detail: 'no row in the act', ...where }];
	return differing(rowFacts(attempt.state, headOf(attempt.facts)), row).map((field) =>
		field === 'head' ? { code: 'head-differs', ...where } : { code: 'act-differs', detail: field, ...where }
	);
}

/** What is in one list and not as often in the other. */
function unequal(a: readonly unknown[], b: readonly unknown[]): boolean {
	const lines = (list: readonly unknown[]) => list.map(canonicalJson).sort();
	return canonicalJson(lines(a)) !== canonicalJson(lines(b));
}

const bySeat = ({ seat }: { seat: number | null }): boolean => seat !== null;

/** What of the act, beside its rows, does not follow from the facts, the blueprint and the root. */
export function actProblems(
	act: TestAct,
	sitting: SittingState,
	attempts: readonly Attempt[],
	blueprint: Blueprint,
	root: string
): Problem[] {
	const { minutes, passMark, demonstration } = blueprint;
	const due = {
		root,
		rows: attempts.length,
		mark: sitting.mark,
		commitment: sitting.commitment,
		digits: sitting.digits,
		seed: sitting.seed ?? '',
		scheduledAt: sitting.startsAt,
		openedAt: sitting.openedAt ?? sitting.startsAt,
		startedAt: sitting.startedAt,
		closedAt: sitting.closed?.at,
		...{ questions: questionsIn(blueprint), minutes, passMark, demonstration }
	};
	const said = {
		...act.draw,
		...act.session,
		...act.blueprint,
		mark: act.mark,
		root: act.root,
		rows: act.rows.length
	};
	const problems = differing(due, said).map((field): Problem =>
		field === 'root' ? { code: 'root-differs', detail: 'in the act' } : { code: 'act-differs', detail: field }
	);
	const incidents = attempts.flatMap(({ facts }) => incidentsOf(facts));
	if (unequal(incidents, act.incidents.filter(bySeat)))
		problems.push({ code: 'act-differs', detail: 'incidents' });
	const remarks = remarksOf(
		sitting,
		attempts.map(({ state }) => state)
	);
	if (unequal(remarks, act.remarks)) problems.push({ code: 'act-differs', detail: 'remarks' });
	return problems;
}

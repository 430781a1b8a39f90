import { describe, expect, it } from 'vitest';
import { ROLES } from '../../people/roles.ts';
import { isRefused } from '../../refusal.ts';
import { isSaidBy, REFUSAL_KINDS } from '../refusal-kinds.ts';
import { actorOf, refusalGoesOn, stepOfCase } from '../course.ts';
import type { ServiceCaseState } from '../case-facts.ts';
import { decideStep, returnCase } from '../step-decisions.ts';
import { doingOf, officer, receivedCase, walk, withFacts, type Way } from '../testing/played-case.ts';
import { happyWays, proceduresOf, refusalWays, type Proven } from '../testing/ways.ts';
import { DEFINITIONS } from './index.ts';

/** Attestation runs on its own pipeline; its limits are proven in `every-limit.spec.ts`. */
const OF_THE_INTERPRETER = proceduresOf(DEFINITIONS).filter(
	({ procedure }) => !procedure.steps.some(({ deed }) => deed === 'attest')
);

/** Every moment of a case on a way at which it waits for a step. */
function moments(proven: Proven, way: Way): ServiceCaseState[] {
	const { definition, procedure } = proven;
	const received = receivedCase(definition, procedure, way);
	const { done } = walk(procedure, received, way);
	return done.map((until) => walk(procedure, received, { ...way, until }).state);
}

const code = (decided: unknown) => (isRefused(decided) ? decided.refused : null);

it('thirteen services have twenty-seven procedures', () => {
	expect(DEFINITIONS).toHaveLength(13);
	expect(proceduresOf(DEFINITIONS)).toHaveLength(27);
	expect(OF_THE_INTERPRETER).toHaveLength(25);
});

describe.each(OF_THE_INTERPRETER)('$name', (proven) => {
	const { definition, procedure } = proven;
	const begun = (way: Way) => receivedCase(definition, procedure, way);
	const happy = happyWays(proven);
	const ways: Way[] = [...happy, ...refusalWays(proven)];

	it.each(happy)('comes to its result «$result» by the $channel', (way) => {
		const { state, facts } = walk(procedure, begun(way), way);
		expect(state.decided?.outcome).toEqual({ kind: 'granted', result: way.result });
		expect(state.incoming).toBe('1');
		expect(stepOfCase(procedure, state)).toBeNull();
		const gone = [...Object.keys(state.done).map(Number), ...state.passedOver].sort((a, b) => a - b);
		expect(gone).toEqual(procedure.steps.map(({ n }) => n));
		expect(facts.filter(({ type }) => type === 'decided')).toHaveLength(1);
	});

	it('may be refused at every step that may say so', () => {
		const may = procedure.steps.flatMap(({ n, refuses = [] }) => refuses.map((kind) => `${n} ${kind}`));
		const can = refusalWays(proven).map(({ refuse }) => `${refuse.step} ${refuse.kind}`);
		expect(new Set(can)).toEqual(new Set(may));
		expect(may).not.toHaveLength(0);
	});

	it.each(refusalWays(proven))('is refused at step $refuse.step as «$refuse.kind» by the $channel', (way) => {
		const { step, kind } = way.refuse;
		const { state, done } = walk(procedure, begun(way), way);
		expect(state.decided?.outcome).toEqual({ kind: 'refused', refusal: kind });
		expect(stepOfCase(procedure, state)).toBeNull();
		const goesOn = refusalGoesOn(procedure.steps[step - 1]!, kind);
		expect(done.at(-1) === step).toBe(!goesOn);
		if (!goesOn) expect(done.every((n) => n <= step)).toBe(true);
		// Refused without being entered: nothing forms the register of applicants before or after.
		const entered = done.some((n) => procedure.steps[n - 1]!.deed === 'draft-order');
		if (!REFUSAL_KINDS[kind].entered) expect(entered).toBe(false);
	});

	it('lets nobody do a step that is not his', () => {
		for (const way of ways)
			for (const state of moments(proven, way)) {
				const step = stepOfCase(procedure, state)!;
				const role = actorOf(step, state);
				const may = [role, ...(step.deputy && role === 'head' ? ['deputy-head'] : [])];
				for (const other of ROLES) {
					const decided = decideStep(procedure, state, {
						...doingOf(step, procedure, state, way),
						by: officer(other)
					});
					expect(code(decided), `step ${step.n} by ${other}`).toBe(
						may.includes(other) ? null : 'step-of-another-role'
					);
				}
			}
	});

	it('lets no step be done before its turn, and none twice', () => {
		for (const way of ways)
			for (const state of moments(proven, way)) {
				const next = stepOfCase(procedure, state)!;
				for (const step of procedure.steps.filter(({ n }) => n !== next.n)) {
					const decided = decideStep(procedure, state, doingOf(step, procedure, state, way));
					expect(decided).toEqual({
						refused: 'step-out-of-order',
						details: { step: step.n, next: next.n }
					});
				}
			}
	});

	it('lets nothing more be done when it is over', () => {
		for (const way of ways) {
			const { state } = walk(procedure, begun(way), way);
			for (const step of procedure.steps)
				expect(code(decideStep(procedure, state, doingOf(step, procedure, state, way)))).toBe(
					'step-out-of-order'
				);
		}
	});

	it('refuses nothing in a kind that is not of the step, and nothing without a reason', () => {
		for (const way of ways)
			for (const state of moments(proven, way)) {
				const step = stepOfCase(procedure, state)!;
				if (step.deed !== 'conclude') continue;
				const said = (refusal: keyof typeof REFUSAL_KINDS, reasons: string[]) =>
					code(
						decideStep(procedure, state, {
							...doingOf(step, procedure, state, way),
							command: {
								deed: 'conclude',
								outcome: { kind: 'refused', refusal },
								reasons,
								visitedAt: null
							}
						})
					);
				expect(said('not-passed', ['no'])).toBe('refusal-not-here');
				for (const kind of step.refuses ?? [])
					expect(said(kind, [' '])).toBe(isSaidBy(kind, way.channel) ? 'ground-missing' : 'refusal-not-here');
			}
	});

	it('is sent back with a remark where that is allowed, and nowhere else', () => {
		for (const way of ways)
			for (const state of moments(proven, way)) {
				const step = stepOfCase(procedure, state)!;
				const by = officer(actorOf(step, state));
				const back = returnCase(procedure, state, { step: step.n, by, remark: 'mend it' });
				if (step.returnsTo === undefined || state.decided) {
					expect(code(back)).toBe('not-returned-here');
					continue;
				}
				expect(code(returnCase(procedure, state, { step: step.n, by, remark: ' ' }))).toBe('remark-missing');
				if (isRefused(back)) throw new Error(back.refused);
				const again = withFacts(state, back, state.movedAt + 60_000);
				expect(stepOfCase(procedure, again)?.n).toBe(step.returnsTo);
				expect(again.decided).toBeNull();
				const { state: end } = walk(procedure, again, happy[0]!);
				// Sent back to a step after the conclusion, what was concluded stands.
				const outcome = { kind: again.concluded?.outcome.kind ?? 'granted' };
				expect(end).toMatchObject({ returned: null, decided: { outcome } });
			}
	});
});

/** Moments at which a case waits for the specialist who was named to it. */
const named = (proven: Proven) =>
	[...happyWays(proven), ...refusalWays(proven)].flatMap((way) =>
		moments(proven, way).flatMap((state) => {
			const step = stepOfCase(proven.procedure, state)!;
			const his = actorOf(step, state) === 'specialist' && state.executor !== null;
			return his ? [{ way, state, step }] : [];
		})
	);

const WITH_EXECUTOR = OF_THE_INTERPRETER.filter(({ procedure }) =>
	procedure.steps.some(({ deed }) => deed === 'assign')
);

it('eleven procedures name an executor', () => {
	expect(WITH_EXECUTOR).toHaveLength(11);
});

describe.each(WITH_EXECUTOR)('$name', (proven) => {
	it('lets no specialist but the one who was named do what is his', () => {
		const { procedure } = proven;
		const waiting = named(proven);
		expect(waiting).not.toHaveLength(0);
		for (const { way, state, step } of waiting) {
			const by = { id: 'another', roles: ['specialist'] as const };
			const decided = decideStep(procedure, state, { ...doingOf(step, procedure, state, way), by });
			expect(code(decided)).toBe('not-executor');
		}
	});
});

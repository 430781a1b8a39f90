import { brokenAt, canonicalJson, fingerprint, type Fact } from '../../facts.ts';
import { PATHS, type Bundle } from '../bundle.ts';
import { commitment } from '../draw.ts';
import { disruptedByOutage } from '../outage.ts';
import { sittingKind, type SittingFact, type SittingState } from '../sitting.ts';
import { byTwo } from './decisions.ts';
import type { Problem, ProblemCode } from './problem.ts';

type Data<T extends SittingFact['type']> = Extract<SittingFact, { type: T }>['data'];
type Phase = SittingState['phase'];
type Wrong = readonly (readonly [ProblemCode, string?])[];
type Checks = { [T in SittingFact['type']]: (data: Data<T>, state: SittingState, by: string) => Wrong };

const during =
	(...phases: Phase[]) =>
	(_: unknown, { phase }: SittingState): Wrong =>
		phases.includes(phase) ? [] : [['fact-out-of-place', `the sitting is ${phase}`]];

/** Once somebody began, a disruption was decided by two, or is the server's own closing after its outage. */
function disruptionAgreed({ cause, reason }: Data<'closed'>, state: SittingState, by: string): Wrong {
	if (cause !== 'disrupted' || state.startedAt === null) return [];
	const itself = by === 'system' && reason === disruptedByOutage(state.rules.disruptedAfterMinutes);
	return itself ? [] : byTwo(state.disruptionProposed, by);
}

/** What every fact of a sitting has to hold to; a new type does not compile until it is judged here. */
const CHECKS: Checks = {
	scheduled: () => [['fact-out-of-place', 'scheduled twice']],
	opened: during('scheduled'),
	'safe-browser-set': during('scheduled', 'open'),
	blanked: during('open', 'running'),
	unblanked: during('open', 'running'),
	'digits-entered': (data, state) => [
		...during('open', 'running')(data, state),
		...(state.digits === null ? [] : [['digits-differ', 'entered twice'] as const])
	],
	started: ({ attempts }, state) => [
		...during('open', 'running')(attempts, state),
		...attempts
			.filter((attempt) => !state.attempts.includes(attempt))
			.map((attempt) => ['attempts-differ', attempt] as const)
	],
	'remark-made': during('open', 'running', 'closed'),
	'disruption-proposed': (data, state) => [
		...during('open', 'running')(data, state),
		...(state.disruptionProposed ? [['fact-out-of-place', 'proposed twice'] as const] : [])
	],
	'disruption-rejected': (data, state, by) => [
		...during('open', 'running')(data, state),
		...byTwo(state.disruptionProposed, by)
	],
	closed: (data, state, by) => [
		...during('open', 'running')(data, state),
		...disruptionAgreed(data, state, by)
	],
	'seed-revealed': during('closed'),
	'act-drawn': during('closed'),
	'results-recorded': during('closed')
};

const FILE = { file: PATHS.sitting };

/** A sitting run again from its facts. */
export function rerunSitting(facts: readonly Fact[]): {
	state: SittingState | undefined;
	problems: Problem[];
} {
	const problems: Problem[] = [];
	const broken = brokenAt(facts);
	if (broken !== null) problems.push({ code: 'chain-broken', fact: broken, ...FILE });
	let state: SittingState | undefined;
	for (const [index, fact] of facts.entries()) {
		const at = { fact: index + 1, ...FILE };
		const known = Object.hasOwn(CHECKS, fact.type);
		if (!known || (fact.type === 'scheduled') !== (state === undefined)) {
			problems.push({ code: known ? 'fact-out-of-place' : 'fact-unknown', detail: fact.type, ...at });
			continue;
		}
		try {
			const check = CHECKS[fact.type as SittingFact['type']] as (
				data: unknown,
				state: SittingState,
				by: string
			) => Wrong;
			const wrong = state ? check(fact.data, state, fact.by) : [];
			problems.push(...wrong.map(([code, detail]) => ({ code, detail, ...at })));
			state = sittingKind.evolve(state, fact as unknown as Parameters<typeof sittingKind.evolve>[1]);
		} catch {
			problems.push({ code: 'fact-malformed', detail: fact.type, ...at });
		}
	}
	return { state, problems };
}

/** Whether the sitting is the one the order committed to. */
export function termsHold(
	sitting: string,
	state: SittingState,
	bundle: Pick<Bundle, 'blueprint' | 'facts'>
): Problem[] {
	const problems: Problem[] = [];
	const { seed, attempts, blueprintHash, editionHash } = state;
	const terms = { seed: seed ?? '', sitting, blueprint: blueprintHash, edition: editionHash, attempts };
	if (commitment(terms) !== state.commitment) problems.push({ code: 'commitment-wrong' });
	if (fingerprint(bundle.blueprint) !== blueprintHash)
		problems.push({ code: 'blueprint-differs', file: PATHS.blueprint });
	const there = [...bundle.facts.keys()].sort();
	if (canonicalJson([...attempts].sort()) !== canonicalJson(there)) {
		const missing = attempts.filter((id) => !bundle.facts.has(id));
		problems.push({
			code: 'attempts-differ',
			detail: missing.length ? `without ${missing.join(', ')}` : 'too many'
		});
	}
	return problems;
}

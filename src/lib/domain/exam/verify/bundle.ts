import type { TestAct } from '../../attestation/documents.ts';
import { canonicalJson, fingerprint, type Fact } from '../../facts.ts';
import { outcomeOf, standingScore } from '../attempt.ts';
import { headOf, isId, manifestOf, PATHS, sha256Of, type Bundle, type BundleFiles } from '../bundle.ts';
import { merkleRoot } from '../root.ts';
import type { SittingState } from '../sitting.ts';
import { actProblems, rowProblems, type Attempt } from './act.ts';
import { rerun } from './attempt.ts';
import type { Terms } from './checks.ts';
import { unprinted } from './printed.ts';
import type { Problem } from './problem.ts';
import { readBundle, readObject } from './read.ts';
import { ManifestShape } from './shapes.ts';
import { rerunSitting, termsHold } from './sitting.ts';
import { bankProblems, sittingOfFacts, termsOf } from './terms.ts';

/** What was found about one candidate. */
export interface Finding {
	attempt: string;
	seat: number | null;
	outcome: string | null;
	points: number | null;
	outOf: number | null;
	facts: number;
	problems: Problem[];
}

/** What was found about a bundle. */
export interface Report {
	sitting: string;
	/** The root over the heads that are there. */
	root: string;
	candidates: Finding[];
	/** What is wrong with the whole. */
	problems: Problem[];
	/** What could not be checked: nothing is known of it, for or against. */
	unchecked: Problem[];
	/** Nothing is wrong in what was checked. */
	ok: boolean;
}

/** What the paper says: the root in the act, and the SHA-256 of the act at the foot of its pages. */
export interface Paper {
	root?: string;
	act?: string;
}

interface Listed {
	said: Record<string, unknown>;
	problems: Problem[];
}

/** The files against the manifest's list. Each that was changed, added or left out is named. */
function listed(files: BundleFiles): Listed {
	const bytes = files.get(PATHS.manifest);
	if (!bytes) return { said: {}, problems: [] };
	const { value, problems } = readObject(PATHS.manifest, bytes, ManifestShape);
	if (!value) return { said: {}, problems };
	const said = value as Record<string, unknown> & { files: Record<string, unknown> };
	for (const [file, content] of files) {
		if (file === PATHS.manifest) continue;
		if (!Object.hasOwn(said.files, file)) problems.push({ code: 'file-unexpected', file });
		else if (said.files[file] !== sha256Of(content)) problems.push({ code: 'file-changed', file });
	}
	for (const file of Object.keys(said.files))
		if (!files.has(file)) problems.push({ code: 'file-missing', file });
	return { said, problems };
}

/** What the manifest says beside its list and does not follow from the files. */
function manifestProblems({ said }: Listed, files: BundleFiles, bundle: Bundle): Problem[] {
	const due: Record<string, unknown> = { ...manifestOf(files, bundle) };
	const wrong = Object.keys({ ...said, ...due }).filter(
		(key) => key !== 'files' && canonicalJson(said[key] ?? null) !== canonicalJson(due[key] ?? null)
	);
	return wrong.map((detail) => ({ code: 'manifest-wrong', file: PATHS.manifest, detail }));
}

function findingOf(
	attempt: string,
	facts: readonly Fact[],
	terms: Terms,
	act: TestAct
): { finding: Finding; again?: Attempt } {
	const { state, problems } = rerun(attempt, facts, terms);
	if (!state) {
		const nothing = { seat: null, outcome: null, points: null, outOf: null };
		return { finding: { attempt, ...nothing, facts: facts.length, problems } };
	}
	const again = { id: attempt, facts, state };
	problems.push(...rowProblems(act, again));
	const score = standingScore(state);
	const finding = {
		attempt,
		seat: state.seat,
		outcome: outcomeOf(state, true),
		points: score?.points ?? null,
		outOf: score?.outOf ?? null,
		facts: facts.length,
		problems
	};
	return { finding, again };
}

/** What the last fact of the sitting says of its act. */
function drawnProblems(lines: readonly Fact[], act: TestAct, root: string): Problem[] {
	const last = lines[lines.length - 1];
	const where = { fact: lines.length, file: PATHS.sitting };
	if (last?.type !== 'act-drawn')
		return [{ code: 'fact-out-of-place', detail: 'it ends without its act', ...where }];
	const drawn = last.data as { root?: unknown; fingerprint?: unknown; software?: unknown };
	const problems: Problem[] = [];
	if (drawn.root !== root) problems.push({ code: 'root-differs', ...where });
	if (drawn.fingerprint !== fingerprint(act))
		problems.push({ code: 'act-differs', detail: 'its SHA-256', ...where });
	if (drawn.software !== act.press.software)
		problems.push({ code: 'act-differs', detail: 'its software', ...where });
	return problems;
}

/** An id is told as it is: it cannot be anything else than an id. */
export const idProblems = (...ids: string[]): Problem[] =>
	ids.filter((id) => !isId(id)).map((detail) => ({ code: 'id-malformed', detail }));

function paperProblems(paper: Paper, root: string, act: TestAct): Problem[] {
	const problems: Problem[] = [];
	if (paper.root !== undefined && paper.root !== root)
		problems.push({ code: 'root-not-on-paper', detail: root });
	if (paper.act !== undefined && paper.act !== fingerprint(act))
		problems.push({ code: 'act-not-on-paper', detail: fingerprint(act) });
	return problems;
}

function judge(
	files: BundleFiles,
	list: Listed,
	bundle: Bundle,
	state: SittingState,
	paper: Paper
): Omit<Report, 'unchecked' | 'ok'> {
	const chains = [...bundle.facts];
	const sitting = sittingOfFacts(chains[0]?.[1] ?? []);
	const root = merkleRoot(chains.map(([attempt, facts]) => ({ attempt, head: headOf(facts) })));
	const terms = termsOf({ ...state, id: sitting }, bundle.blueprint, bundle.bank);
	const found = chains.map(([attempt, facts]) => findingOf(attempt, facts, terms, bundle.act));
	const again = found.flatMap((one) => one.again ?? []);
	const problems = [
		...idProblems(sitting),
		...manifestProblems(list, files, bundle),
		...termsHold(sitting, state, bundle),
		...bankProblems(bundle.bank, state.editionHash),
		...actProblems(bundle.act, state, again, bundle.blueprint, root),
		...drawnProblems(bundle.sitting, bundle.act, root),
		...paperProblems(paper, root, bundle.act)
	];
	return { sitting, root, candidates: found.map(({ finding }) => finding), problems };
}

/** What two checks found is told once. */
const once = (problems: Problem[]): Problem[] => [
	...new Map(problems.map((problem) => [canonicalJson(problem), problem])).values()
];

function isWhole(bundle: Partial<Bundle>): bundle is Bundle {
	return Boolean(bundle.sitting && bundle.blueprint && bundle.bank && bundle.act && bundle.facts);
}

/**
 * Judges a bundle from its files alone: every byte, chain, draw, clock, answer and score, and the act. With `paper`
 * also that it is the bundle the paper act speaks of: whoever rewrites all of it cannot rewrite the paper. The printed
 * acts stay unchecked: `verifyPrinted` prints them again.
 */
export function verifyBundle(files: BundleFiles, paper: Paper = {}): Report {
	const { bundle, problems: unread } = readBundle(files);
	const again = rerunSitting(bundle.sitting ?? []);
	const list = listed(files);
	const before = [...list.problems, ...unread, ...again.problems];
	const nothing: Report = {
		...{ sitting: '', root: '', candidates: [], problems: once(before) },
		...{ unchecked: unprinted('they were not printed again'), ok: false }
	};
	if (!isWhole(bundle) || !again.state) return nothing;
	try {
		const report = judge(files, list, bundle, again.state, paper);
		const problems = once([...before, ...report.problems]);
		const ok = problems.length === 0 && report.candidates.every((one) => one.problems.length === 0);
		return { ...report, problems, unchecked: nothing.unchecked, ok };
	} catch (error) {
		// A file of another form than ours: what the product wrote never gets here.
		const detail = error instanceof Error ? error.message : '';
		return { ...nothing, problems: [...before, { code: 'file-unreadable', detail }] };
	}
}

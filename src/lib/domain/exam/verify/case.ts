import { canonicalJson, fingerprint } from '../../facts.ts';
import { outcomeOf, standingScore } from '../attempt.ts';
import { headOf } from '../bundle.ts';
import { CASE_FORM, caseView, type CaseFile } from '../case-file.ts';
import { rootOf } from '../root.ts';
import { rerun } from './attempt.ts';
import { idProblems, type Report } from './bundle.ts';
import type { Problem } from './problem.ts';
import { readObject } from './read.ts';
import { CaseShape } from './shapes.ts';
import { bankProblems, termsOf } from './terms.ts';

/** What beside the attempt's own facts does not hold. */
function around(file: CaseFile, root: string | undefined, paper: { root?: string }): Problem[] {
	const problems = [
		...idProblems(file.attempt, file.sitting.id),
		...bankProblems(file.bank, file.sitting.editionHash)
	];
	if (file.form !== CASE_FORM) problems.push({ code: 'file-unreadable', detail: file.form });
	if (fingerprint(file.blueprint) !== file.sitting.blueprintHash)
		problems.push({ code: 'blueprint-differs' });
	if (root !== file.act.root)
		problems.push({ code: 'root-differs', detail: 'the proof leads to another root' });
	if (paper.root !== undefined && paper.root !== root)
		problems.push({ code: 'root-not-on-paper', detail: root ?? 'none' });
	return problems;
}

function judge(file: CaseFile, paper: { root?: string }): Report {
	const { attempt, facts, blueprint, bank, sitting } = file;
	const { state, problems } = rerun(attempt, facts, termsOf(sitting, blueprint, bank));
	const root = rootOf(headOf(facts), file.proof);
	const whole = around(file, root, paper);
	if (state && canonicalJson(caseView({ facts, state, blueprint, bank })) !== canonicalJson(file.view))
		whole.push({ code: 'view-wrong' });
	const drawn = new Set(state?.paper?.map(({ id }) => id));
	if (bank.used.some(({ id }) => !drawn.has(id)))
		whole.push({ code: 'edition-differs', detail: 'a question of another paper' });
	const score = state ? standingScore(state) : null;
	const finding = {
		...{ attempt, problems, facts: facts.length },
		seat: state?.seat ?? null,
		outcome: state ? outcomeOf(state, true) : null,
		points: score?.points ?? null,
		outOf: score?.outOf ?? null
	};
	const ok = whole.length === 0 && problems.length === 0;
	return { sitting: sitting.id, root: root ?? '', candidates: [finding], problems: whole, unchecked: [], ok };
}

/**
 * Judges the file of one candidate: chain, draw, clock, answers, score, what it tells of them, and that its proof leads
 * to the root of the act. Names, papers and approvals stand beside the chain: only the act and the office vouch for them.
 */
export function verifyCase(bytes: Uint8Array, paper: { root?: string } = {}): Report {
	const { value, problems } = readObject('the file', bytes, CaseShape);
	const nothing: Report = { sitting: '', root: '', candidates: [], problems, unchecked: [], ok: false };
	if (!value) return nothing;
	try {
		const report = judge(value as CaseFile, paper);
		return { ...report, problems: [...problems, ...report.problems], ok: report.ok && problems.length === 0 };
	} catch (error) {
		// A file of another form than ours: what the product wrote never gets here.
		const detail = error instanceof Error ? error.message : '';
		return { ...nothing, problems: [...problems, { code: 'file-unreadable', detail }] };
	}
}

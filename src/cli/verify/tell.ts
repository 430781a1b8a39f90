import type { Finding, Report } from '../../lib/domain/exam/verify/bundle.ts';
import { problemText } from '../../lib/domain/exam/verify/problem.ts';

const scoreOf = ({ points, outOf }: Finding): string => (points === null ? '—' : `${points}/${outOf}`);

function line(finding: Finding): string[] {
	const { attempt, seat, outcome, facts, problems } = finding;
	const told = `attempt ${attempt}  seat ${seat ?? '?'}  ${outcome ?? 'unsettled'}  ${scoreOf(finding)}  ${facts} facts`;
	if (!problems.length) return [`ok     ${told}`];
	return [`WRONG  ${told}`, ...problems.map((problem) => `       ${problemText(problem)}`)];
}

/** What was found, for people: a line for each candidate, what is wrong with the whole, and a summary. */
export function tell(report: Report, paper: { root?: string; act?: string }): string {
	const wrong = report.candidates.filter(({ problems }) => problems.length).length;
	const against = Object.keys(paper).length
		? `Compared with the paper: ${Object.keys(paper).join(', ')}.`
		: 'Not compared with the paper act: add --root to see that the records were not rewritten as a whole.';
	return [
		`Sitting ${report.sitting || '?'}`,
		...report.candidates.flatMap(line),
		...report.problems.map((problem) => `WRONG  ${problemText(problem)}`),
		`Root ${report.root || '?'}`,
		against,
		report.ok
			? `The protocol holds. Candidates: ${report.candidates.length}.`
			: `The protocol does NOT hold. Candidates with problems: ${wrong} of ${report.candidates.length}; problems of the whole: ${report.problems.length}.`
	].join('\n');
}

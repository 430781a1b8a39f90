import type { Finding, Report } from '../../lib/domain/exam/verify/bundle.ts';
import { problemText } from '../../lib/domain/exam/verify/problem.ts';

/** What moves the cursor, hides, or turns the direction of writing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const codeUnits = (text: string): string =>
	Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0'))
		.map((digits) => `\\u${digits}`)
		.join('');

/** A text as one line that shows all that is in it: what is told may have been written to mislead whoever reads it. */
export const plain = (text: string): string => text.replace(UNSEEN, codeUnits);

/** A report for programs, without what a terminal would obey. */
export const tellJson = (report: Report): string =>
	JSON.stringify(report, null, '\t')
		.split(/(?<=[\n\t])|(?=[\n\t])/)
		.map((part) => (/^[\n\t]$/.test(part) ? part : plain(part)))
		.join('');

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
		...report.unchecked.map((problem) => `NOT CHECKED  ${problemText(problem)}`),
		`Root ${report.root || '?'}`,
		against,
		report.ok
			? `The protocol holds${report.unchecked.length ? '; what is printed was NOT checked' : ''}. Candidates: ${report.candidates.length}.`
			: `The protocol does NOT hold. Candidates with problems: ${wrong} of ${report.candidates.length}; problems of the whole: ${report.problems.length}.`
	]
		.map(plain)
		.join('\n');
}

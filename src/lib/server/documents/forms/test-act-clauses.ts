import type { ActRow } from '../../../domain/attestation/documents.ts';
import { OUTCOMES, type Outcome } from '../../../domain/attestation/outcome.ts';
import { compareKazakh, fullName, shortName } from '../../../domain/people/name.ts';
import { INDENT, keep, say, textHeight, type Sheet } from '../sheet/page.ts';
import { paragraph, write } from '../sheet/write.ts';
import * as words from '../words.ts';

/** What an outcome means and what follows from it by the rules of the office. */
export function clause(sheet: Sheet, outcome: Outcome): string {
	const { countsAsAttempt, leadsTo } = OUTCOMES[outcome];
	const counts = words.COUNTS[countsAsAttempt ? 'yes' : 'no'];
	return [words.OUTCOME_CLAUSES[outcome], counts, words.LEADS_TO[leadsTo]]
		.map((text) => say(sheet, text))
		.join(' ');
}

/** More names than these lines hold may go on to the next page, mm. */
const LONGEST = 21;

/** One clause for each outcome that occurred, with the names. */
export function clauses(sheet: Sheet, rows: readonly ActRow[]): void {
	for (const outcome of Object.keys(OUTCOMES) as Outcome[]) {
		const these = rows
			.filter((row) => row.outcome === outcome)
			.sort((a, b) => compareKazakh(fullName(a.name), fullName(b.name)));
		if (these.length === 0) continue;
		const names = these.map(({ name }) => shortName(name).replaceAll(' ', '\u00a0')).join(', ');
		const label = say(sheet, words.OUTCOME_LABELS[outcome]);
		const text = clause(sheet, outcome);
		const participants = say(sheet, words.PARTICIPANTS, { names });
		keep(sheet, 8 + textHeight(sheet, text) + Math.min(textHeight(sheet, participants), LONGEST));
		write(sheet, say(sheet, words.CLAUSE, { label, count: these.length }), { face: 'bold', after: 0.6 });
		paragraph(sheet, text, 0.6);
		write(sheet, participants, { indent: INDENT, after: 2.4 });
	}
}

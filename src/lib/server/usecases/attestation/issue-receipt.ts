import { totalDueAt } from '../../../domain/attestation/application.ts';
import { calendarOf } from '../../../domain/office.ts';
import { registerRow } from '../desk/case-rows.ts';
import type { Work } from '../work.ts';

/** What was brought is a paper, whatever its scan is called. */
const onPaper = (file: string): string => file.replace(/\.(pdf|jpe?g|png)$/i, '');

/** Every paper as it was named, and every scan whose name is not among them. */
function taken(papers: readonly string[], files: readonly string[]): string[] {
	const named = [...papers];
	const known = new Set(papers.map((paper) => paper.toLowerCase()));
	for (const scan of files.map(onPaper)) {
		if (!known.has(scan.toLowerCase())) named.push(scan);
		known.add(scan.toLowerCase());
	}
	return named;
}

/** What an applicant who came with papers takes home: the incoming number, what was taken, by when there is an answer. */
export async function issueReceipt(
	work: Work,
	application: string,
	papers: readonly string[]
): Promise<void> {
	const { state, confidential } = await work.must('application', application);
	const { channel, receivedAt, mark } = state;
	await work.issue(
		{
			type: 'receipt',
			number: null,
			date: work.now,
			signedBy: null,
			ground: ['7.1'],
			applicant: await registerRow(work, { state, confidential }),
			documents: taken(papers, confidential?.fileNames ?? []),
			receivedAt,
			plannedAt: totalDueAt(state, calendarOf(await work.office())),
			channel,
			author: await work.signature(['chancellery'])
		},
		{ application },
		mark
	);
}

import { totalDueAt } from '../../../domain/attestation/application.ts';
import { calendarOf } from '../../../domain/office.ts';
import { registerRow } from '../desk/case-rows.ts';
import type { Work } from '../work.ts';

/** What was brought is a paper, whatever its scan is called. */
const onPaper = (file: string): string => file.replace(/\.(pdf|jpe?g|png)$/i, '');

/** What an applicant who came with papers takes home: the incoming number, what was taken, by when there is an answer. */
export async function issueReceipt(work: Work, application: string): Promise<void> {
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
			documents: (confidential?.fileNames ?? []).map(onPaper),
			receivedAt,
			plannedAt: totalDueAt(state, calendarOf(await work.office())),
			channel,
			author: await work.signature(['chancellery'])
		},
		{ application },
		mark
	);
}

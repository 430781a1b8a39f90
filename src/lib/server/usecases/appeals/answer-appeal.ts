import * as appeal from '../../../domain/attestation/appeal.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { registerRow } from '../desk/case-rows.ts';
import { byDecision } from '../signing/by-decision.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { appealed, resultOf } from './result.ts';

/** The specialist drafts the answer and sends it to the head. Refuses what `draftAnswer` of the domain does. */
export const draftAppealAnswer =
	(ctx: Context) =>
	(actor: Actor, id: string, draft: appeal.AnswerDraft): Promise<true | Refused> =>
		transact(ctx, actor, async (work) => {
			const record = await work.read('appeal', id);
			if (isRefused(record)) return record;
			const facts = appeal.draftAnswer(record.state, draft);
			if (isRefused(facts)) return facts;
			if (!record.confidential) return refused('erased');
			const answer = { because: draft.because.trim(), measures: draft.measures.trim() };
			work.add('appeal', id, facts, { confidential: { ...record.confidential, answer } });
			return true;
		});

/** The head returns the draft with a remark. */
export const returnAppealAnswer =
	(ctx: Context) =>
	(actor: Actor, id: string, remark: string): Promise<true | Refused> =>
		transact(ctx, actor, async (work) => {
			const record = await work.read('appeal', id);
			if (isRefused(record)) return record;
			const facts = appeal.returnAnswer(record.state, remark);
			if (isRefused(facts)) return facts;
			work.add('appeal', id, facts);
			return true;
		});

async function issueAnswer(
	work: Work,
	id: string,
	state: appeal.AppealState,
	{ decision, follows }: Pick<appeal.AnswerDraft, 'decision' | 'follows'>,
	answer: { because: string; measures: string }
): Promise<{ number: string; document: string } | Refused> {
	const result = await resultOf(work, state.attempt);
	if (isRefused(result)) return result;
	const { text: number } = await work.number('letter', id);
	const document = await work.issue(
		{
			type: 'appeal-answer',
			number,
			date: work.now,
			signedBy: await work.signature(['head', 'deputy-head']),
			ground: [],
			applicant: await registerRow(work, await work.must('application', state.application)),
			about: await appealed(work, result),
			appeal: { number: state.number, date: state.steps[0]?.at ?? work.now },
			decision,
			follows,
			...answer
		},
		{ application: state.application, sitting: state.sitting, round: result.sitting.round },
		state.mark
	);
	return { number, document };
}

/**
 * The head signs the answer he saw (`seen`: when it was sent): a numbered letter, and the case may be erased again when
 * its term is over. What it takes back is read by the rules of a new application; the act and the score stay as they are.
 */
export async function decideAppealAnswer(
	work: Work,
	id: string,
	seen?: number
): Promise<{ number: string } | Refused> {
	const record = await work.read('appeal', id);
	if (isRefused(record)) return record;
	const drafted = appeal.answerToSign(record.state, seen);
	if (isRefused(drafted)) return drafted;
	const answer = record.confidential?.answer;
	if (!answer) return refused('ground-missing');
	const issued = await issueAnswer(work, id, record.state, drafted, answer);
	if (isRefused(issued)) return issued;
	work.add('appeal', id, [{ type: 'answered', v: 1, data: { ...drafted, ...issued } }]);
	const { application } = record.state;
	work.add('application', application, [
		{ type: 'appeal-answered', v: 1, data: { appeal: id, follows: drafted.follows } }
	]);
	return { number: issued.number };
}

/** As a recorded decision of the signed-in head. */
export const signAppealAnswer =
	(ctx: Context) =>
	(actor: Actor, id: string, seen?: number): Promise<{ number: string } | Refused> =>
		byDecision(ctx, actor, (work) => decideAppealAnswer(work, id, seen));

import { lodge, type AppealConfidential } from '../../../domain/attestation/appeal.ts';
import type { Attachment } from '../../../domain/attestation/attachment.ts';
import { at, dueAt } from '../../../domain/calendar/working-time.ts';
import { calendarOf } from '../../../domain/office.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { attaching } from '../attestation/attached-files.ts';
import { registerRow } from '../desk/case-rows.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { appealed, resultOf, type Result } from './result.ts';

export interface NewAppeal {
	attempt: string;
	/** The day it was handed in or posted, yyyy-mm-dd. */
	lodgedOn: string;
	channel: 'in-person' | 'paper';
	text: string;
	files: Attachment[];
}

type Kept = { sha256: string; size: number; type: string }[];

async function add(work: Work, input: NewAppeal, files: Kept, result: Result, late: boolean) {
	const { attempt, sitting, outcome, resultAt, term } = result;
	const application = await work.must('application', attempt.application);
	const { confidential, state } = application;
	if (!confidential) return refused('erased');
	const { terms, ...office } = await work.office();
	const calendar = calendarOf({ ...office, terms });
	const answerDueAt = dueAt(work.now, { value: terms.appealAnswerDays, unit: 'working-days' }, calendar);
	const id = work.ctx.ids.id();
	const { text: number } = await work.number('appeal', id);
	const { lodgedOn, channel } = input;
	const fileNames = input.files.map(({ name }) => name);
	const receipt = await work.issue(
		{
			type: 'appeal-receipt',
			number,
			date: work.now,
			signedBy: null,
			ground: [],
			applicant: await registerRow(work, application),
			about: await appealed(work, result),
			lodgedAt: at(lodgedOn, calendar.hours.open, calendar.hours),
			channel,
			term,
			late,
			files: fileNames,
			answerDueAt,
			author: await work.signature(['chancellery'])
		},
		{ application: attempt.application, sitting: attempt.sitting, round: sitting.round },
		state.mark
	);
	const beside: AppealConfidential = {
		name: confidential.name,
		iin: confidential.iin,
		incoming: state.incoming,
		text: input.text.trim(),
		fileNames,
		answer: null
	};
	const about = { application: attempt.application, attempt: input.attempt, sitting: attempt.sitting };
	const data = {
		...{ number, ...about, outcome, resultAt, termUntil: term.until },
		...{ lodgedOn, late, channel, files, answerDueAt, receipt, mark: state.mark }
	};
	work.add('appeal', id, [{ type: 'registered', v: 1, data }], { confidential: beside });
	// The case knows of it: what is under appeal cannot be erased.
	work.add('application', attempt.application, [
		{ type: 'appeal-lodged', v: 1, data: { appeal: id, attempt: input.attempt } }
	]);
	return { id, number, receipt, late };
}

/**
 * Registers an appeal against the result of an attempt: a number, a receipt, and the case cannot be erased until it is
 * answered. Late ones are registered and marked. Refuses 'nothing-to-appeal', 'appeal-open', 'appeal-date',
 * 'appeal-text-missing' (neither a text nor a file), wrong files.
 */
export const registerAppeal =
	(ctx: Context) =>
	async (
		actor: Actor,
		input: NewAppeal
	): Promise<{ id: string; number: string; receipt: string; late: boolean } | Refused> => {
		if (!input.text.trim() && !input.files.length) return refused('appeal-text-missing');
		return attaching(ctx, input.files, (files) =>
			transact(ctx, actor, async (work) => {
				const result = await resultOf(work, input.attempt);
				if (isRefused(result)) return result;
				const lodged = lodge(result, input.lodgedOn, work.now, calendarOf(await work.office()));
				if (isRefused(lodged)) return lodged;
				return add(work, input, files, result, lodged.late);
			})
		);
	};

import { ruleWrong, type ExamRules } from '../../../domain/exam/exam-rules.ts';
import { OFFICE_ID } from '../../../domain/office.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';

/**
 * Sets how exam rooms are run, for sittings opened from now on: an open one keeps the rules it was opened under. Refuses
 * 'bad-input' naming the rule outside its range.
 */
export const setExamRules =
	(ctx: Context) =>
	(actor: Actor, examRules: ExamRules): Promise<true | Refused> =>
		transact(ctx, actor, async (work) => {
			const field = ruleWrong(examRules);
			if (field) return refused('bad-input', { field });
			const record = await work.read('office', OFFICE_ID);
			if (isRefused(record)) return record;
			const office = { ...record.state.office, examRules };
			work.add('office', OFFICE_ID, [{ type: 'office-set', v: 1, data: { office } }]);
			return true as const;
		});

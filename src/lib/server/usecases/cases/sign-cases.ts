import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { stepOfCase } from '../../../domain/services/course.ts';
import type { Lang } from '../../../domain/text.ts';
import { preview, type Preview } from '../signing/preview.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { caseOf } from './case-of-service.ts';
import { decideCaseStep } from './do-step.ts';
import { isSigningDeed } from './signed-steps.ts';

/** A case and the step it was seen at. */
export interface SeenCase {
	id: string;
	step: number;
}

/**
 * Signs the waiting steps of cases, one or many: all of them or none. Refuses 'empty-list', 'step-out-of-order' where a
 * case has gone on since it was seen, 'deed-of-another-step' where nothing is signed at the step, and what the step refuses.
 */
export async function decideCases(
	work: Work,
	cases: readonly SeenCase[],
	actor: Actor
): Promise<number | Refused> {
	const each = new Map(cases.map((seen) => [seen.id, seen.step]));
	if (!each.size) return refused('empty-list');
	for (const [id, step] of each) {
		const one = await caseOf(work, id);
		if (isRefused(one)) return one;
		const waiting = stepOfCase(one.procedure, one.state);
		if (waiting?.n !== step) return refused('step-out-of-order', { step, next: waiting?.n ?? 0 });
		const { deed } = waiting;
		if (!isSigningDeed(deed)) return refused('deed-of-another-step');
		const done = await decideCaseStep(work, actor, id, { step, deed: deed as 'sign' });
		if (isRefused(done)) return done;
	}
	return each.size;
}

/** As a recorded decision of the signed-in person. Refuses 'signature-required' where a paper has to be signed with a key. */
export const signCases =
	(ctx: Context) =>
	(actor: Actor, cases: readonly SeenCase[]): Promise<number | Refused> =>
		transact(ctx, actor, (work) => decideCases(work, cases, actor));

/** What somebody is going to sign at the waiting step of a case, as it would be issued now. Refuses what signing refuses. */
export const previewCase =
	(ctx: Context) =>
	(actor: Actor, seen: SeenCase, lang: Lang): Promise<Preview | Refused> =>
		preview(ctx, actor, lang, (work) => decideCases(work, [seen], actor));

import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { actorOf, stepOfCase } from '../../../domain/services/course.ts';
import type { StepDefinition } from '../../../domain/services/service.ts';
import type { SaidRefusal } from '../../../domain/signing/signing.ts';
import type { Lang } from '../../../domain/text.ts';
import { preview, type Preview } from '../signing/preview.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { caseOf } from './case-of-service.ts';
import { decideCaseStep, refusesByLetter, type StepInput } from './do-step.ts';
import { isSigningDeed } from './signed-steps.ts';

/** A case and the step it was seen at. */
export interface SeenCase {
	id: string;
	step: number;
	/** A refusal that the step itself says and signs. */
	refuses?: SaidRefusal;
}

/** What signing a step decides: what was concluded before, or the refusal said with it; null where nothing is signed. */
function inputOf({ n: step, deed }: StepDefinition, refuses: SaidRefusal | undefined): StepInput | null {
	if (!refuses) return isSigningDeed(deed) ? { step, deed: deed as 'sign' } : null;
	const { refusal, reasons } = refuses;
	if (deed === 'completeness') return { step, deed, complete: false, missing: reasons };
	if (deed !== 'conclude') return null;
	return { step, deed, outcome: { kind: 'refused', refusal }, reasons, visitedAt: null };
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
	const each = new Map(cases.map((seen) => [seen.id, seen]));
	if (!each.size) return refused('empty-list');
	for (const [id, { step, refuses }] of each) {
		const one = await caseOf(work, id);
		if (isRefused(one)) return one;
		const waiting = stepOfCase(one.procedure, one.state);
		if (waiting?.n !== step) return refused('step-out-of-order', { step, next: waiting?.n ?? 0 });
		const input = inputOf(waiting, refuses);
		if (!input || (refuses && !refusesByLetter(one, waiting, input))) return refused('deed-of-another-step');
		const done = await decideCaseStep(work, actor, id, input);
		if (isRefused(done)) return done;
	}
	return each.size;
}

/** As a recorded decision of the signed-in person. Refuses 'signature-required' where a paper has to be signed with a key. */
export const signCases =
	(ctx: Context) =>
	(actor: Actor, cases: readonly SeenCase[]): Promise<number | Refused> =>
		transact(ctx, actor, (work) => decideCases(work, cases, actor));

/**
 * As a trial only: an agreement leaves no paper, so that what it agrees to is what the signature after it would issue, in
 * the signer's stead.
 */
async function decideAhead(work: Work, seen: SeenCase, actor: Actor): Promise<number | Refused> {
	const done = await decideCases(work, [seen], actor);
	if (isRefused(done) || work.documents.length) return done;
	const one = await caseOf(work, seen.id);
	if (isRefused(one)) return one;
	const next = stepOfCase(one.procedure, one.state);
	if (next?.deed !== 'sign') return done;
	const signer = { ...actor, roles: [actorOf(next, one.state)] };
	return decideCases(work, [{ id: seen.id, step: next.n }], signer);
}

/**
 * What somebody is going to sign or agree to at the waiting step of a case, as it would be issued now. Refuses what signing
 * refuses.
 */
export const previewCase =
	(ctx: Context) =>
	(actor: Actor, seen: SeenCase, lang: Lang): Promise<Preview | Refused> =>
		preview(ctx, actor, lang, (work) => decideAhead(work, seen, actor));

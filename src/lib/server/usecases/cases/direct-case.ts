import { calendarOf } from '../../../domain/office.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { ServiceCaseFact } from '../../../domain/services/case-facts.ts';
import { calendarFor } from '../../../domain/services/case-terms.ts';
import * as direct from '../../../domain/services/direct-case.ts';
import { returnCase } from '../../../domain/services/step-decisions.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { caseOf, letterheadOf, ofCase, signatureIn, type ServiceCase } from './case-of-service.ts';

type Decide = (
	one: ServiceCase,
	work: Work
) => ServiceCaseFact[] | Refused | Promise<ServiceCaseFact[] | Refused>;

/** One decision of a direction: of the executor's own case, or of who leads. */
const directed = (ctx: Context, actor: Actor, id: string, decide: Decide): Promise<true | Refused> =>
	decided(ctx, actor, id, (one, work) => direct.mayDirect(one.state, actor) ?? decide(one, work));

/** One decision about one case. */
const decided = (ctx: Context, actor: Actor, id: string, decide: Decide): Promise<true | Refused> =>
	transact(ctx, actor, async (work) => {
		const one = await caseOf(work, id);
		if (isRefused(one)) return one;
		const facts = await decide(one, work);
		if (isRefused(facts)) return facts;
		work.add('service-case', id, facts);
		return true as const;
	});

/** Sends a case back to an earlier step with a remark. */
export const returnServiceCase =
	(ctx: Context) =>
	(actor: Actor, id: string, { step, remark }: { step: number; remark: string }): Promise<true | Refused> =>
		decided(ctx, actor, id, ({ procedure, state }) =>
			returnCase(procedure, state, { step, by: actor, remark })
		);

/** The term stands still from now on. Refuses 'not-executor', as every direction below does, in a case of another. */
export const suspendServiceCase =
	(ctx: Context) =>
	(actor: Actor, id: string, ground: string): Promise<true | Refused> =>
		directed(ctx, actor, id, ({ procedure, state }) => direct.suspendCase(procedure, state, ground));

/** The term goes on. */
export const resumeServiceCase =
	(ctx: Context) =>
	(actor: Actor, id: string, ground: string): Promise<true | Refused> =>
		directed(ctx, actor, id, ({ procedure, state }) => direct.resumeCase(procedure, state, ground));

/** At the applicant's wish, before the decision. */
export const withdrawServiceCase =
	(ctx: Context) =>
	(actor: Actor, id: string, reason: string): Promise<true | Refused> =>
		directed(ctx, actor, id, ({ procedure, state }) => direct.withdrawCase(procedure, state, reason));

/** Whether somebody can be given a case: an account in use, of a specialist. */
export async function noExecutor(work: Work, user: string): Promise<Refused | null> {
	const found = user ? await work.read('user', user) : refused('not-found');
	const fit =
		!isRefused(found) && found.state.status === 'active' && found.state.roles.includes('specialist');
	return fit ? null : refused('bad-input', { field: 'to' });
}

/** Names another executor, with the reason. */
export const reassignServiceCase =
	(ctx: Context) =>
	(actor: Actor, id: string, to: { to: string; reason: string }): Promise<true | Refused> =>
		directed(
			ctx,
			actor,
			id,
			async ({ procedure, state }, work) =>
				(await noExecutor(work, to.to)) ?? direct.reassignCase(procedure, state, to)
		);

/** Calls the applicant to a hearing before a refusal is signed, or moves it; the notice goes with it. */
export const callHearing =
	(ctx: Context) =>
	(actor: Actor, id: string, hearing: { at: number; place: string }): Promise<true | Refused> =>
		directed(ctx, actor, id, async (one, work) => {
			const calendar = calendarFor(one.definition, calendarOf(await work.office()));
			const facts = direct.callHearing(one.procedure, one.state, hearing, { now: work.now, calendar });
			if (!isRefused(facts)) await issueNotice(work, one, hearing);
			return facts;
		});

async function issueNotice(
	work: Work,
	one: ServiceCase,
	{ at, place }: { at: number; place: string }
): Promise<void> {
	const { text: number } = await work.number('letter', one.id);
	await work.issue(
		{
			...ofCase(one),
			type: 'hearing-notice',
			number,
			date: work.now,
			signedBy: await signatureIn(work, one, ['head', 'deputy-head', 'department-head', 'specialist']),
			ground: [],
			hearingAt: at,
			place: place.trim(),
			reasons: one.state.concluded?.reasons ?? []
		},
		{ case: one.id },
		one.state.mark,
		await letterheadOf(work, one.definition)
	);
}

/** Records the hearing: whether the applicant was heard, and what was said. */
export const holdHearing =
	(ctx: Context) =>
	(actor: Actor, id: string, held: { heard: boolean; protocol: string }): Promise<true | Refused> =>
		directed(ctx, actor, id, ({ procedure, state }, work) =>
			direct.holdHearing(procedure, state, held, work.now)
		);

import type { AppealStatus } from '../../../domain/attestation/appeal.ts';
import type { OrderStatus } from '../../../domain/attestation/order.ts';
import { STEP_NUMBERS, STEPS, type StepNumber } from '../../../domain/attestation/steps.ts';
import { nextOpening } from '../../../domain/calendar/working-time.ts';
import { may, type Actor, type Role } from '../../../domain/people/roles.ts';
import { listAppeals, type AppealRow } from '../appeals/view-appeals.ts';
import { listCases, officeOf, type CaseRow } from './view-cases.ts';
import { listOrders, listRounds, sittingsOf, type OrderRow } from './view-rounds.ts';
import type { Context } from '../context.ts';

/** Steps that are done on an order or a sitting: these stand in the inbox instead of their cases. */
const NOT_BY_CASE: ReadonlySet<StepNumber> = new Set([9, 10, 11, 13]);

/** Steps that wait for one of somebody's roles; a deputy sees what waits for the head. */
function stepsOf(actor: Pick<Actor, 'roles'>): StepNumber[] {
	const roles: readonly Role[] = actor.roles.includes('deputy-head') ? [...actor.roles, 'head'] : actor.roles;
	return STEP_NUMBERS.filter((n) => roles.includes(STEPS[n].actor) && !NOT_BY_CASE.has(n));
}

export interface Inbox {
	/** Open cases whose next step is this person's, by time left. */
	cases: CaseRow[];
	/** For who signs: sent orders; for who drafts: drafts and returned ones. */
	orders: OrderRow[];
	/** Sittings that are over and have no act yet. */
	sittings: Awaited<ReturnType<typeof sittingsOf>>;
	/** Appeals whose next move is this person's, by the time left for their answer. */
	appeals: AppealRow[];
	/** Numbers of the rounds the cases lie in, by id. */
	rounds: Record<string, number>;
	counts: { inbox: number; signatures: number };
}

function ordersFor(actor: Actor): OrderStatus[] {
	if (may(actor, 'order.sign')) return ['sent'];
	return may(actor, 'order.draft') ? ['draft', 'returned'] : [];
}

function appealsFor(actor: Actor): AppealStatus[] {
	if (may(actor, 'appeal.sign')) return ['sent'];
	return may(actor, 'appeal.answer') ? ['registered', 'returned'] : [];
}

/** What waits for somebody, by time left. */
export const viewInbox =
	(ctx: Context) =>
	async (actor: Actor): Promise<Inbox> => {
		const steps = stepsOf(actor);
		const { rows: cases } = await listCases(ctx)({
			where: { status: 'open', step: steps },
			sort: 'due',
			limit: 1000
		});
		const orders = await listOrders(ctx)(ordersFor(actor));
		const rounds = Object.fromEntries((await listRounds(ctx)()).map(({ id, number }) => [id, number]));
		const sittings = may(actor, 'act.draw-up') ? await sittingsOf(ctx, { phase: 'closed', act: null }) : [];
		const signed = cases.filter(({ step }) => step === 15 || step === 17).length;
		const status = appealsFor(actor);
		const appeals = status.length ? await listAppeals(ctx)({ status }) : [];
		const signatures = may(actor, 'order.sign') ? orders.length + signed : 0;
		return {
			cases,
			orders,
			sittings,
			appeals,
			rounds,
			counts: {
				inbox: cases.length + orders.length + sittings.length + appeals.length,
				signatures
			}
		};
	};

/** What every page of the staff shows around itself: whose office, what time it is, how much waits. */
export const viewDesk = (ctx: Context) => async (actor: Actor) => {
	const { office, calendar, signing } = await officeOf(ctx);
	const now = ctx.clock.now();
	const { counts } = await viewInbox(ctx)(actor);
	const { letterhead, specialities } = office;
	return {
		mode: ctx.mode,
		now,
		nextOpening: nextOpening(now, calendar),
		office: letterhead.name,
		specialities,
		signing: { required: signing.required, ready: signing.roots.length > 0 },
		counts
	};
};

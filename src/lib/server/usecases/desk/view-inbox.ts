import type { AppealStatus } from '../../../domain/attestation/appeal.ts';
import type { OrderStatus } from '../../../domain/attestation/order.ts';
import { stepAt } from '../../../domain/attestation/steps.ts';
import { TASKS, type AttestationTask } from '../../../domain/attestation/tasks.ts';
import { nextOpening } from '../../../domain/calendar/working-time.ts';
import { may, type Actor, type Role } from '../../../domain/people/roles.ts';
import { listAppeals, type AppealRow } from '../appeals/view-appeals.ts';
import { listCases, officeOf, type CaseRow } from './view-cases.ts';
import { listOrders, listRounds, sittingsOf, type OrderRow } from './view-rounds.ts';
import { serviceInbox } from './services/view-service-cases.ts';
import { mergedWaiting, type Waiting } from './services/waiting.ts';
import type { Context } from '../context.ts';

/** What is done on an order or a sitting: these stand in the inbox instead of their cases. */
const NOT_BY_CASE: ReadonlySet<AttestationTask> = new Set<AttestationTask>([
	'sign-admission',
	'sign-schedule',
	'test',
	'draw-up-act',
	'sign-certificates'
]);

/** What waits on the page of signatures. */
const SIGNED: ReadonlySet<AttestationTask> = new Set<AttestationTask>([
	'sign-paper-refusals',
	'sign-results',
	'sign-schedule'
]);

const BY_CASE = (Object.keys(TASKS) as AttestationTask[]).filter((task) => !NOT_BY_CASE.has(task));

/** Whose steps somebody may do; some of the head's are a deputy's as well. */
const actsAs = ({ roles }: Pick<Actor, 'roles'>): Role[] =>
	roles.includes('deputy-head') ? [...roles, 'head'] : [...roles];

/** Whether a step is somebody's own, or one of the head's that the regulation lets a deputy do. */
const isHis =
	({ roles }: Pick<Actor, 'roles'>) =>
	({ definition, step, actor }: CaseRow): boolean =>
		(actor !== null && roles.includes(actor)) || (step !== null && stepAt(definition, step)?.deputy === true);

/** Requests refused before the test (Aktobe, ¶5.4), which the head signs. */
const REFUSALS = { task: 'sign-schedule', finding: 'does-not-comply' } as const;

export interface Inbox {
	/** Open cases whose next step is this person's, of all services, by time left. */
	waiting: Waiting;
	/** For who signs: sent orders; for who drafts: drafts and returned ones. */
	orders: OrderRow[];
	/** Sittings that are over, with neither an act nor recorded results yet. */
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

/** What waits for somebody, by time left; of the cases `shown` are listed, all are counted. */
export const viewInbox =
	(ctx: Context) =>
	async (actor: Actor, shown = 100): Promise<Inbox> => {
		const { calendar } = await officeOf(ctx);
		const mine = { status: 'open', actor: actsAs(actor) };
		const byCase = await listCases(ctx)({ where: { ...mine, task: BY_CASE }, sort: 'due', limit: 1000 });
		// A refusal instead of a schedule stands in no order.
		const refusals = await listCases(ctx)({ where: { ...mine, ...REFUSALS }, sort: 'due', limit: 1000 });
		const cases = [...refusals.rows, ...byCase.rows].filter(isHis(actor));
		const services = await serviceInbox(ctx)(actor, shown);
		const day = { now: ctx.clock.now(), hours: calendar.hours };
		const waiting = mergedWaiting(cases, services, day, shown);
		const orders = await listOrders(ctx)(ordersFor(actor));
		const rounds = Object.fromEntries((await listRounds(ctx)()).map(({ id, number }) => [id, number]));
		const sittings = may(actor, 'act.draw-up')
			? await sittingsOf(ctx, { phase: 'closed', settled: false })
			: [];
		const signed = cases.filter(({ task }) => task !== null && SIGNED.has(task)).length;
		const status = appealsFor(actor);
		const appeals = status.length ? await listAppeals(ctx)({ status }) : [];
		const signatures = may(actor, 'order.sign') ? orders.length + signed : 0;
		return {
			waiting,
			orders,
			sittings,
			appeals,
			rounds,
			counts: {
				inbox: waiting.total + orders.length + sittings.length + appeals.length,
				signatures: signatures + (may(actor, 'signatures.read') ? services.toSign : 0)
			}
		};
	};

/** What every page of the staff shows around itself: whose office, what time it is, how much waits. */
export const viewDesk = (ctx: Context) => async (actor: Actor) => {
	const { office, calendar, signing } = await officeOf(ctx);
	const now = ctx.clock.now();
	const { counts } = await viewInbox(ctx)(actor, 0);
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

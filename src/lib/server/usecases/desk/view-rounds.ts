import { stepOf, type ApplicationState, type Finding } from '../../../domain/attestation/application.ts';
import { stepsIn, type Step } from '../../../domain/attestation/steps.ts';
import {
	casesOf,
	isAdmission,
	type OrderContent,
	type OrderStatus
} from '../../../domain/attestation/order.ts';
import { fullName } from '../../../domain/people/name.ts';
import { refused } from '../../../domain/refusal.ts';
import { reservedNumber } from '../attestation/withdraw-from-signing.ts';
import { amendmentsOf } from './amendments.ts';
import { signaturesOn } from './signatures-on.ts';
import { documentsAbout, nameOf } from './document-rows.ts';
import { listCases } from './view-cases.ts';
import type { Context } from '../context.ts';

/** Rounds, newest first. */
export const listRounds = (ctx: Context) => async () => {
	const { items } = await ctx.store.list('round', { sort: '-openedAt', limit: 1000 });
	return items.map(({ id, summary }) => ({
		id,
		number: Number(summary.number),
		openedAt: Number(summary.openedAt),
		applications: Number(summary.applications)
	}));
};

/** A round as one page: its cases with the step each waits for, its orders, sittings, acts and documents. */
export const viewRound = (ctx: Context) => async (id: string) => {
	const round = await ctx.store.read('round', id);
	if (!round) return refused('not-found', { kind: 'round' });
	const { rows } = await listCases(ctx)({ where: { round: id }, sort: 'name', limit: 1000 });
	return {
		id,
		state: round.state,
		cases: rows,
		findings: await findingsOf(
			ctx,
			rows.map((row) => row.id)
		),
		orders: await ordersOf(ctx, round.state.orders),
		sittings: await sittingsOf(ctx, { round: id }),
		acts: await actsOf(ctx, { round: id }),
		documents: await documentsAbout(ctx)({ round: id })
	};
};

/** What the memo and the head's examination say of a case. */
interface FindingView {
	memo: Finding | null;
	/** The memo's analysis, as written. */
	analysis: string;
	examined: Finding | null;
	reasons: string[];
	admission: ApplicationState['admission']['status'];
}

async function findingsOf(ctx: Context, ids: readonly string[]): Promise<Record<string, FindingView>> {
	const findings: Record<string, FindingView> = {};
	for (const id of ids) {
		const record = await ctx.store.read('application', id);
		if (!record) continue;
		const { memo, examined, admission } = record.state;
		const analysis = record.confidential?.memo?.analysis ?? '';
		findings[id] = {
			memo,
			analysis,
			examined: examined?.finding ?? null,
			reasons: examined?.reasons ?? [],
			admission: admission.status
		};
	}
	return findings;
}

/** One order in a list. */
export interface OrderRow {
	id: string;
	kind: OrderContent['kind'];
	status: OrderStatus;
	number: string | null;
	round: { id: string; number: number };
	/** How many cases it decides about; of an amending order, how many corrections it makes. */
	cases: number;
	draftedAt: number;
	sentAt: number | null;
	signedAt: number | null;
}

/** Orders by their ids, in the order given. */
export async function ordersOf(ctx: Context, ids: readonly string[]): Promise<OrderRow[]> {
	const orders: OrderRow[] = [];
	for (const id of ids) {
		const order = await ctx.store.read('order', id);
		if (!order) continue;
		const { content, status, signed, draftedAt, sentAt, round } = order.state;
		orders.push({
			id,
			kind: content.kind,
			status,
			number: signed?.number ?? null,
			round: { id: round, number: (await ctx.store.read('round', round))?.state.number ?? 0 },
			cases: content.kind === 'amending' ? content.corrections : casesOf(content).length,
			draftedAt,
			sentAt,
			signedAt: signed?.at ?? null
		});
	}
	return orders;
}

export async function sittingsOf(ctx: Context, where: Record<string, string | string[] | boolean | null>) {
	const { items } = await ctx.store.list('sitting', { where, sort: '-startsAt', limit: 1000 });
	return items.map(({ id, summary }) => ({
		id,
		room: String(summary.roomName),
		orderNumber: String(summary.orderNumber),
		startsAt: Number(summary.startsAt),
		phase: summary.phase as 'scheduled' | 'open' | 'running' | 'closed',
		candidates: Number(summary.candidates),
		act: typeof summary.act === 'string' ? summary.act : null,
		settled: summary.settled === true
	}));
}

/** Sittings, latest first. */
export const listSittings = (ctx: Context) => () => sittingsOf(ctx, {});

async function actsOf(ctx: Context, where: Record<string, string>) {
	const { items } = await ctx.store.list('test-act', { where, sort: 'drawnUpAt' });
	return items.map(({ id, summary }) => ({
		id,
		number: String(summary.number),
		drawnUpAt: Number(summary.drawnUpAt),
		order: typeof summary.order === 'string' ? summary.order : null
	}));
}

/** Test acts, newest first. */
export const listActs = (ctx: Context) => () => actsOf(ctx, {});

/** An act as one page. */
export const viewAct = (ctx: Context) => async (id: string) => {
	const act = await ctx.store.read('test-act', id);
	if (!act) return refused('not-found', { kind: 'test-act' });
	const rows = [];
	let step: Step | undefined;
	for (const result of act.state.results) {
		const application = await ctx.store.read('application', result.application);
		const name = application?.confidential ? fullName(application.confidential.name) : '—';
		rows.push({ ...result, name, incoming: application?.state.incoming ?? '' });
		step ??=
			application && stepsIn(application.state.definition).find(({ task }) => task === 'draft-certificates');
	}
	return {
		id,
		/** What is to be done on it next, as its regulation has it. */
		step: step ?? null,
		state: act.state,
		rows,
		signatures: await signaturesOn(ctx, act.state.document),
		documents: await documentsAbout(ctx)({ sitting: act.state.sitting })
	};
};

/** Orders, newest first; `status` filters. */
export const listOrders = (ctx: Context) => async (status?: OrderStatus | OrderStatus[]) => {
	const { items } = await ctx.store.list('order', {
		...(status ? { where: { status } } : {}),
		sort: '-draftedAt',
		limit: 1000
	});
	return ordersOf(
		ctx,
		items.map(({ id }) => id)
	);
};

/** An order as one page, with names and rooms in place of ids. */
export const viewOrder = (ctx: Context) => async (id: string) => {
	const order = await ctx.store.read('order', id);
	if (!order) return refused('not-found', { kind: 'order' });
	const { content, round: roundId } = order.state;
	const round = await ctx.store.read('round', roundId);
	const people: Record<string, { name: string; iin: string; incoming: string; step: number | null }> = {};
	for (const application of casesOf(content)) {
		const record = await ctx.store.read('application', application);
		if (!record) continue;
		const { state, confidential } = record;
		const name = confidential ? fullName(confidential.name) : '—';
		people[application] = {
			name,
			iin: confidential?.iin ?? '',
			incoming: state.incoming,
			step: stepOf(state)
		};
	}
	const sessions = isAdmission(content) ? content.sessions : [];
	const rooms: Record<
		string,
		{ name: string; address: { kk: string; ru: string }; capacity: number; spare: number }
	> = {};
	for (const { room: roomId } of sessions) {
		const room = await ctx.store.read('room', roomId);
		if (room) rooms[roomId] = room.state;
	}
	const blueprint = isAdmission(content) ? await ctx.store.read('blueprint', content.blueprint) : undefined;
	return {
		id,
		state: order.state,
		round: { id: roundId, number: round?.state.number ?? 0 },
		people,
		rooms,
		blueprint: blueprint?.state.blueprint ?? null,
		draftedBy: await nameOf(ctx, order.state.draftedBy),
		signedBy: order.state.signed ? await nameOf(ctx, order.state.signed.by) : null,
		...(await amendmentsOf(ctx, id, order)),
		reserved: order.state.signed ? null : await reservedNumber(ctx)(id),
		documents: await documentsAbout(ctx)({ order: id })
	};
};

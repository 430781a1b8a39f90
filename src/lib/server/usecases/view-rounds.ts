import { stepOf } from '../../domain/attestation/application.ts';
import { fullName } from '../../domain/people/name.ts';
import { refused } from '../../domain/refusal.ts';
import { documentsAbout, listCases, nameOf } from './view-cases.ts';
import type { Context } from './work.ts';

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
	const findings: Record<string, { memo: string | null; examined: string | null; reasons: string[]; admission: string }> = {};
	for (const row of rows) {
		const state = (await ctx.store.read('application', row.id))?.state;
		if (!state) continue;
		const { finding = null, reasons = [] } = state.examined ?? {};
		findings[row.id] = { memo: state.memo, examined: finding, reasons, admission: state.admission.status };
	}
	return {
		id,
		state: round.state,
		cases: rows,
		findings,
		orders: await ordersOf(ctx, round.state.orders),
		sittings: await sittingsOf(ctx, { round: id }),
		acts: await actsOf(ctx, { round: id }),
		documents: await documentsAbout(ctx)({ round: id })
	};
};

async function ordersOf(ctx: Context, ids: readonly string[]) {
	const orders = [];
	for (const id of ids) {
		const order = await ctx.store.read('order', id);
		if (!order) continue;
		const { content, status, signed, draftedAt } = order.state;
		orders.push({ id, kind: content.kind, status, number: signed?.number ?? null, draftedAt });
	}
	return orders;
}

export async function sittingsOf(ctx: Context, where: Record<string, string | string[]>) {
	const { items } = await ctx.store.list('sitting', { where, sort: '-startsAt', limit: 1000 });
	return items.map(({ id, summary }) => ({
		id,
		room: String(summary.roomName),
		orderNumber: String(summary.orderNumber),
		startsAt: Number(summary.startsAt),
		phase: summary.phase as 'scheduled' | 'open' | 'running' | 'closed',
		candidates: Number(summary.candidates),
		act: typeof summary.act === 'string' ? summary.act : null
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
	for (const result of act.state.results) {
		const application = await ctx.store.read('application', result.application);
		const name = application?.confidential ? fullName(application.confidential.name) : '—';
		rows.push({ ...result, name, incoming: application?.state.incoming ?? '' });
	}
	return { id, state: act.state, rows, documents: await documentsAbout(ctx)({ sitting: act.state.sitting }) };
};

/** Orders, newest first; `status` filters. */
export const listOrders = (ctx: Context) => async (status?: string) => {
	const { items } = await ctx.store.list('order', { ...(status ? { where: { status } } : {}), sort: '-draftedAt', limit: 1000 });
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
	const ids =
		content.kind === 'admission'
			? [...content.admitted, ...content.notAdmitted.map(({ application }) => application)]
			: content.rows.map(({ application }) => application);
	const people: Record<string, { name: string; iin: string; incoming: string; step: number | null }> = {};
	for (const application of ids) {
		const record = await ctx.store.read('application', application);
		if (!record) continue;
		const { state, confidential } = record;
		const name = confidential ? fullName(confidential.name) : '—';
		people[application] = { name, iin: confidential?.iin ?? '', incoming: state.incoming, step: stepOf(state) };
	}
	const sessions = content.kind === 'admission' ? content.sessions : [];
	const rooms: Record<string, { name: string; address: { kk: string; ru: string }; capacity: number; spare: number }> = {};
	for (const { room: roomId } of sessions) {
		const room = await ctx.store.read('room', roomId);
		if (room) rooms[roomId] = room.state;
	}
	const blueprint = content.kind === 'admission' ? await ctx.store.read('blueprint', content.blueprint) : undefined;
	return {
		id,
		state: order.state,
		round: { id: roundId, number: round?.state.number ?? 0 },
		people,
		rooms,
		blueprint: blueprint?.state.blueprint ?? null,
		draftedBy: await nameOf(ctx, order.state.draftedBy),
		signedBy: order.state.signed ? await nameOf(ctx, order.state.signed.by) : null,
		documents: await documentsAbout(ctx)({ order: id })
	};
};

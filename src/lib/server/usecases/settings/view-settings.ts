import { OFFICE_ID } from '../../../domain/office.ts';
import type { EditionConfidential } from '../../../domain/questions/edition.ts';
import type { Trilingual } from '../../../domain/text.ts';
import { nameOf } from '../desk/document-rows.ts';
import type { Context } from '../context.ts';

/** Accounts, by name. */
export const listAccounts = (ctx: Context) => async (search?: string) => {
	const { items } = await ctx.store.list('user', {
		sort: 'name',
		limit: 1000,
		...(search ? { search } : {})
	});
	return items.map(({ id, summary }) => ({
		id,
		name: String(summary.name),
		login: String(summary.login),
		roles: String(summary.roles).split(' ').filter(Boolean),
		status: String(summary.status),
		unconfirmed: summary.unconfirmed === true,
		identified: summary.identified === true
	}));
};

/** Accounts of trust that wait for a second person: what was done, by whom, when. */
export const listUnconfirmed = (ctx: Context) => async () => {
	const { items } = await ctx.store.list('user', {
		where: { unconfirmed: true, status: 'active' },
		sort: 'name',
		limit: 1000
	});
	const waiting = [];
	for (const { id } of items) {
		const user = await ctx.store.read('user', id);
		if (!user?.state.unconfirmed || !user.confidential) continue;
		const { what, by, at } = user.state.unconfirmed;
		const { name, login, iin = null } = user.confidential;
		const { roles } = user.state;
		waiting.push({ id, name, login, iin, roles, what, by: await nameOf(ctx, by), at });
	}
	return waiting;
};

/** Rooms with the code their seats are enrolled with. */
export const listRooms = (ctx: Context) => async () => {
	const { items } = await ctx.store.list('room', { sort: 'name', limit: 1000 });
	const rooms = [];
	for (const { id } of items) {
		const room = await ctx.store.read('room', id);
		if (!room) continue;
		const { name, address, capacity, spare, seats } = room.state;
		rooms.push({
			id,
			name,
			address,
			capacity,
			spare,
			enrolled: Object.keys(seats).length,
			code: room.confidential?.code ?? ''
		});
	}
	return rooms;
};

export const listEditions = (ctx: Context) => async () => {
	const { items } = await ctx.store.list('edition', { sort: '-frozenAt', limit: 1000 });
	const editions = [];
	for (const { id } of items) {
		const edition = await ctx.store.read('edition', id);
		if (edition) editions.push({ id, ...edition.state, sectionTitles: titlesIn(edition.confidential) });
	}
	return editions;
};

export const listBlueprints = (ctx: Context) => async () => {
	const { items } = await ctx.store.list('blueprint', { sort: 'title', limit: 1000 });
	const blueprints = [];
	for (const { id } of items) {
		const blueprint = await ctx.store.read('blueprint', id);
		if (!blueprint) continue;
		const { bank } = blueprint.state.blueprint;
		blueprints.push({ id, ...blueprint.state, sectionTitles: await sectionTitles(ctx, bank) });
	}
	return blueprints;
};

/** How the sections of a bank are called, by its newest edition. */
async function sectionTitles(ctx: Context, bank: string): Promise<Record<string, Trilingual>> {
	const { items } = await ctx.store.list('edition', { where: { bank }, sort: '-frozenAt', limit: 1 });
	const edition = items[0] && (await ctx.store.read('edition', items[0].id));
	return titlesIn(edition?.confidential);
}

const titlesIn = (confidential: EditionConfidential | undefined): Record<string, Trilingual> =>
	Object.fromEntries((confidential?.content.sections ?? []).map(({ id, title }) => [id, title]));

/** The office as it is set up, with its calendar; undefined before the first setting. */
export const viewOffice = (ctx: Context) => async () => (await ctx.store.read('office', OFFICE_ID))?.state;

import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app } }) => {
	const [office, rooms, editions, blueprints, accounts] = await Promise.all([
		app.viewOffice(),
		app.listRooms(),
		app.listEditions(),
		app.listBlueprints(),
		app.listAccounts()
	]);
	return {
		mode: app.mode,
		office: office?.office.letterhead.name ?? null,
		signing: office?.signing.roots.length ? (office.signing.required ? 'demanded' : 'offered') : 'none',
		offered: office?.services.offered.length ?? 0,
		rooms: rooms.length,
		editions: editions.length,
		blueprints: blueprints.map(({ status }) => status),
		accounts: accounts.map(({ roles, status }) => ({ roles, status }))
	};
};

import { checkBlueprint, type Blueprint } from '../../../domain/exam/blueprint.ts';
import { checkMasks } from '../../../domain/number-mask.ts';
import { isChanged, OFFICE_ID, type Office } from '../../../domain/office.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { editionHash, editionId, type Bank } from '../../../domain/questions/bank.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { CAPACITY_MAX } from '../../../domain/room.ts';
import type { Bilingual } from '../../../domain/text.ts';
import { transact } from '../transact.ts';
import type { By, Context } from '../context.ts';

/** Digits of the code a room's seats are enrolled with. */
const ROOM_CODE_DIGITS = 8;

/**
 * Sets up or changes the office. The rules of its exam rooms and the masks of its numbers stay as they were unless they
 * come with it. Refuses masks as `checkMasks` does.
 */
export const setOffice = (ctx: Context) => (by: By, office: Office) =>
	transact(ctx, by, async (work) => {
		const before = await work.read('office', OFFICE_ID);
		const { examRules, numberMasks } = isRefused(before) ? office : before.state.office;
		const kept = { ...(examRules && { examRules }), ...(numberMasks && { numberMasks }), ...office };
		const wrong = checkMasks(kept);
		if (wrong) return wrong;
		work.add('office', OFFICE_ID, [{ type: 'office-set', v: 1, data: { office: kept } }]);
		return true as const;
	});

/** Changes a day of the working calendar; the ground (decree, decision) is kept with it. */
export const changeDay = (ctx: Context) => (actor: Actor, date: string, working: boolean, ground: string) =>
	transact(ctx, actor, async (work) => {
		if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return refused('bad-input', { field: 'date' });
		if (!ground.trim()) return refused('calendar-ground-missing');
		const office = await work.read('office', OFFICE_ID);
		if (isRefused(office)) return office;
		work.add('office', OFFICE_ID, [
			{ type: 'day-changed', v: 1, data: { date, working, ground: ground.trim() } }
		]);
		return true as const;
	});

/** Undoes the change of a day, on a ground: it is again what the calendar of the installation makes it. */
export const restoreDay = (ctx: Context) => (actor: Actor, date: string, ground: string) =>
	transact(ctx, actor, async (work) => {
		const office = await work.read('office', OFFICE_ID);
		if (isRefused(office)) return office;
		if (!isChanged(date, office.state.days)) return refused('day-not-changed');
		if (!ground.trim()) return refused('calendar-ground-missing');
		const data = { date, ground: ground.trim() };
		work.add('office', OFFICE_ID, [{ type: 'day-restored', v: 1, data }]);
		return true as const;
	});

export interface RoomInput {
	name: string;
	address: Bilingual;
	capacity: number;
	spare: number;
}

const roomWrong = ({ name, capacity, spare }: RoomInput): Refused | null => {
	if (!name.trim()) return refused('bad-input', { field: 'name' });
	if (!Number.isInteger(capacity) || capacity < 1 || capacity > CAPACITY_MAX)
		return refused('bad-input', { field: 'capacity' });
	return Number.isInteger(spare) && spare >= 0 && spare < capacity
		? null
		: refused('bad-input', { field: 'spare' });
};

/** Opens an exam room; its code enrols the seats. */
export const openRoom =
	(ctx: Context) =>
	(by: By, room: RoomInput): Promise<{ id: string; code: string } | Refused> =>
		transact(ctx, by, async (work) => {
			const wrong = roomWrong(room);
			if (wrong) return wrong;
			const [id, code] = [ctx.ids.id(), ctx.ids.digits(ROOM_CODE_DIGITS)];
			work.add('room', id, [{ type: 'room-opened', v: 1, data: room }], {
				confidential: { code },
				unique: [`room-code:${code}`]
			});
			return { id, code };
		});

export const changeRoom = (ctx: Context) => (actor: Actor, id: string, room: RoomInput) =>
	transact(ctx, actor, async (work) => {
		const wrong = roomWrong(room);
		if (wrong) return wrong;
		const record = await work.read('room', id);
		if (isRefused(record)) return record;
		work.add('room', id, [{ type: 'room-changed', v: 1, data: room }]);
		return true as const;
	});

/** Freezes a bank into an edition. The same content again is the same edition. */
export const freezeEdition =
	(ctx: Context) =>
	(by: By, bank: Bank): Promise<string | Refused> =>
		transact(ctx, by, async (work) => {
			const id = editionId(bank);
			const before = await work.read('edition', id);
			if (!isRefused(before)) return id;
			const sizes: Record<string, number> = {};
			for (const { section } of bank.questions) sizes[section] = (sizes[section] ?? 0) + 1;
			const data = {
				bank: bank.id,
				version: bank.version,
				hash: editionHash(bank),
				title: bank.title,
				sizes,
				demonstration: bank.demonstration
			};
			work.add('edition', id, [{ type: 'frozen', v: 1, data }], { confidential: { content: bank } });
			return id;
		});

/** Shows a bank with its keys to a person: who, when and why is chained to the edition. */
export const readEdition =
	(ctx: Context) =>
	(actor: Actor, id: string, why: string): Promise<Bank | Refused> =>
		transact(ctx, actor, async (work) => {
			const edition = await work.read('edition', id);
			if (isRefused(edition)) return edition;
			if (!why.trim()) return refused('reason-missing');
			if (!edition.confidential) return refused('not-found', { kind: 'edition' });
			work.add('edition', id, [{ type: 'read', v: 1, data: { why: why.trim() } }]);
			return edition.confidential.content;
		});

/** Drafts a blueprint for a bank that has an edition. */
export const draftBlueprint =
	(ctx: Context) =>
	(by: By, blueprint: Blueprint): Promise<string | Refused> =>
		transact(ctx, by, async (work) => {
			const { items } = await ctx.store.list('edition', {
				where: { bank: blueprint.bank },
				sort: '-frozenAt'
			});
			const latest = items[0] && (await work.must('edition', items[0].id));
			const wrong = checkBlueprint(blueprint, latest?.state.sizes ?? {});
			if (wrong) return wrong;
			const id = ctx.ids.id();
			work.add('blueprint', id, [{ type: 'blueprint-drafted', v: 1, data: { blueprint } }]);
			return id;
		});

/** The head approves a blueprint, on a stated ground. */
export const approveBlueprint = (ctx: Context) => (by: By, id: string, ground: string) =>
	transact(ctx, by, async (work) => {
		const blueprint = await work.read('blueprint', id);
		if (isRefused(blueprint)) return blueprint;
		if (!ground.trim()) return refused('ground-missing');
		if (blueprint.state.status !== 'draft') return refused('changed-meanwhile');
		work.add('blueprint', id, [{ type: 'blueprint-approved', v: 1, data: { ground: ground.trim() } }]);
		return true as const;
	});

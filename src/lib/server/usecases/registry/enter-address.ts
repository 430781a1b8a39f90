import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { assignAddress, enterObject, type AddressObject } from '../../../domain/services/address.ts';
import type { Bilingual } from '../../../domain/text.ts';
import type { Context } from '../context.ts';
import { transact } from '../transact.ts';
import type { Work } from '../work.ts';

/** An object that had its address before the register was kept here; `address` null where it has none. */
export interface EnteredObject {
	object: AddressObject;
	cadastral: string | null;
	ground: string;
	address: (Bilingual & { code: string }) | null;
}

async function taken(work: Work, { cadastral, address }: EnteredObject): Promise<Refused | null> {
	const { store } = work.ctx;
	if (cadastral && (await store.find(`cadastral:${cadastral}`))) return refused('object-exists');
	return address && (await store.find(`address-code:${address.code}`)) ? refused('address-code-taken') : null;
}

/**
 * Enters an object into the address register, with the address it has. Refuses 'ground-missing', 'object-exists' where
 * its cadastral number is there already, 'address-code-taken', and what assigning an address does.
 */
export const enterAddress =
	(ctx: Context) =>
	(actor: Actor, entered: EnteredObject): Promise<{ id: string } | Refused> =>
		transact(ctx, actor, async (work) => {
			const { object, cadastral, address } = entered;
			const ground = entered.ground.trim();
			if (!ground) return refused('ground-missing');
			const no = await taken(work, entered);
			if (no) return no;
			const id = ctx.ids.id();
			work.add('address', id, enterObject({ object, cadastral, ground }), {
				unique: cadastral ? [`cadastral:${cadastral}`] : []
			});
			if (!address) return { id };
			const { kk, ru, code } = address;
			const { state } = await work.must('address', id);
			const facts = assignAddress(state, { address: { kk, ru }, code, case: null, ground });
			if (isRefused(facts)) return facts;
			work.add('address', id, facts, { unique: [`address-code:${code}`] });
			return { id };
		});

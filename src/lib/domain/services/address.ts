import type { FactOf, RecordKind } from '../facts.ts';
import { refused, type Refused } from '../refusal.ts';
import type { Bilingual } from '../text.ts';

/** Kinds of objects that have an address. Words: `address_object_<id>` in the messages. */
export const ADDRESS_OBJECTS = ['land-plot', 'building', 'dwelling', 'flat', 'other'] as const;
export type AddressObject = (typeof ADDRESS_OBJECTS)[number];

/** The address register: an object, its addresses through time, its registration codes. An address names no person. */
export type AddressFact = FactOf<{
	/** An object is entered, with the address it had before the register where there was one. */
	entered: { object: AddressObject; cadastral: string | null; ground: string };
	assigned: { address: Bilingual; code: string; case: string | null; ground: string };
	annulled: { case: string | null; ground: string };
}>;

export interface AddressState {
	object: AddressObject;
	cadastral: string | null;
	enteredAt: number;
	/** Oldest first; the last one is in force while `until` is null. */
	addresses: {
		address: Bilingual;
		code: string;
		case: string | null;
		ground: string;
		from: number;
		until: number | null;
		annulled: string | null;
	}[];
}

/** The address in force; null before the first and after an annulment. */
export const currentAddress = (state: AddressState): AddressState['addresses'][number] | null =>
	state.addresses.find(({ until }) => until === null) ?? null;

/**
 * The address a certificate may say: the one in force, or the last one where it tells the history as well. Refuses
 * 'address-not-in-force'.
 */
export const certifyAddress = (
	state: AddressState,
	about: string
): AddressState['addresses'][number] | Refused =>
	currentAddress(state) ??
	(about === 'clarify-with-history' ? state.addresses.at(-1) : undefined) ??
	refused('address-not-in-force');

const closed = (addresses: AddressState['addresses'], at: number, annulled: string | null) =>
	addresses.map((one) => (one.until === null ? { ...one, until: at, annulled } : one));

type Said<T extends AddressFact['type']> = Extract<AddressFact, { type: T }>['data'];

/** Enters an object; it has no address yet. */
export const enterObject = (data: Said<'entered'>): AddressFact[] => [{ type: 'entered', v: 1, data }];

const blank = ({ kk, ru }: Bilingual): boolean => !kk.trim() || !ru.trim();

/**
 * Gives an object its address under a registration code. Refuses 'address-exists' while one is in force (it has to be
 * annulled first) and 'bad-input' where a language or the code is missing.
 */
export function assignAddress(state: AddressState, data: Said<'assigned'>): AddressFact[] | Refused {
	if (currentAddress(state)) return refused('address-exists');
	if (blank(data.address)) return refused('bad-input', { field: 'address' });
	if (!data.code.trim()) return refused('bad-input', { field: 'code' });
	return [{ type: 'assigned', v: 1, data }];
}

/** Annuls the address in force; the object stays in the register. Refuses 'address-not-in-force'. */
export const annulAddress = (state: AddressState, data: Said<'annulled'>): AddressFact[] | Refused =>
	currentAddress(state) ? [{ type: 'annulled', v: 1, data }] : refused('address-not-in-force');

export const addressKind: RecordKind<AddressState, AddressFact> = {
	evolve(state, fact) {
		switch (fact.type) {
			case 'entered':
				return {
					object: fact.data.object,
					cadastral: fact.data.cadastral,
					enteredAt: fact.at,
					addresses: []
				};
			case 'assigned':
				return {
					...state!,
					addresses: [
						...closed(state!.addresses, fact.at, null),
						{ ...fact.data, from: fact.at, until: null, annulled: null }
					]
				};
			case 'annulled':
				return { ...state!, addresses: closed(state!.addresses, fact.at, fact.data.ground) };
		}
	},
	summary: (state) => {
		const current = currentAddress(state);
		const last = state.addresses.at(-1);
		return {
			object: state.object,
			cadastral: state.cadastral,
			code: current?.code ?? null,
			kk: (current ?? last)?.address.kk ?? '',
			ru: (current ?? last)?.address.ru ?? '',
			status: current ? 'in-force' : last ? 'annulled' : 'none',
			changes: state.addresses.length
		};
	}
};

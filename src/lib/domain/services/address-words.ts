import type { Bilingual } from '../text.ts';
import { ADDRESS_OBJECTS, type AddressObject } from './address.ts';

/** Kinds of objects as certificates print them. */
const WORDS: Record<AddressObject, Bilingual> = {
	'land-plot': { kk: 'жер учаскесі', ru: 'земельный участок' },
	building: { kk: 'ғимарат (құрылыс)', ru: 'здание (сооружение)' },
	dwelling: { kk: 'тұрғын үй', ru: 'жилой дом' },
	flat: { kk: 'пәтер', ru: 'квартира' },
	other: { kk: 'өзге объект', ru: 'иной объект' }
};

/** The kind of an object by its id; of what is none, 'other'. */
export const addressObject = (id: string | undefined): AddressObject =>
	ADDRESS_OBJECTS.find((one) => one === id) ?? 'other';

/** How a certificate calls an object of this kind. */
export const objectWords = (object: AddressObject): Bilingual => WORDS[object];

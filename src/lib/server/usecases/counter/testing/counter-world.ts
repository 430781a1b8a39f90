import { ALMATY_HOURS } from '../../../../domain/calendar/kazakhstan.ts';
import { BLANK_OFFICE, OFFICE_ID } from '../../../../domain/office.ts';
import { madeUpIin } from '../../../../domain/people/iin.ts';
import { SERVICE_IDS } from '../../../../domain/services/service.ts';
import { testWorld, type World } from '../../testing/world.ts';
import type { Brought } from '../brought.ts';

const IIN = madeUpIin({ birthDate: '1990-05-14', sex: 'f', serial: 9100 }) ?? '';

/** A power of attorney in order. */
export const POWER = {
	name: { surname: 'Ким', given: 'Виктор', patronymic: '' },
	number: '1-204',
	date: '2026-11-20',
	notary: 'Садықова А. Қ.'
};

/** A complete request for the address of an object. */
export const CLARIFY: Brought = {
	service: 'karaganda-address-certificate',
	procedure: 'clarify',
	applicant: { kind: 'individual', iin: IIN, name: { surname: 'Лебедева', given: 'Ольга' } },
	contact: { phone: '+77010000000', email: '', address: 'Қарағанды' },
	language: 'ru',
	answers: { location: 'ул. Ермекова, 12' },
	given: ['identity', 'title'],
	others: [],
	licence: '',
	address: '',
	reference: '',
	power: null,
	ticket: ''
};

/** An office that offers every service; a licence asks for one document there, and for a fee. */
export async function counterWorld(): Promise<World> {
	const world = testWorld();
	const office = { ...BLANK_OFFICE.office, hours: ALMATY_HOURS, numberPrefix: '04-12' };
	const name = { kk: 'Құжат', ru: 'Документ', en: 'Document' };
	const documents = [{ id: 'identity', name, required: true }];
	const services = {
		offered: [...SERVICE_IDS],
		byService: { 'almaty-design-licence': { fee: 39_320, documents } }
	};
	const facts = [
		{ type: 'office-set', v: 1, data: { office } },
		{ type: 'services-set', v: 1, data: { services } }
	];
	await world.ctx.store.commit([{ kind: 'office', id: OFFICE_ID, expectedVersion: 0, facts }], {
		at: world.clock.now(),
		by: 'system'
	});
	return world;
}

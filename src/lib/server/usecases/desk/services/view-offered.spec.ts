import { expect, it } from 'vitest';
import { servicesOffice } from '../../testing/service-world.ts';
import { viewOffered } from './view-offered.ts';

const SERVICE = 'almaty-design-licence';

it('asks the office’s own list for a licence, and for its duplicate and reissue their own', async () => {
	const name = { kk: 'Құжат', ru: 'Документ', en: 'Document' };
	const documents = [{ id: 'papers', name, required: true }];
	const w = await servicesOffice({ byService: { [SERVICE]: { documents } } });
	const service = (await viewOffered(w.ctx)()).find(({ id }) => id === SERVICE)!;
	const asked = service.procedures.map((one) => [one.id, one.documents.map(({ id }) => id)]);
	expect(asked).toEqual([
		['issue', ['papers']],
		['duplicate', ['identity']],
		['reissue', ['identity', 'change']]
	]);
});

import { describe, expect, it } from 'vitest';
import { COMPANY, received, servicesOffice, stateOf, walk } from '../testing/service-world.ts';
import type { World } from '../testing/world.ts';
import { viewRegister, type RegisterQuery } from './view-register.ts';

const LICENCE = { service: 'almaty-design-licence', procedure: 'issue' } as const;

const lines = async (w: World, query: RegisterQuery) => (await viewRegister(w.ctx)(query)).lines;

describe('the registers of a services’ office', () => {
	it('lead from every number a case was given to the case, with whom it is about', async () => {
		const w = await servicesOffice();
		const id = await received(w, { ...LICENCE, applicant: COMPANY });
		await walk(w, id);
		const name = COMPANY.kind === 'legal-entity' ? COMPANY.organisation : '';
		const leads = { kind: 'case', id };
		const { incoming, decided } = await stateOf(w, id);
		expect(await lines(w, { series: 'incoming' })).toMatchObject([{ number: incoming, leads, name }]);
		for (const [series, type] of [
			['order', 'licence-order'],
			['letter', 'positive-notice'],
			['licence', 'licence']
		] as const)
			expect(await lines(w, { series })).toMatchObject([{ document: { type }, leads, name }]);
		expect((await lines(w, { series: 'licence' }))[0]?.number).toBe(decided?.number);
	});

	it('are searched by the name of an organisation', async () => {
		const w = await servicesOffice();
		await walk(w, await received(w, { ...LICENCE, applicant: COMPANY }));
		await walk(w, await received(w, LICENCE));
		const search = COMPANY.kind === 'legal-entity' ? COMPANY.organisation : '';
		for (const series of ['incoming', 'licence', 'order'] as const) {
			expect(await lines(w, { series })).toHaveLength(2);
			expect(await lines(w, { series, search })).toMatchObject([{ n: 1, name: search }]);
		}
	});
});

import { describe, expect, it } from 'vitest';
import { bindCabinet } from './bind-cabinet.ts';
import { bindCases } from './bind-cases.ts';
import { bindCounter } from './bind-counter.ts';
import { bindPayments } from './bind-payments.ts';
import { bindRegistry } from './bind-registry.ts';
import { bindServices } from './bind-services.ts';
import { anAddress, servicesOffice } from './usecases/testing/service-world.ts';

describe('the use cases by their names', () => {
	it('no name stands for two of them, so that none hides another', async () => {
		const { ctx } = await servicesOffice();
		const parts = [bindCases, bindCounter, bindRegistry, bindCabinet, bindPayments, bindServices];
		const names = parts.flatMap((bind) => Object.keys(bind(ctx)));
		expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
	});

	it('the counter is told of an address whether it is in force', async () => {
		const world = await servicesOffice();
		const id = await anAddress(world);
		const { findAddressesAtCounter } = bindCounter(world.ctx);
		expect(await findAddressesAtCounter('Бұқар')).toMatchObject([{ id, status: 'in-force' }]);
	});
});

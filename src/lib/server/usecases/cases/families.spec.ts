import { describe, expect, it } from 'vitest';
import { definitionAt } from '../../../domain/services/registry.ts';
import { SERVICE_IDS } from '../../../domain/services/service.ts';
import {
	documentsOf,
	received,
	servicesOffice,
	stateOf,
	waitingStep,
	walk
} from '../testing/service-world.ts';

const ALL = SERVICE_IDS.flatMap((service) =>
	definitionAt(service, '2026-11-24')!
		.procedures.filter(({ id }) => id !== 'attest')
		.flatMap(({ id: procedure }) =>
			definitionAt(service, '2026-11-24')!.channels.map((channel) => ({ service, procedure, channel }))
		)
);

describe('a case of every procedure, by every channel', () => {
	it.each(ALL)('$service, $procedure, $channel: from the receipt to the result', async (asked) => {
		const w = await servicesOffice();
		const id = await received(w, asked);
		await walk(w, id);
		expect(await waitingStep(w, id)).toBeNull();
		const { decided } = await stateOf(w, id);
		expect(decided?.outcome.kind).toBe('granted');
		expect(await documentsOf(w, id)).not.toEqual([]);
	});
});

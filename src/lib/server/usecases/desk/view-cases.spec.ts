import { describe, expect, it } from 'vitest';
import type { ApplicationFact } from '../../../domain/attestation/application.ts';
import { testWorld } from '../testing/world.ts';
import { anOffice } from '../testing/attested.ts';
import { listCases, viewCase } from './view-cases.ts';
import { viewInbox } from './view-inbox.ts';

const almaty = (text: string) => Date.parse(`${text}+05:00`);
const NOW = almaty('2026-11-24T10:00:00');

/** A case whose step before was done long after the request came. */
async function office() {
	const w = testWorld();
	await anOffice(w);
	w.clock.set(NOW);
	const add = async (id: string, receivedAt: number, movedAt: number) => {
		const data = {
			...{ incoming: `04-12/${id}`, person: `p-${id}`, speciality: 'architecture', language: 'kk' },
			...{ channel: 'portal', definition: 'almaty-expert-attestation@2017-02-01', receivedAt },
			...{ files: [], mark: null }
		};
		const facts = [{ type: 'registered', v: 1, data }] as ApplicationFact[];
		await w.ctx.store.commit([{ kind: 'application', id, expectedVersion: 0, facts }], {
			at: movedAt,
			by: 'system'
		});
	};
	return { w, add };
}

describe('the list of applications by the time left', () => {
	it('puts a case past its 30 working days first, however much time its step has, and says why', async () => {
		const { w, add } = await office();
		await add('fresh', almaty('2026-11-23T09:00:00'), almaty('2026-11-23T09:00:00'));
		await add('old', almaty('2026-09-01T09:00:00'), NOW);
		const { rows } = await listCases(w.ctx)({ sort: 'due' });
		expect(rows.map(({ id, governs }) => [id, governs])).toEqual([
			['old', 'total'],
			['fresh', 'step']
		]);
		expect(rows[0]!.left).toBeLessThan(0);
		expect(await viewCase(w.ctx)('old')).toMatchObject({ governs: 'total', dueAt: rows[0]!.dueAt });
	});

	it('counts it as overdue in the inbox, in its row, its group and its tally', async () => {
		const { w, add } = await office();
		await add('fresh', NOW, NOW);
		await add('old', almaty('2026-09-01T09:00:00'), NOW);
		const { waiting } = await viewInbox(w.ctx)(await w.person('specialist'));
		expect(waiting.rows.map(({ id }) => id)).toEqual(['old', 'fresh']);
		expect([waiting.total, waiting.overdue]).toEqual([2, 1]);
		expect(waiting.rows[0]!.left).toBeLessThan(0);
	});
});

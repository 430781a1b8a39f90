import { describe, expect, it } from 'vitest';
import type { Change } from '../../ports.ts';
import { testWorld } from '../testing/world.ts';
import { restoreClocks } from './keep-exam-time.ts';

const started = (n: number): Change => ({
	kind: 'attempt',
	id: `a${n}`,
	expectedVersion: 0,
	facts: [
		{
			type: 'expected',
			v: 1,
			data: { sitting: 's', application: `c${n}`, person: `p${n}`, seat: n + 1, lang: 'kk' }
		},
		{ type: 'started', v: 1, data: { limit: 60_000, elapsed: 0 } }
	]
});

describe('after a restart with more running attempts than one list shows', () => {
	it('every clock is set', async () => {
		const w = testWorld();
		const changes = Array.from({ length: 1_001 }, (_, n) => started(n));
		await w.ctx.store.commit(changes, { at: w.clock.now(), by: 'system' });
		expect(await restoreClocks(w.ctx)()).toBe(1_001);
		expect(w.ctx.room.clock.standing()).toHaveLength(1_001);
	});
});

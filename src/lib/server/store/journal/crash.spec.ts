import { expect, it } from 'vitest';
import { crashAndCompare } from './testing/crash-test.ts';
import { systemError, type Fate } from './testing/failing-disk.ts';

const at =
	(moment: number, what: Error | 'power cut'): Fate =>
	(count) =>
		count === moment ? what : undefined;

/** Every `step`-th moment of the life of that seed. */
async function atMoments(
	seed: number,
	step: number,
	test: (moment: number) => Promise<unknown>
): Promise<void> {
	const moments = await crashAndCompare({ seed, fate: () => undefined });
	expect(moments).toBeGreaterThan(50);
	for (let moment = 1 + (seed % step); moment <= moments; moment += step) {
		try {
			await test(moment);
		} catch (error) {
			throw new Error(`seed ${seed}, moment ${moment}: ${String(error)}`, { cause: error });
		}
	}
}

it(
	'after a power cut at any moment every acknowledged commit is there, whole',
	{ timeout: 30_000 },
	async () => {
		await atMoments(1, 2, (moment) => crashAndCompare({ seed: 1, fate: at(moment, 'power cut') }));
	}
);

it(
	'when the process is killed at any moment every acknowledged commit is there, whole',
	{ timeout: 30_000 },
	async () => {
		await atMoments(2, 3, (moment) =>
			crashAndCompare({ seed: 2, fate: at(moment, 'power cut'), onlyProcessDies: true })
		);
	}
);

it(
	'a disk that fails once, at any moment, keeps what was acknowledged and nothing that was refused',
	{ timeout: 30_000 },
	async () => {
		for (const code of ['ENOSPC', 'EIO']) {
			await atMoments(3, 3, (moment) => crashAndCompare({ seed: 3, fate: at(moment, systemError(code)) }));
		}
	}
);

it('a disk that stays full from any moment on keeps what was acknowledged', { timeout: 30_000 }, async () => {
	const full = systemError('ENOSPC');
	const takesSpace = new Set(['write', 'create']);
	await atMoments(4, 3, (moment) =>
		crashAndCompare({
			seed: 4,
			fate: (count, operation) => (count >= moment && takesSpace.has(operation) ? full : undefined)
		})
	);
});

it('what was refused does not come back with a power cut soon after', { timeout: 30_000 }, async () => {
	await atMoments(5, 3, (moment) =>
		crashAndCompare({
			seed: 5,
			fate: (count, operation) => {
				if (count === moment && operation === 'write') return systemError('ENOSPC');
				return count > moment + (moment % 5) ? 'power cut' : undefined;
			}
		})
	);
});

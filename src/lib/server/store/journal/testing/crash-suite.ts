import { expect, it } from 'vitest';
import { crashAndCompare } from './crash-test.ts';
import { systemError, type Fate } from './failing-disk.ts';

/** How much of all that can happen is tried. */
interface Extent {
	seeds: readonly number[];
	/** 1 tries every moment of a life, 2 every second one. */
	step: number;
	timeout: number;
}

const SPACE_TAKERS = new Set(['write', 'create']);
const at =
	(moment: number, what: Error | 'power cut'): Fate =>
	(count) =>
		count === moment ? what : undefined;

/** The same disasters for the quick and for the long test run. */
export function crashSuite({ seeds, step, timeout }: Extent): void {
	/** Runs `test` at many moments of several lives. */
	async function atMoments(test: (seed: number, moment: number) => Promise<unknown>): Promise<void> {
		for (const seed of seeds) {
			const moments = await crashAndCompare({ seed, fate: () => undefined });
			expect(moments).toBeGreaterThan(30);
			for (let moment = 1 + (seed % step); moment <= moments; moment += step) {
				await test(seed, moment).catch((error: unknown) => {
					throw new Error(`seed ${seed}, moment ${moment}: ${String(error)}`, { cause: error });
				});
			}
		}
	}

	it('after a power cut at any moment every acknowledged commit is there, whole', { timeout }, () =>
		atMoments((seed, moment) => crashAndCompare({ seed, fate: at(moment, 'power cut') }))
	);

	it('when the process is killed at any moment every acknowledged commit is there, whole', { timeout }, () =>
		atMoments((seed, moment) =>
			crashAndCompare({ seed, fate: at(moment, 'power cut'), onlyProcessDies: true })
		)
	);

	it.each(['ENOSPC', 'EIO'])(
		'a disk that fails once with %s, at any moment, keeps what was acknowledged and nothing that was refused',
		{ timeout },
		(code) => atMoments((seed, moment) => crashAndCompare({ seed, fate: at(moment, systemError(code)) }))
	);

	it('a disk that stays full from any moment on keeps what was acknowledged', { timeout }, () =>
		atMoments((seed, moment) => {
			const full = systemError('ENOSPC');
			return crashAndCompare({
				seed,
				fate: (count, operation) => (count >= moment && SPACE_TAKERS.has(operation) ? full : undefined)
			});
		})
	);

	it('what was refused does not come back with a power cut soon after', { timeout }, () =>
		atMoments((seed, moment) =>
			crashAndCompare({
				seed,
				fate: (count, operation) => {
					if (count === moment && operation === 'write') return systemError('ENOSPC');
					return count > moment + (moment % 5) ? 'power cut' : undefined;
				}
			})
		)
	);
}

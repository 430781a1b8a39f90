import { chanceOf, seedFrom, type Chance } from '../../src/cli/rehearse/faults/chance';

/** The chance of one test. Its seed is printed: `FAULT_SEED=… npm run test:long` makes the same choices again. */
export function printedChance(): Chance {
	const seed = seedFrom(process.env.FAULT_SEED, Date.now());
	process.stdout.write(`FAULT_SEED=${seed}\n`);
	return chanceOf(seed);
}

export const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

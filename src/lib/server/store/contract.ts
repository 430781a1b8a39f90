import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../ports.ts';
import { commitContract } from './contract/commits.ts';
import { confidentialContract } from './contract/confidential.ts';
import { listContract } from './contract/lists.ts';
import { historyContract } from './contract/random-history.ts';
import type { TestKinds } from './contract/test-kinds.ts';
import { watchContract } from './contract/watching.ts';

/** A store under test, with `TEST_KINDS`. */
export interface Opened {
	store: Store<TestKinds>;
	/** Closes the store and opens what it has kept; missing when it keeps nothing. */
	reopen?: () => Promise<Store<TestKinds>>;
	cleanup: () => Promise<void>;
}

/** What a section of the contract works with: the store as it is open now. */
export interface Bench {
	store: Store<TestKinds>;
	/** Does nothing for a store that keeps nothing. */
	reopen(): Promise<void>;
}

/**
 * What every store promises, whatever it is made of.
 *
 * @example
 * storeContract('memory', async () => ({ store: memoryStore({ kinds: TEST_KINDS }), cleanup: async () => {} }));
 */
export function storeContract(name: string, open: () => Promise<Opened>): void {
	describe(`the contract of a store: ${name}`, () => {
		let opened: Opened | undefined;
		const bench: Bench = {
			get store() {
				if (!opened) throw new Error('The store is not open.');
				return opened.store;
			},
			async reopen() {
				if (opened?.reopen) opened.store = await opened.reopen();
			}
		};
		beforeEach(async () => {
			opened = await open();
		});
		afterEach(async () => {
			await opened?.cleanup();
			opened = undefined;
		});
		describe('commits', () => commitContract(bench));
		describe('lists', () => listContract(bench));
		describe('watching', () => watchContract(bench));
		describe('what stands beside the facts', () => confidentialContract(bench));
		describe('any history', () => historyContract(open));
	});
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { brokenAt } from '../../../domain/facts.ts';
import { TEST_KINDS } from '../contract/test-kinds.ts';
import { openJournalStore } from './open-journal-store.ts';
import { seeded } from './testing/crash-test.ts';
import { temporaryFolder } from './testing/folders.ts';

const CHILD = join(import.meta.dirname, 'testing', 'committing-child.ts');

/** Lets a process commit for a while, kills it, and returns the last version each worker was promised. */
async function commitAndKill(folder: string, workers: number, ms: number): Promise<Map<string, number>> {
	const child = spawn(process.execPath, ['--import', 'tsx', CHILD, folder, String(workers)], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let said = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
	const gone = once(child, 'close');
	await once(child.stdout, 'data');
	await sleep(ms);
	child.kill('SIGKILL');
	await gone;
	const promised = new Map<string, number>();
	for (const line of said.split('\n').slice(0, -1)) {
		const [worker, version] = line.split(' ');
		promised.set(`w${worker}`, Number(version));
	}
	return promised;
}

it(
	'a server killed while candidates answer loses nothing that it acknowledged',
	{ timeout: 300_000 },
	async () => {
		const folder = await temporaryFolder();
		const chance = seeded(7);
		const workers = 20;
		let before = new Map<string, number>();
		for (let round = 0; round < 12; round += 1) {
			const promised = new Map([...before, ...(await commitAndKill(folder, workers, 100 + chance() * 900))]);
			const store = await openJournalStore({ folder, kinds: TEST_KINDS });
			before = new Map();
			for (const [id, version] of promised) {
				const book = await store.read('book', id);
				const shelf = await store.read('shelf', id);
				expect(book?.version).toBeGreaterThanOrEqual(version);
				expect(book?.version).toBeLessThanOrEqual(version + 1);
				expect(shelf).toMatchObject({ version: book?.version, state: { count: book?.version } });
				expect(book?.confidential).toEqual({ owner: `${id} at ${book?.version}` });
				expect(brokenAt(await store.facts('book', id))).toBeNull();
				before.set(id, book?.version ?? 0);
			}
			expect(before.size).toBe(workers);
			await store.close();
		}
	}
);

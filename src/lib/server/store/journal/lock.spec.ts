import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { TEST_KINDS } from '../contract/test-kinds.ts';
import { DataFolderInUse } from './errors.ts';
import { lockFolder } from './io/lock.ts';
import { openJournalStore } from './open-journal-store.ts';
import { storeIn, temporaryFolder } from './testing/folders.ts';

/** Another process that listens on the folder's socket, as a server would. */
async function otherProcess(folder: string): Promise<ChildProcess> {
	const script = `require('net').createServer((s) => s.end()).listen(${JSON.stringify(join(folder, 'lock.sock'))}, () => console.log('up'))`;
	const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
	onTestFinished(() => void child.kill('SIGKILL'));
	await once(child.stdout ?? child, 'data');
	return child;
}

it('a folder that is open is refused to others, and free again when it is closed', async () => {
	const folder = await temporaryFolder();
	const store = await storeIn(folder);
	await expect(openJournalStore({ folder, kinds: TEST_KINDS })).rejects.toBeInstanceOf(DataFolderInUse);
	await expect(
		openJournalStore({ folder: join(folder, '..', folder.split('/').at(-1) ?? ''), kinds: TEST_KINDS })
	).rejects.toThrow(/another process/);
	await store.close();
	await storeIn(folder);
});

it('a folder that another process uses is refused; when that process is killed it is free', async () => {
	const folder = await temporaryFolder();
	const other = await otherProcess(folder);
	await expect(openJournalStore({ folder, kinds: TEST_KINDS })).rejects.toBeInstanceOf(DataFolderInUse);
	other.kill('SIGKILL');
	await once(other, 'exit');
	await storeIn(folder);
});

it('a path too long for a socket is locked too', async () => {
	const folder = join(await temporaryFolder(), 'ұзын'.repeat(20));
	await mkdir(folder);
	const unlock = await lockFolder(folder);
	await expect(lockFolder(folder)).rejects.toBeInstanceOf(DataFolderInUse);
	await unlock();
	await (
		await lockFolder(folder)
	)();
});

it('of several that find a dead lock at once exactly one gets it', async () => {
	const folder = await temporaryFolder();
	for (let round = 0; round < 20; round += 1) {
		await writeFile(join(folder, 'lock.sock'), 'left behind');
		const locks = await Promise.allSettled(Array.from({ length: 6 }, () => lockFolder(folder)));
		const won = locks.filter((lock) => lock.status === 'fulfilled');
		expect(won).toHaveLength(1);
		for (const lock of won) await lock.value();
	}
});

it('a clearing away that was interrupted does not keep the folder locked', async () => {
	const folder = await temporaryFolder();
	const guard = join(folder, 'lock.sock.clearing');
	await writeFile(join(folder, 'lock.sock'), 'left behind');
	await mkdir(guard);
	await utimes(guard, 0, 0);
	await (
		await lockFolder(folder)
	)();
});

it('an owner too busy to answer is an owner', async () => {
	const folder = await temporaryFolder();
	const silent = createServer(() => undefined).listen(join(folder, 'lock.sock'));
	onTestFinished(() => void silent.close());
	await once(silent, 'listening');
	await expect(lockFolder(folder)).rejects.toBeInstanceOf(DataFolderInUse);
});

import { createHash } from 'node:crypto';
import { mkdir, realpath, rmdir, stat, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, DataFolderInUse } from '../errors.ts';

/** A Unix socket's address holds 108 bytes on Linux and 104 on macOS, with a zero at its end. */
const LONGEST_PATH = 100;
const ATTEMPTS = 100;
const PAUSE_MS = 20;
/** Clearing away takes a moment; one that lasts so long was interrupted. */
const ABANDONED_MS = 5_000;
/** What connecting to a socket gives whose owner is dead, or gone. */
const DEAD = ['ECONNREFUSED', 'ENOENT'];

/**
 * Keeps other processes out of a folder: a socket that its owner listens on. It dies with its owner however that ends,
 * and unlike a process id it does not lie between containers. Refuses with `DataFolderInUse`.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
	const path = await socketPath(folder);
	for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
		const server = await listen(path);
		if (server) return () => close(server);
		if (await isAlive(path)) break;
		await clearAway(path);
	}
	throw new DataFolderInUse(folder);
}

async function socketPath(folder: string): Promise<string> {
	const real = await realpath(folder);
	const beside = join(real, 'lock.sock');
	if (Buffer.byteLength(beside) <= LONGEST_PATH) return beside;
	return join(tmpdir(), `synaq-${createHash('sha256').update(real).digest('hex').slice(0, 32)}.sock`);
}

/** The listening server, or undefined when something already lies at that path. */
function listen(path: string): Promise<Server | undefined> {
	return new Promise((resolve, reject) => {
		const server = createServer((socket) => socket.on('error', () => undefined).end());
		server.once('error', (error) => (codeOf(error) === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
		server.listen(path, () => resolve(server.unref()));
	});
}

/** Whether somebody listens, however busy. */
function isAlive(path: string): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(path, () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', (error) => resolve(!DEAD.includes(codeOf(error) ?? '')));
	});
}

/**
 * Removes a dead socket. One at a time: a second one that had found it dead a moment before would remove the living
 * socket which the first has put there since. While one holds the guard nobody else can bring the path to life.
 */
async function clearAway(path: string): Promise<void> {
	const guard = `${path}.clearing`;
	if (!(await take(guard))) return;
	try {
		if (!(await isAlive(path))) await unlink(path).catch(() => undefined);
	} finally {
		await rmdir(guard).catch(() => undefined);
	}
}

/** A folder is made by exactly one; the others wait a little. */
async function take(guard: string): Promise<boolean> {
	try {
		await mkdir(guard);
		return true;
	} catch (error) {
		if (codeOf(error) !== 'EEXIST') throw error;
	}
	const made = await stat(guard).catch(() => undefined);
	if (made && Date.now() - made.mtimeMs > ABANDONED_MS) await rmdir(guard).catch(() => undefined);
	await sleep(PAUSE_MS);
	return false;
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => server.close(() => resolve()));
}

import { createHash, randomUUID } from 'node:crypto';
import { realpath, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, DataFolderInUse } from '../errors.ts';

/** A Unix socket's address holds 108 bytes on Linux and 104 on macOS, with a zero at its end. */
const LONGEST_PATH = 100;
const ATTEMPTS = 5;
/** Longer than the moment between another process finding a dead lock and removing it. */
const SETTLING_MS = 60;

/**
 * Keeps other processes out of a folder: a socket that its owner listens on. It dies with its owner however that ends,
 * and unlike a process id it does not lie between containers. Refuses with `DataFolderInUse`.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
	const path = await socketPath(folder);
	const token = randomUUID();
	for (let attempt = 0, contested = false; attempt < ATTEMPTS; attempt += 1) {
		const server = await listen(path, token);
		if (server) {
			// Two processes may find the same dead socket, and the second may remove the living one of the first.
			if (!contested || (await isStillOurs(path, token))) return () => close(server);
			await close(server);
			break;
		}
		if ((await ask(path)) !== undefined) break;
		contested = true;
		await unlink(path).catch(() => undefined);
	}
	throw new DataFolderInUse(folder);
}

async function socketPath(folder: string): Promise<string> {
	const real = await realpath(folder);
	const beside = join(real, 'lock.sock');
	if (Buffer.byteLength(beside) <= LONGEST_PATH) return beside;
	return join(tmpdir(), `synaq-${createHash('sha256').update(real).digest('hex').slice(0, 32)}.sock`);
}

async function isStillOurs(path: string, token: string): Promise<boolean> {
	await sleep(SETTLING_MS);
	return (await ask(path)) === token;
}

/** The listening server, or undefined when something already lies at that path. */
function listen(path: string, token: string): Promise<Server | undefined> {
	return new Promise((resolve, reject) => {
		const server = createServer((socket) => socket.on('error', () => undefined).end(token));
		server.once('error', (error) => (codeOf(error) === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
		server.listen(path, () => resolve(server.unref()));
	});
}

/** What the owner of the socket answers; undefined when nobody listens on it. */
function ask(path: string): Promise<string | undefined> {
	return new Promise((resolve) => {
		let answer: string | undefined;
		const socket = connect(path, () => (answer = ''));
		// An owner too busy to answer is an owner all the same.
		socket.setEncoding('utf8').setTimeout(1000, () => socket.destroy());
		socket.on('data', (text) => (answer = `${answer ?? ''}${text}`));
		socket.on('error', () => undefined).once('close', () => resolve(answer));
	});
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => server.close(() => resolve()));
}

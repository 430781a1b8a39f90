import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { SERVER } from './build.ts';

/** Attachments of an application come as one form. */
const BODY_SIZE_LIMIT = '64M';

/** The address of a server that nobody gave one: HTTPS when there is a certificate. */
export const defaultOrigin = (port: string): string =>
	`${process.env.TLS_CERT ? 'https' : 'http'}://localhost:${port}`;

/** Starts the built server with an environment of its own. */
export function startServer(
	env: Record<string, string>,
	stdio: 'inherit' | 'pipe' = 'inherit'
): ChildProcess {
	return spawn(process.execPath, ['--enable-source-maps', SERVER], {
		// Longer than the pulse of a seat, so that its connection is kept.
		env: { ...process.env, NODE_ENV: 'production', BODY_SIZE_LIMIT, KEEP_ALIVE_TIMEOUT: '65', ...env },
		stdio: stdio === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe']
	});
}

/** Waits until the server answers. Throws after `ms`. */
export async function untilUp(origin: string, ms = 30_000): Promise<void> {
	const end = Date.now() + ms;
	for (;;) {
		const up = await fetch(`${origin}/status`).then(
			(response) => response.ok,
			() => false
		);
		if (up) return;
		if (Date.now() > end) throw new Error(`The server at ${origin} did not answer within ${ms / 1000} s.`);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

/** Hands this process's ending on to the server's and the other way round. */
export function tie(child: ChildProcess): void {
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
	child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

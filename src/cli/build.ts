import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The built server. */
export const SERVER = 'build/index.js';

const SOURCES = ['src', 'static', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'];

function newest(path: string): number {
	const stat = statSync(path);
	if (!stat.isDirectory()) return stat.mtimeMs;
	if (path.endsWith('paraglide')) return 0;
	return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Whether the build is missing or older than what it is built from. */
export const buildIsStale = (): boolean =>
	!existsSync(SERVER) || Math.max(...SOURCES.filter(existsSync).map(newest)) > statSync(SERVER).mtimeMs;

/** Runs a program to its end; what it prints goes to standard error. Throws when it fails. */
export function run(command: string, args: string[]): Promise<void> {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { stdio: ['ignore', 2, 2] });
		child.once('error', reject);
		child.once('exit', (code) =>
			code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} ended with ${code}.`))
		);
	});
}

/** Builds the server unless a build of these very sources is there. */
export async function ensureBuild(): Promise<void> {
	if (!buildIsStale()) return;
	process.stderr.write('Building the server…\n');
	await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
}

if (import.meta.url === `file://${process.argv[1]}`) await ensureBuild();

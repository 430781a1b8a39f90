import type { ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, readSettings } from '../../lib/server/compose.ts';
import { ensureBuild } from '../build.ts';
import { demonstrationMorning } from '../demo-clock.ts';
import { makeTestKeys, trustTestKeys, type TestKeys } from '../demonstration/keys.ts';
import { seedOffice } from '../demonstration/seed.ts';
import { freePort, startServer, untilUp } from '../serve.ts';

/** A server of the rehearsal's own. */
export interface OwnServer {
	port: number;
	dataDir: string;
	kill(): Promise<void>;
	restart(): Promise<void>;
	/** Resolves when everything is printed. */
	settled(): Promise<void>;
}

/** The server the rehearsal is played against. */
export interface Stage {
	origin: string;
	/** null: somebody else's server, which is not killed and whose folder is not opened. */
	own: OwnServer | null;
	/** Where documents and bundles are written. */
	exportsDir: string;
	/** Of a test authority our own server trusts; null: somebody else's. */
	keys: TestKeys | null;
	/** Cases the server held before: the made-up applicants are others each time. */
	cases: number;
	close(): Promise<void>;
}

export async function ownServer(candidates: number): Promise<Stage> {
	await ensureBuild();
	const dataDir = await mkdtemp(join(tmpdir(), 'synaq-rehearsal-'));
	const exportsDir = join('exports', 'rehearsal');
	rmSync(exportsDir, { recursive: true, force: true });
	mkdirSync(exportsDir, { recursive: true });
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const env = {
		SYNAQ_MODE: 'rehearsal',
		DATA_DIR: dataDir,
		EXPORTS_DIR: exportsDir,
		ORIGIN: origin,
		PORT: String(port)
	};
	const app = await compose(
		readSettings({ ...env, CLOCK_AT: new Date(demonstrationMorning(Date.now())).toISOString() })
	);
	await seedOffice(app, { capacity: Math.max(30, candidates + 2) });
	const keys = await makeTestKeys(app.clock.now(), () => timeAt(origin));
	await trustTestKeys(app, keys, true);
	await app.moveClock({ id: 'system', roles: [] }, app.clock.now());
	await app.close();
	let child: ChildProcess;
	const start = async () => {
		child = startServer(env, 'pipe');
		child.stderr?.pipe(process.stderr);
		await untilUp(origin);
	};
	const kill = (signal: NodeJS.Signals = 'SIGKILL') =>
		new Promise<void>((resolve) => {
			if (child.exitCode !== null || child.signalCode) return resolve();
			child.once('exit', () => resolve());
			child.kill(signal);
		});
	await start();
	const own = { port, dataDir, kill: () => kill(), restart: start, settled: () => untilPrinted(origin) };
	return {
		origin,
		own,
		exportsDir,
		keys,
		cases: 0,
		close: async () => rmSync(dataDir, { recursive: true, force: true })
	};
}

async function timeAt(origin: string): Promise<number> {
	const { now } = (await (await fetch(`${origin}/status`)).json()) as { now: number };
	return now;
}

/** Waits until the server has written every document it issued. */
async function untilPrinted(origin: string): Promise<void> {
	for (;;) {
		const { printing } = (await (await fetch(`${origin}/status`)).json()) as { printing: number };
		if (!printing) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

export async function foreignServer(origin: string): Promise<Stage> {
	const status = (await (await fetch(`${origin}/status`)).json()) as { mode: string; cases: number };
	if (status.mode === 'office') {
		throw new Error(
			`${origin} does an office's real work${status.cases ? ` and holds ${status.cases} cases` : ''}: a rehearsal is not played there.`
		);
	}
	const exportsDir = join('exports', 'rehearsal');
	rmSync(exportsDir, { recursive: true, force: true });
	mkdirSync(exportsDir, { recursive: true });
	return { origin, own: null, exportsDir, keys: null, cases: status.cases, close: async () => undefined };
}

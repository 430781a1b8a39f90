import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, readSettings, type App } from '../src/lib/server/compose';
import { madeUpApplicants } from '../src/cli/demonstration/people';
import { makeTestKeys, trustTestKeys, type TestKeys } from '../src/cli/demonstration/keys';
import { seedApplications, seedOffice, type SeedOptions, type Seeded } from '../src/cli/demonstration/seed';
import { freePort, untilUp } from '../src/cli/serve';

/** Tuesday, 24 November 2026, 09:05 in Almaty: a working day like any other. */
export const MORNING = '2026-11-24T09:05:00+05:00';

/** A server of its own with an office of its own, for one test or one file. */
export interface Office {
	origin: string;
	folder: string;
	exports: string;
	seeded: Seeded;
	applications: string[];
	/** Test keys of the staff; only with `keys`. */
	keys: TestKeys | null;
	/** Ends the server as a power cut would, and starts it again on the same data. */
	killAndRestart(): Promise<void>;
	stop(): Promise<void>;
}

export interface OfficeOptions extends SeedOptions {
	applicants?: number;
	mode?: 'demonstration' | 'rehearsal' | 'office';
	/** Nothing is filled in: an installation on its first day. */
	empty?: boolean;
	/** The office trusts test keys; 'required': it signs with them only. */
	keys?: 'offered' | 'required';
	/** More to fill in before the server starts. */
	before?: (app: App, seeded: Seeded, applications: string[]) => Promise<void>;
}

/** The office's clock, which tests set. */
async function timeAt(origin: string): Promise<number> {
	const { now } = (await (await fetch(`${origin}/status`)).json()) as { now: number };
	return now;
}

export async function openOffice({
	applicants = 0,
	mode = 'demonstration',
	empty = false,
	keys: wanted,
	before,
	...options
}: OfficeOptions = {}): Promise<Office> {
	const folder = mkdtempSync(join(tmpdir(), 'synaq-'));
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const exports = join(folder, 'exports');
	const env = { DATA_DIR: join(folder, 'data'), EXPORTS_DIR: exports, ORIGIN: origin, SYNAQ_MODE: mode };
	const seeded = { room: { id: '', code: '' }, edition: '', blueprint: '', users: {} } as Seeded;
	const applications: string[] = [];
	let keys: TestKeys | null = null;
	if (!empty) {
		const app = await compose(readSettings({ ...env, SYNAQ_MODE: 'demonstration', CLOCK_AT: MORNING }));
		Object.assign(seeded, await seedOffice(app, options));
		applications.push(...(await seedApplications(app, seeded, madeUpApplicants(applicants))));
		if (wanted) {
			keys = await makeTestKeys(app.clock.now(), () => timeAt(origin));
			await trustTestKeys(app, keys, wanted === 'required');
		}
		await before?.(app, seeded, [...applications]);
		await app.moveClock({ id: 'system', roles: [] }, app.clock.now());
		await app.close();
	}
	let child: ChildProcess;
	const start = async () => {
		child = spawn(process.execPath, ['build/index.js'], {
			env: {
				...process.env,
				...env,
				PORT: String(port),
				HOST: '127.0.0.1',
				NODE_ENV: 'production',
				BODY_SIZE_LIMIT: '64M'
			},
			stdio: ['ignore', 'ignore', 'inherit']
		});
		await untilUp(origin);
	};
	const end = (signal: NodeJS.Signals) =>
		new Promise<void>((resolve) => {
			if (child.exitCode !== null || child.signalCode) return resolve();
			child.once('exit', () => resolve());
			child.kill(signal);
		});
	await start();
	return {
		origin,
		folder,
		exports,
		seeded,
		applications,
		keys,
		async killAndRestart() {
			await end('SIGKILL');
			await start();
		},
		async stop() {
			await end('SIGTERM');
			await keys?.stop();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { compose, readSettings } from '../../lib/server/compose.ts';
import { STAFF } from '../demonstration/people.ts';
import { seedOffice } from '../demonstration/seed.ts';
import { Browser } from '../rehearse/browser.ts';
import { percentile, residentMb, rounded } from './figures.ts';
import { environment } from './room.ts';
import { startServer, untilUp } from '../serve.ts';
import { fillWithCases } from './service-cases.ts';

const CASES = 50_000;
const CLOCK_AT = '2026-11-24T10:00:00+05:00';
const WARM_UP = 5;
const TIMES = 60;
const PATIENCE_MS = 300_000;

/** Who opens what. */
const PAGES = [
	['maman', '/office'],
	['basshy', '/office'],
	['kense', '/office'],
	['basshy', '/office/signatures'],
	['maman', '/office/cases'],
	['maman', '/office/cases?q=%D2%9B%D0%B0%D1%81%D1%8B%D0%BC%D0%BE%D0%B2%D0%B0'],
	['maman', '/office/cases?time=overdue&move=mine']
] as const;

/** Fills a folder; returns its environment. */
async function prepare(folder: string, port: number) {
	const env = environment(folder, port);
	const app = await compose(readSettings({ ...env, CLOCK_AT }));
	const { users } = await seedOffice(app);
	const begun = performance.now();
	await fillWithCases(app, CASES, Object.values(users).slice(1, 2));
	const filledS = rounded((performance.now() - begun) / 1000);
	await app.moveClock({ id: 'system', roles: [] }, app.clock.now());
	await app.close();
	return { env: { ...env, CLOCK_AT }, filledS };
}

/**
 * The built server sums up by code of its own, so that its first start makes every summary anew from the journal, as the
 * first start of a new release does. It ends in good order and leaves its index.
 */
async function makeIndex(env: Record<string, string>, origin: string): Promise<number> {
	const begun = performance.now();
	const server = startServer(env, 'pipe');
	await untilUp(origin, PATIENCE_MS);
	const ms = Math.round(performance.now() - begun);
	server.kill('SIGTERM');
	await once(server, 'exit');
	return ms;
}

async function measurePage(browser: Browser, path: string) {
	const took: number[] = [];
	for (let i = 0; i < WARM_UP + TIMES; i += 1) {
		const begun = performance.now();
		await browser.bytes(path);
		took.push(performance.now() - begun);
	}
	const warm = took.slice(WARM_UP);
	return {
		first: rounded(took[0] ?? 0),
		p50: rounded(percentile(warm, 0.5)),
		p95: rounded(percentile(warm, 0.95))
	};
}

/**
 * Fifty thousand cases of services in the default store: how long a start takes from the index of summaries, and how
 * long the pages of the office take as a whole, over HTTP, one after another.
 */
export async function measureCases(
	folder: string,
	port: number,
	start: (env: Record<string, string>, origin: string) => Promise<{ ms: number; server: ChildProcess }>
) {
	const { env, filledS } = await prepare(folder, port);
	const origin = `http://localhost:${port}`;
	const firstStartMs = await makeIndex(env, origin);
	const { ms: startMs, server } = await start(env, origin);
	try {
		const pages: Record<string, Awaited<ReturnType<typeof measurePage>>> = {};
		for (const [login, path] of PAGES) {
			const account = STAFF.find((one) => one.login === login);
			const browser = await new Browser(origin, login).signIn(login, account?.password ?? '');
			pages[`${login} ${decodeURIComponent(path)}`] = await measurePage(browser, path);
		}
		return {
			count: CASES,
			filledS,
			firstStartMs,
			startMs,
			rssMb: rounded(residentMb(server.pid ?? 0)),
			pages
		};
	} finally {
		server.kill('SIGKILL');
	}
}

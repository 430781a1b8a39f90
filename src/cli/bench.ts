import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { ensureBuild } from './build.ts';
import type { SeatedCandidate } from './demonstration/sitting.ts';
import { Connection } from './load/connection.ts';
import { measureCases } from './load/cases.ts';
import { measureDocuments } from './load/documents.ts';
import { cpuSeconds, percentile, residentMb, rounded } from './load/figures.ts';
import { bytesOf, measureFirstPage } from './load/first-page.ts';
import { measureLimits } from './load/limits.ts';
import { measureLive } from './load/live.ts';
import { measureRestart } from './load/restart.ts';
import { cookieOf, environment, prepareRoom, type LoadRoom } from './load/room.ts';
import { measureStartRush } from './load/start-rush.ts';
import { measureWall } from './load/wall.ts';
import { freePort, startServer, untilUp } from './serve.ts';

const CANDIDATES = 50;
const GROUPS = [1, 20, 50];
const WARM_UP_MS = 2_000;
const MEASURE_MS = 8_000;

const say = (line: string) => process.stderr.write(`${line}\n`);

/** The server was started anew: each page says that it kept working, else its clock would stand. */
async function wake(port: number, candidates: SeatedCandidate[]): Promise<void> {
	const connection = await Connection.open(port);
	for (const candidate of candidates)
		await connection.post('/exam/pulse', cookieOf(candidate), '{"unsaved":0}');
	connection.close();
}

/** How far each candidate's sequence has come. */
type Sequence = Map<string, number>;

async function answerUntil(
	port: number,
	candidate: SeatedCandidate,
	end: number,
	sequence: Sequence,
	took: number[]
): Promise<void> {
	const connection = await Connection.open(port);
	const cookie = cookieOf(candidate);
	while (performance.now() < end) {
		const seq = (sequence.get(candidate.attempt) ?? 0) + 1;
		const body = JSON.stringify([
			{ lease: 1, seq, question: 1 + (seq % 100), choice: [1 + (seq % 5)], elapsed: seq }
		]);
		const begun = performance.now();
		const { status, body: text } = await connection.post('/exam/answers', cookie, body);
		took.push(performance.now() - begun);
		if (status !== 200) throw new Error(`An answer was refused: ${status} ${text}`);
		sequence.set(candidate.attempt, seq);
	}
	connection.close();
}

async function measureSaves(port: number, pid: number, candidates: SeatedCandidate[], sequence: Sequence) {
	const go = async (ms: number) => {
		const took: number[] = [];
		const end = performance.now() + ms;
		await Promise.all(candidates.map((candidate) => answerUntil(port, candidate, end, sequence, took)));
		return took;
	};
	await go(WARM_UP_MS);
	const cpu = cpuSeconds(pid);
	const begun = performance.now();
	const took = await go(MEASURE_MS);
	const seconds = (performance.now() - begun) / 1000;
	return {
		candidates: candidates.length,
		perSecond: Math.round(took.length / seconds),
		p50: rounded(percentile(took, 0.5)),
		p95: rounded(percentile(took, 0.95)),
		p99: rounded(percentile(took, 0.99)),
		cpuSecondsPer1000: rounded(((cpuSeconds(pid) - cpu) / took.length) * 1000, 2)
	};
}

/** Everybody hands in at once; until the score is there. */
async function measureHandIn(
	port: number,
	candidates: SeatedCandidate[]
): Promise<{ candidates: number; p95: number }> {
	const took = await Promise.all(
		candidates.map(async (candidate) => {
			const connection = await Connection.open(port);
			const begun = performance.now();
			const { status, body } = await connection.post('/exam/hand-in', cookieOf(candidate), '{"lease":1}');
			if (status !== 200) throw new Error(`A hand-in was refused: ${status} ${body}`);
			connection.close();
			const page = await bytesOf(port, '/exam/__data.json', cookieOf(candidate));
			if (!page.text.includes('outOf')) throw new Error('The score was not on the page.');
			return performance.now() - begun;
		})
	);
	return { candidates: candidates.length, p95: rounded(percentile(took, 0.95)) };
}

async function measureStart(
	env: Record<string, string>,
	origin: string
): Promise<{ ms: number; server: ChildProcess }> {
	const begun = performance.now();
	const server = startServer(env, 'pipe');
	server.stderr?.pipe(process.stderr);
	await untilUp(origin);
	await fetch(`${origin}/sign-in`);
	return { ms: Math.round(performance.now() - begun), server };
}

/** Runs what is measured with a server on a folder of its own; both are gone afterwards. */
async function withServer<T>(
	options: { candidates: number; waiting?: boolean },
	measure: (room: LoadRoom, server: Running) => Promise<T>
): Promise<T> {
	const folder = mkdtempSync(join(process.cwd(), '.bench-'));
	const running: Running = { pid: 0, kill: async () => undefined, start: async () => undefined };
	try {
		const room = await prepareRoom(folder, await freePort(), options);
		running.start = async () => {
			const { server } = await measureStart(room.env, room.origin);
			running.pid = server.pid ?? 0;
			running.kill = () => ended(server);
		};
		await running.start();
		return await measure(room, running);
	} finally {
		await running.kill();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The server, which may be another process after a restart. */
interface Running {
	pid: number;
	kill(): Promise<void>;
	start(): Promise<void>;
}

const ended = (server: ChildProcess): Promise<void> =>
	new Promise((resolve) => {
		if (server.exitCode !== null || server.signalCode) return resolve();
		server.once('exit', () => resolve());
		server.kill('SIGKILL');
	});

async function measureIdle() {
	const folder = mkdtempSync(join(process.cwd(), '.bench-'));
	const port = await freePort();
	const { ms, server } = await measureStart(environment(folder, port), `http://localhost:${port}`);
	await new Promise((resolve) => setTimeout(resolve, 3_000));
	const start = { ms, rssMb: rounded(residentMb(server.pid ?? 0)) };
	await ended(server);
	rmSync(folder, { recursive: true, force: true });
	say(`start: ${start.ms} ms, ${start.rssMb} MB`);
	return { start };
}

const measureAnswers = () =>
	withServer({ candidates: CANDIDATES }, async ({ port, origin, candidates }, server) => {
		await wake(port, candidates);
		const sequence: Sequence = new Map();
		const firstPage = await measureFirstPage(port, cookieOf(candidates[0] as SeatedCandidate));
		say(`first page: ${firstPage.bytes} bytes in ${firstPage.requests} requests`);
		const saves = [];
		for (const count of GROUPS) {
			const figures = await measureSaves(port, server.pid, candidates.slice(0, count), sequence);
			say(
				`${count} candidates: ${figures.perSecond} saves/s, p99 ${figures.p99} ms, ${figures.cpuSecondsPer1000} CPU s per 1,000`
			);
			saves.push(figures);
		}
		const limit = await measureLimits(saves.find(({ candidates: n }) => n === 20)?.perSecond ?? 0);
		say(`raw limits here: ${limit.fsyncPerSecond} syncs/s, ${limit.httpPerSecond} bare posts/s`);
		const saved = (attempt: string) => sequence.get(attempt) ?? 0;
		const restart = await measureRestart(origin, candidates.slice(0, 20), saved, server);
		say(
			`killed and started again → ${restart.candidates} candidates answer again: ${restart.answersAgainMs} ms`
		);
		await wake(port, candidates);
		const handIn = await measureHandIn(port, candidates);
		say(`hand-in → score, ${handIn.candidates} at once: p95 ${handIn.p95} ms`);
		return { saves, limit, firstPage, handIn, restart };
	});

async function measureConsole() {
	const wall = await withServer({ candidates: 100 }, measureWall);
	say(`a change on one of ${wall.seats} seats → on the wall: p95 ${wall.p95} ms of ${wall.changes}`);
	return { wall };
}

async function measureRush() {
	const startRush = await withServer({ candidates: 200, waiting: true }, measureStartRush);
	say(`${startRush.candidates} get their papers within a second: p95 ${startRush.p95} ms`);
	return { startRush };
}

async function measureRoom(seconds: number) {
	const live = await withServer({ candidates: 500 }, (room, { pid }) => measureLive(room, pid, seconds));
	say(
		`${live.candidates} live candidates for ${seconds} s: p99 ${live.p99} ms, ${live.errors} errors, memory ${live.rssGrowthMb} MB`
	);
	return { live };
}

async function measurePapers() {
	const { documents } = await measureDocuments();
	const { certificateCpuMs, certificates, actKb } = documents;
	say(`a certificate as PDF/A, signed: ${certificateCpuMs} ms of CPU; an act of 30 candidates: ${actKb} KB`);
	say(
		`${certificates.count} certificates in both languages: ${certificates.seconds} s, memory +${certificates.rssGrowthMb} MB`
	);
	return { documents };
}

async function measureList() {
	const folder = mkdtempSync(join(process.cwd(), '.bench-'));
	try {
		const cases = await measureCases(folder, await freePort(), measureStart);
		say(
			`${cases.count} cases written in ${cases.filledS} s; a start: ${cases.startMs} ms, the first of a release ${cases.firstStartMs} ms, ${cases.rssMb} MB`
		);
		for (const [page, { first, p50, p95 }] of Object.entries(cases.pages))
			say(`${page}: first ${first} ms, p50 ${p50} ms, p95 ${p95} ms`);
		return { cases };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const LIVE_S = 120;
const QUICK_LIVE_S = 20;

/** What is measured, by the names `--only` takes. */
const parts = (seconds: number): Record<string, () => Promise<object>> => ({
	start: measureIdle,
	answers: measureAnswers,
	wall: measureConsole,
	rush: measureRush,
	live: () => measureRoom(seconds),
	documents: measurePapers,
	cases: measureList
});

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			json: { type: 'boolean' },
			/** A short look at the live room, for tests. */
			quick: { type: 'boolean' },
			only: { type: 'string' }
		}
	});
	const all = parts(values.quick ? QUICK_LIVE_S : LIVE_S);
	const chosen = values.only?.split(',') ?? Object.keys(all);
	const unknown = chosen.filter((name) => !(name in all));
	if (unknown.length)
		throw new Error(`--only takes ${Object.keys(all).join(', ')}, not ${unknown.join(', ')}.`);
	// Documents are measured without a server.
	if (chosen.some((name) => name !== 'documents')) await ensureBuild();
	const figures = {};
	for (const name of chosen) Object.assign(figures, await all[name]?.());
	process.stdout.write(`${JSON.stringify(figures, null, values.json ? 0 : 2)}\n`);
}

main().then(
	() => process.exit(),
	(error: unknown) => {
		say(`The measuring failed: ${error instanceof Error ? error.message : String(error)}`);
		process.exit(1);
	}
);

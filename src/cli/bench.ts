import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { get as httpGet } from 'node:http';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { compose, readSettings } from '../lib/server/compose.ts';
import { ensureBuild } from './build.ts';
import { BLUEPRINT } from './demonstration/office.ts';
import { madeUpApplicants } from './demonstration/people.ts';
import { seedApplications, seedOffice } from './demonstration/seed.ts';
import { beginSitting, scheduleSitting, type SeatedCandidate } from './demonstration/sitting.ts';
import { hundredQuestions } from './load/bank.ts';
import { Connection } from './load/connection.ts';
import { cpuSeconds, percentile, residentMb, rounded } from './load/figures.ts';
import { freePort, startServer, untilUp } from './serve.ts';

const CANDIDATES = 50;
const GROUPS = [1, 20, 50];
const WARM_UP_MS = 2_000;
const MEASURE_MS = 8_000;
const CLOCK_AT = '2026-11-24T09:05:00+05:00';

const say = (line: string) => process.stderr.write(`${line}\n`);

/** A sitting of fifty with papers of 100 bilingual questions, running, in a folder of its own. */
async function prepare(folder: string, origin: string): Promise<SeatedCandidate[]> {
	const env = {
		SYNAQ_MODE: 'rehearsal',
		DATA_DIR: join(folder, 'data'),
		EXPORTS_DIR: join(folder, 'exports'),
		ORIGIN: origin,
		CLOCK_AT
	};
	const app = await compose(readSettings(env));
	const sections = [{ id: 'all', questions: 100, passMark: null }];
	const blueprint = { ...BLUEPRINT, bank: 'bench', sections, minutes: 150, passMark: 50 };
	const seeded = await seedOffice(app, { bank: hundredQuestions(), blueprint, capacity: CANDIDATES + 2 });
	const ids = await seedApplications(app, seeded, madeUpApplicants(CANDIDATES));
	const candidates = await beginSitting(app, seeded, await scheduleSitting(app, seeded, ids, '09:30'));
	await app.close();
	return candidates;
}

/** The server was started anew: each page says that it kept working, else its clock would stand. */
async function wake(port: number, candidates: SeatedCandidate[]): Promise<void> {
	const connection = await Connection.open(port);
	for (const candidate of candidates) await connection.post('/exam/pulse', cookieOf(candidate), '{}');
	connection.close();
}

const cookieOf = ({ seatToken, token }: SeatedCandidate): string => `seat=${seatToken}; attempt=${token}`;

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

/** What the disk gives: the bytes of one answer appended and synced in a bare loop. */
function measureFsync(folder: string): number {
	const line = `${'x'.repeat(700)}\n`;
	const file = openSync(join(folder, 'bare'), 'a');
	const end = performance.now() + 3_000;
	let count = 0;
	for (; performance.now() < end; count += 1) {
		writeSync(file, line);
		fdatasyncSync(file);
	}
	closeSync(file);
	return Math.round(count / 3);
}

const BARE_SERVER = `require('node:http').createServer((q, s) => { let b = ''; q.on('data', (c) => (b += c)).on('end', () => { JSON.parse(b); s.setHeader('content-type', 'application/json'); s.end('{"savedThrough":1,"at":1,"left":1}'); }); }).listen(+process.argv[1], '127.0.0.1', () => process.stdout.write('up'))`;

/** What HTTP gives: a bare server that parses and answers, under the same load. */
async function measureHttp(port: number): Promise<number> {
	const child = spawn(process.execPath, ['-e', BARE_SERVER, String(port)], { stdio: ['ignore', 'pipe', 2] });
	await new Promise((resolve) => child.stdout?.once('data', resolve));
	const body = JSON.stringify([{ lease: 1, seq: 1, question: 1, choice: [1], elapsed: 1 }]);
	let count = 0;
	const loop = async (end: number) => {
		const connection = await Connection.open(port);
		for (; performance.now() < end; count += 1) await connection.post('/', 'a=b', body);
		connection.close();
	};
	const run = (ms: number) => Promise.all(Array.from({ length: 20 }, () => loop(performance.now() + ms)));
	await run(1_000);
	count = 0;
	await run(4_000);
	child.kill();
	return Math.round(count / 4);
}

/** Bytes of a file as a browser gets it, compressed. */
function bytesOf(port: number, path: string, cookie: string): Promise<{ bytes: number; text: string }> {
	return new Promise((resolve, reject) => {
		const headers = { cookie, 'accept-encoding': 'gzip, br' };
		httpGet({ port, path, headers }, (response) => {
			const chunks: Buffer[] = [];
			response
				.on('data', (chunk: Buffer) => chunks.push(chunk))
				.on('end', async () => {
					const body = Buffer.concat(chunks);
					const { gunzipSync, brotliDecompressSync } = await import('node:zlib');
					const encoding = response.headers['content-encoding'];
					const plain =
						encoding === 'gzip' ? gunzipSync(body) : encoding === 'br' ? brotliDecompressSync(body) : body;
					resolve({ bytes: body.length, text: plain.toString('utf8') });
				});
		}).on('error', reject);
	});
}

/** The candidate's first page: its HTML with the whole paper, every script and style it names, and the fonts these name. */
async function measureFirstPage(port: number, cookie: string): Promise<{ bytes: number; requests: number }> {
	const html = await bytesOf(port, '/exam', cookie);
	const named = new Set<string>();
	for (const [, path] of html.text.matchAll(/(?:href|src)="([^"]+\.(?:js|css))"/g))
		named.add(new URL(path ?? '', `http://localhost:${port}/exam`).pathname);
	for (const [, path] of html.text.matchAll(/import\("([^"]+\.js)"\)/g))
		named.add(new URL(path ?? '', `http://localhost:${port}/exam`).pathname);
	let bytes = html.bytes;
	const fonts = new Set<string>();
	for (const path of named) {
		const file = await bytesOf(port, path, cookie);
		bytes += file.bytes;
		if (!path.endsWith('.css')) continue;
		for (const [, font] of file.text.matchAll(/url\(["']?([^"')]+\.woff2)/g))
			fonts.add(new URL(font ?? '', `http://localhost:${port}${path}`).pathname);
	}
	for (const font of fonts) bytes += (await bytesOf(port, font, cookie)).bytes;
	return { bytes, requests: 1 + named.size + fonts.size };
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

async function main(): Promise<void> {
	await ensureBuild();
	const folder = mkdtempSync(join(process.cwd(), '.bench-'));
	const port = await freePort();
	const ORIGIN = `http://localhost:${port}`;
	const env = {
		PORT: String(port),
		ORIGIN,
		SYNAQ_MODE: 'rehearsal',
		DATA_DIR: join(folder, 'data'),
		EXPORTS_DIR: join(folder, 'exports')
	};
	let server: ChildProcess | undefined;
	try {
		const idle = await measureStart({ ...env, DATA_DIR: join(folder, 'empty') }, ORIGIN);
		await new Promise((resolve) => setTimeout(resolve, 3_000));
		const start = { ms: idle.ms, rssMb: rounded(residentMb(idle.server.pid ?? 0)) };
		idle.server.kill('SIGKILL');
		say(`start: ${start.ms} ms, ${start.rssMb} MB`);
		const candidates = await prepare(folder, ORIGIN);
		({ server } = await measureStart(env, ORIGIN));
		const pid = server.pid ?? 0;
		await wake(port, candidates);
		const sequence: Sequence = new Map();
		const first = candidates[0] as SeatedCandidate;
		const firstPage = await measureFirstPage(port, cookieOf(first));
		say(`first page: ${firstPage.bytes} bytes in ${firstPage.requests} requests`);
		const saves = [];
		for (const count of GROUPS) {
			const figures = await measureSaves(port, pid, candidates.slice(0, count), sequence);
			say(
				`${count} candidates: ${figures.perSecond} saves/s, p99 ${figures.p99} ms, ${figures.cpuSecondsPer1000} CPU s per 1,000`
			);
			saves.push(figures);
		}
		const handIn = await measureHandIn(port, candidates);
		say(`hand-in → score, ${handIn.candidates} at once: p95 ${handIn.p95} ms`);
		const fsyncPerSecond = measureFsync(folder);
		const httpPerSecond = await measureHttp(await freePort());
		const twenty = saves.find(({ candidates: n }) => n === 20)?.perSecond ?? 0;
		const limit = {
			fsyncPerSecond,
			httpPerSecond,
			ratioFsync: rounded(twenty / fsyncPerSecond, 2),
			ratioHttp: rounded(twenty / httpPerSecond, 2)
		};
		say(`raw limits here: ${fsyncPerSecond} syncs/s, ${httpPerSecond} bare posts/s`);
		const figures = { saves, limit, firstPage, handIn, start };
		process.stdout.write(`${JSON.stringify(figures, null, process.argv.includes('--json') ? 0 : 2)}\n`);
	} finally {
		server?.kill('SIGKILL');
		rmSync(folder, { recursive: true, force: true });
	}
}

await main();

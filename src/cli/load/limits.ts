import { spawn } from 'node:child_process';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { freePort } from '../serve.ts';
import { Connection } from './connection.ts';
import { rounded } from './figures.ts';

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

/** What a disk and a bare server give here, beside what twenty candidates get. */
export async function measureLimits(twenty: number) {
	const folder = mkdtempSync(join(process.cwd(), '.bench-'));
	const fsyncPerSecond = measureFsync(folder);
	rmSync(folder, { recursive: true, force: true });
	const httpPerSecond = await measureHttp(await freePort());
	const ratioFsync = rounded(twenty / fsyncPerSecond, 2);
	return { fsyncPerSecond, httpPerSecond, ratioFsync, ratioHttp: rounded(twenty / httpPerSecond, 2) };
}

import { get, Agent } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { Connection } from './connection.ts';
import { percentile, rounded } from './figures.ts';
import { cookieOf, proctorAt, type LoadRoom } from './room.ts';

const WITHIN_MS = 1_000;

/** What the page asks when it sees that the test has begun, compressed as a browser gets it. */
function view(agent: Agent, port: number, cookie: string): Promise<string> {
	return new Promise((resolve, reject) => {
		get({ agent, port, path: '/exam/view', headers: { cookie, 'accept-encoding': 'gzip' } }, (response) => {
			const chunks: Buffer[] = [];
			response
				.on('data', (chunk: Buffer) => chunks.push(chunk))
				.on('end', () => {
					const body = Buffer.concat(chunks);
					const zipped = response.headers['content-encoding'] === 'gzip';
					resolve((zipped ? gunzipSync(body) : body).toString('utf8'));
				})
				.on('error', reject);
		}).on('error', reject);
	});
}

/** The proctor starts everybody; within a second each page asks how things stand and gets its paper. */
export async function measureStartRush(
	room: LoadRoom
): Promise<{ candidates: number; p95: number; pressedMs: number }> {
	const agent = new Agent({ keepAlive: true });
	const seats = await Promise.all(
		room.candidates.map(async (candidate) => {
			const connection = await Connection.open(room.port);
			await connection.post('/exam/pulse', cookieOf(candidate), '{"unsaved":0}');
			return { connection, cookie: cookieOf(candidate) };
		})
	);
	const proctor = await proctorAt(room.origin);
	const pressed = performance.now();
	const starting = proctor.must(`/proctor/sittings/${room.sitting}?/start`);
	const pressedMs = starting.then(() => Math.round(performance.now() - pressed));
	// The start itself is one commit: asking before it is done would only find that nothing has begun.
	await pressedMs;
	const took = await Promise.all(
		seats.map(async ({ connection, cookie }, index) => {
			await sleep((index / seats.length) * WITHIN_MS);
			const begun = performance.now();
			const { body } = await connection.post('/exam/pulse', cookie, '{"unsaved":0}');
			if (!body.includes('"test"')) throw new Error(`A page was told ${body} after the start.`);
			const paper = await view(agent, room.port, cookie);
			const ms = performance.now() - begun;
			if (!paper.includes('"questions"')) throw new Error('A page got no paper.');
			connection.close();
			return ms;
		})
	);
	agent.destroy();
	return { candidates: seats.length, p95: rounded(percentile(took, 0.95)), pressedMs: await pressedMs };
}

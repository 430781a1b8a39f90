import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SeatedCandidate } from '../demonstration/sitting.ts';
import { Connection } from './connection.ts';
import { openWall } from './console.ts';
import { cpuSeconds, percentile, residentMb, rounded } from './figures.ts';
import { cookieOf, proctorAt, type LoadRoom } from './room.ts';

const CONSOLES = 3;
const PULSE_MS = 5_000;
/** One answer to so many signs of life. */
const PULSES_TO_ANSWER = 2;

interface Heard {
	took: number[];
	errors: string[];
}

/** A page: a sign of life every 5 s, between every second two of them an answer. */
async function live(port: number, candidate: SeatedCandidate, begins: number, end: number, heard: Heard) {
	const connection = await Connection.open(port);
	const cookie = cookieOf(candidate);
	const post = async (path: string, body: unknown): Promise<number> => {
		const begun = performance.now();
		const { status, body: text } = await connection.post(path, cookie, JSON.stringify(body));
		if (status !== 200) heard.errors.push(`${path}: ${status} ${text}`);
		return performance.now() - begun;
	};
	let seq = 0;
	for (let beat = 0; ; beat += 1) {
		const at = begins + beat * PULSE_MS;
		if (at > end) break;
		await sleep(Math.max(0, at - performance.now()));
		await post('/exam/pulse', { unsaved: 0 });
		if (beat % PULSES_TO_ANSWER) continue;
		await sleep(Math.max(0, at + PULSE_MS / 2 - performance.now()));
		seq += 1;
		const answer = { lease: 1, seq, question: 1 + (seq % 100), choice: [1 + (seq % 5)], elapsed: seq };
		heard.took.push(await post('/exam/answers', [answer]));
	}
	connection.close();
}

const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Everybody lives and answers for so long, three consoles look on. Memory: the last quarter against the second. */
export async function measureLive(room: LoadRoom, pid: number, seconds: number) {
	const proctor = await proctorAt(room.origin);
	const walls = await Promise.all(Array.from({ length: CONSOLES }, () => openWall(proctor, room.sitting)));
	const heard: Heard = { took: [], errors: [] };
	const begun = performance.now();
	const end = begun + seconds * 1000;
	const cpu = cpuSeconds(pid);
	const memory: number[] = [];
	const weighing = setInterval(() => memory.push(residentMb(pid)), 1_000);
	await Promise.all(
		room.candidates.map((candidate, index) => {
			const begins = begun + (index / room.candidates.length) * PULSE_MS;
			return live(room.port, candidate, begins, end, heard).catch((error: unknown) =>
				heard.errors.push(String(error))
			);
		})
	);
	clearInterval(weighing);
	const quarter = Math.floor(memory.length / 4);
	const growth = median(memory.slice(-quarter)) - median(memory.slice(quarter, 2 * quarter));
	const events = walls.map((wall) => wall.events());
	for (const wall of walls) wall.close();
	if (events.some((count) => count < 2)) throw new Error('A console was told nothing.');
	return {
		candidates: room.candidates.length,
		seconds,
		answers: heard.took.length,
		p50: rounded(median(heard.took)),
		p99: rounded(percentile(heard.took, 0.99)),
		errors: heard.errors.length,
		...(heard.errors[0] ? { firstError: heard.errors[0] } : {}),
		rssMb: rounded(median(memory.slice(-quarter))),
		rssGrowthMb: rounded(growth),
		cpuShare: rounded((cpuSeconds(pid) - cpu) / ((performance.now() - begun) / 1000), 2)
	};
}

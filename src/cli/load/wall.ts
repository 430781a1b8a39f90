import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from './connection.ts';
import { openWall } from './console.ts';
import { percentile, rounded } from './figures.ts';
import { cookieOf, proctorAt, type LoadRoom } from './room.ts';

const ROUNDS = 15;
const PACE_MS = 1_000;
const LAST_MS = 2_000;

/** Everybody answers once a second; how long from the answer's sending until the proctor's wall shows it, ms. */
export async function measureWall(room: LoadRoom): Promise<{ seats: number; p95: number; changes: number }> {
	const sent = new Map<string, number>();
	const took: number[] = [];
	const proctor = await proctorAt(room.origin);
	const wall = await openWall(proctor, room.sitting, ({ attempt, answered }, at) => {
		const begun = sent.get(`${attempt}/${answered}`);
		if (begun === undefined) return;
		sent.delete(`${attempt}/${answered}`);
		took.push(at - begun);
	});
	const answer = async (candidate: LoadRoom['candidates'][number], index: number) => {
		const connection = await Connection.open(room.port);
		await connection.post('/exam/pulse', cookieOf(candidate), '{"unsaved":0}');
		await sleep((index / room.candidates.length) * PACE_MS);
		for (let seq = 1; seq <= ROUNDS; seq += 1) {
			const begun = performance.now();
			sent.set(`${candidate.attempt}/${seq}`, begun);
			const body = JSON.stringify([{ lease: 1, seq, question: seq, choice: [1], elapsed: seq }]);
			const { status, body: text } = await connection.post('/exam/answers', cookieOf(candidate), body);
			if (status !== 200) throw new Error(`An answer was refused: ${status} ${text}`);
			await sleep(Math.max(0, PACE_MS - (performance.now() - begun)));
		}
		connection.close();
	};
	await Promise.all(room.candidates.map(answer));
	await sleep(LAST_MS);
	wall.close();
	if (sent.size) throw new Error(`${sent.size} changes never came to the wall.`);
	return { seats: room.candidates.length, p95: rounded(percentile(took, 0.95)), changes: took.length };
}

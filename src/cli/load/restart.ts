import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SeatedCandidate } from '../demonstration/sitting.ts';
import { Browser } from '../rehearse/browser.ts';
import { SeatPage } from '../rehearse/faults/seat-page.ts';

const PACE_MS = 500;
const BEFORE_MS = 3_000;
const PATIENCE_MS = 60_000;

/**
 * Kills the server under candidates who answer, and starts it again: how long from the kill until each of them has an
 * answer acknowledged again, ms. Their pages do what the real ones do; nobody touches anything.
 */
export async function measureRestart(
	origin: string,
	candidates: readonly SeatedCandidate[],
	savedThrough: (attempt: string) => number,
	server: { kill(): Promise<void>; start(): Promise<void> }
): Promise<{ candidates: number; answersAgainMs: number }> {
	const pages = candidates.map(({ attempt, seat, seatToken, token }) => {
		const browser = new Browser(origin, `seat ${seat}`).keep({ seat: seatToken, attempt: token });
		return new SeatPage(browser, { attempt, lease: 1, savedThrough: savedThrough(attempt) });
	});
	for (const page of pages) page.open();
	let n = 0;
	const answering = setInterval(() => {
		n += 1;
		for (const page of pages) page.choose(1 + (n % 100), [1 + (n % 5)]);
	}, PACE_MS);
	await sleep(BEFORE_MS);
	const killed = performance.now();
	await server.kill();
	const gone = performance.now();
	await server.start();
	const last = () => pages.map(({ told }) => told.at(-1)?.heardAt ?? 0);
	while (Math.min(...last()) <= gone) {
		if (performance.now() - killed > PATIENCE_MS)
			throw new Error('Somebody cannot answer after the server was started again.');
		await sleep(10);
	}
	const first = pages.map(({ told }) => told.find(({ heardAt }) => heardAt > gone)?.heardAt ?? 0);
	const answersAgainMs = Math.round(Math.max(...first) - killed);
	clearInterval(answering);
	await Promise.all(pages.map((page) => page.settled(PATIENCE_MS)));
	await Promise.all(pages.map((page) => page.close()));
	return { candidates: pages.length, answersAgainMs };
}

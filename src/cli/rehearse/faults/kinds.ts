import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Browser } from '../browser.ts';
import type { Candidate } from '../candidate.ts';
import { moveClock } from '../sitting.ts';
import type { Staff } from '../staff.ts';
import type { Chance } from './chance.ts';
import type { Line, LineState } from './line.ts';
import type { SeatPage, Told } from './seat-page.ts';

/** A little more than the server takes from one sign of life in its journal to the next, ms. */
const SIGN_OF_LIFE_MS = 6_000;

/** A candidate, the page, and the cable between it and the server. */
export interface Player {
	candidate: Candidate;
	page: SeatPage;
	line: Line;
}

/** What faults are played on. */
export interface Scene {
	/** The server; `killed` looks at what it left before it is started again. */
	server: { kill(): Promise<void>; killed(): Promise<void>; restart(): Promise<void> };
	staff: Staff;
	sitting: string;
	/** Where a candidate can be moved to. */
	spare: { room: string; seats: number[] };
	players: Player[];
	chance: Chance;
}

/** Whom a fault concerned, and when it was over or, for the server, when it came: process's monotonic clock, ms. */
interface Played {
	concerned: Player[];
	since: number;
}

/** Some of them, at least one. */
function some({ players, chance }: Scene): Player[] {
	const chosen = players.filter(() => chance.happens(0.5));
	return chosen.length ? chosen : [chance.one(players)];
}

type Fault = (scene: Scene) => Promise<Played>;

const MINUTE_MS = 60_000;

async function serverKilled({ server, players }: Scene): Promise<Played> {
	const since = performance.now();
	await server.kill();
	await server.killed();
	await server.restart();
	return { concerned: players, since };
}

const lines =
	(how: LineState): Fault =>
	async (scene) => {
		const concerned = some(scene);
		for (const { line } of concerned) line.turn(how);
		await sleep(scene.chance.between(500, 3_000));
		for (const { line } of concerned) line.turn('whole');
		return { concerned, since: performance.now() };
	};

/** The computer dies; the proctor moves its candidate, who opens the test at another. What was only there is chosen again. */
async function pageMoved({ players, staff, sitting, spare, chance }: Scene): Promise<Played> {
	const player = chance.one(players);
	const seat = spare.seats.shift();
	if (seat === undefined) throw new Error('No seat of the room is free for a candidate who has to move.');
	await player.page.close();
	const since = performance.now();
	await staff.proctor.must(`/proctor/sittings/${sitting}?/changeSeat`, [
		['attempt', player.page.seat.attempt],
		['seat', String(seat)],
		['reason', 'Жаттығу: компьютер істен шықты / Репетиция: компьютер вышел из строя']
	]);
	const browser = new Browser(staff.proctor.origin, `seat ${seat}`, player.line.origin);
	await browser.must('/exam?/enrol', [
		['roomCode', spare.room],
		['seat', String(seat)]
	]);
	await browser.must('/exam?/takeOver');
	const page = await player.candidate.movedTo(browser);
	const dead = player.page;
	player.page = page;
	player.candidate.keepTold(dead);
	for (const { question, choice } of dead.leftBehind()) page.choose(question, choice);
	page.open();
	return { concerned: [player], since };
}

/** A second window with the same cookies says something else under a number that is taken: it must be told so. */
async function secondWindow({ players, chance }: Scene): Promise<Played> {
	const player = chance.one(players);
	while (!player.page.told.length) await sleep(50);
	const told = player.page.told.at(-1) as Told;
	const { lease } = player.page.seat;
	const other = told.choice[0] === 1 ? [2] : [1];
	const { status, body } = await player.page.browser.json<{ refused?: string }>('/exam/answers', [
		{ lease, seq: told.seq, question: told.question, choice: other, elapsed: 1 }
	]);
	if (body.refused !== 'other-window-answers')
		throw new Error(
			`A second window was answered ${status} instead of being told that another window answers.`
		);
	return { concerned: [player], since: performance.now() };
}

async function clockStepped({ players, staff, chance }: Scene): Promise<Played> {
	const { now } = (await (await fetch(`${staff.proctor.origin}/status`)).json()) as { now: number };
	await moveClock(staff, now + chance.between(2, 30) * MINUTE_MS);
	// A demonstration clock tells no step from time that passed: a server killed before its next sign of life would see both.
	await sleep(SIGN_OF_LIFE_MS);
	return { concerned: players, since: performance.now() };
}

async function sentTwice(scene: Scene): Promise<Played> {
	const concerned = some(scene);
	await Promise.all(concerned.map(({ page }) => page.repeat()));
	return { concerned, since: performance.now() };
}

/** A full disk is not among them: it wants a disk of its own, and then the figures would not be this machine's disk's. */
export const FAULTS = {
	'server-killed': serverKilled,
	'line-cut': lines('cut'),
	'line-silent': lines('silent'),
	'replies-lost': lines('deaf'),
	'page-moved': pageMoved,
	'second-window': secondWindow,
	'clock-stepped': clockStepped,
	'sent-twice': sentTwice
} as const satisfies Record<string, Fault>;

export type FaultKind = keyof typeof FAULTS;

/** What a rehearsal plays, in an order of chance. */
export const PROGRAMME: readonly FaultKind[] = [
	'server-killed',
	'server-killed',
	'server-killed',
	'line-cut',
	'line-cut',
	'line-silent',
	'replies-lost',
	'replies-lost',
	'page-moved',
	'second-window',
	'clock-stepped',
	'sent-twice'
];

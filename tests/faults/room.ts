import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser as Chromium } from 'playwright/test';
import { madeUpApplicants } from '../../src/cli/demonstration/people';
import { seedApplications, seedOffice, type Seeded } from '../../src/cli/demonstration/seed';
import { beginSitting, scheduleSitting, type SeatedCandidate } from '../../src/cli/demonstration/sitting';
import { Browser } from '../../src/cli/rehearse/browser';
import type { Chance } from '../../src/cli/rehearse/faults/chance';
import type { Line } from '../../src/cli/rehearse/faults/line';
import { SeatPage } from '../../src/cli/rehearse/faults/seat-page';
import type { Fact } from '../../src/lib/domain/facts';
import { compose, readSettings, type App } from '../../src/lib/server/compose';
import { factsIn, storedIn } from './on-disk';
import { MORNING } from '../office';
import { serverAt, type Server } from './server';
import { SeatWindow } from './seat-window';

/** Questions of the demonstration's paper, and options each has at least. */
export const QUESTIONS = 40;
const OPTIONS = 4;

/** A seat played over HTTP, with a line of its own. */
export interface PlainSeat {
	page: SeatPage;
	line: Line;
}

/** A room where the test runs. */
export interface Room {
	server: Server;
	seeded: Seeded;
	sitting: string;
	seated: SeatedCandidate[];
	/** Candidates at a real browser's window. */
	windows: SeatWindow[];
	/** The others. */
	plain: PlainSeat[];
	/** Attempt → facts, from a copy of the data folder as it lies there now. */
	facts(): Promise<Map<string, Fact[]>>;
	/** How many answers of an attempt are on the disk now. */
	stored(attempt: string): number;
	/** The limit less the time since the start, ms: what is left to a page that kept working. */
	left(): number;
	close(): Promise<void>;
}

export interface RoomOptions {
	candidates: number;
	/** How many of them sit at a real browser. */
	windows: number;
	/** Where the data folder lies; a temporary folder when absent. */
	dataDir?: string;
	env?: Record<string, string>;
	/** Fills in; by default everybody is seated and the clocks run. */
	begin?: (app: App, seeded: Seeded, sitting: string) => Promise<SeatedCandidate[]>;
}

const opened = new Set<Room>();

/** After each test, also one that failed: no server is left behind. */
export async function closeRooms(): Promise<void> {
	for (const room of opened) await room.close();
}

const LIMIT_MS = 60 * 60_000;

export async function openRoom(chromium: Chromium, options: RoomOptions): Promise<Room> {
	const folder = mkdtempSync(join(tmpdir(), 'synaq-fault-'));
	const dataDir = options.dataDir ?? join(folder, 'data');
	const settings = { SYNAQ_MODE: 'rehearsal', DATA_DIR: dataDir, EXPORTS_DIR: join(folder, 'exports') };
	const server = await serverAt((ORIGIN) => ({ ...settings, ORIGIN, ...options.env }));
	const app = await compose(readSettings({ ...settings, ORIGIN: server.origin, CLOCK_AT: MORNING }));
	const seeded = await seedOffice(app);
	const applications = await seedApplications(app, seeded, madeUpApplicants(options.candidates));
	const sitting = await scheduleSitting(app, seeded, applications);
	const seated = await (options.begin ?? beginSitting)(app, seeded, sitting);
	const startedAt = performance.now();
	await app.moveClock({ id: 'system', roles: [] }, app.clock.now());
	await app.close();
	await server.start();
	const room: Room = {
		server,
		seeded,
		sitting,
		seated,
		windows: [],
		plain: [],
		facts: () =>
			factsIn(
				dataDir,
				seated.map(({ attempt }) => attempt)
			),
		stored: (attempt) => storedIn(dataDir, attempt),
		left: () => LIMIT_MS - (performance.now() - startedAt),
		async close() {
			opened.delete(room);
			for (const { page } of room.plain) await page.close();
			for (const window of room.windows) await window.close();
			await server.stop();
			rmSync(folder, { recursive: true, force: true });
		}
	};
	opened.add(room);
	const seats = options.begin ? [] : seated;
	for (const [index, candidate] of seats.entries()) {
		if (index < options.windows) room.windows.push(await SeatWindow.open(chromium, room, candidate));
		else room.plain.push(await plainSeat(server, candidate));
	}
	return room;
}

async function plainSeat(
	server: Server,
	{ attempt, seat, seatToken, token }: SeatedCandidate
): Promise<PlainSeat> {
	const line = await server.lineOfItsOwn();
	const browser = new Browser(server.origin, `seat ${seat}`, line.origin);
	const page = new SeatPage(browser.keep({ seat: seatToken, attempt: token }), {
		attempt,
		lease: 1,
		savedThrough: 0
	});
	page.open();
	return { page, line };
}

/** Everybody goes on choosing at random, each at a pace of his own, until the returned function is called. */
export function writing(
	room: Room,
	chance: Chance,
	pace: [number, number] = [300, 900]
): () => Promise<void> {
	let over = false;
	const rest = () => new Promise((resolve) => setTimeout(resolve, chance.between(...pace)));
	const at = async (choose: () => unknown) => {
		while (!over) {
			await rest();
			if (!over) await choose();
		}
	};
	const all = [
		...room.plain.map(({ page }) =>
			at(() => page.stopped ?? page.choose(chance.between(1, QUESTIONS), [chance.between(1, OPTIONS)]))
		),
		...room.windows.map((window) => at(() => window.choose(chance)))
	];
	// A test that fails closes the room under them; what they say then belongs to no test.
	const done = Promise.allSettled(all);
	return async () => {
		over = true;
		const failed = (await done).find(({ status }) => status === 'rejected');
		if (failed) throw (failed as PromiseRejectedResult).reason;
	};
}

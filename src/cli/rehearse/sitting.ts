import type { Bank } from '../../lib/domain/questions/bank.ts';
import { Browser } from './browser.ts';
import { Candidate, knowing } from './candidate.ts';
import type { Staff } from './staff.ts';

interface SittingPage {
	view: {
		state: { startsAt: number };
		room: { code: string };
		seats: { attempt: string; seat: number; iin: string; code: string }[];
	};
}

const HOUR_MS = 60 * 60_000;

/** Sets the demonstration clock forward, where the server has one. */
export async function moveClock(staff: Staff, at: number): Promise<void> {
	await staff.proctor.must('/clock', [
		['at', new Date(at).toISOString()],
		['back', '/proctor']
	]);
}

export interface Absences {
	/** How many of the last seats stay empty. */
	absent: number;
	/** The line a seat's computer hangs on, where it is not the server's address itself. */
	line?(seat: number): Promise<{ origin: string }>;
	/** How well the candidate at a seat knows the subject, 0 to 1. */
	talent(seat: number): number;
}

/** Opens a sitting, enrols its seats, checks people in, seats them, enters digits and starts everybody. */
export async function begin(staff: Staff, sitting: string, bank: Bank, plan: Absences): Promise<Candidate[]> {
	const { proctor } = staff;
	const path = `/proctor/sittings/${sitting}`;
	const planned = await proctor.page<SittingPage>(path);
	await moveClock(staff, planned.view.state.startsAt - HOUR_MS / 2);
	await proctor.must(`${path}?/open`);
	const { view } = await proctor.page<SittingPage>(path);
	const seats = view.seats.map(({ seat }) => seat).sort((a, b) => a - b);
	const empty = new Set(seats.slice(seats.length - plan.absent));
	const candidates: Candidate[] = [];
	for (const { attempt, seat } of view.seats) {
		if (empty.has(seat)) continue;
		await proctor.must(`${path}?/checkIn`, [
			['attempt', attempt],
			['type', 'id-card'],
			['number', String(100_000 + seat)],
			['expires', ''],
			['photo', 'on']
		]);
	}
	const checkedIn = await proctor.page<SittingPage>(path);
	for (const { seat, iin, code } of checkedIn.view.seats) {
		if (empty.has(seat)) continue;
		const browser = new Browser(proctor.origin, `seat ${seat}`, (await plan.line?.(seat))?.origin);
		await browser.must('/exam?/enrol', [
			['roomCode', checkedIn.view.room.code],
			['seat', String(seat)]
		]);
		await browser.must('/exam?/signIn', [
			['iin', iin],
			['code', code]
		]);
		await browser.must('/exam?/confirmIdentity');
		candidates.push(new Candidate(browser, { right: plan.talent(seat) }));
	}
	await proctor.must(`${path}?/digits`, [['digits', '481207']]);
	await moveClock(staff, view.state.startsAt);
	await proctor.must(`${path}?/start`);
	const rightOf = knowing(bank);
	await Promise.all(candidates.map((candidate) => candidate.readPaper(rightOf)));
	return candidates;
}

/** Everybody hands in, sees the score and confirms; the proctor closes. Returns how many passed. */
export async function end(staff: Staff, sitting: string, candidates: Candidate[]): Promise<number> {
	const passed = await Promise.all(candidates.map((candidate) => candidate.finish()));
	await staff.proctor.must(`/proctor/sittings/${sitting}?/close`, [['cause', 'ended']]);
	return passed.filter(Boolean).length;
}

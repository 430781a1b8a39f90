import type { App } from '../../lib/server/compose.ts';
import { at, localDate } from '../../lib/domain/calendar/working-time.ts';
import { KAZAKHSTAN } from '../../lib/domain/calendar/kazakhstan.ts';
import { suggestSchedule } from '../../lib/domain/attestation/schedule.ts';
import type { Actor, Role } from '../../lib/domain/people/roles.ts';
import { isRefused } from '../../lib/domain/refusal.ts';
import { STAFF } from './people.ts';
import type { Seeded } from './seed.ts';

/** One who sits the test, with the cookies of his page. */
export interface SeatedCandidate {
	attempt: string;
	seat: number;
	seatToken: string;
	token: string;
}

export function done<T>(result: T): Exclude<T, { refused: string }> {
	if (isRefused(result))
		throw new Error(`Refused: ${result.refused} ${JSON.stringify(result.details ?? {})}`);
	return result as Exclude<T, { refused: string }>;
}

/** The account of the demonstration office that holds a role. */
export function actorWith(seeded: Seeded, role: Role): Actor {
	const person = STAFF.find(({ roles }) => roles.includes(role));
	return { id: seeded.users[person?.login ?? ''] ?? '', roles: person?.roles ?? [] };
}

const MEMO = {
	documents: ['—'],
	analysis: 'Көрсетілім.',
	finding: 'complies' as const,
	education: '—',
	jobs: []
};

/** Plays steps 2 to 9 for registered cases: from the list to the signed admission order. Returns the sitting. */
export async function scheduleSitting(
	app: App,
	seeded: Seeded,
	applications: string[],
	time = '10:00'
): Promise<string> {
	const specialist = actorWith(seeded, 'specialist');
	const head = actorWith(seeded, 'head');
	const round = done(await app.formApplicantsList(specialist, applications)).id;
	for (const id of applications) done(await app.writeMemo(specialist, id, MEMO));
	done(await app.signMemos(actorWith(seeded, 'department-head'), applications));
	done(await app.processRequests(specialist, applications));
	done(await app.listMaterials(specialist, round, applications));
	const found = applications.map((application) => ({
		application,
		finding: 'complies' as const,
		reasons: []
	}));
	done(await app.examineMaterials(head, found));
	const { hours } = KAZAKHSTAN;
	const startsAt = at(localDate(app.clock.now(), hours), time, hours);
	const sessions = [suggestSchedule({ applications, room: seeded.room.id, startsAt })];
	const { blueprint, edition } = seeded;
	const order = done(
		await app.draftAdmissionOrder(specialist, round, { applications, sessions, blueprint, edition })
	);
	done(await app.sendOrder(specialist, order));
	done(await app.signAdmissionOrder(head, order));
	const view = done(await app.viewRound(round));
	return view.sittings[0]?.id ?? '';
}

/** Opens a sitting and seats everybody; the digits are entered, and the test is yet to be started. */
export async function seatEverybody(app: App, seeded: Seeded, sitting: string): Promise<SeatedCandidate[]> {
	const proctor = actorWith(seeded, 'proctor');
	done(await app.openSitting(proctor, sitting));
	const view = done(await app.viewSitting(sitting, proctor));
	const candidates: SeatedCandidate[] = [];
	for (const { attempt, seat, iin, code } of view.seats) {
		done(
			await app.checkIn(proctor, attempt, {
				type: 'id-card',
				number: '—',
				photoCompared: true,
				expires: null
			})
		);
		const seatToken = done(await app.enrolSeat(seeded.room.code, seat)).token;
		const { token } = done(await app.sitDown(seatToken, iin, code));
		done(await app.claimIdentity(token));
		candidates.push({ attempt, seat, seatToken, token });
	}
	done(await app.enterDigits(proctor, sitting, '481207'));
	await app.moveClock(proctor, view.state.startsAt);
	return candidates;
}

/** Seats everybody and starts the clocks; the wall clock is set to the approved time. */
export async function beginSitting(app: App, seeded: Seeded, sitting: string): Promise<SeatedCandidate[]> {
	const candidates = await seatEverybody(app, seeded, sitting);
	done(await app.startAttempts(actorWith(seeded, 'proctor'), sitting));
	return candidates;
}

import { sha256Hex } from '../../../domain/facts.ts';
import type { AttemptState } from '../../../domain/exam/attempt.ts';
import { SILENCE } from '../../../domain/exam/silence.ts';
import { sealed } from '../../../domain/exam/sitting.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { sameSecret } from '../../../domain/secret.ts';
import { sittingOf } from '../sitting/attempt-sitting.ts';
import { seatOf } from './enrol-seat.ts';
import { mayTakeOver, placedAt } from './places.ts';
import { safeBrowserDoor } from './safe-browser.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { transact } from '../transact.ts';

interface Expected {
	attempt: string;
	seat: number;
	code: string;
}

/** The attempts of a person in a room's open sittings. */
async function expectedHere(ctx: ExamContext, room: string, iin: string): Promise<Expected[]> {
	const person = await ctx.store.find(`iin:${iin}`);
	if (!person) return [];
	const sittings = await ctx.store.list('sitting', { where: { room, phase: ['open', 'running'] } });
	const found: Expected[] = [];
	for (const { id: sitting } of sittings.items) {
		const attempts = await ctx.store.list('attempt', { where: { sitting, person: person.id } });
		for (const { id } of attempts.items) {
			const record = await ctx.store.read('attempt', id);
			if (record) found.push({ attempt: id, seat: record.state.seat, code: record.confidential?.code ?? '' });
		}
	}
	return found;
}

/** What guessing slows down. At a person's own seat nothing that others tried elsewhere is in the way. */
const brakesOf = (
	{ seatGuesses, guessesOf }: ExamContext['room'],
	{ room, seat }: { room: string; seat: number },
	expected: readonly Expected[]
) => [
	{ throttle: seatGuesses, key: `${room}:${seat}` },
	...expected.filter((one) => one.seat !== seat).map(({ attempt }) => ({ throttle: guessesOf, key: attempt }))
];

/** Which of them the code is of. No wait between the brakes and the booking: of many at once each finds those before. */
function known(
	ctx: ExamContext,
	at: { room: string; seat: number },
	expected: readonly Expected[],
	given: string
): Expected | Refused {
	const brakes = brakesOf(ctx.room, at, expected);
	for (const { throttle, key } of brakes) {
		const slow = throttle.check(key);
		if (slow) return slow;
	}
	const found = expected.find(({ code }) => sameSecret(given, code));
	for (const { throttle, key } of brakes) {
		if (found) throttle.succeeded(key);
		else throttle.failed(key);
	}
	return found ?? refused('code-unknown');
}

/**
 * A candidate signs in at a seat by IIN and code. Refuses an unknown pair, a person not checked in, another's seat, and
 * simultaneous use: each success locks the place before out by a higher lease.
 */
export const sitDown =
	(ctx: ExamContext) =>
	async (seatToken: string | undefined, iin: string, code: string): Promise<{ token: string } | Refused> => {
		const seat = await seatOf(ctx)(seatToken);
		if (!seat) return refused('seat-not-enrolled');
		const shut = await safeBrowserDoor(ctx, seat, seatToken);
		if (shut) return shut;
		const found = known(ctx, seat, await expectedHere(ctx, seat.room, iin), code);
		return isRefused(found) ? found : takeSeat(ctx, found.attempt, seat.seat);
	};

function takeSeat(ctx: ExamContext, attemptId: string, seat: number): Promise<{ token: string } | Refused> {
	return seatAnew(ctx, attemptId, seat, ({ state, silence }) => {
		if (state.presence.status !== 'checked-in') return refused('not-checked-in');
		if (state.token && silence !== undefined && silence < SILENCE.inUse) return refused('code-in-use');
		return state.seat === seat ? null : refused('other-seat', { seat: state.seat });
	});
}

/**
 * Opens a running test at the seat its candidate was moved to: no code is asked for, the proctor moved them by hand.
 * Only in exactly that state; else 'code-in-use', 'other-seat', 'attempt-not-running'.
 */
export const takeOver =
	(ctx: ExamContext) =>
	async (seatToken: string | undefined): Promise<{ token: string } | Refused> => {
		const seat = await seatOf(ctx)(seatToken);
		if (!seat) return refused('seat-not-enrolled');
		const shut = await safeBrowserDoor(ctx, seat, seatToken);
		if (shut) return shut;
		const placed = await placedAt(ctx, seat.room, seat.seat);
		const attempt = placed.find(({ state }) => mayTakeOver(state)) ?? placed[0];
		if (!attempt) return refused('attempt-not-running');
		return seatAnew(ctx, attempt.id, seat.seat, ({ state }) => {
			if (state.seat !== seat.seat) return refused('other-seat', { seat: state.seat });
			if (state.token !== null) return refused('code-in-use');
			return mayTakeOver(state) ? null : refused('attempt-not-running');
		});
	};

interface Place {
	state: AttemptState;
	/** How long nothing was heard of the place before, ms. */
	silence: number | undefined;
}

/** Gives the attempt to the page at this seat under a new lease, unless `no` says why not. */
async function seatAnew(
	ctx: ExamContext,
	attemptId: string,
	seat: number,
	no: (place: Place) => Refused | null
): Promise<{ token: string } | Refused> {
	const secret = ctx.ids.secret(24);
	const seated = await transact(ctx, { id: `seat:${seat}` as const }, async (work) => {
		const { state } = await work.must('attempt', attemptId);
		if ((await sittingOf(work, state)).phase === 'closed') return refused('sitting-closed');
		const why = no({ state, silence: ctx.room.clock.silence(attemptId) });
		if (why) return why;
		const data = { lease: state.lease + 1, seat, token: sha256Hex(secret) };
		work.add('attempt', attemptId, [{ type: 'seated', v: 1, data }]);
		return { token: `${attemptId}.${secret}` };
	});
	if (!isRefused(seated)) ctx.room.clock.newPage(attemptId);
	return seated;
}

/** The two parts of a candidate's cookie; undefined when it is none. */
export function parseToken(token: string | undefined): { id: string; secret: string } | undefined {
	const [id, secret] = token?.split('.') ?? [];
	return id && secret && /^[\w-]{1,40}$/.test(id) ? { id, secret } : undefined;
}

/** Whose attempt a candidate's cookie is. Refuses 'other-place-answers' when another seat has taken it over. */
export const attemptOf = (ctx: ExamContext) => async (token: string | undefined) => {
	const parts = parseToken(token);
	const attempt = parts && (await ctx.store.read('attempt', parts.id));
	if (!attempt) return refused('session-expired');
	if (attempt.state.token !== sha256Hex(parts.secret)) return refused('other-place-answers');
	return { id: parts.id, ...attempt };
};

/** *This is me*: the candidate confirms the name on the screen. */
export const claimIdentity =
	(ctx: ExamContext) =>
	async (token: string | undefined): Promise<true | Refused> => {
		const mine = await attemptOf(ctx)(token);
		if (isRefused(mine)) return mine;
		return transact(ctx, { id: `seat:${mine.state.seat}` as const }, async (work) => {
			const { state } = await work.must('attempt', mine.id);
			if ((await sittingOf(work, state)).phase === 'closed') return refused('sitting-closed');
			if (!state.claimed)
				work.add('attempt', mine.id, [{ type: 'identity-claimed', v: 1, data: { lease: state.lease } }]);
			return true as const;
		});
	};

/** *This is not me*, or everything is over: the seat is free again. The code stays good. */
export const standUp =
	(ctx: ExamContext) =>
	async (token: string | undefined): Promise<true | Refused> => {
		const mine = await attemptOf(ctx)(token);
		if (isRefused(mine)) return mine;
		return transact(ctx, { id: `seat:${mine.state.seat}` as const }, async (work) => {
			const { state } = await work.must('attempt', mine.id);
			const { status } = state.course;
			if (status === 'running' || status === 'paused') return refused('sitting-started');
			// After the act nothing is added to an attempt: its head is printed.
			if (!sealed(await sittingOf(work, state)))
				work.add('attempt', mine.id, [{ type: 'stood-up', v: 1, data: {} }]);
			return true as const;
		});
	};

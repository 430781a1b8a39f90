import { sha256Hex } from '../../../domain/facts.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { sittingOf } from '../sitting/attempt-sitting.ts';
import { seatOf } from './enrol-seat.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { transact } from '../transact.ts';

/** A place that was heard this short a time ago is in use, ms. */
const IN_USE_MS = 15_000;

interface Found {
	attempt: string;
	sitting: string;
}

/** The attempt of a person in a room's open sitting. */
async function expectedHere(ctx: ExamContext, room: string, iin: string): Promise<Found[]> {
	const person = await ctx.store.find(`iin:${iin}`);
	if (!person) return [];
	const sittings = await ctx.store.list('sitting', { where: { room, phase: ['open', 'running'] } });
	const found: Found[] = [];
	for (const { id: sitting } of sittings.items) {
		const attempts = await ctx.store.list('attempt', { where: { sitting, person: person.id } });
		found.push(...attempts.items.map(({ id }) => ({ attempt: id, sitting })));
	}
	return found;
}

/** Digits compared without telling by the time it takes how many were right. */
function sameDigits(a: string, b: string): boolean {
	let difference = a.length ^ b.length;
	for (let i = 0; i < a.length; i += 1)
		difference |= a.charCodeAt(i) ^ (b.charCodeAt(i % Math.max(1, b.length)) || 0);
	return difference === 0;
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
		const account = `candidate:${iin}`;
		const slow = ctx.room.throttle.check(account);
		if (slow) return slow;
		for (const { attempt } of await expectedHere(ctx, seat.room, iin)) {
			const record = await ctx.store.read('attempt', attempt);
			if (!sameDigits(record?.confidential?.code ?? '', code)) continue;
			ctx.room.throttle.succeeded(account);
			const seated = await takeSeat(ctx, attempt, seat.seat);
			if (!isRefused(seated)) ctx.room.clock.heard(attempt);
			return seated;
		}
		ctx.room.throttle.failed(account);
		return refused('code-unknown');
	};

function takeSeat(ctx: ExamContext, attemptId: string, seat: number): Promise<{ token: string } | Refused> {
	const secret = ctx.ids.secret(24);
	return transact(ctx, { id: `seat:${seat}` as const }, async (work) => {
		const { state } = await work.must('attempt', attemptId);
		if ((await sittingOf(work, state)).phase === 'closed') return refused('sitting-closed');
		if (state.presence.status !== 'checked-in') return refused('not-checked-in');
		const silence = ctx.room.clock.silence(attemptId);
		if (state.token && silence !== undefined && silence < IN_USE_MS) return refused('code-in-use');
		if (state.seat !== seat) return refused('other-seat', { seat: state.seat });
		const data = { lease: state.lease + 1, seat, token: sha256Hex(secret) };
		work.add('attempt', attemptId, [{ type: 'seated', v: 1, data }]);
		return { token: `${attemptId}.${secret}` };
	});
}

/** Whose attempt a candidate's cookie is. Refuses 'other-place-answers' when another seat has taken it over. */
export const attemptOf = (ctx: ExamContext) => async (token: string | undefined) => {
	const [id, secret] = token?.split('.') ?? [];
	if (!id || !secret || !/^[\w-]{1,40}$/.test(id)) return refused('session-expired');
	const attempt = await ctx.store.read('attempt', id);
	if (!attempt) return refused('session-expired');
	if (attempt.state.token !== sha256Hex(secret)) return refused('other-place-answers');
	return { id, ...attempt };
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
			if (!(await sittingOf(work, state)).act)
				work.add('attempt', mine.id, [{ type: 'stood-up', v: 1, data: {} }]);
			return true as const;
		});
	};

import { appealTerm } from '../../../domain/attestation/appeal.ts';
import { doTask, taskOf } from '../../../domain/attestation/application.ts';
import type { Letterhead } from '../../../domain/attestation/documents.ts';
import type { ActResult } from '../../../domain/attestation/test-act.ts';
import { outcomeOf, type AttemptState } from '../../../domain/exam/attempt.ts';
import { merkleRoot } from '../../../domain/exam/root.ts';
import { sealed, type SittingState } from '../../../domain/exam/sitting.ts';
import { calendarOf } from '../../../domain/office.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { registerRow } from '../desk/case-rows.ts';
import { actContent, scoreOf, type Drawing, type Sat } from './act-content.ts';
import { oweBundle } from './export-bundle.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { resultOf } from '../seat/view-seat.ts';
import { transact } from '../transact.ts';
import type { Work } from '../work.ts';

/**
 * Step 11 of ¶7: the test act, from the facts of the sitting, with a clause for every outcome; with it the attendance
 * sheet and everybody's result sheet. Refuses while the sitting is not closed ('sitting-running') and a second act.
 */
export const drawUpAct =
	(ctx: ExamContext) =>
	async (actor: Actor, sittingId: string): Promise<{ id: string; number: string } | Refused> => {
		const bundle = await oweBundle(ctx, sittingId);
		const drawn = await transact(ctx, actor, async (work) => {
			const drawing = await gather(work, sittingId);
			if (isRefused(drawing)) return drawing;
			const id = ctx.ids.id();
			const number = (await work.number('act', id)).text;
			const results = resultsOf(drawing);
			const root = merkleRoot(drawing.attempts.map(({ id: attempt, head }) => ({ attempt, head })));
			const content = await actContent(work, drawing, number, root);
			const about = { sitting: sittingId, round: drawing.sitting.round };
			const document = await work.issue(content, about, drawing.sitting.mark);
			const attendance = await issueAttendance(work, drawing);
			const refusal = await recordOutcomes(work, drawing, results, id, [document, attendance]);
			if (refusal) return refusal;
			const { round } = drawing.sitting;
			work.add('test-act', id, [
				{ type: 'drawn-up', v: 1, data: { sitting: sittingId, round, number, document, root, results } }
			]);
			const { fingerprint } = (await work.must('document', document)).state;
			const drawn = { act: id, root, fingerprint, software: ctx.software };
			work.add('sitting', sittingId, [{ type: 'act-drawn', v: 1, data: drawn }]);
			return { id, number };
		});
		// The act stands whatever happens to the files for people: the archive can be taken again.
		await (isRefused(drawn) ? bundle.forget() : bundle.export());
		return drawn;
	};

async function countWriting(work: Work, sitting: SittingState): Promise<number> {
	let writing = 0;
	for (const id of sitting.attempts) {
		const { course } = (await work.must('attempt', id)).state;
		if (course.status === 'running' || course.status === 'paused') writing += 1;
	}
	return writing;
}

/** Nobody has decided a proposed annulment, or ruled on late answers, or these may still come: the outcome is not known. */
function stillProvisional({ late, annulmentProposed, seat }: AttemptState): Refused | null {
	if (annulmentProposed) return refused('proposal-undecided', { seat });
	if (late?.status === 'open') return refused('late-answers-open', { seat });
	return late?.status === 'unruled' ? refused('late-answers-unruled', { seat }) : null;
}

/** Everything how a closed sitting ended is told by. Refuses 'act-drawn', 'results-recorded', and what is not settled yet. */
export async function gather(work: Work, sittingId: string): Promise<Drawing | Refused> {
	const sitting = await work.read('sitting', sittingId);
	if (isRefused(sitting)) return sitting;
	const over = sealed(sitting.state);
	if (over) return over;
	if (sitting.state.phase !== 'closed')
		return refused('sitting-running', { running: await countWriting(work, sitting.state) });
	const attempts: Sat[] = [];
	for (const id of sitting.state.attempts) {
		const attempt = await work.must('attempt', id);
		const provisional = stillProvisional(attempt.state);
		if (provisional) return provisional;
		// Nobody adds a fact to an attempt between its head on the act and the act: the commit checks the version.
		work.guard('attempt', id);
		attempts.push({ ...attempt, id, facts: await work.ctx.store.facts('attempt', id) });
	}
	attempts.sort((a, b) => a.state.seat - b.state.seat);
	const { state: order } = await work.must('order', sitting.state.order);
	const signed = { number: order.signed?.number ?? '', date: order.signed?.at ?? 0 };
	return { sittingId, sitting: sitting.state, attempts, order: signed };
}

/** How each attempt ended, with the head of its chain. */
export function resultsOf({ attempts }: Drawing): ActResult[] {
	return attempts.map((sat) => {
		const score = scoreOf(sat);
		return {
			attempt: sat.id,
			application: sat.state.application,
			outcome: outcomeOf(sat.state, true) ?? 'disrupted',
			points: score?.points ?? null,
			outOf: score?.outOf ?? null,
			head: sat.head
		};
	});
}

async function issueAttendance(
	work: Work,
	{ sitting, sittingId, attempts, order }: Drawing
): Promise<string> {
	const { state: room } = await work.must('room', sitting.room);
	const rows = [];
	for (const { state, confidential } of attempts) {
		const { name, incoming } = await registerRow(work, await work.must('application', state.application));
		const arrivedAt = 'at' in state.presence ? state.presence.at : null;
		rows.push({
			seat: state.seat,
			name,
			incoming,
			arrivedAt,
			document: confidential?.documentNumber ?? null
		});
	}
	return work.issue(
		{
			type: 'attendance-sheet',
			number: null,
			date: work.now,
			signedBy: null,
			ground: ['7.10'],
			session: { room: room.name, address: room.address, startsAt: sitting.startsAt },
			order,
			rows
		},
		{ sitting: sittingId, round: sitting.round },
		sitting.mark
	);
}

/** Steps 10 and 11 for each case: its outcome, and its result sheet where something was counted. */
async function recordOutcomes(
	work: Work,
	drawing: Drawing,
	results: ActResult[],
	act: string,
	documents: string[]
): Promise<Refused | null> {
	for (const [index, { application, outcome }] of results.entries()) {
		const sat = drawing.attempts[index] as Sat;
		const before = await work.must('application', application);
		if (taskOf(before.state) === 'test') {
			const held = doTask(before.state, 'test');
			if (isRefused(held)) return held;
			work.add('application', application, held);
		}
		const sheet = await issueResultSheet(work, drawing, sat);
		const { state } = await work.must('application', application);
		const done = doTask(state, 'draw-up-act', [...documents, ...(sheet ? [sheet] : [])]);
		if (isRefused(done)) return done;
		work.add('application', application, [
			{ type: 'outcome-recorded', v: 1, data: { outcome, act } },
			...done
		]);
	}
	return null;
}

/** What a result sheet rests on, and whose paper it is. */
interface SheetPaper {
	ground: string[];
	letterhead?: Letterhead | undefined;
}

/** The result sheet of an attempt; null where nothing was counted. */
export async function issueResultSheet(
	work: Work,
	{ sitting, sittingId }: Drawing,
	sat: Sat,
	{ ground, letterhead }: SheetPaper = { ground: ['11.9'] }
): Promise<string | null> {
	const score = scoreOf(sat);
	const { course } = sat.state;
	if (!score || course.status !== 'ended') return null;
	const { room: examRoom } = work.ctx as ExamContext;
	const papers = await examRoom.papers.of(sitting);
	const { state: room } = await work.must('room', sitting.room);
	const { points, outOf, passMark, passed, sections } = resultOf(sat.state, score, papers);
	return work.issue(
		{
			type: 'result-sheet',
			number: null,
			date: work.now,
			signedBy: null,
			ground,
			applicant: await registerRow(work, await work.must('application', sat.state.application)),
			session: { room: room.name, startsAt: sitting.startsAt },
			points,
			outOf,
			passMark,
			passed,
			sections,
			confirmation: sat.state.confirmation,
			head: sat.head,
			appeal: appealTerm(course.at, sitting.rules.appealDays, calendarOf(await work.office()))
		},
		{ application: sat.state.application, sitting: sittingId, round: sitting.round },
		sitting.mark,
		letterhead
	);
}

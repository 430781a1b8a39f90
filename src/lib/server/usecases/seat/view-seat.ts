import { leftOf } from '../../../domain/exam/answering.ts';
import type { AttemptState } from '../../../domain/exam/attempt.ts';
import type {
	CandidateResult,
	Moved,
	Pulse,
	SeatMessage,
	SeatStage,
	SeatView,
	TestRules
} from '../../../domain/exam/seat-protocol.ts';
import { questionsIn } from '../../../domain/exam/blueprint.ts';
import type { Score } from '../../../domain/exam/scoring.ts';
import { OFFICE_ID } from '../../../domain/office.ts';
import { isRefused, type Refused } from '../../../domain/refusal.ts';
import type { Bilingual } from '../../../domain/text.ts';
import { seatOf } from './enrol-seat.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { candidatePaper, type SittingPapers } from '../clocks/papers.ts';
import { attemptOf } from './sit-down.ts';

/** Where the candidate's path stands. */
export function stageOf(state: AttemptState): SeatStage {
	if (state.course.status === 'ended')
		return state.course.score ? (state.confirmation === 'none' ? 'result' : 'done') : 'done';
	if (state.course.status === 'paused') return 'paused';
	if (state.course.status === 'running') return 'test';
	return state.claimed ? 'waiting' : 'identity';
}

function titleOf(papers: SittingPapers, section: string): Bilingual {
	const title = papers.bank.sections.find(({ id }) => id === section)?.title;
	return { kk: title?.kk ?? '', ru: title?.ru ?? '' };
}

export function rulesOf(papers: SittingPapers): TestRules {
	const { blueprint } = papers;
	return {
		title: { kk: blueprint.title.kk, ru: blueprint.title.ru },
		questions: questionsIn(blueprint),
		minutes: blueprint.minutes,
		passMark: blueprint.passMark,
		sections: blueprint.sections.map(({ id, questions, passMark }) => ({
			title: titleOf(papers, id),
			questions,
			passMark
		})),
		demonstration: blueprint.demonstration
	};
}

export function resultOf(state: AttemptState, score: Score, papers: SittingPapers): CandidateResult {
	const sections = score.sections.map(({ points, outOf, passMark }, index) => ({
		title: titleOf(papers, papers.blueprint.sections[index]?.id ?? ''),
		points,
		outOf,
		passMark
	}));
	const { points, outOf, passed, answered } = score;
	const confirmed = state.confirmation === 'confirmed';
	const withLate = state.late?.status === 'unruled' ? (state.late.withLate?.points ?? null) : null;
	const { passMark } = papers.blueprint;
	return { points, outOf, passMark, passed, sections, answered, withLate, confirmed };
}

const unread = ({ messages }: AttemptState): SeatMessage[] =>
	messages.flatMap(({ at, text, read }, index) => (read ? [] : [{ n: index + 1, text, at }]));

function movedOf({ moved, leftBehind }: AttemptState): Moved | null {
	if (!moved) return null;
	const questions = [...new Set(leftBehind.flatMap((one) => one.questions))].sort((a, b) => a - b);
	return { ...moved, questions };
}

async function specialityOf(ctx: ExamContext, application: string): Promise<Bilingual> {
	const office = await ctx.store.read('office', OFFICE_ID);
	const record = await ctx.store.read('application', application);
	const speciality = office?.state.office.specialities[record?.state.speciality ?? ''];
	return { kk: speciality?.kk ?? '', ru: speciality?.ru ?? '' };
}

/** Everything the page of a seat shows, by its two cookies. */
export const viewSeat =
	(ctx: ExamContext) =>
	async (seatToken: string | undefined, attemptToken: string | undefined): Promise<SeatView> => {
		const seat = await seatOf(ctx)(seatToken);
		if (!seat) return { stage: 'unenrolled' };
		const attempt = await attemptOf(ctx)(attemptToken);
		if (isRefused(attempt)) return { stage: 'free', room: seat.roomName, seat: seat.seat };
		const { id, state, confidential } = attempt;
		const sitting = await ctx.store.read('sitting', state.sitting);
		if (!sitting) return { stage: 'free', room: seat.roomName, seat: seat.seat };
		const papers = await ctx.room.papers.of(sitting.state);
		ctx.room.clock.heard(id);
		const { lang, lease } = state;
		const base = { seat: seat.seat, name: confidential?.name ?? '' };
		const stage = stageOf(state);
		if (state.course.status === 'ended') {
			if (!state.course.score || stage === 'done')
				return { stage: 'done', seat: seat.seat, lang, outcome: state.course.cause };
			return { stage: 'result', ...base, lang, lease, result: resultOf(state, state.course.score, papers) };
		}
		const speciality = await specialityOf(ctx, state.application);
		if (stage === 'identity') return { stage, room: seat.roomName, ...base, speciality };
		const rules = rulesOf(papers);
		if (state.course.status === 'not-started' || !state.paper) {
			return { stage: 'waiting', room: seat.roomName, ...base, rules, lang, lease };
		}
		const elapsed = ctx.room.clock.elapsed(id) ?? state.course.elapsed;
		return {
			stage: state.course.status === 'paused' ? 'paused' : 'test',
			...base,
			speciality,
			rules,
			lang,
			lease,
			attempt: id,
			paper: candidatePaper(state.paper, papers),
			answers: state.answers,
			savedThrough: state.savedThrough,
			left: leftOf(state, elapsed),
			messages: unread(state),
			moved: movedOf(state)
		};
	};

/** The page's sign of life, and how things stand. */
export const pulseSeat =
	(ctx: ExamContext) =>
	async (token: string | undefined): Promise<Pulse | Refused> => {
		const attempt = await attemptOf(ctx)(token);
		if (isRefused(attempt)) return attempt;
		const { id, state } = attempt;
		ctx.room.clock.heard(id);
		const elapsed =
			ctx.room.clock.elapsed(id) ?? (state.course.status === 'not-started' ? 0 : state.course.elapsed);
		return {
			stage: stageOf(state),
			running: state.course.status === 'running',
			left: leftOf(state, elapsed),
			savedThrough: state.savedThrough,
			messages: unread(state),
			at: ctx.clock.now()
		};
	};

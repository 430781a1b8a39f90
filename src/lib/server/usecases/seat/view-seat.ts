import { leftOf } from '../../../domain/exam/answering.ts';
import { leftBehindIn, standingScore, type AttemptState } from '../../../domain/exam/attempt.ts';
import { isOpen } from '../../../domain/exam/late-answers.ts';
import type {
	CandidateResult,
	Moved,
	SeatMessage,
	SeatStage,
	SeatView,
	TestRules
} from '../../../domain/exam/seat-protocol.ts';
import { questionsIn } from '../../../domain/exam/blueprint.ts';
import type { Score } from '../../../domain/exam/scoring.ts';
import { OFFICE_ID } from '../../../domain/office.ts';
import { isRefused } from '../../../domain/refusal.ts';
import type { Bilingual } from '../../../domain/text.ts';
import { currentAttempt } from './at-seat.ts';
import { seatOf } from './enrol-seat.ts';
import { movedHere } from './places.ts';
import { safeBrowserDoor, standsOutside } from './safe-browser.ts';
import { elapsedOf } from '../clocks/attempt-clock.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { candidatePaper, type SittingPapers } from '../clocks/papers.ts';

/** Where the candidate's path stands. `blanked`: every screen of the sitting shows nothing for now. */
export function stageOf(state: AttemptState, blanked: boolean): SeatStage {
	const { course, claimed } = state;
	if (course.status === 'not-started') return claimed ? 'waiting' : 'identity';
	if (course.status !== 'ended') return blanked ? 'blanked' : course.status === 'paused' ? 'paused' : 'test';
	if (isOpen(state)) return 'settling';
	return course.score && !state.annulled && state.confirmation === 'none' ? 'result' : 'done';
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

/** The proctor's messages the candidate has not closed. */
export const unread = ({ messages }: AttemptState): SeatMessage[] =>
	messages.flatMap(({ at, text, read }, index) => (read ? [] : [{ n: index + 1, text, at }]));

const movedOf = (state: AttemptState): Moved | null =>
	state.moved && { ...state.moved, questions: leftBehindIn(state) };

async function specialityOf(ctx: ExamContext, application: string): Promise<Bilingual> {
	const office = await ctx.store.read('office', OFFICE_ID);
	const record = await ctx.store.read('application', application);
	const speciality = office?.state.office.specialities[record?.state.speciality ?? ''];
	return { kk: speciality?.kk ?? '', ru: speciality?.ru ?? '' };
}

/** What a PC shows at which nobody is signed in. */
async function idleSeat(ctx: ExamContext, seatToken: string | undefined): Promise<SeatView> {
	const seat = await seatOf(ctx)(seatToken);
	if (!seat) return { stage: 'unenrolled' };
	const here = { room: seat.roomName, seat: seat.seat };
	if (await safeBrowserDoor(ctx, seat, seatToken)) return { stage: 'safe-browser', ...here };
	const moved = await movedHere(ctx, seat.room, seat.seat);
	if (!moved) return { stage: 'free', ...here };
	return { stage: 'transfer', ...here, name: moved.confidential?.name ?? '' };
}

/** An attempt on its seat's screen. */
interface Shown {
	id: string;
	state: AttemptState;
	name: string;
	room: string;
	papers: SittingPapers;
	stage: SeatStage;
}

function viewAfterEnd({ id, state, name, papers, stage }: Shown): SeatView {
	const { lang, lease, seat, savedThrough, course } = state;
	const standing = standingScore(state);
	if (stage === 'settling') return { stage, seat, name, lang, lease, attempt: id, savedThrough };
	if (stage === 'result' && standing)
		return { stage, seat, name, lang, lease, result: resultOf(state, standing, papers) };
	const cause = course.status === 'ended' ? course.cause : '';
	return { stage: 'done', seat, lang, outcome: state.annulled ? 'disrupted' : cause };
}

async function viewOfTest(ctx: ExamContext, shown: Shown): Promise<SeatView> {
	const { id, state, name, room, papers, stage } = shown;
	const { lang, lease, seat } = state;
	const speciality = await specialityOf(ctx, state.application);
	if (stage === 'identity') return { stage, room, seat, name, speciality };
	const { minutes, ...told } = rulesOf(papers);
	const rules = { ...told, minutes: minutes + state.extraMinutes };
	if ((stage !== 'test' && stage !== 'paused' && stage !== 'blanked') || !state.paper)
		return { stage: 'waiting', room, seat, name, rules, lang, lease };
	return {
		stage,
		seat,
		name,
		speciality,
		rules,
		lang,
		lease,
		attempt: id,
		paper: candidatePaper(state.paper, papers),
		answers: state.answers,
		savedThrough: state.savedThrough,
		left: leftOf(state, elapsedOf(ctx, id, state)),
		messages: unread(state),
		moved: movedOf(state)
	};
}

/**
 * Everything the page of a seat shows, by its two cookies. Who holds a candidate's cookie is shown the attempt, also when
 * a lock-down browser wiped the one of the seat.
 */
export const viewSeat =
	(ctx: ExamContext) =>
	async (seatToken: string | undefined, attemptToken: string | undefined): Promise<SeatView> => {
		const attempt = await currentAttempt(ctx, attemptToken);
		if (isRefused(attempt)) return idleSeat(ctx, seatToken);
		const { id, state, confidential } = attempt;
		const sitting = await ctx.store.read('sitting', state.sitting);
		if (!sitting) return idleSeat(ctx, seatToken);
		const room = await ctx.store.read('room', sitting.state.room);
		if (
			state.course.status === 'not-started' &&
			(await standsOutside(ctx, state.sitting, sitting.state, seatToken))
		)
			return { stage: 'safe-browser', room: room?.state.name ?? '', seat: state.seat };
		ctx.room.clock.heard(id);
		const shown: Shown = {
			id,
			state,
			name: confidential?.name ?? '',
			room: room?.state.name ?? '',
			papers: await ctx.room.papers.of(sitting.state),
			stage: stageOf(state, sitting.state.blanked !== null)
		};
		return state.course.status === 'ended' ? viewAfterEnd(shown) : viewOfTest(ctx, shown);
	};

import {
	giveAnswers as decide,
	leftOf,
	closedFor,
	confirmResult as decideConfirm,
	handIn as decideHandIn
} from '../../../domain/exam/answering.ts';
import type { AttemptFact } from '../../../domain/exam/attempt.ts';
import { giveLate, isOpen } from '../../../domain/exam/late-answers.ts';
import type { Saved, SentAnswer } from '../../../domain/exam/seat-protocol.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Lang } from '../../../domain/text.ts';
import { saidOf } from '../clocks/attempt-clock.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { atSeat, type Mine } from './at-seat.ts';

/** More than anybody needs, few enough for an act people read. */
const REMARKS_MAX = 50;

/** More than anybody needs: beyond it the screen still changes, and nothing more is recorded. */
const LANG_CHANGES_MAX = 200;

function take(ctx: ExamContext, at: Mine, answers: SentAnswer[]): AttemptFact[] | Refused {
	const lease = answers[0]?.lease ?? 0;
	const single = (question: number) =>
		at.papers.question(at.state.paper?.[question - 1]?.id ?? '').kind === 'single';
	if (!isOpen(at.state)) return decide(at.state, answers, { elapsed: at.elapsed, lease }, single);
	const { clock } = ctx.room;
	const after = clock.sinceEnd(at.id) ?? 0;
	const through = clock.contacts.through(at.id);
	const grace = at.rules.graceSeconds * 1000;
	return giveLate(at.state, answers, { lease, after, grace, through }, single);
}

/** Answers that the seat's outage holds back say how far their page worked on. */
function hear(ctx: ExamContext, { id, state }: Mine, answers: SentAnswer[]): void {
	const said = answers.filter(({ lease }) => lease === state.lease).map(({ elapsed }) => elapsed);
	if (said.length) ctx.room.clock.outages.says(id, saidOf(state, Math.max(...said)));
}

/**
 * Takes answers and acknowledges what is on the disk; refusals as in the domain. `late` in the reply: they came after the
 * end from a seat noted offline before it.
 */
export const giveAnswers =
	(ctx: ExamContext) =>
	async (token: string | undefined, answers: SentAnswer[]): Promise<Saved | Refused> => {
		let savedThrough = 0;
		const attempt = await atSeat(ctx, token, (at) => {
			hear(ctx, at, answers);
			const facts = take(ctx, at, answers);
			savedThrough = at.state.savedThrough + (isRefused(facts) ? 0 : facts.length);
			return facts;
		});
		if (isRefused(attempt)) return attempt;
		if (isOpen(attempt.state))
			ctx.room.clock.contacts.sent(attempt.id, attempt.state.savedThrough, savedThrough);
		const left = leftOf(attempt.state, attempt.elapsed);
		return { savedThrough, at: ctx.clock.now(), left, ...(isOpen(attempt.state) && { late: true }) };
	};

/** Hands the work in; the score is counted at once. */
export const handIn =
	(ctx: ExamContext) =>
	async (token: string | undefined, lease: number): Promise<true | Refused> => {
		const attempt = await atSeat(ctx, token, (at) =>
			decideHandIn(at.state, { elapsed: at.elapsed, lease }, at.papers.marking)
		);
		if (isRefused(attempt)) return attempt;
		ctx.room.clock.stop(attempt.id);
		return true;
	};

/** The candidate confirms having seen the result (¶11.9). */
export const confirmResult =
	(ctx: ExamContext) =>
	async (token: string | undefined, lease: number): Promise<true | Refused> => {
		const attempt = await atSeat(ctx, token, (at) => decideConfirm(at.state, lease));
		return isRefused(attempt) ? attempt : true;
	};

/**
 * Records the language the candidate reads in, also during the test: same questions, choices kept. Never refused for
 * being done often.
 */
export const chooseLanguage =
	(ctx: ExamContext) =>
	async (token: string | undefined, lang: Lang): Promise<true | Refused> => {
		const attempt = await atSeat(ctx, token, ({ state, elapsed, papers }) => {
			if (!papers.blueprint.languages.includes(lang)) return refused('bad-input', { field: 'lang' });
			if (state.lang === lang || state.course.status === 'ended') return [];
			if (state.langChanges >= LANG_CHANGES_MAX) return [];
			return [{ type: 'language-chosen', v: 1, data: { lang, elapsed } }];
		});
		return isRefused(attempt) ? attempt : true;
	};

/** A remark to a question during the test: a fact for the act, it changes no result. */
export const makeRemark =
	(ctx: ExamContext) =>
	async (
		token: string | undefined,
		remark: { lease: number; question: number | null; text: string }
	): Promise<true | Refused> => {
		const attempt = await atSeat(ctx, token, ({ state, elapsed }) => {
			const closed = closedFor(state, { elapsed, lease: remark.lease });
			if (closed) return closed;
			if (remark.question !== null && !state.paper?.[remark.question - 1]) return refused('no-such-question');
			if (!remark.text.trim()) return refused('reason-missing');
			if (state.remarks.length >= REMARKS_MAX) return refused('too-many-remarks', { most: REMARKS_MAX });
			return [
				{ type: 'remark-made', v: 1, data: { question: remark.question, text: remark.text.trim(), elapsed } }
			];
		});
		return isRefused(attempt) ? attempt : true;
	};

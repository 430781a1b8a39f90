import {
	giveAnswers as decide,
	leftOf,
	closedFor,
	confirmResult as decideConfirm,
	handIn as decideHandIn
} from '../../../domain/exam/answering.ts';
import type { AttemptConfidential, AttemptFact, AttemptState } from '../../../domain/exam/attempt.ts';
import type { Saved, SentAnswer } from '../../../domain/exam/seat-protocol.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Lang } from '../../../domain/text.ts';
import { Conflict, Unavailable, type Change, type Stored } from '../../ports.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import type { SittingPapers } from '../clocks/papers.ts';
import { attemptOf } from './sit-down.ts';

const TRIES = 3;

/** More than anybody needs, few enough for an act people read. */
const REMARKS_MAX = 50;

interface Mine extends Stored<AttemptState, AttemptConfidential> {
	id: string;
	papers: SittingPapers;
	/** Version of its sitting: it has no act yet. */
	sittingVersion: number;
	/** The attempt's clock now, ms. */
	elapsed: number;
}

async function mine(ctx: ExamContext, token: string | undefined): Promise<Mine | Refused> {
	const attempt = await attemptOf(ctx)(token);
	if (isRefused(attempt)) return attempt;
	const sitting = await ctx.store.read('sitting', attempt.state.sitting);
	if (!sitting) return refused('not-found', { kind: 'sitting' });
	// The act prints the head of every attempt: nothing is added to one after it.
	if (sitting.state.act) return refused('act-drawn');
	const papers = await ctx.room.papers.of(sitting.state);
	ctx.room.clock.heard(attempt.id);
	const { course } = attempt.state;
	const elapsed =
		ctx.room.clock.elapsed(attempt.id) ?? (course.status === 'not-started' ? 0 : course.elapsed);
	return { ...attempt, papers, sittingVersion: sitting.version, elapsed };
}

/** The commit of a seat. While nobody writes, the act may be drawn at any moment: then the sitting is held still too. */
function changesOf({ id, version, state, sittingVersion }: Mine, facts: AttemptFact[]): Change[] {
	const attempt = { kind: 'attempt', id, expectedVersion: version, facts };
	if (state.course.status === 'running') return [attempt];
	return [attempt, { kind: 'sitting', id: state.sitting, expectedVersion: sittingVersion, facts: [] }];
}

/**
 * The shortest way to the disk: one read, one decision, one commit, by the candidate's own cookie.
 * On a conflict (the proctor, the clock) it is decided again, three times.
 */
async function atSeat(
	ctx: ExamContext,
	token: string | undefined,
	decideOn: (attempt: Mine) => AttemptFact[] | Refused
): Promise<Mine | Refused> {
	for (let tries = 1; ; tries += 1) {
		const attempt = await mine(ctx, token);
		if (isRefused(attempt)) return attempt;
		const facts = decideOn(attempt);
		if (isRefused(facts)) return facts;
		if (!facts.length) return attempt;
		try {
			await ctx.store.commit(changesOf(attempt, facts), {
				at: ctx.clock.now(),
				by: `seat:${attempt.state.seat}`
			});
			return attempt;
		} catch (error) {
			if (error instanceof Unavailable) return refused('not-stored');
			if (!(error instanceof Conflict)) throw error;
			if (tries >= TRIES) return refused('changed-meanwhile');
		}
	}
}

/** Takes answers and acknowledges what is on the disk; refusals as in the domain. */
export const giveAnswers =
	(ctx: ExamContext) =>
	async (token: string | undefined, answers: SentAnswer[]): Promise<Saved | Refused> => {
		const lease = answers[0]?.lease ?? 0;
		let savedThrough = 0;
		const attempt = await atSeat(ctx, token, (at) => {
			const single = (question: number) =>
				at.papers.question(at.state.paper?.[question - 1]?.id ?? '').kind === 'single';
			const facts = decide(at.state, answers, { elapsed: at.elapsed, lease }, single);
			savedThrough = at.state.savedThrough + (isRefused(facts) ? 0 : facts.length);
			return facts;
		});
		if (isRefused(attempt)) return attempt;
		return { savedThrough, at: ctx.clock.now(), left: leftOf(attempt.state, attempt.elapsed) };
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

/** Records the language the candidate reads in, also during the test: same questions, choices kept. */
export const chooseLanguage =
	(ctx: ExamContext) =>
	async (token: string | undefined, lang: Lang): Promise<true | Refused> => {
		const attempt = await atSeat(ctx, token, ({ state, elapsed, papers }) => {
			if (!papers.blueprint.languages.includes(lang)) return refused('bad-input', { field: 'lang' });
			if (state.lang === lang || state.course.status === 'ended') return [];
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

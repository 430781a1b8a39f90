import type { AttemptFact, AttemptState } from '../../../domain/exam/attempt.ts';
import { noteBack, noteOffline } from '../../../domain/exam/offline.ts';
import { SILENCE } from '../../../domain/exam/silence.ts';
import { elapsedOf } from './attempt-clock.ts';
import type { ExamContext } from './exam-room.ts';
import { transact } from '../transact.ts';

/** How often the server looks for seats that fell silent or came back, ms. */
export const LOOK_FOR_SILENCE_MS = 1_000;

type Note = (state: AttemptState, elapsed: number) => AttemptFact[];

async function note(ctx: ExamContext, id: string, decide: Note): Promise<boolean> {
	const { clock } = ctx.room;
	let offline = false;
	const done = await transact(ctx, { id: 'system' }, async (work) => {
		const { state } = await work.must('attempt', id);
		const facts = decide(state, elapsedOf(ctx, id, state));
		work.add('attempt', id, facts);
		const after = (await work.must('attempt', id)).state;
		offline = after.offlineSince !== null && after.course.status !== 'ended';
		return facts.length > 0;
	});
	// Not stored: nothing is noted, and it is tried again with the next look.
	if (done === true || done === false) clock.noted(id, offline);
	return done === true;
}

/**
 * Notes in the protocol which seats fell silent while their clocks run, and which are heard again. Only what is noted
 * before the end of an attempt opens the grace for its late answers. Returns how many facts that made.
 */
export const noteSilence = (ctx: ExamContext) => async (): Promise<number> => {
	const { clock } = ctx.room;
	const silent = clock.running().filter((id) => !clock.isOffline(id) && clock.unheard(id) >= SILENCE.offline);
	// Heard, not merely unheard since a moment: after a restart a silent seat is still silent.
	const back = clock.offline().filter((id) => (clock.silence(id) ?? Infinity) < SILENCE.offline);
	// All at once: a switch that dies takes the whole room with it, and they share one sync of the disk.
	const notes = await Promise.all([
		...silent.map((id) => note(ctx, id, noteOffline)),
		...back.map((id) => note(ctx, id, noteBack))
	]);
	return notes.filter(Boolean).length;
};

import type { DocumentContent, OfficialDocument } from '../../../domain/attestation/documents.ts';
import type { AttemptState } from '../../../domain/exam/attempt.ts';
import { questionsIn } from '../../../domain/exam/blueprint.ts';
import type { SittingState } from '../../../domain/exam/sitting.ts';
import { compareKazakh, fullName } from '../../../domain/people/name.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Bilingual, Lang } from '../../../domain/text.ts';
import { registerRow } from '../desk/case-rows.ts';
import type { Context } from '../context.ts';
import { Work } from '../work.ts';

/** Papers of a room that are printed when they are asked for: they have no number and are kept nowhere. */
export type RoomPaper = 'attendance' | 'blank-act' | 'identity';

/** What every paper of a sitting names. */
interface Room {
	work: Work;
	sitting: SittingState;
	room: { name: string; address: Bilingual };
	order: { number: string; date: number };
}

const COMMON = { number: null, signedBy: null } as const;

async function expected({ work, sitting }: Room) {
	const rows = [];
	for (const id of sitting.attempts) {
		const { state } = await work.must('attempt', id);
		const { name, incoming } = await registerRow(work, await work.must('application', state.application));
		rows.push({ seat: state.seat, name, incoming });
	}
	return rows.sort((a, b) => compareKazakh(fullName(a.name), fullName(b.name)) || a.seat - b.seat);
}

async function attendance(of: Room): Promise<DocumentContent> {
	const rows = (await expected(of)).map((row) => ({ ...row, arrivedAt: null, document: null }));
	return {
		...COMMON,
		type: 'attendance-sheet',
		date: of.sitting.startsAt,
		ground: ['7.10'],
		session: { room: of.room.name, address: of.room.address, startsAt: of.sitting.startsAt },
		order: of.order,
		rows,
		blank: true
	};
}

async function blankAct(of: Room): Promise<DocumentContent> {
	const { sitting, room } = of;
	const { blueprint } = (await of.work.must('blueprint', sitting.blueprint)).state;
	const { title, minutes, passMark, demonstration } = blueprint;
	const rows = (await expected(of)).sort((a, b) => a.seat - b.seat);
	return {
		...COMMON,
		type: 'blank-act',
		date: sitting.startsAt,
		ground: ['7.11'],
		order: of.order,
		session: { room: room.name, address: room.address, scheduledAt: sitting.startsAt },
		blueprint: {
			title: { kk: title.kk, ru: title.ru },
			questions: questionsIn(blueprint),
			minutes,
			passMark,
			demonstration
		},
		commitment: sitting.commitment,
		rows
	};
}

async function identity(of: Room, attemptId: string): Promise<DocumentContent | Refused> {
	if (!of.sitting.attempts.includes(attemptId)) return refused('not-found', { kind: 'attempt' });
	const { state } = await of.work.must('attempt', attemptId);
	return state.presence.status === 'not-identified'
		? statement(of, state, state.presence)
		: refused('identity-not-refused');
}

async function statement(
	{ work, sitting, room, order }: Room,
	{ application, seat }: AttemptState,
	{ reason, at }: { reason: string; at: number }
): Promise<DocumentContent> {
	const { name, incoming } = await registerRow(work, await work.must('application', application));
	return {
		...COMMON,
		type: 'identity-statement',
		date: at,
		ground: ['7.10'],
		expected: { name, incoming },
		order,
		session: { room: room.name, address: room.address, startsAt: sitting.startsAt },
		seat,
		reason,
		recordedAt: at
	};
}

async function roomOf(work: Work, sitting: SittingState): Promise<Room> {
	const { state: room } = await work.must('room', sitting.room);
	const { state: order } = await work.must('order', sitting.order);
	const signed = { number: order.signed?.number ?? '', date: order.signed?.at ?? 0 };
	return { work, sitting, room, order: signed };
}

/**
 * A working paper of the room as a file: the sheet to sign before the test, the act for handwriting, the statement that
 * somebody could not be identified. Bears the sitting's mark. Refuses 'not-found' (also an attempt of another sitting)
 * and 'identity-not-refused' where nothing is to be stated.
 */
export const printRoomPaper =
	(ctx: Context) =>
	async (
		sittingId: string,
		paper: RoomPaper,
		lang: Lang,
		attempt = ''
	): Promise<{ bytes: Uint8Array; content: OfficialDocument } | Refused> => {
		const work = new Work(ctx, { id: 'system' });
		const sitting = await work.read('sitting', sittingId);
		if (isRefused(sitting)) return sitting;
		const of = await roomOf(work, sitting.state);
		const said =
			paper === 'identity'
				? await identity(of, attempt)
				: await { attendance, 'blank-act': blankAct }[paper](of);
		if (isRefused(said)) return said;
		const { office } = await work.office();
		const content = { ...said, office: office.letterhead, mark: sitting.state.mark } as OfficialDocument;
		return { bytes: await ctx.press.render(content, lang, attempt || sittingId), content };
	};

import { remarksOf, rowFacts } from '../../../domain/attestation/act-row.ts';
import type { ActRow, TestAct } from '../../../domain/attestation/documents.ts';
import { incidentsOf } from '../../../domain/attestation/incidents.ts';
import { standingScore, type AttemptConfidential, type AttemptState } from '../../../domain/exam/attempt.ts';
import { questionsIn } from '../../../domain/exam/blueprint.ts';
import type { SittingState } from '../../../domain/exam/sitting.ts';
import type { Fact } from '../../../domain/facts.ts';
import type { Stored } from '../../ports.ts';
import { registerRow } from '../desk/case-rows.ts';
import type { Work } from '../work.ts';

/** An attempt with its chain. */
export interface Sat extends Stored<AttemptState, AttemptConfidential> {
	id: string;
	facts: Fact[];
}

/** What the act is drawn up from. */
export interface Drawing {
	sittingId: string;
	sitting: SittingState;
	attempts: Sat[];
	order: { number: string; date: number };
}

/** The score of an attempt that counts; null while nothing was counted. */
export const scoreOf = ({ state }: Sat) => standingScore(state);

async function rowOf(work: Work, sat: Sat): Promise<ActRow> {
	const application = await work.must('application', sat.state.application);
	const { name, incoming } = await registerRow(work, application);
	return { ...rowFacts(sat.state, sat.head), name, incoming };
}

/** The content of the act: every outcome with its clause, incidents, remarks, the heads of all chains. */
export async function actContent(
	work: Work,
	drawing: Drawing,
	number: string,
	root: string
): Promise<Omit<TestAct, 'office' | 'mark'>> {
	const { sitting, attempts } = drawing;
	const { state: room } = await work.must('room', sitting.room);
	const { state: blueprint } = await work.must('blueprint', sitting.blueprint);
	const author = await work.signature(['specialist', 'proctor']);
	const rows: ActRow[] = [];
	for (const sat of attempts) rows.push(await rowOf(work, sat));
	const { title, minutes, passMark, demonstration } = blueprint.blueprint;
	return {
		type: 'test-act',
		number,
		date: work.now,
		signedBy: null,
		ground: ['7.11'],
		order: drawing.order,
		session: {
			room: room.name,
			address: room.address,
			scheduledAt: sitting.startsAt,
			openedAt: sitting.openedAt ?? sitting.startsAt,
			startedAt: sitting.startedAt,
			closedAt: sitting.closed?.at ?? work.now
		},
		blueprint: {
			title: { kk: title.kk, ru: title.ru },
			questions: questionsIn(blueprint.blueprint),
			minutes,
			passMark,
			demonstration
		},
		draw: { commitment: sitting.commitment, digits: sitting.digits, seed: sitting.seed ?? '' },
		rows,
		incidents: attempts.flatMap(({ facts }) => incidentsOf(facts)).sort((a, b) => a.at - b.at),
		remarks: remarksOf(
			sitting,
			attempts.map(({ state }) => state)
		),
		root,
		author,
		press: { software: work.ctx.software, verifyBase: work.ctx.press.verifyBase }
	};
}

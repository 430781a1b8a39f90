import type { Signature } from '../../../domain/attestation/documents.ts';
import type { AttemptState } from '../../../domain/exam/attempt.ts';
import type { SittingState } from '../../../domain/exam/sitting.ts';
import { TITLES } from '../../../domain/people/titles.ts';
import { registerRow } from '../desk/case-rows.ts';
import type { Work } from '../work.ts';

/** Who proposed it, as the act names him: what the record says of `user:<id>`. */
async function proposer(work: Work, by: string, at: number): Promise<Signature> {
	const { state, confidential } = await work.must('user', by.replace(/^user:/, ''));
	const role = state.roles.includes('proctor') ? 'proctor' : (state.roles[0] ?? 'proctor');
	const name = confidential?.name ?? { surname: '—', given: '—' };
	return work.ctx.signer.decision({ name, position: TITLES[role] }, at);
}

/** When the removal that stands was proposed: the last proposal of the chain. */
async function proposedAt(work: Work, attempt: string): Promise<number> {
	const facts = await work.ctx.store.facts('attempt', attempt);
	return facts.findLast(({ type }) => type === 'removal-proposed')?.at ?? work.now;
}

/**
 * Issues the act of removal with the decision itself, in one commit: numbered in the series of acts, naming both people.
 * `reason`: what the second person decided it for.
 */
export async function issueRemovalAct(
	work: Work,
	id: string,
	attempt: AttemptState,
	sitting: SittingState,
	reason: string
): Promise<void> {
	const { removalProposed, application, seat, sitting: sittingId } = attempt;
	if (!removalProposed) throw new Error('Only what was proposed is decided.');
	const { state: room } = await work.must('room', sitting.room);
	const { state: order } = await work.must('order', sitting.order);
	const decided = await work.signature(['proctor', 'specialist', 'department-head', 'deputy-head', 'head']);
	await work.issue(
		{
			type: 'act-of-removal',
			number: (await work.number('act', id)).text,
			date: work.now,
			signedBy: null,
			ground: ['7.10'],
			applicant: await registerRow(work, await work.must('application', application)),
			order: { number: order.signed?.number ?? '', date: order.signed?.at ?? 0 },
			session: { room: room.name, startsAt: sitting.startsAt },
			seat,
			startedAt: attempt.startedAt ?? sitting.startsAt,
			proposed: {
				by: await proposer(work, removalProposed.by, await proposedAt(work, id)),
				reason: removalProposed.reason
			},
			decided: { by: decided, reason }
		},
		{ application, sitting: sittingId, round: sitting.round },
		sitting.mark
	);
}

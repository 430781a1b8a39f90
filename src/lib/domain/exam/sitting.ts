import type { FactOf, RecordKind } from '../facts.ts';
import type { Outcome } from '../attestation/outcome.ts';
import { refused, type Refused } from '../refusal.ts';
import { parseDigits } from './draw.ts';
import type { Proposal } from './attempt.ts';
import { EXAM_RULES, type ExamRules } from './exam-rules.ts';
import { undecidable, type Ruling } from './proposals.ts';

/** How an attempt ended, with the head of its chain. */
export interface RecordedResult {
	attempt: string;
	application: string;
	outcome: Outcome;
	points: number | null;
	outOf: number | null;
	head: string;
}

/** Facts of a sitting: the room's event. */
export type SittingFact = FactOf<{
	scheduled: {
		order: string;
		orderNumber: string;
		round: string;
		room: string;
		startsAt: number;
		blueprint: string;
		blueprintHash: string;
		edition: string;
		editionHash: string;
		commitment: string;
		attempts: string[];
		minutes: number;
		mark: 'rehearsal' | 'demonstration' | null;
	};
	/** The rules of the exam room in force then, frozen for this sitting. */
	opened: { rules?: ExamRules };
	/** Whether seats of this sitting need Safe Exam Browser. */
	'safe-browser-set': { required: boolean };
	/** Every screen blanked at once (fire alarm), and shown again; the clocks' facts are in the attempts. */
	blanked: { reason: string };
	unblanked: { reason: string };
	'digits-entered': { digits: string };
	started: { attempts: string[] };
	'remark-made': { from: 'proctor' | 'observer'; text: string };
	/** Once somebody began, one person proposes to close the sitting as disrupted and another decides. */
	'disruption-proposed': { reason: string };
	'disruption-rejected': { reason: string };
	closed: { cause: 'ended' | 'disrupted'; reason: string | null };
	'seed-revealed': { seed: string };
	/** `fingerprint`: of all that the act says; printed at the foot of its pages. `software`: the version that drew it up. */
	'act-drawn': { act: string; root: string; fingerprint?: string; software?: string };
	/** Where the regulation knows no act: how everybody ended, with the heads of all chains and the root over them. */
	'results-recorded': { root: string; results: RecordedResult[]; software: string };
}>;

export interface SittingState {
	order: string;
	orderNumber: string;
	round: string;
	room: string;
	startsAt: number;
	minutes: number;
	blueprint: string;
	blueprintHash: string;
	edition: string;
	editionHash: string;
	commitment: string;
	attempts: string[];
	mark: 'rehearsal' | 'demonstration' | null;
	phase: 'scheduled' | 'open' | 'running' | 'closed';
	openedAt: number | null;
	rules: ExamRules;
	safeBrowser: boolean;
	blanked: { at: number; reason: string } | null;
	digits: string | null;
	startedAt: number | null;
	closed: { at: number; cause: 'ended' | 'disrupted'; reason: string | null } | null;
	/** Revealed when the sitting is closed: with it anyone can run the draw again. */
	seed: string | null;
	remarks: { at: number; from: 'proctor' | 'observer'; text: string }[];
	disruptionProposed: Proposal | null;
	act: string | null;
	/** Instead of an act, where the regulation knows none. */
	results: { at: number; root: string; results: RecordedResult[] } | null;
}

/** Why nothing is added to the attempts of a sitting any more: their heads are on the act, or recorded. */
export function sealed({ act, results }: Pick<SittingState, 'act' | 'results'>): Refused | null {
	if (act) return refused('act-drawn');
	return results ? refused('results-recorded') : null;
}

/** The secret of the draw, kept beside the chain until it is revealed. */
export interface SittingConfidential {
	seed: string;
	roomName: string;
}

/** How early a sitting may be opened for check-in, minutes before the approved time. Data of the product, not of the law. */
export const OPENS_BEFORE_MINUTES = 60;

const tooEarly = ({ startsAt }: SittingState): Refused =>
	refused('sitting-too-early', { at: startsAt, minutes: OPENS_BEFORE_MINUTES });

/** Opens the doors for check-in. Refuses 'sitting-too-early', 'sitting-already-open', 'sitting-closed'. */
export function openSitting(state: SittingState, now: number, rules: ExamRules): SittingFact[] | Refused {
	if (state.phase === 'closed') return refused('sitting-closed');
	if (state.phase !== 'scheduled') return refused('sitting-already-open');
	if (now < state.startsAt - OPENS_BEFORE_MINUTES * 60_000) return tooEarly(state);
	return [{ type: 'opened', v: 1, data: { rules } }];
}

/** Enters the digits thrown in front of the room, once. Refuses 'digits-malformed', 'digits-entered', 'sitting-not-open'. */
export function enterDigits(state: SittingState, text: string): SittingFact[] | Refused {
	const digits = parseDigits(text);
	if (!digits) return refused('digits-malformed');
	if (state.phase === 'closed') return refused('sitting-closed');
	if (state.phase === 'scheduled') return refused('sitting-not-open');
	if (state.digits) return refused('digits-entered', { digits: state.digits });
	return [{ type: 'digits-entered', v: 1, data: { digits } }];
}

/** Whether papers may be drawn and clocks started: at the approved time (¶7.10), doors open, digits entered. */
export function mayStart(state: SittingState, now: number): Refused | null {
	if (state.phase === 'closed') return refused('sitting-closed');
	if (state.phase === 'scheduled') return refused('sitting-not-open');
	if (!state.digits) return refused('digits-missing');
	if (state.blanked) return refused('sitting-blanked');
	if (now < state.startsAt) return tooEarly(state);
	return null;
}

/** Blanks every screen; the clocks' facts are in the attempts. Refuses 'sitting-blanked'. */
export function blankSitting(state: SittingState, reason: string): SittingFact[] | Refused {
	if (!reason.trim()) return refused('reason-missing');
	if (state.blanked) return refused('sitting-blanked');
	return [{ type: 'blanked', v: 1, data: { reason: reason.trim() } }];
}

/** Shows the screens again. Refuses 'sitting-not-blanked'. */
export function unblankSitting(state: SittingState, reason: string): SittingFact[] | Refused {
	if (!reason.trim()) return refused('reason-missing');
	if (!state.blanked) return refused('sitting-not-blanked');
	return [{ type: 'unblanked', v: 1, data: { reason: reason.trim() } }];
}

/** Says whether seats need Safe Exam Browser, before anybody began. Refuses 'sitting-started'. */
export function setSafeBrowser(state: SittingState, required: boolean): SittingFact[] | Refused {
	if (state.phase === 'closed') return refused('sitting-closed');
	if (state.startedAt !== null) return refused('sitting-started');
	if (state.safeBrowser === required) return [];
	return [{ type: 'safe-browser-set', v: 1, data: { required } }];
}

/**
 * Closes the doors. `seed` is revealed with it. Refuses while somebody still writes (`running` attempts) and before the
 * approved time (nobody is absent before it), unless the sitting is disrupted, which needs its reason.
 */
export function closeSitting(
	state: SittingState,
	now: number,
	running: number,
	seed: string,
	disrupted: { reason: string } | null
): SittingFact[] | Refused {
	if (state.phase === 'closed') return refused('sitting-closed');
	if (state.phase === 'scheduled') return refused('sitting-not-open');
	if (disrupted && !disrupted.reason.trim()) return refused('reason-missing');
	if (now < state.startsAt && !disrupted) return tooEarly(state);
	if (running && !disrupted) return refused('sitting-running', { running });
	const cause = disrupted ? 'disrupted' : 'ended';
	return [
		{ type: 'closed', v: 1, data: { cause, reason: disrupted?.reason.trim() ?? null } },
		{ type: 'seed-revealed', v: 1, data: { seed } }
	];
}

/** Proposes to close a sitting as disrupted in which somebody has begun. Refuses 'already-proposed', 'sitting-closed'. */
export function proposeDisruption(state: SittingState, reason: string): SittingFact[] | Refused {
	if (state.phase === 'closed') return refused('sitting-closed');
	if (!reason.trim()) return refused('reason-missing');
	if (state.disruptionProposed) return refused('already-proposed');
	return [{ type: 'disruption-proposed', v: 1, data: { reason: reason.trim() } }];
}

/** Whether this person may decide the proposed disruption for this reason. Refuses 'second-person-needed'. */
export const mayDecideDisruption = (state: SittingState, ruling: Ruling): Refused | null =>
	state.phase === 'closed'
		? refused('sitting-closed')
		: undecidable(state.disruptionProposed, 'disruption', ruling);

/** Rejects a proposed disruption: the test goes on. */
export function rejectDisruption(state: SittingState, ruling: Ruling): SittingFact[] | Refused {
	const no = mayDecideDisruption(state, ruling);
	return no ?? [{ type: 'disruption-rejected', v: 1, data: { reason: ruling.reason.trim() } }];
}

export const sittingKind: RecordKind<SittingState, SittingFact, SittingConfidential> = {
	evolve(state, fact) {
		switch (fact.type) {
			case 'scheduled':
				return {
					...fact.data,
					phase: 'scheduled',
					openedAt: null,
					rules: EXAM_RULES,
					safeBrowser: false,
					blanked: null,
					digits: null,
					startedAt: null,
					closed: null,
					seed: null,
					remarks: [],
					disruptionProposed: null,
					act: null,
					results: null
				};
			case 'opened':
				return { ...state!, phase: 'open', openedAt: fact.at, rules: fact.data.rules ?? EXAM_RULES };
			case 'safe-browser-set':
				return { ...state!, safeBrowser: fact.data.required };
			case 'blanked':
				return { ...state!, blanked: { at: fact.at, reason: fact.data.reason } };
			case 'unblanked':
				return { ...state!, blanked: null };
			case 'digits-entered':
				return { ...state!, digits: fact.data.digits };
			case 'started':
				return { ...state!, phase: 'running', startedAt: state!.startedAt ?? fact.at };
			case 'remark-made':
				return { ...state!, remarks: [...state!.remarks, { at: fact.at, ...fact.data }] };
			case 'disruption-proposed':
				return { ...state!, disruptionProposed: { by: fact.by, reason: fact.data.reason } };
			case 'disruption-rejected':
				return { ...state!, disruptionProposed: null };
			case 'closed':
				return {
					...state!,
					phase: 'closed',
					disruptionProposed: null,
					closed: { at: fact.at, ...fact.data }
				};
			case 'seed-revealed':
				return { ...state!, seed: fact.data.seed };
			case 'act-drawn':
				return { ...state!, act: fact.data.act };
			case 'results-recorded': {
				const { root, results } = fact.data;
				return { ...state!, results: { at: fact.at, root, results } };
			}
		}
	},
	summary: (state, confidential) => ({
		round: state.round,
		order: state.order,
		orderNumber: state.orderNumber,
		room: state.room,
		roomName: confidential?.roomName ?? '',
		startsAt: state.startsAt,
		phase: state.phase,
		candidates: state.attempts.length,
		act: state.act,
		/** Nothing is left to be said of how it ended. */
		settled: sealed(state) !== null
	})
};

import { dueAt, localDate, type Calendar } from '../calendar/working-time.ts';
import type { FactOf, RecordKind } from '../facts.ts';
import { fullName, type PersonName } from '../people/name.ts';
import { refused, type Refused } from '../refusal.ts';
import type { AppealConsequence, AppealDecision, AppealTerm } from './documents.ts';
import { OUTCOMES, type Outcome } from './outcome.ts';

type Mark = 'rehearsal' | 'demonstration' | null;

/** Facts of an appeal against the result of an attempt. What it says and why it is answered so stands beside the chain. */
export type AppealFact = FactOf<{
	registered: {
		number: string;
		application: string;
		attempt: string;
		sitting: string;
		outcome: Outcome;
		/** When the result was known, and until when it could be appealed against. */
		resultAt: number;
		termUntil: number;
		/** The day it was handed in or posted, yyyy-mm-dd. */
		lodgedOn: string;
		late: boolean;
		channel: 'in-person' | 'paper';
		files: { sha256: string; size: number; type: string }[];
		answerDueAt: number | null;
		receipt: string;
		mark: Mark;
	};
	/** The specialist's draft goes to the head. */
	sent: { decision: AppealDecision; follows: AppealConsequence };
	returned: { remark: string };
	answered: {
		decision: AppealDecision;
		follows: AppealConsequence;
		number: string;
		document: string;
	};
}>;

type Registered = Extract<AppealFact, { type: 'registered' }>['data'];
interface Drafted {
	decision: AppealDecision;
	follows: AppealConsequence;
}

/** Who acts next: the specialist on what is registered or returned, the head on what is sent, nobody after the answer. */
export type AppealCourse =
	| { status: 'registered' }
	| ({ status: 'sent' } & Drafted)
	| ({ status: 'returned'; remark: string } & Drafted)
	| ({ status: 'answered'; number: string; document: string } & Drafted);

export type AppealStatus = AppealCourse['status'];

/** The state, who brought it about, and since when. */
export interface AppealState extends Registered {
	course: AppealCourse & { at: number; by: string };
	/** Every step in order: the page's timeline. */
	steps: { status: AppealStatus; at: number; by: string; remark?: string }[];
}

/** What stands beside the chain of an appeal. */
export interface AppealConfidential {
	name: PersonName;
	iin: string;
	incoming: string;
	text: string;
	fileNames: string[];
	answer: { because: string; measures: string } | null;
}

/** How long a result may be appealed against: whole working days after the day it became known. */
export function appealTerm(resultAt: number, workingDays: number, calendar: Calendar): AppealTerm {
	const until = dueAt(resultAt, { value: workingDays, unit: 'working-days' }, calendar);
	return { workingDays, until: until ?? resultAt };
}

/** What is known of an attempt when somebody appeals against it. */
export interface Appealable {
	resultAt: number;
	term: AppealTerm;
	/** Number of an appeal that is not answered yet; null when there is none. */
	open: string | null;
}

/**
 * Whether an appeal lodged on a day (yyyy-mm-dd) is late. Late ones are registered too. Refuses 'appeal-open', and a day
 * before the result or after today ('appeal-date').
 */
export function lodge(
	{ resultAt, term, open }: Appealable,
	lodgedOn: string,
	now: number,
	{ hours }: Calendar
): { late: boolean } | Refused {
	if (open) return refused('appeal-open', { number: open });
	if (lodgedOn < localDate(resultAt, hours) || lodgedOn > localDate(now, hours))
		return refused('appeal-date');
	return { late: lodgedOn > localDate(term.until, hours) };
}

export interface AnswerDraft extends Drafted {
	because: string;
	measures: string;
}

/** Whether an answer may take an attempt back: it was one, it was not passed, and the appeal is right at least partly. */
export const mayUncount = (outcome: Outcome, decision: AppealDecision): boolean =>
	decision !== 'rejected' && outcome !== 'passed' && OUTCOMES[outcome].countsAsAttempt;

/**
 * The specialist drafts the answer and sends it to the head. Refuses 'appeal-answered', 'appeal-sent' (it is with the
 * head), 'ground-missing', and a consequence the outcome does not have ('appeal-cannot-follow').
 */
export function draftAnswer({ course, outcome }: AppealState, draft: AnswerDraft): AppealFact[] | Refused {
	if (course.status === 'answered') return refused('appeal-answered', { number: course.number });
	if (course.status === 'sent') return refused('appeal-sent');
	if (!draft.because.trim()) return refused('ground-missing');
	const { decision, follows } = draft;
	if (follows === 'attempt-not-counted' && !mayUncount(outcome, decision))
		return refused('appeal-cannot-follow');
	return [{ type: 'sent', v: 1, data: { decision, follows } }];
}

/** What waits for the head's signature. Refuses 'appeal-answered', 'appeal-not-sent', and another draft than was `seen`. */
export function answerToSign({ course }: AppealState, seen?: number): Drafted | Refused {
	if (course.status === 'answered') return refused('appeal-answered', { number: course.number });
	if (course.status !== 'sent') return refused('appeal-not-sent');
	if (seen !== undefined && seen !== course.at) return refused('changed-meanwhile');
	return { decision: course.decision, follows: course.follows };
}

/** The head returns the draft with a remark. Refuses what `answerToSign` does, and 'remark-missing'. */
export function returnAnswer(state: AppealState, remark: string): AppealFact[] | Refused {
	const waiting = answerToSign(state);
	if ('refused' in waiting) return waiting;
	if (!remark.trim()) return refused('remark-missing');
	return [{ type: 'returned', v: 1, data: { remark: remark.trim() } }];
}

function courseAfter(before: AppealCourse, fact: Exclude<AppealFact, { type: 'registered' }>): AppealCourse {
	if (fact.type !== 'returned') return { status: fact.type, ...fact.data } as AppealCourse;
	const { decision, follows } = before as AppealCourse & Drafted;
	return { status: 'returned', remark: fact.data.remark, decision, follows };
}

export const appealKind: RecordKind<AppealState, AppealFact, AppealConfidential> = {
	evolve(state, fact) {
		const { at, by } = fact;
		const step = { status: fact.type, at, by };
		if (fact.type === 'registered')
			return { ...fact.data, course: { status: 'registered', at, by }, steps: [step] };
		const course = courseAfter(state!.course, fact);
		const told = fact.type === 'returned' ? { ...step, remark: fact.data.remark } : step;
		return { ...state!, course: { ...course, at, by }, steps: [...state!.steps, told] };
	},
	summary: (state, confidential) => ({
		number: state.number,
		application: state.application,
		attempt: state.attempt,
		name: confidential ? fullName(confidential.name) : '',
		iin: confidential?.iin ?? '',
		incoming: confidential?.incoming ?? '',
		status: state.course.status,
		decision: 'decision' in state.course ? state.course.decision : null,
		late: state.late,
		lodgedOn: state.lodgedOn,
		registeredAt: state.steps[0]?.at ?? 0,
		movedAt: state.course.at,
		answerDueAt: state.answerDueAt
	})
};

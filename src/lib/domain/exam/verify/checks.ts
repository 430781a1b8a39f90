import type { Question } from '../../questions/question.ts';
import type { AttemptFact } from '../attempt-facts.ts';
import type { AttemptState } from '../attempt.ts';
import type { Blueprint } from '../blueprint.ts';
import { drawPaper, paperSeed, type Drawable } from '../draw.ts';
import type { ExamRules } from '../exam-rules.ts';
import { score, type Keys } from '../scoring.ts';
import { canonicalJson } from '../../facts.ts';
import { isVoid } from '../two-persons.ts';
import { agreedExtra, agreedMinutes, byTwo, proposedMinutes } from './decisions.ts';
import type { ProblemCode } from './problem.ts';

/** By what an attempt is judged. */
export interface Terms {
	sitting: string;
	seed: string;
	digits: string | null;
	rules: ExamRules;
	blueprint: Blueprint;
	/** Every question that could be drawn; those not in the bank's used ones without options. */
	pool: readonly Drawable[];
	questions: ReadonlyMap<string, Question>;
	keys: Keys;
}

/** What a fact is judged in: the state before it, and the attempt's clock at the last fact that told it. */
export interface Before {
	attempt: string;
	state: AttemptState;
	clock: number;
	terms: Terms;
	by: string;
}

/** One thing that is wrong with a fact, and what exactly. */
export type Wrong = readonly [ProblemCode, string?];
type Data<T extends AttemptFact['type']> = Extract<AttemptFact, { type: T }>['data'];
type Checks = { [T in AttemptFact['type']]: (data: Data<T>, before: Before) => readonly Wrong[] };

const FINE: readonly Wrong[] = [];
const when = (wrong: boolean, code: ProblemCode, detail?: string): readonly Wrong[] =>
	wrong ? [[code, detail]] : FINE;
const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

/** The ledger: the clock never goes back, never beyond the limit, and stands during a pause. After the end it is no matter. */
function clockHolds({ elapsed }: { elapsed: number }, { state, clock }: Before): readonly Wrong[] {
	const { course, limit } = state;
	if (course.status === 'ended') return FINE;
	if (!Number.isSafeInteger(elapsed)) return [['time-wrong', `${elapsed} ms`]];
	if (course.status === 'not-started')
		return when(elapsed !== 0, 'time-wrong', 'before the start it shows 0');
	if (course.status === 'paused' && elapsed !== course.elapsed)
		return [['time-wrong', `${elapsed} ms in a pause that stands at ${course.elapsed} ms`]];
	if (elapsed < clock) return [['time-wrong', `${elapsed} ms after ${clock} ms`]];
	return when(elapsed > limit, 'time-wrong', `${elapsed} ms of ${limit} ms`);
}

const inCourse =
	(...allowed: AttemptState['course']['status'][]) =>
	(_: unknown, { state }: Before) =>
		when(!allowed.includes(state.course.status), 'fact-out-of-place', `the test is ${state.course.status}`);

const free = (): readonly Wrong[] => FINE;
const timed = (data: { elapsed: number }, before: Before): readonly Wrong[] => clockHolds(data, before);

function choiceHolds(
	{ seq, question, choice, lease }: { seq: number; question: number; choice: number[]; lease: number },
	{ state, terms }: Before
): readonly Wrong[] {
	const drawn = state.paper?.[question - 1];
	if (!drawn) return [['answer-wrong', `question ${question}`]];
	const known = choice.every((n) => Number.isInteger(n) && n >= 1 && n <= drawn.options.length);
	const single = terms.questions.get(drawn.id)?.kind !== 'multiple';
	return [
		...when(seq !== state.savedThrough + 1, 'answer-wrong', `number ${seq} after ${state.savedThrough}`),
		...when(lease !== state.lease, 'answer-wrong', `seat ${lease} while seat ${state.lease} answers`),
		...when(!known || new Set(choice).size !== choice.length, 'answer-wrong', 'no such option'),
		...when(single && choice.length > 1, 'answer-wrong', 'more than one option')
	];
}

function answered(data: Data<'answered'>, before: Before): readonly Wrong[] {
	return [
		...inCourse('running')(data, before),
		...clockHolds(data, before),
		...when(data.elapsed >= before.state.limit, 'time-wrong', 'answered when the time was up'),
		...choiceHolds(data, before)
	];
}

function lateAnswered(data: Data<'late-answered'>, before: Before): readonly Wrong[] {
	const { state, terms } = before;
	const within = data.after >= 0 && data.after <= terms.rules.graceSeconds * 1000;
	return [
		...when(
			state.late?.status !== 'open',
			'fact-out-of-place',
			'the seat was not noted offline before the end'
		),
		...when(!within, 'late-answer-wrong', `${data.after} ms after the end`),
		...choiceHolds(data, before)
	];
}

function paperDrawn({ paper, digits }: Data<'paper-drawn'>, { attempt, state, terms }: Before) {
	if (digits !== terms.digits) return [['digits-differ', digits]] as const;
	const missing = paper.find(({ id }) => !terms.questions.has(id));
	if (missing) return [['question-missing', missing.id]] as const;
	const drawn = drawPaper(terms.blueprint.sections, terms.pool, paperSeed(terms.seed, attempt, digits));
	return [
		...when(state.paper !== null, 'fact-out-of-place', 'a second paper'),
		...when(!same(drawn, paper), 'paper-wrong')
	];
}

function started({ limit, elapsed }: Data<'started'>, before: Before): readonly Wrong[] {
	const { state, terms } = before;
	const due = (terms.blueprint.minutes + state.extraMinutes) * 60_000;
	const ready = state.course.status === 'not-started' && state.paper !== null;
	return [
		...when(!ready, 'fact-out-of-place', 'started twice or without a paper'),
		...when(limit !== due, 'limit-wrong', `${limit} ms, not ${due} ms`),
		...when(elapsed !== 0, 'time-wrong', 'a test starts at 0'),
		...agreedExtra(before)
	];
}

const COUNTED: readonly string[] = ['handed-in', 'time-is-up', 'closed-by-proctor'];

/** The score these answers give. */
const countOf = ({ state, terms }: Before, answers: AttemptState['answers']) =>
	score(terms.blueprint, state.paper ?? [], terms.keys, answers);

function ended(data: Data<'ended'>, before: Before): readonly Wrong[] {
	const { state, by } = before;
	const { status } = state.course;
	const removed = data.cause === 'removed';
	const counted = COUNTED.includes(data.cause);
	const due = counted ? countOf(before, state.answers) : null;
	const over = removed ? isVoid(state) : status === 'ended';
	const outOfPlace = over || (status === 'not-started' && (counted || removed));
	return [
		...when(outOfPlace, 'fact-out-of-place', `${data.cause} while the test is ${status}`),
		...clockHolds(data, before),
		...when(data.cause === 'time-is-up' && data.elapsed !== state.limit, 'time-wrong', 'time was not up'),
		...when(!same(due, data.score), 'score-wrong', `${data.score?.points ?? '—'}, not ${due?.points ?? '—'}`),
		...(removed ? byTwo(state.removalProposed, by) : FINE)
	];
}

function lateSettled({ withLate }: Data<'late-settled'>, before: Before): readonly Wrong[] {
	const { late, answers } = before.state;
	if (late?.status !== 'open') return [['fact-out-of-place', 'nothing late was awaited']];
	const none = Object.keys(late.answers).length === 0;
	const due = none ? null : countOf(before, { ...answers, ...late.answers });
	return when(
		!same(due, withLate),
		'score-wrong',
		`with late answers ${withLate?.points ?? '—'}, not ${due?.points ?? '—'}`
	);
}

const minutesAdded = (data: Data<'minutes-added'>, before: Before): readonly Wrong[] => [
	...inCourse('running', 'paused')(data, before),
	...clockHolds(data, before),
	...when(
		!Number.isInteger(data.minutes) || data.minutes < 1,
		'limit-wrong',
		`${data.minutes} minutes added`
	),
	...agreedMinutes(data, before)
];

/** What a page worked on while it stood for the server's outage is in the clock it goes on from, and nothing else is. */
function resumed({ elapsed, worked = 0 }: Data<'resumed'>, before: Before): readonly Wrong[] {
	const { course, limit } = before.state;
	const down = course.status === 'paused' && course.cause === 'server-down';
	const may = Number.isSafeInteger(worked) && worked >= 0 && (worked === 0 || down);
	return [
		...inCourse('paused')(undefined, before),
		...clockHolds({ elapsed: elapsed - worked }, before),
		...when(!may, 'time-wrong', `${worked} ms worked on`),
		...when(elapsed > limit, 'time-wrong', `${elapsed} ms of ${limit} ms`)
	];
}

const paused = (data: Data<'paused'>, before: Before): readonly Wrong[] => [
	...inCourse('running', 'paused')(data, before),
	...clockHolds(data, before)
];

/** What every fact of an attempt has to hold to: a new type of fact does not compile until it is judged here. */
export const CHECKS: Checks = {
	expected: () => [['fact-out-of-place', 'expected twice']],
	'checked-in': inCourse('not-started'),
	'check-in-undone': inCourse('not-started'),
	'seat-changed': free,
	'identity-not-confirmed': inCourse('not-started'),
	'absence-explained': inCourse('not-started'),
	'extra-time-given': (data, before) => [
		...inCourse('not-started')(data, before),
		...proposedMinutes(data, before)
	],
	seated: ({ lease }, { state }) => when(lease !== state.lease + 1, 'answer-wrong', `seat ${lease}`),
	'identity-claimed': ({ lease }, { state }) => when(lease !== state.lease, 'answer-wrong', `seat ${lease}`),
	'stood-up': free,
	'paper-drawn': paperDrawn,
	started,
	answered,
	'went-offline': timed,
	'came-back': timed,
	'late-answered': lateAnswered,
	'late-settled': lateSettled,
	'late-ruled': (_, { state }) =>
		when(state.late?.status !== 'unruled', 'fact-out-of-place', 'no late answers wait for a ruling'),
	'answers-left-behind': ({ lease }, { state }) =>
		when(lease >= state.lease, 'answer-wrong', `seat ${lease} was not left`),
	'language-chosen': timed,
	'remark-made': timed,
	strayed: timed,
	'message-sent': timed,
	'message-read': ({ message }, { state }) =>
		when(!state.messages[message - 1], 'fact-out-of-place', `no message ${message}`),
	paused,
	resumed,
	'left-room': timed,
	returned: timed,
	'minutes-added': minutesAdded,
	'minutes-proposed': timed,
	'minutes-rejected': (_, { state, by }) => byTwo(state.minutesProposed, by),
	'removal-proposed': timed,
	'removal-rejected': (_, { state, by }) => byTwo(state.removalProposed, by),
	'annulment-proposed': free,
	'annulment-rejected': (_, { state, by }) => byTwo(state.annulmentProposed, by),
	annulled: (_, { state, by }) => byTwo(state.annulmentProposed, by),
	ended,
	'result-confirmed': ({ lease }, before) => [
		...inCourse('ended')(lease, before),
		...when(lease !== before.state.lease, 'answer-wrong', `seat ${lease}`)
	],
	'confirmation-refused': inCourse('ended')
};

import { describe, expect, it } from 'vitest';
import { ALMATY_HOURS, KAZAKHSTAN_DAYS } from '../calendar/kazakhstan.ts';
import { isRefused } from '../refusal.ts';
import {
	answerToSign,
	appealKind,
	appealTerm,
	draftAnswer,
	lodge,
	returnAnswer,
	type AppealFact,
	type AppealState
} from './appeal.ts';

const CALENDAR = { hours: ALMATY_HOURS, days: KAZAKHSTAN_DAYS };
const at = (local: string) => Date.parse(`${local}:00+05:00`);
/** A Wednesday. */
const RESULT = at('2026-11-25T11:40');
const TERM = appealTerm(RESULT, 3, CALENDAR);
const APPEALABLE = { resultAt: RESULT, term: TERM, open: null };

const REGISTERED: AppealFact = {
	type: 'registered',
	v: 1,
	data: {
		number: '04-12/1-АП',
		application: 'app',
		attempt: 'att',
		sitting: 'sit',
		outcome: 'not-passed',
		resultAt: RESULT,
		termUntil: TERM.until,
		lodgedOn: '2026-11-26',
		late: false,
		channel: 'in-person',
		files: [],
		answerDueAt: null,
		receipt: 'doc',
		mark: null
	}
};
const SENT: AppealFact = { type: 'sent', v: 1, data: { decision: 'partly', follows: 'result-stands' } };
const RETURNED: AppealFact = { type: 'returned', v: 1, data: { remark: 'Негіздемесін толықтырыңыз' } };
const ANSWERED: AppealFact = {
	type: 'answered',
	v: 1,
	data: { decision: 'partly', follows: 'result-stands', number: '04-12/9-Х', document: 'd' }
};
const after = (...facts: AppealFact[]): AppealState =>
	facts.reduce<AppealState | undefined>(
		(state, fact, i) => appealKind.evolve(state, { ...fact, at: 1000 + i, by: 'user:a', seq: i + 1 }),
		undefined
	)!;
const DRAFT = {
	decision: 'satisfied',
	follows: 'attempt-not-counted',
	because: 'Сұрақ қате құрылған',
	measures: ''
} as const;
const code = (result: unknown) => (isRefused(result) ? result.refused : null);

describe('the term of an appeal', () => {
	it('runs in working days after the day of the result and ends at closing, over a weekend', () => {
		expect(TERM).toEqual({ workingDays: 3, until: at('2026-11-30T18:00') });
	});

	it('passed, an appeal is registered all the same and said to be late', () => {
		const now = at('2026-12-02T10:00');
		expect(lodge(APPEALABLE, '2026-11-30', now, CALENDAR)).toEqual({ late: false });
		expect(lodge(APPEALABLE, '2026-12-01', now, CALENDAR)).toEqual({ late: true });
	});

	it('knows no appeal before the result nor from tomorrow', () => {
		const now = at('2026-11-26T10:00');
		expect(code(lodge(APPEALABLE, '2026-11-24', now, CALENDAR))).toBe('appeal-date');
		expect(code(lodge(APPEALABLE, '2026-11-27', now, CALENDAR))).toBe('appeal-date');
	});

	it('allows no second appeal while one is open', () => {
		const open = lodge({ ...APPEALABLE, open: '04-12/1-АП' }, '2026-11-26', RESULT + 86_400_000, CALENDAR);
		expect(open).toEqual({ refused: 'appeal-open', details: { number: '04-12/1-АП' } });
	});
});

describe('an appeal', () => {
	it('goes from the specialist to the head, may come back, and ends answered', () => {
		const states = [[REGISTERED], [REGISTERED, SENT], [REGISTERED, SENT, RETURNED]];
		expect(states.map((facts) => after(...facts).course.status)).toEqual(['registered', 'sent', 'returned']);
		const answered = after(REGISTERED, SENT, RETURNED, SENT, ANSWERED);
		expect(answered.course).toMatchObject({ status: 'answered', number: '04-12/9-Х', decision: 'partly' });
		expect(answered.steps.map(({ status }) => status)).toEqual([
			'registered',
			'sent',
			'returned',
			'sent',
			'answered'
		]);
	});

	// Every state against every move: what is refused, and with which words.
	const MOVES = {
		draft: (state: AppealState) => draftAnswer(state, DRAFT),
		sign: (state: AppealState) => answerToSign(state),
		return: (state: AppealState) => returnAnswer(state, 'Толықтырыңыз')
	};
	it.each([
		['registered', [REGISTERED], { draft: null, sign: 'appeal-not-sent', return: 'appeal-not-sent' }],
		['sent', [REGISTERED, SENT], { draft: 'appeal-sent', sign: null, return: null }],
		[
			'returned',
			[REGISTERED, SENT, RETURNED],
			{ draft: null, sign: 'appeal-not-sent', return: 'appeal-not-sent' }
		],
		[
			'answered',
			[REGISTERED, SENT, ANSWERED],
			{ draft: 'appeal-answered', sign: 'appeal-answered', return: 'appeal-answered' }
		]
	] as const)('%s lets through only the moves of who acts next', (_, facts, expected) => {
		const state = after(...facts);
		for (const [move, refusal] of Object.entries(expected))
			expect(code(MOVES[move as keyof typeof MOVES](state))).toBe(refusal);
	});

	it('is not answered without a ground, nor returned without a remark', () => {
		expect(code(draftAnswer(after(REGISTERED), { ...DRAFT, because: '  ' }))).toBe('ground-missing');
		expect(code(returnAnswer(after(REGISTERED, SENT), ' '))).toBe('remark-missing');
	});

	it('is signed only as the head saw it', () => {
		const state = after(REGISTERED, SENT);
		expect(code(answerToSign(state, state.course.at))).toBeNull();
		expect(code(answerToSign(state, state.course.at - 1))).toBe('changed-meanwhile');
	});

	it('that is rejected takes no attempt back, nor does one against an outcome that is none', () => {
		const against = (outcome: 'illness' | 'passed' | 'removed') =>
			after({ ...REGISTERED, data: { ...REGISTERED.data, outcome } });
		expect(code(draftAnswer(after(REGISTERED), { ...DRAFT, decision: 'rejected' }))).toBe(
			'appeal-cannot-follow'
		);
		expect(code(draftAnswer(against('illness'), DRAFT))).toBe('appeal-cannot-follow');
		expect(code(draftAnswer(against('passed'), DRAFT))).toBe('appeal-cannot-follow');
		expect(code(draftAnswer(against('removed'), DRAFT))).toBeNull();
	});
});

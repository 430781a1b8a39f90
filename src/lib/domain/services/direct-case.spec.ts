import { describe, expect, it } from 'vitest';
import { ALMATY_HOURS, KAZAKHSTAN } from '../calendar/kazakhstan.ts';
import { at } from '../calendar/working-time.ts';
import type { Role } from '../people/roles.ts';
import { isRefused, type Refused } from '../refusal.ts';
import type { ServiceCaseFact, ServiceCaseState } from './case-facts.ts';
import {
	callHearing,
	handOut,
	holdHearing,
	mayDirect,
	reassignCase,
	resumeCase,
	suspendCase,
	withdrawCase
} from './direct-case.ts';
import { EXECUTOR, receivedCase, walk, withFacts, type Way } from './testing/played-case.ts';
import { SMALL, SMALL_SERVICE } from './testing/small-service.ts';

const ms = (local: string) => at(local.slice(0, 10), local.slice(11), ALMATY_HOURS);
const START = ms('2026-11-09T10:14');
const playing = (way: Partial<Way> = {}) => {
	const whole: Way = { channel: 'portal', ...way };
	return walk(SMALL, receivedCase(SMALL_SERVICE, SMALL, { ...whole, receivedAt: START }), whole).state;
};
const refusedAt = (until: number, channel: Way['channel'] = 'portal') =>
	playing({ channel, until, refuse: { step: 6, kind: 'standard-10' } });

type Decided = ServiceCaseFact[] | Refused;
const code = (decided: Decided) => (isRefused(decided) ? decided.refused : null);
const after = (state: ServiceCaseState, decided: Decided, moment = START): ServiceCaseState => {
	if (isRefused(decided)) throw new Error(decided.refused);
	return withFacts(state, decided, moment);
};

describe('a term', () => {
	it('stands still on a ground and goes on on a ground, once each', () => {
		const open = playing({ until: 5 });
		expect(code(resumeCase(SMALL, open, 'came'))).toBe('case-not-suspended');
		expect(code(suspendCase(SMALL, open, ' '))).toBe('ground-missing');
		const still = after(open, suspendCase(SMALL, open, ' papers asked for '), START + 1);
		expect(still.pauses).toEqual([{ from: START + 1, until: null, ground: 'papers asked for' }]);
		expect(code(suspendCase(SMALL, still, 'again'))).toBe('case-suspended');
		expect(code(resumeCase(SMALL, still, ''))).toBe('ground-missing');
		const again = after(still, resumeCase(SMALL, still, 'papers came'), START + 2);
		expect(again.pauses.at(-1)?.until).toBe(START + 2);
		expect(code(suspendCase(SMALL, again, 'more papers'))).toBeNull();
	});

	it('of a case that is decided does not stand still any more', () => {
		const decided = playing({ channel: 'state-corporation', until: 10 });
		expect(code(suspendCase(SMALL, decided, 'late'))).toBe('case-over');
		expect(code(suspendCase(SMALL, playing(), 'late'))).toBe('case-over');
	});
});

describe('a withdrawal', () => {
	it('ends a case with its reason, also one whose term stands still', () => {
		const still = after(playing({ until: 5 }), suspendCase(SMALL, playing({ until: 5 }), 'asked'));
		expect(code(withdrawCase(SMALL, still, ' '))).toBe('ground-missing');
		const gone = after(still, withdrawCase(SMALL, still, ' wish '), START + 5);
		expect(gone.withdrawn).toEqual({ at: START + 5, reason: 'wish' });
		expect(code(withdrawCase(SMALL, gone, 'again'))).toBe('case-withdrawn');
		expect(code(resumeCase(SMALL, gone, 'again'))).toBe('case-withdrawn');
	});

	it('comes too late once the result is signed or the case refused', () => {
		expect(code(withdrawCase(SMALL, playing({ channel: 'state-corporation', until: 10 }), 'wish'))).toBe(
			'case-over'
		);
		const incomplete = playing({ refuse: { step: 3, kind: 'incomplete' } });
		expect(code(withdrawCase(SMALL, incomplete, 'wish'))).toBe('case-over');
	});
});

describe('another executor', () => {
	it('is named with a reason, and is another', () => {
		const open = playing({ until: 5 });
		expect(code(reassignCase(SMALL, open, { to: 'second', reason: '' }))).toBe('ground-missing');
		expect(code(reassignCase(SMALL, open, { to: '', reason: 'leave' }))).toBe('bad-input');
		expect(code(reassignCase(SMALL, open, { to: EXECUTOR, reason: 'leave' }))).toBe('executor-already');
		const given = after(open, reassignCase(SMALL, open, { to: 'second', reason: 'leave' }));
		expect(given.executor).toBe('second');
	});

	it('is not named in a case that is over', () => {
		expect(code(reassignCase(SMALL, playing(), { to: 'second', reason: 'leave' }))).toBe('case-over');
	});
});

describe('who directs a case', () => {
	const by = (role: Role, id: string = role) => ({ id, roles: [role] });

	it('is who was named to it, and who leads', () => {
		const open = playing({ until: 5 });
		expect(mayDirect(open, by('specialist', EXECUTOR))).toBeNull();
		expect(mayDirect(open, by('specialist', 'another'))?.refused).toBe('not-executor');
		for (const role of ['department-head', 'deputy-head', 'head'] as const)
			expect(mayDirect(open, by(role))).toBeNull();
	});

	it('is any specialist while nobody was named', () => {
		expect(mayDirect(playing({ until: 2 }), by('specialist', 'another'))).toBeNull();
	});
});

describe('a hearing', () => {
	const how = { now: START, calendar: KAZAKHSTAN };
	const call = (state: ServiceCaseState, local: string, place = 'room 5') =>
		callHearing(SMALL, state, { at: ms(local), place }, how);

	it('is called once a refusal is concluded, ahead, inside office hours, with its place', () => {
		const state = refusedAt(9);
		expect(code(call(playing({ until: 9 }), '2026-11-10T10:00'))).toBe('hearing-not-due');
		expect(code(call(state, '2026-11-09T10:00'))).toBe('hearing-past');
		expect(code(call(state, '2026-11-10T13:30'))).toBe('hearing-past');
		expect(code(call(state, '2026-11-14T10:00'))).toBe('hearing-past');
		expect(code(call(state, '2026-11-10T18:00'))).toBe('hearing-past');
		expect(code(call(state, '2026-11-10T10:00', ' '))).toBe('bad-input');
		expect(after(state, call(state, '2026-11-10T10:00')).hearing).toEqual({
			at: ms('2026-11-10T10:00'),
			place: 'room 5',
			reasons: ['because'],
			held: null
		});
	});

	it('may be moved while it was not held, and is held once, at its time or later, with what was said', () => {
		const state = refusedAt(9);
		expect(code(holdHearing(SMALL, state, { heard: true, protocol: 'x' }, START))).toBe('hearing-not-called');
		const first = after(state, call(state, '2026-11-10T10:00'));
		const moved = after(first, call(first, '2026-11-11T10:00'));
		const held = { heard: false, protocol: ' did not come ' };
		expect(code(holdHearing(SMALL, moved, held, ms('2026-11-10T10:00')))).toBe('hearing-ahead');
		const time = ms('2026-11-11T10:00');
		expect(code(holdHearing(SMALL, moved, { ...held, protocol: '' }, time))).toBe('protocol-missing');
		const done = after(moved, holdHearing(SMALL, moved, held, time), time);
		expect(done.hearing?.held).toEqual({ at: time, heard: false, protocol: 'did not come' });
		expect(code(holdHearing(SMALL, done, held, time))).toBe('hearing-held-already');
		expect(code(call(done, '2026-11-12T10:00'))).toBe('hearing-held-already');
	});

	it('is called before a refusal on the merits that is said at once, and not before a formal one', () => {
		const state = playing({ until: 6 });
		const at = (change: Partial<(typeof SMALL.steps)[number]>) => {
			const steps = SMALL.steps.map((step) => (step.n === 6 ? { ...step, ...change } : step));
			const hearing = { at: ms('2026-11-10T10:00'), place: 'room 5' };
			return code(callHearing({ ...SMALL, steps }, state, hearing, how));
		};
		expect(at({})).toBe('hearing-not-due');
		expect(at({ refusalIsSigned: undefined })).toBeNull();
		expect(at({ refusalIsSigned: undefined, refuses: ['incomplete'] })).toBe('hearing-not-due');
	});

	it('is not held while the term stands still', () => {
		const state = refusedAt(9);
		const still = after(state, suspendCase(SMALL, state, 'asked'));
		expect(code(call(still, '2026-11-10T10:00'))).toBe('case-suspended');
	});
});

describe('a result', () => {
	it('is handed out by its receipt once the counter has it, to the applicant or his proxy, once', () => {
		const out = { to: 'proxy' as const, receipt: ' 17 ' };
		const channel = 'state-corporation';
		expect(code(handOut(SMALL, playing({ channel, until: 9 }), out))).toBe('case-result-not-ready');
		expect(code(handOut(SMALL, playing({ channel, until: 10 }), out))).toBe('case-result-not-ready');
		const ready = playing({ channel });
		expect(code(handOut(SMALL, ready, { ...out, receipt: ' ' }))).toBe('handing-receipt-missing');
		const given = after(ready, handOut(SMALL, ready, out), START);
		expect(given.handedOut).toEqual({ at: START, by: 'user:u', to: 'proxy', receipt: '17' });
		expect(code(handOut(SMALL, given, out))).toBe('handed-out-already');
	});

	it('is handed out while the counter has a step of its own left', () => {
		const steps = SMALL.steps.map((step) =>
			step.n === 10 ? { ...step, actor: 'state-corporation' as const } : step
		);
		const state = playing({ channel: 'state-corporation', until: 10 });
		expect(code(handOut({ ...SMALL, steps }, state, { to: 'applicant', receipt: '1' }))).toBeNull();
	});

	it('of a withdrawn case does not exist', () => {
		const open = playing({ until: 5 });
		const gone = after(open, withdrawCase(SMALL, open, 'wish'));
		expect(code(handOut(SMALL, gone, { to: 'applicant', receipt: '1' }))).toBe('case-withdrawn');
	});
});

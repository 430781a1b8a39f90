import { describe, expect, it } from 'vitest';
import { isRefused } from '../refusal.ts';
import type { ServiceCaseState } from './case-facts.ts';
import { callHearing, holdHearing } from './direct-case.ts';
import { decideStep, returnCase, type Doing, type StepCommand } from './step-decisions.ts';
import { KAZAKHSTAN } from '../calendar/kazakhstan.ts';
import {
	commandOf,
	doingOf,
	EXECUTOR,
	officer,
	receivedCase,
	walk,
	withFacts,
	type Way
} from './testing/played-case.ts';
import { SMALL, SMALL_SERVICE } from './testing/small-service.ts';

const START = Date.UTC(2026, 10, 9, 5, 14);
const begun = (channel: Way['channel']) => receivedCase(SMALL_SERVICE, SMALL, { channel, receivedAt: START });
const waiting = (until: number, way: Partial<Way> = {}) => {
	const whole: Way = { channel: 'portal', ...way, until };
	return walk(SMALL, begun(whole.channel), whole).state;
};
const stepOf = (n: number) => SMALL.steps[n - 1]!;
const doing = (n: number, state: ServiceCaseState, change: Partial<Doing> = {}, way: Partial<Way> = {}) => ({
	...doingOf(stepOf(n), SMALL, state, { channel: 'portal', ...way }),
	...change
});
const code = (decided: unknown) => (isRefused(decided) ? decided.refused : null);
const types = (decided: ReturnType<typeof decideStep>) =>
	isRefused(decided) ? decided.refused : decided.map(({ type }) => type);
/** After a hearing that was called and held. */
const heard = (state: ServiceCaseState, procedure = SMALL): ServiceCaseState => {
	const at = Date.UTC(2026, 10, 10, 5, 0);
	const how = { now: START, calendar: KAZAKHSTAN };
	const called = callHearing(procedure, state, { at, place: 'room 1' }, how);
	if (isRefused(called)) throw new Error(called.refused);
	const after = withFacts(state, called, START);
	const held = holdHearing(procedure, after, { heard: true, protocol: 'said' }, at);
	if (isRefused(held)) throw new Error(held.refused);
	return withFacts(after, held, at);
};
const signed = { step: 9, kind: 'standard-10' as const };

describe('a case that is granted', () => {
	it('goes through the steps that concern it, and what does not is passed over, recorded', () => {
		const { done, state } = walk(SMALL, begun('portal'), { channel: 'portal' });
		expect(done).toEqual([1, 2, 3, 5, 6, 7, 8, 9]);
		expect(state.passedOver).toEqual([4, 10]);
		expect(state.decided).toMatchObject({ outcome: { kind: 'granted', result: 'yes' }, number: '1' });
	});

	it('asks the register where its channel has that, and leaves out what hangs on a record that is missing', () => {
		const found = walk(SMALL, begun('state-corporation'), { channel: 'state-corporation' });
		expect(found.done).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
		const missing = walk(SMALL, begun('state-corporation'), {
			channel: 'state-corporation',
			record: 'missing'
		});
		expect(missing.done).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 10]);
		expect(missing.state.passedOver).toEqual([5]);
	});

	it('comes to any result of its procedure and to no other', () => {
		const state = waiting(6);
		const granted = (result: string): StepCommand => ({
			deed: 'conclude',
			outcome: { kind: 'granted', result },
			reasons: []
		});
		expect(code(decideStep(SMALL, state, doing(6, state, { command: granted('in-part') })))).toBeNull();
		expect(code(decideStep(SMALL, state, doing(6, state, { command: granted('maybe') })))).toBe(
			'result-unknown'
		);
	});
});

describe('a record that is missing', () => {
	it('leaves nothing to grant, only to refuse', () => {
		const steps = SMALL.steps.map((step) =>
			step.n === 6 ? { ...step, concerns: { record: 'missing' as const } } : step
		);
		const procedure = { ...SMALL, steps };
		const state = waiting(6, { channel: 'state-corporation', record: 'missing' });
		const decide = (refuse?: Way['refuse']) =>
			decideStep(procedure, state, {
				...doing(6, state),
				command: commandOf(refuse ? steps[5]! : stepOf(6), procedure, {
					channel: 'portal',
					...(refuse && { refuse })
				})
			});
		expect(code(decide())).toBe('result-unknown');
		expect(code(decide({ step: 6, kind: 'standard-10' }))).toBeNull();
	});
});

describe('a case that is refused', () => {
	it('ends at once where nobody signs the refusal, and enters nothing after it', () => {
		const way: Way = { channel: 'portal', refuse: { step: 3, kind: 'incomplete' } };
		const { done, state, facts } = walk(SMALL, begun('portal'), way);
		expect(done).toEqual([1, 2, 3]);
		expect(state.decided).toMatchObject({
			outcome: { kind: 'refused', refusal: 'incomplete' },
			document: 'd',
			number: null
		});
		expect(facts.some(({ type }) => type === 'steps-passed-over')).toBe(false);
	});

	it('goes on to be signed where the regulation has that, past what only the granted go through', () => {
		const way: Way = { channel: 'portal', refuse: { step: 6, kind: 'standard-10' } };
		const { done, state } = walk(SMALL, begun('portal'), way);
		expect(done).toEqual([1, 2, 3, 5, 6, 7, 9]);
		expect(state.decided?.outcome).toEqual({ kind: 'refused', refusal: 'standard-10' });
	});

	it('needs a reason, and a kind of refusal that belongs to the step', () => {
		const state = waiting(6);
		const refusing = (refusal: 'standard-10' | 'counter', reasons: string[]): StepCommand => ({
			deed: 'conclude',
			outcome: { kind: 'refused', refusal },
			reasons
		});
		const at = (command: StepCommand) => code(decideStep(SMALL, state, doing(6, state, { command })));
		expect(at(refusing('standard-10', ['  ']))).toBe('ground-missing');
		expect(at(refusing('counter', ['no']))).toBe('refusal-not-here');
	});

	it('needs what is missing named when the documents are incomplete', () => {
		const state = waiting(3);
		const command: StepCommand = { deed: 'completeness', complete: false, missing: [''], document: 'd' };
		expect(code(decideStep(SMALL, state, doing(3, state, { command })))).toBe('ground-missing');
	});

	it.each([{ by: 'definition' }, { by: 'office' }])('waits for the hearing the $by asks for', ({ by }) => {
		const procedure = by === 'definition' ? { ...SMALL, hearing: true as const } : SMALL;
		const state = waiting(9, { refuse: { step: 6, kind: 'standard-10' } });
		const sign = { hearing: by === 'office', by: officer('deputy-head') };
		expect(code(decideStep(procedure, state, doing(9, state, sign)))).toBe('hearing-due');
		const after = heard(state, procedure);
		expect(code(decideStep(procedure, after, doing(9, after, sign)))).toBeNull();
	});

	it('waits for the hearing at the first step that signs anything of the refusal', () => {
		const steps = SMALL.steps.map((step) =>
			step.n === 7 ? { ...step, deed: 'draft-order' as const } : { ...step, concerns: undefined }
		);
		const procedure = { ...SMALL, steps, hearing: true as const };
		const state = walk(procedure, begun('portal'), {
			channel: 'portal',
			refuse: { step: 6, kind: 'standard-10' },
			until: 7
		}).state;
		const draft = { ...doing(7, state), command: { deed: 'draft-order' as const } };
		expect(code(decideStep(procedure, state, draft))).toBe('hearing-due');
		expect(code(decideStep(procedure, heard(state), draft))).toBeNull();
	});

	it('goes back to the conclusion after the hearing, which stands unless it is refused for other reasons', () => {
		const hearing = { ...SMALL, hearing: true as const };
		const at7 = heard(waiting(7, { refuse: { step: 6, kind: 'standard-10' } }));
		const back = returnCase(hearing, at7, { step: 7, by: officer('department-head'), remark: 'heard' });
		if (isRefused(back)) throw new Error(back.refused);
		const again = withFacts(at7, back, at7.movedAt);
		expect(again.concluded).toBeNull();
		const concluding = walk(hearing, again, { channel: 'portal', until: 6 }).state;
		const refuse = (reasons: string[]) => {
			const outcome = { kind: 'refused' as const, refusal: 'standard-10' as const };
			const facts = decideStep(hearing, concluding, {
				...doing(6, concluding),
				command: { deed: 'conclude', outcome, reasons }
			});
			if (isRefused(facts)) throw new Error(facts.refused);
			const after = withFacts(concluding, facts, concluding.movedAt);
			const signing = walk(hearing, after, { channel: 'portal', until: 9 }).state;
			return code(decideStep(hearing, signing, doing(9, signing)));
		};
		expect(refuse(['because'])).toBeNull();
		expect(refuse(['another'])).toBe('hearing-due');
	});

	it('on the merits said at once waits for the hearing too, a formal one does not', () => {
		const steps = SMALL.steps.map((step) =>
			step.n === 6
				? { ...step, refusalIsSigned: undefined, refuses: ['standard-10', 'incomplete'] as const }
				: step
		);
		const procedure = { ...SMALL, steps };
		const state = waiting(6);
		const refuse = (refusal: 'standard-10' | 'incomplete', from = state) =>
			code(
				decideStep(procedure, from, {
					...doing(6, state),
					hearing: true,
					command: { deed: 'conclude', outcome: { kind: 'refused', refusal }, reasons: ['no'] }
				})
			);
		expect(refuse('standard-10')).toBe('hearing-due');
		expect(refuse('incomplete')).toBeNull();
		expect(refuse('standard-10', heard(state, procedure))).toBeNull();
	});

	it('is of a kind that its channel has', () => {
		const refuse = (channel: Way['channel'], refusal: 'portal-documents' | 'standard-10') => {
			const state = waiting(6, { channel });
			const outcome = { kind: 'refused' as const, refusal };
			const command: StepCommand = { deed: 'conclude', outcome, reasons: ['no'] };
			return code(decideStep(SMALL, state, doing(6, state, { command })));
		};
		expect(refuse('portal', 'portal-documents')).toBeNull();
		expect(refuse('state-corporation', 'portal-documents')).toBe('refusal-not-here');
		expect(refuse('state-corporation', 'standard-10')).toBeNull();
	});

	it('an office that asks for no hearing does not take away one the definition asks for', () => {
		const state = waiting(9, { refuse: { step: 6, kind: 'standard-10' } });
		const sign = { hearing: false, by: officer('deputy-head') };
		const decided = decideStep({ ...SMALL, hearing: true }, state, doing(9, state, sign));
		expect(code(decided)).toBe('hearing-due');
	});

	it('is granted without any hearing', () => {
		const state = waiting(9);
		expect(code(decideStep({ ...SMALL, hearing: true }, state, doing(9, state)))).toBeNull();
	});
});

describe('a step', () => {
	it('is done by nobody but whose it is', () => {
		const state = waiting(6);
		const by = officer('chancellery');
		expect(decideStep(SMALL, state, doing(6, state, { by }))).toEqual({
			refused: 'step-of-another-role',
			details: { role: 'specialist' }
		});
	});

	it('of the head may be done by the deputy only where the regulation says so', () => {
		const by = officer('deputy-head');
		const assigning = waiting(2);
		expect(code(decideStep(SMALL, assigning, doing(2, assigning, { by })))).toBeNull();
		const signing = waiting(9);
		expect(code(decideStep(SMALL, signing, doing(9, signing, { by })))).toBe('step-of-another-role');
	});

	it('belongs to another where the outcome makes it so', () => {
		const state = waiting(9, { refuse: { step: 6, kind: 'standard-10' } });
		expect(code(decideStep(SMALL, state, doing(9, state, { by: officer('head') })))).toBe(
			'step-of-another-role'
		);
	});

	it('of the specialist is done by the one who was named, by any while nobody was', () => {
		const state = waiting(3);
		const by = { id: 'another', roles: ['specialist'] as const };
		expect(code(decideStep(SMALL, state, doing(3, state, { by })))).toBe('not-executor');
		expect(code(decideStep(SMALL, { ...state, executor: null }, doing(3, state, { by })))).toBeNull();
		expect(state.executor).toBe(EXECUTOR);
	});

	it('is not done before its turn, and not twice: the refusal names the one that waits', () => {
		const state = waiting(3);
		expect(decideStep(SMALL, state, doing(5, state))).toEqual({
			refused: 'step-out-of-order',
			details: { step: 5, next: 3 }
		});
		expect(decideStep(SMALL, state, doing(1, state))).toEqual({
			refused: 'step-out-of-order',
			details: { step: 1, next: 3 }
		});
	});

	it('is not done by the deed of another', () => {
		const state = waiting(3);
		const command: StepCommand = { deed: 'endorse' };
		expect(code(decideStep(SMALL, state, doing(3, state, { command })))).toBe('deed-of-another-step');
	});

	it('is recorded after what it decided, and what no longer concerns the case after that', () => {
		const state = waiting(6);
		const decided = decideStep(SMALL, state, doing(6, state, {}, { refuse: { ...signed, step: 6 } }));
		expect(types(decided)).toEqual(['visited', 'concluded', 'step-done']);
		const after = walk(SMALL, state, { channel: 'portal', refuse: { ...signed, step: 6 }, until: 9 });
		expect(after.state.passedOver).toEqual([4, 8]);
	});
});

describe('a visit', () => {
	const control = (visitedAt: number | null): StepCommand => ({ deed: 'control', visitedAt });

	it('where it is needed is for the specialist to say, unless the office has it always made', () => {
		const state = waiting(5);
		expect(code(decideStep(SMALL, state, doing(5, state, { command: control(null) })))).toBeNull();
		const always = doing(5, state, { command: control(null), visitAlways: true });
		expect(code(decideStep(SMALL, state, always))).toBe('visit-missing');
	});

	it('cannot have been in the future', () => {
		const state = waiting(5);
		const command = control(state.movedAt + 86_400_000);
		expect(code(decideStep(SMALL, state, doing(5, state, { command })))).toBe('visit-in-future');
	});

	it('stands when the case is sent back afterwards', () => {
		const state = waiting(7);
		const back = returnCase(SMALL, state, { step: 7, by: officer('department-head'), remark: 'again' });
		if (isRefused(back)) throw new Error(back.refused);
		const again = withFacts(state, back, state.movedAt);
		const command = doing(5, again, { command: control(null), visitAlways: true });
		expect(code(decideStep(SMALL, again, command))).toBeNull();
	});

	it('is not asked for where the papers show already that it has to be refused', () => {
		const steps = SMALL.steps.map((step) => (step.n === 6 ? { ...step, visit: 'always' as const } : step));
		const procedure = { ...SMALL, steps };
		const state = { ...waiting(6), visitedAt: null };
		const command = (refuse: boolean): StepCommand => ({
			deed: 'conclude',
			outcome: refuse ? { kind: 'refused', refusal: 'standard-10' } : { kind: 'granted', result: 'yes' },
			reasons: ['because']
		});
		const at = (refuse: boolean) =>
			code(decideStep(procedure, state, doing(6, state, { command: command(refuse) })));
		expect(at(true)).toBeNull();
		expect(at(false)).toBe('visit-missing');
	});
});

describe('a case sent back', () => {
	const remarked = (state: ServiceCaseState, step: number, by = officer('department-head')) =>
		returnCase(SMALL, state, { step, by, remark: ' mend it ' });

	it('waits again for the step it was sent to, with the remark, and forgets what was concluded since', () => {
		const state = waiting(7, { refuse: { step: 6, kind: 'standard-10' } });
		const back = remarked(state, 7);
		if (isRefused(back)) throw new Error(back.refused);
		const again = withFacts(state, back, state.movedAt + 60_000);
		expect(again).toMatchObject({ concluded: null, returned: { from: 7, to: 5, remark: 'mend it' } });
		expect(Object.keys(again.done)).toEqual(['1', '2', '3']);
		expect(again.passedOver).toEqual([4]);
		const { done, state: end } = walk(SMALL, again, { channel: 'portal' });
		expect(done).toEqual([5, 6, 7, 8, 9]);
		expect(end).toMatchObject({ returned: null, decided: { outcome: { kind: 'granted' } } });
	});

	it('needs a remark, a step that may send back, its turn and whose it is', () => {
		const state = waiting(7);
		expect(code(returnCase(SMALL, state, { step: 7, by: officer('department-head'), remark: ' ' }))).toBe(
			'remark-missing'
		);
		expect(code(remarked(state, 6, officer('specialist')))).toBe('step-out-of-order');
		expect(code(remarked(state, 7, officer('head')))).toBe('step-of-another-role');
		const signing = waiting(9);
		expect(code(remarked(signing, 9, officer('head')))).toBe('not-returned-here');
	});

	it('is not sent back once the result is signed', () => {
		const steps = SMALL.steps.map((step) => (step.n === 10 ? { ...step, returnsTo: 6 } : step));
		const state = waiting(10, { channel: 'state-corporation' });
		const back = returnCase({ ...SMALL, steps }, state, {
			step: 10,
			by: officer('chancellery'),
			remark: 'x'
		});
		expect(code(back)).toBe('not-returned-here');
	});
});

describe('while a term stands still', () => {
	it('no step is done and nothing is sent back', () => {
		const state = withFacts(waiting(7), [{ type: 'suspended', v: 1, data: { ground: 'asked' } }], START);
		expect(code(decideStep(SMALL, state, doing(7, state)))).toBe('case-suspended');
		const back = returnCase(SMALL, state, { step: 7, by: officer('department-head'), remark: 'x' });
		expect(code(back)).toBe('case-suspended');
	});
});

it('a case that was withdrawn takes no step', () => {
	const state = withFacts(waiting(7), [{ type: 'withdrawn', v: 1, data: { reason: 'wish' } }], START);
	expect(code(decideStep(SMALL, state, doing(7, state)))).toBe('case-withdrawn');
});

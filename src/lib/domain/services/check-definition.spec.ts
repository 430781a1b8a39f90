import { describe, expect, it } from 'vitest';
import { checkDefinition, loadDefinitions } from './check-definition.ts';
import { DEFINITIONS } from './definitions/index.ts';
import type { Procedure, ServiceDefinition, StepDefinition } from './service.ts';

const accreditation = DEFINITIONS.find(({ id }) => id === 'aktobe-project-management-accreditation')!;

const withProcedure = (change: Partial<Record<keyof Procedure, unknown>>): ServiceDefinition => ({
	...accreditation,
	procedures: [{ ...accreditation.procedures[0]!, ...(change as Partial<Procedure>) }]
});

const option = (id: string) => ({ id, name: { kk: id, ru: id, en: id } });
const GROUND = {
	...option('ground'),
	kind: 'choice',
	required: true,
	options: [option('new'), option('annex')]
};

/** The definition with one of its steps changed; the third concludes, the fourth signs. */
const withStep = (n: number, change: Partial<Record<keyof StepDefinition, unknown>>): ServiceDefinition =>
	withProcedure({
		steps: accreditation.procedures[0]!.steps.map((step) => (step.n === n ? { ...step, ...change } : step))
	});

describe('the definitions of the product', () => {
	it.each(DEFINITIONS.map((one) => [one.id, one] as const))('%s can be run', (_, definition) => {
		expect(checkDefinition(definition)).toEqual([]);
	});
});

describe('a definition that cannot be run', () => {
	const bad: [string, ServiceDefinition, RegExp][] = [
		['an unknown role', withStep(2, { actor: 'minister' }), /step 2 names an unknown role "minister"/],
		[
			'an unknown role of a variant',
			withStep(2, { variants: [{ channel: 'portal', actor: 'robot' }] }),
			/unknown role "robot"/
		],
		['an unknown deed', withStep(2, { deed: 'ponder' }), /unknown deed "ponder"/],
		['an unknown refusal', withStep(3, { refuses: ['mood'] }), /unknown refusal "mood"/],
		[
			'a signed refusal that is never said',
			withStep(3, { refusalIsSigned: ['standard-10'] }),
			/signed refusal "standard-10"/
		],
		['a limit of nothing', withStep(3, { limit: { value: 0, unit: 'minutes' } }), /limit of 0/],
		['a limit of half a day', withStep(3, { limit: { value: 0.5, unit: 'days' } }), /limit of 0.5/],
		[
			'a range upside down',
			withStep(3, { limit: { value: 3, unit: 'working-days', min: 10 } }),
			/limit from 10 to 3/
		],
		['a limit in weeks', withStep(3, { limit: { value: 2, unit: 'weeks' } }), /limit in "weeks"/],
		['a negative term of the whole', withProcedure({ limit: { value: -1, unit: 'days' } }), /the whole/],
		['a gap in its numbers', withStep(2, { n: 5 }), /not numbered/],
		['a way back that leads forward', withStep(3, { returnsTo: 4 }), /sent back to step 4/],
		[
			'a text without Kazakh',
			withStep(1, { what: { kk: ' ', ru: 'Регистрация', en: 'Registration' } }),
			/step 1 has no text in kk/
		],
		[
			'no name in English',
			{ ...accreditation, name: { kk: 'а', ru: 'а', en: '' } },
			/its name has no text in en/
		],
		[
			'a result of an answer nobody can give',
			withProcedure({
				results: [{ ...accreditation.procedures[0]!.results[0]!, when: { field: 'ground', is: ['whim'] } }]
			}),
			/unknown answer to "ground" .*"whim"/
		],
		[
			'an answer that leads to no result',
			withProcedure({
				fields: [GROUND],
				results: [{ ...accreditation.procedures[0]!.results[0]!, when: { field: 'ground', is: ['new'] } }]
			}),
			/answer "annex" to "ground" leads to no result/
		],
		['no result', withProcedure({ results: [] }), /comes to no result/],
		['nobody to sign', withStep(4, { deed: 'endorse' }), /no step that signs the result by "portal"/],
		['nobody to register', withStep(1, { deed: 'pass-on' }), /no step that registers/],
		[
			'a step for a channel it has not',
			withStep(2, { concerns: { channels: ['state-corporation'] } }),
			/step 2 is never reached: the service has none of its channels/
		],
		[
			'a step that waits for a query nobody makes',
			withStep(2, { concerns: { record: 'missing' } }),
			/step 2 is never reached: nothing before it can say "missing"/
		],
		[
			'a step for refusals that end the case at once',
			withStep(4, { concerns: { outcome: 'refused' } }),
			/step 4 is never reached/
		],
		[
			'a choice of nothing',
			{ ...accreditation, fields: [{ ...accreditation.fields[0]!, kind: 'choice' }] },
			/nothing to choose from/
		],
		[
			'a text that ended before it began',
			{ ...accreditation, source: { ...accreditation.source, to: '2019-01-01' } },
			/in force from/
		],
		['an unknown channel', { ...accreditation, channels: ['post'] as never }, /unknown channel "post"/]
	];

	it.each(bad)('is one with %s, and it says so', (_, definition, says) => {
		expect(checkDefinition(definition).join('; ')).toMatch(says);
	});

	it('stops the start with one sentence', () => {
		expect(() => loadDefinitions([withStep(2, { actor: 'minister' })])).toThrow(
			'The definition aktobe-project-management-accreditation@2019-10-18 cannot be used: procedure "accredit": step 2 names an unknown role "minister".'
		);
	});

	it('is one that stands there twice', () => {
		expect(() => loadDefinitions([accreditation, accreditation])).toThrow(/stands there twice/);
	});
});

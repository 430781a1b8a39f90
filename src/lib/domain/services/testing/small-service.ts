import type { Procedure, ServiceDefinition, StepDefinition } from '../service.ts';

/** A service for tests of the interpreter: one short way with everything a step can be. */

const words = (text: string) => ({ kk: text, ru: text, en: text });

const STEPS: readonly StepDefinition[] = [
	{
		n: 1,
		actor: 'chancellery',
		what: words('registers'),
		deed: 'register',
		limit: { value: 15, unit: 'minutes' },
		variants: [{ channel: 'office', limit: { value: 2, unit: 'working-days' } }],
		produces: [],
		paragraph: '1'
	},
	{
		n: 2,
		actor: 'head',
		what: words('names the executor'),
		deed: 'assign',
		limit: { value: 1, unit: 'hours' },
		deputy: true,
		produces: [],
		paragraph: '2'
	},
	{
		n: 3,
		actor: 'specialist',
		what: words('checks the documents'),
		deed: 'completeness',
		limit: { value: 2, unit: 'working-days' },
		refuses: ['incomplete'],
		produces: [],
		paragraph: '3'
	},
	{
		n: 4,
		actor: 'specialist',
		what: words('asks the register'),
		deed: 'query',
		limit: { value: 10, unit: 'minutes' },
		concerns: { channels: ['state-corporation'] },
		produces: [],
		paragraph: '4'
	},
	{
		n: 5,
		actor: 'specialist',
		what: words('licensing control'),
		deed: 'control',
		limit: { value: 10, min: 3, unit: 'working-days' },
		concerns: { record: 'found' },
		visit: 'where-needed',
		produces: [],
		paragraph: '5'
	},
	{
		n: 6,
		actor: 'specialist',
		what: words('concludes'),
		deed: 'conclude',
		limit: { value: 1, unit: 'working-days' },
		refuses: ['standard-10', 'portal-documents'],
		refusalIsSigned: true,
		produces: [],
		paragraph: '6'
	},
	{
		n: 7,
		actor: 'department-head',
		what: words('agrees'),
		deed: 'endorse',
		limit: { unit: 'same-day' },
		returnsTo: 5,
		produces: [],
		paragraph: '7'
	},
	{
		n: 8,
		actor: 'head',
		what: words('signs the order'),
		deed: 'sign-order',
		limit: { value: 1, unit: 'working-days' },
		concerns: { outcome: 'granted' },
		produces: [],
		paragraph: '8'
	},
	{
		n: 9,
		actor: 'head',
		what: words('signs the result'),
		deed: 'sign',
		limit: { value: 3, unit: 'days' },
		variants: [{ outcome: 'refused', actor: 'deputy-head', limit: { value: 2, unit: 'hours' } }],
		produces: [],
		paragraph: '9'
	},
	{
		n: 10,
		actor: 'chancellery',
		what: words('passes it to the counter'),
		deed: 'hand-over',
		limit: { unit: 'same-day' },
		concerns: { channels: ['state-corporation'] },
		produces: [],
		paragraph: '10'
	}
];

export const SMALL: Procedure = {
	id: 'conclude',
	name: words('small'),
	limit: { value: 5, unit: 'working-days' },
	about: 'nothing',
	results: [
		{ id: 'yes', name: words('yes'), document: 'mineral-conclusion' },
		{ id: 'in-part', name: words('in part'), document: 'mineral-letter' }
	],
	steps: STEPS
};

export const SMALL_SERVICE: ServiceDefinition = {
	id: 'almaty-mineral-absence-conclusion',
	name: words('small service'),
	provider: {
		name: { kk: 'x', ru: 'x' },
		address: { kk: 'x', ru: 'x' },
		city: { kk: 'x', ru: 'x' },
		phone: '1'
	},
	region: words('region'),
	source: { title: { kk: 'x', ru: 'x' }, from: '2019-09-25', to: null },
	applicants: ['individual', 'legal-entity'],
	payment: 'free',
	channels: ['office', 'portal', 'state-corporation'],
	documents: [],
	fields: [],
	countStartDay: false,
	flow: 'common',
	procedures: [SMALL]
};

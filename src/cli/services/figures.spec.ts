import { describe, expect, it } from 'vitest';
import { DEFINITIONS } from '../../lib/domain/services/definitions/index.ts';
import { figuresOf, tableOf, type PrintedLimit } from './figures.ts';

/** Typed from the tables of the regulations: «c 15m» is the chancellery, 15 minutes. */
const ROLE: Record<string, string> = {
	c: 'chancellery',
	s: 'specialist',
	d: 'department-head',
	v: 'deputy-head',
	h: 'head',
	p: 'proctor',
	k: 'state-corporation'
};
const UNIT: Record<string, string> = { m: 'minutes', h: 'hours', w: 'working-days', d: 'days' };

function limit(word: string): PrintedLimit {
	if (word === '-') return null;
	if (word === 'same') return { unit: 'same-day' };
	const [, min, value, unit] = /^(?:(\d+)\.\.)?(\d+)([mhwd])$/.exec(word)!;
	const figure = { value: Number(value), unit: UNIT[unit!]! };
	return min === undefined ? figure : { ...figure, min: Number(min) };
}

const typed = (id: string, whole: string, steps: string) => ({
	id,
	limit: limit(whole),
	steps: steps.split(', ').map((step, at) => {
		const [actor, figure] = step.split(' ');
		return { n: at + 1, actor: ROLE[actor!], limit: limit(figure!) };
	})
});

const almatyLicence = (id: string, completeness: string) => ({
	id: `almaty-${id}-licence`,
	procedures: [
		typed('issue', '15w', 'c 15m, s 2w, s 3..10w, s 1w, s 1w, d 1w, h 1w, s 1w, h 30m'),
		typed('duplicate', '2w', 'c 15m, s 1w, h 1w, c 20m'),
		typed('reissue', '3w', `c 15m, s ${completeness}, s -, d -, h -, s -, h 30m`)
	]
});

const aktobeLicence = (id: string) => ({
	id: `aktobe-${id}-licence`,
	procedures: [
		typed('issue', '-', 'c 15m, h 1h, s 1w, s 4w, h -'),
		typed('reissue', '-', 'c 15m, h 1h, s 1w, s 2w, h -')
	]
});

const SUBSOIL = 'c 15m, h 2h, v 2h, s 8w, v 1h, h 1h';
const COUNTER = ['k 5m', ...Array<string>(10).fill('k 1m')].join(', ');
const PLACE = 'c 15m, h 1h, s 5w, h 1h, c 15m';

const TABLE = [
	{
		id: 'almaty-expert-attestation',
		procedures: [
			typed(
				'attest',
				'30w',
				'c same, s 2w, s 3w, d same, s 3w, s 1w, h 3w, s 3w, s 3d, p 1w, s same, s 3w, h same, s 3w, h same, s 3w, h same'
			)
		]
	},
	{
		id: 'aktobe-expert-attestation',
		procedures: [typed('attest', '-', 'c 15m, h 1w, s 25w, h 1w, s 1w, s -, s 1w, h 1w')]
	},
	almatyLicence('design', '1w'),
	almatyLicence('survey', '2w'),
	almatyLicence('construction', '-'),
	almatyLicence('shared-equity', '2w'),
	aktobeLicence('design'),
	aktobeLicence('survey'),
	aktobeLicence('construction'),
	{
		id: 'aktobe-project-management-accreditation',
		procedures: [typed('accredit', '-', 'c 10m, h 10m, s 10m, h 10m')]
	},
	{ id: 'almaty-mineral-absence-conclusion', procedures: [typed('conclude', '9w', SUBSOIL)] },
	{ id: 'almaty-mineral-area-building-permit', procedures: [typed('permit', '9w', SUBSOIL)] },
	{
		id: 'karaganda-address-certificate',
		procedures: [
			typed('clarify', '15m', COUNTER),
			typed('clarify-with-history', '15m', COUNTER),
			typed('assign', '-', PLACE),
			typed('annul', '-', PLACE)
		]
	}
];

describe('the figures of the services', () => {
	const figures = figuresOf(DEFINITIONS);

	it('are thirteen services with twenty-seven procedures', () => {
		expect(figures).toHaveLength(13);
		expect(figures.flatMap(({ procedures }) => procedures)).toHaveLength(27);
	});

	it.each(TABLE)('of $id are those of its regulation', (service) => {
		expect(figures.find(({ id }) => id === service.id)).toStrictEqual(service);
	});

	it('can be read by people', () => {
		expect(tableOf(figures)).toContain('3  specialist         3–10 working-days');
	});
});

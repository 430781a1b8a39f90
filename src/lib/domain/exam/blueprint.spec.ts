import { describe, expect, it } from 'vitest';
import { blueprintHash, blueprintKind, checkBlueprint, questionsIn, type Blueprint } from './blueprint.ts';
import { BLUEPRINT } from './testing/attempts.ts';

const [one, two] = BLUEPRINT.sections as [Blueprint['sections'][number], Blueprint['sections'][number]];
const SIZES = { one: 6, two: 2 };

describe('a blueprint', () => {
	it('that fits its bank is accepted, also when it takes every question of a section', () => {
		expect(checkBlueprint(BLUEPRINT, SIZES)).toBeNull();
		expect(questionsIn(BLUEPRINT)).toBe(5);
	});

	it.each<[string, Partial<Blueprint>, string]>([
		['no minutes', { minutes: 0 }, 'minutes'],
		['a part of a minute', { minutes: 0.5 }, 'minutes'],
		['a reserve below nothing', { reserveMinutes: -1 }, 'minutes'],
		['no sections', { sections: [] }, 'sections'],
		['a section without questions', { sections: [{ ...one, questions: 0 }, two] }, 'one'],
		['half a question', { sections: [{ ...one, questions: 1.5 }, two] }, 'one'],
		['a section mark above its questions', { sections: [one, { ...two, passMark: 3 }] }, 'two'],
		['a section mark below nothing', { sections: [one, { ...two, passMark: -1 }] }, 'two'],
		['the same section twice', { sections: [one, one] }, 'one'],
		['a pass mark above all questions', { passMark: 6 }, 'passMark'],
		['a pass mark below nothing', { passMark: -1 }, 'passMark'],
		['a pass mark that is no number', { passMark: Number.NaN }, 'passMark'],
		['no language', { languages: [] }, 'languages']
	])('with %s is refused, naming the field', (_, change, field) => {
		expect(checkBlueprint({ ...BLUEPRINT, ...change }, SIZES)).toEqual({
			refused: 'blueprint-invalid',
			details: { field }
		});
	});

	it.each([
		['too few questions', { one: 6, two: 1 }, { section: 'two', needed: 2, size: 1 }],
		['no such section', { one: 6 }, { section: 'two', needed: 2, size: 0 }]
	])('is refused when the bank has %s', (_, sizes, details) => {
		expect(checkBlueprint(BLUEPRINT, sizes)).toEqual({ refused: 'bank-too-small', details });
	});

	it('has another hash when any figure changes, and the same one in whatever order it is written', () => {
		const { title, ...rest } = BLUEPRINT;
		expect(blueprintHash({ ...rest, title })).toBe(blueprintHash(BLUEPRINT));
		expect(blueprintHash({ ...BLUEPRINT, passMark: 4 })).not.toBe(blueprintHash(BLUEPRINT));
	});

	it('is a draft until it is approved, and can be retired', () => {
		const fact = (type: string, data: object) =>
			({ type, v: 1, data, seq: 1, at: 9, by: 'user:head' }) as never;
		const draft = blueprintKind.evolve(undefined, fact('blueprint-drafted', { blueprint: BLUEPRINT }));
		expect([draft.status, draft.hash]).toEqual(['draft', blueprintHash(BLUEPRINT)]);
		const approved = blueprintKind.evolve(draft, fact('blueprint-approved', { ground: 'бұйрық' }));
		expect([approved.status, approved.approvedAt]).toEqual(['approved', 9]);
		expect(blueprintKind.evolve(approved, fact('blueprint-retired', { reason: 'жаңасы бар' })).status).toBe(
			'retired'
		);
	});
});

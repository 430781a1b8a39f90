import { describe, expect, it } from 'vitest';
import type { LicenceFact, LicenceState } from './licence.ts';
import {
	addAnnex,
	issueDuplicate,
	addedTo,
	issueLicence,
	licenceKind,
	replaceLicence,
	scopeOf,
	terminateLicence
} from './licence.ts';

const ISSUED: Extract<LicenceFact, { type: 'issued' }>['data'] = {
	service: 'almaty-design-licence',
	number: '0007',
	person: 'p1',
	case: 'c1',
	document: 'd1',
	categories: ['category-2'],
	replaces: null
};

const fold = (facts: readonly LicenceFact[], from?: LicenceState): LicenceState =>
	facts.reduce<LicenceState | undefined>(
		(state, fact, i) => licenceKind.evolve(state, { ...fact, at: i + 1, by: 'user:u', seq: i + 1 } as never),
		from
	)!;

const licence = () => fold(issueLicence(ISSUED));
const changed = (facts: unknown, from: LicenceState) => fold(facts as LicenceFact[], from);

describe('the register of licences', () => {
	it('holds a licence in force from the day it is issued', () => {
		expect(licence()).toMatchObject({ number: '0007', status: 'in-force', annexes: [], duplicates: [] });
	});

	it('keeps every annex and every duplicate with the case it came from', () => {
		const withAnnex = changed(
			addAnnex(licence(), { case: 'c2', document: 'd2', items: ['category-3'] }),
			licence()
		);
		const both = changed(
			issueDuplicate(withAnnex, { case: 'c3', document: 'd3', number: '0007' }),
			withAnnex
		);
		expect(both.annexes).toMatchObject([{ case: 'c2', items: ['category-3'] }]);
		expect(both.duplicates).toMatchObject([{ case: 'c3' }]);
		expect(both.status).toBe('in-force');
	});

	it('allows what stands on its face and what its annexes added, each once', () => {
		const add = (items: string[], to: LicenceState) =>
			changed(addAnnex(to, { case: 'c', document: 'd', items }), to);
		const twice = add(['category-1', 'category-3'], add(['category-3'], licence()));
		expect(scopeOf(licence())).toEqual(['category-2']);
		expect(scopeOf(twice)).toEqual(['category-2', 'category-3', 'category-1']);
		expect(addedTo(twice, ['category-1', 'category-4'])).toEqual(['category-4']);
		expect(licenceKind.summary(twice, undefined).categories).toBe('category-2 category-3 category-1');
	});

	it('says which licence took the place of another', () => {
		const old = changed(replaceLicence(licence(), { by: 'l2', case: 'c4' }), licence());
		expect(old).toMatchObject({ status: 'replaced', replacedBy: 'l2' });
	});

	const after: [string, LicenceState][] = [
		['replaced', changed(replaceLicence(licence(), { by: 'l2', case: 'c4' }), licence())],
		['terminated', changed(terminateLicence(licence(), 'Сот шешімі'), licence())]
	];

	it.each(after)('changes nothing of a licence that was %s', (_, state) => {
		const refusal = { refused: 'licence-not-in-force' };
		expect(addAnnex(state, { case: 'c', document: 'd', items: [] })).toEqual(refusal);
		expect(issueDuplicate(state, { case: 'c', document: 'd', number: '1' })).toEqual(refusal);
		expect(replaceLicence(state, { by: 'l3', case: 'c' })).toEqual(refusal);
		expect(terminateLicence(state, 'again')).toEqual(refusal);
	});

	it('ends no licence without a ground', () => {
		expect(terminateLicence(licence(), '  ')).toEqual({ refused: 'ground-missing' });
	});

	it('shows the holder in lists until his data are erased', () => {
		const holder = {
			kind: 'legal-entity',
			organisation: 'ТОО «Жоба»',
			bin: '060140012345',
			iin: '850312300019',
			name: { family: 'Сериков', given: 'Арман' }
		} as const;
		expect(licenceKind.summary(licence(), { holder } as never)).toMatchObject({
			holder: 'ТОО «Жоба»',
			holderNumber: '060140012345'
		});
		expect(licenceKind.summary(licence(), undefined)).toMatchObject({ holder: '', holderNumber: '' });
	});
});

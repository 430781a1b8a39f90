import { describe, expect, it } from 'vitest';
import { changeRoles, passwordWeak, userKind, type UserFact, type UserState } from './user.ts';

const created: UserFact = {
	type: 'account-created',
	v: 1,
	data: { roles: ['specialist'], demonstration: false }
};
const signedIn = (session: string, until: number): UserFact => ({
	type: 'signed-in',
	v: 1,
	data: { session, until }
});

function fold(...facts: [UserFact, number][]): UserState {
	return [[created, 0] as [UserFact, number], ...facts].reduce<UserState | undefined>(
		(state, [fact, at], i) => userKind.evolve(state, { ...fact, seq: i + 1, at, by: 'user:1' }),
		undefined
	)!;
}

const twice: [UserFact, number][] = [
	[signedIn('one', 100), 1],
	[signedIn('two', 100), 2]
];

describe('the sessions of an account', () => {
	it('stand beside each other', () => {
		expect(fold(...twice).sessions).toEqual({ one: 100, two: 100 });
	});

	it('that have expired are forgotten at the next sign-in', () => {
		expect(fold(...twice, [signedIn('three', 300), 100]).sessions).toEqual({ three: 300 });
	});

	it('end one by one at sign-out', () => {
		expect(fold(...twice, [{ type: 'signed-out', v: 1, data: { session: 'one' } }, 3]).sessions).toEqual({
			two: 100
		});
	});

	it.each<[string, UserFact, UserState['status']]>([
		[
			'the roles change',
			{ type: 'roles-changed', v: 1, data: { roles: ['proctor'], reason: 'Бұйрық' } },
			'active'
		],
		['the password changes', { type: 'password-set', v: 1, data: {} }, 'active'],
		['the account is locked', { type: 'locked', v: 1, data: { reason: 'Жұмыстан шықты' } }, 'locked']
	])('all end when %s', (_, fact, status) => {
		expect(fold(...twice, [fact, 3])).toMatchObject({ sessions: {}, status });
	});

	it('do not come back when the account is unlocked', () => {
		const locked: [UserFact, number] = [{ type: 'locked', v: 1, data: { reason: 'x' } }, 3];
		const state = fold(...twice, locked, [{ type: 'unlocked', v: 1, data: { reason: 'x' } }, 4]);
		expect(state).toMatchObject({ sessions: {}, status: 'active' });
	});
});

describe('changing roles', () => {
	const administrator = { id: 'admin', roles: ['administrator'] as const };

	it('is recorded with its reason', () => {
		expect(changeRoles(administrator, { id: 'u', administered: false }, ['proctor'], ' Бұйрық № 5 ')).toEqual(
			[{ type: 'roles-changed', v: 1, data: { roles: ['proctor'], reason: 'Бұйрық № 5' } }]
		);
	});

	it.each([
		['of oneself', 'admin', ['administrator'], 'Бұйрық', 'own-role'],
		['to administrator and something else', 'u', ['administrator', 'head'], 'Бұйрық', 'roles-incompatible'],
		['without a reason', 'u', ['proctor'], '  ', 'reason-missing']
	] as const)('%s is refused', (_, user, roles, reason, code) => {
		expect(changeRoles(administrator, { id: user, administered: false }, [...roles], reason)).toEqual({
			refused: code
		});
	});
});

describe('an account that was ever an administrator', () => {
	it('never gets a role that decides cases, from whomever', () => {
		const administrator = { id: 'other', roles: ['administrator'] as const };
		expect(changeRoles(administrator, { id: 'u', administered: true }, ['head'], 'Бұйрық')).toEqual({
			refused: 'roles-incompatible'
		});
	});
});

describe('a password', () => {
	it.each([
		['', true],
		['123456789', true],
		['1234567890', false],
		['бір екі үш төрт', false],
		['x'.repeat(200), false],
		['x'.repeat(201), true]
	])('%j is too weak: %s', (password, weak) => {
		expect(passwordWeak(password)).toBe(weak);
	});
});

describe('the summary of an account', () => {
	it('names nothing secret', () => {
		const name = { surname: 'Тегі', given: 'Аты' };
		const summary = userKind.summary(fold(...twice), { name, login: 'ati', passwordHash: 'hash' });
		expect(summary).toEqual({
			name: 'Тегі Аты',
			login: 'ati',
			roles: 'specialist',
			status: 'active',
			unconfirmed: false,
			vouched: false,
			identified: false
		});
	});

	it('says that an IIN is known, never which', () => {
		const confidential = { name: { surname: 'Тегі', given: 'Аты' }, login: 'ati', passwordHash: 'hash' };
		const summary = userKind.summary(fold(...twice), { ...confidential, iin: '900101300017' });
		expect(summary.identified).toBe(true);
		expect(JSON.stringify(summary)).not.toContain('900101300017');
	});
});

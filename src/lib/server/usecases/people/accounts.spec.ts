import { describe, expect, it } from 'vitest';
import type { Role } from '../../../domain/people/roles.ts';
import {
	changeRoles,
	createAccount,
	createAdministrator,
	lockAccount,
	setPassword,
	setupOpen
} from './manage-accounts.ts';
import { whoIs } from './sign-in.ts';
import { refusalOf } from '../testing/sat.ts';
import { ok, testWorld } from '../testing/world.ts';

import { anAccount, NAME, PASSWORD } from '../testing/accounts.ts';

describe('opening an account', () => {
	const account = { name: NAME, login: 'new', password: PASSWORD, roles: ['proctor'] as Role[] };

	it.each([
		['a login that is taken', { login: 'aigul' }, 'login-taken'],
		['the same login in capitals', { login: ' AIGUL' }, 'login-taken'],
		['no login', { login: '  ' }, 'bad-input'],
		['a short password', { password: '123456789' }, 'weak-password'],
		['an endless password', { password: 'x'.repeat(201) }, 'weak-password'],
		['no role', { roles: [] }, 'roles-incompatible'],
		['administrator and another role', { roles: ['administrator', 'head'] as Role[] }, 'roles-incompatible']
	])('with %s is refused', async (_, change, code) => {
		const { w, administrator } = await anAccount();
		const cursor = w.ctx.store.cursor();
		expect(await refusalOf(createAccount(w.ctx)(administrator, { ...account, ...change }))).toBe(code);
		expect(w.ctx.store.cursor()).toBe(cursor);
	});

	it('twice at once with one login opens one', async () => {
		const { w, administrator } = await anAccount();
		const results = await Promise.all([1, 2, 3].map(() => createAccount(w.ctx)(administrator, account)));
		expect(results.filter((result) => typeof result === 'string')).toHaveLength(1);
		expect(results.filter((result) => typeof result !== 'string')).toEqual([
			{ refused: 'login-taken' },
			{ refused: 'login-taken' }
		]);
	});
});

describe('changing an account', () => {
	it('one’s own roles or lock are refused', async () => {
		const { w, administrator } = await anAccount();
		expect(await refusalOf(changeRoles(w.ctx)(administrator, administrator.id, ['head'], 'Бұйрық'))).toBe(
			'own-role'
		);
		expect(await refusalOf(lockAccount(w.ctx)(administrator, administrator.id, true, 'Бұйрық'))).toBe(
			'own-role'
		);
	});

	it('gives the new roles at the next sign-in', async () => {
		const { w, id, administrator, signIn } = await anAccount();
		ok(await changeRoles(w.ctx)(administrator, id, ['head'], 'Бұйрық № 7'));
		const { token } = ok(await signIn('aigul', PASSWORD));
		expect((await whoIs(w.ctx)(token))?.roles).toEqual(['head']);
	});

	it('takes the new password and not the old one', async () => {
		const { w, id, administrator, signIn } = await anAccount();
		ok(await setPassword(w.ctx)(administrator, id, 'жаңа құпиясөз'));
		expect(await refusalOf(signIn('aigul', PASSWORD))).toBe('sign-in-failed');
		ok(await signIn('aigul', 'жаңа құпиясөз'));
	});

	it.each([
		[
			'roles that do not go together',
			(w, by, id) => changeRoles(w.ctx)(by, id, ['administrator', 'head'], 'Бұйрық'),
			'roles-incompatible'
		],
		['no reason', (w, by, id) => changeRoles(w.ctx)(by, id, ['head'], ' '), 'reason-missing'],
		['no reason to lock', (w, by, id) => lockAccount(w.ctx)(by, id, true, ' '), 'reason-missing'],
		['a short password', (w, by, id) => setPassword(w.ctx)(by, id, 'x'), 'weak-password'],
		['nobody', (w, by) => setPassword(w.ctx)(by, 'nobody', PASSWORD), 'not-found'],
		['nobody’s roles', (w, by) => changeRoles(w.ctx)(by, 'nobody', ['head'], 'Бұйрық'), 'not-found'],
		['nobody’s lock', (w, by) => lockAccount(w.ctx)(by, 'nobody', true, 'Бұйрық'), 'not-found']
	] as [
		string,
		(
			w: Awaited<ReturnType<typeof anAccount>>['w'],
			by: Awaited<ReturnType<typeof anAccount>>['administrator'],
			id: string
		) => Promise<unknown>,
		string
	][])('with %s is refused', async (_, change, code) => {
		const { w, id, administrator } = await anAccount();
		expect(await refusalOf(change(w, administrator, id))).toBe(code);
	});
});

describe('the first administrator', () => {
	const first = { name: NAME, login: 'admin', password: PASSWORD };
	const setup = (token: string | undefined = 'TOKEN') => {
		const w = testWorld();
		return { w, create: createAdministrator(w.ctx, () => token) };
	};

	it('is created once, with the token of the console', async () => {
		const { w, create } = setup();
		expect(await setupOpen(w.ctx)()).toBe(true);
		const id = ok(await create(' TOKEN ', first));
		expect((await w.ctx.store.read('user', id))?.state.roles).toEqual(['administrator']);
		expect(await setupOpen(w.ctx)()).toBe(false);
		expect(await refusalOf(create('TOKEN', { ...first, login: 'admin2' }))).toBe('setup-done');
	});

	it.each(['', 'token', 'TOKE', 'TOKENN'])('is refused with the token %j', async (given) => {
		const { create } = setup();
		expect(await refusalOf(create(given, first))).toBe('setup-token-wrong');
	});

	it('is refused when there is no token, whatever is given', async () => {
		const w = testWorld();
		expect(await refusalOf(createAdministrator(w.ctx, () => undefined)('', first))).toBe('setup-token-wrong');
		expect(await refusalOf(createAdministrator(w.ctx, () => '')('', first))).toBe('setup-token-wrong');
	});

	it('is one, also when two come at once', async () => {
		const { w, create } = setup();
		const results = await Promise.all(['one', 'two'].map((login) => create('TOKEN', { ...first, login })));
		expect(results).toContainEqual({ refused: 'setup-done' });
		expect((await w.ctx.store.list('user')).total).toBe(1);
	});

	it('is not created beside any account', async () => {
		const { w, create } = setup();
		await w.person('specialist');
		expect(await refusalOf(create('TOKEN', first))).toBe('setup-done');
	});

	it('needs a password as strong as anybody’s', async () => {
		const { create } = setup();
		expect(await refusalOf(create('TOKEN', { ...first, password: 'admin' }))).toBe('weak-password');
	});
});

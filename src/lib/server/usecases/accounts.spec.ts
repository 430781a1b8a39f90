import { describe, expect, it } from 'vitest';
import type { Role } from '../../domain/people/roles.ts';
import { changeRoles, createAccount, createAdministrator, lockAccount, setPassword, setupOpen } from './manage-accounts.ts';
import { SESSION_MS, signIn as signInto, signOut, whoIs } from './sign-in.ts';
import { refusalOf } from './testing/sat.ts';
import { ok, testWorld } from './testing/world.ts';
import { Throttle } from './throttle.ts';

const PASSWORD = 'бір екі үш төрт';
const NAME = { surname: 'Тегі', given: 'Аты' };
const SYSTEM = { id: 'system' } as const;

async function anAccount(roles: Role[] = ['specialist'], login = 'aigul') {
	const w = testWorld();
	const id = ok(await createAccount(w.ctx)(SYSTEM, { name: NAME, login, password: PASSWORD, roles }));
	const signIn = signInto(w.ctx, new Throttle(w.clock));
	const administrator = await w.person('administrator');
	return { w, id, signIn, administrator };
}

describe('signing in', () => {
	it.each(['aigul', 'AIGUL', ' Aigul '])('as %j opens a session for a working day', async (login) => {
		const { w, id, signIn } = await anAccount();
		const { token, until } = ok(await signIn(login, PASSWORD));
		expect(until).toBe(w.clock.now() + SESSION_MS);
		expect(await whoIs(w.ctx)(token)).toEqual({ id, roles: ['specialist'], name: NAME, login: 'aigul' });
	});

	it.each([
		['a wrong password', 'aigul', 'бір екі үш бес'],
		['no password', 'aigul', ''],
		['the password in capitals', 'aigul', PASSWORD.toUpperCase()],
		['an unknown account', 'nobody', PASSWORD],
		['no login', '', PASSWORD],
		['a login every object has', 'constructor', PASSWORD]
	])('with %s says only that it failed', async (_, login, password) => {
		const { signIn } = await anAccount();
		expect(await signIn(login, password)).toEqual({ refused: 'sign-in-failed' });
	});

	it('is slowed down after five failures, longer each time, by account and not by place', async () => {
		const { w, signIn } = await anAccount();
		ok(await createAccount(w.ctx)(SYSTEM, { name: NAME, login: 'other', password: PASSWORD, roles: ['proctor'] }));
		for (let i = 0; i < 5; i += 1) expect(await refusalOf(signIn('aigul', 'x'))).toBe('sign-in-failed');
		expect(await signIn('AIGUL ', PASSWORD)).toEqual({ refused: 'too-many-attempts', details: { seconds: 15 } });
		ok(await signIn('other', PASSWORD));
		for (const seconds of [15, 30, 60, 120, 240, 480, 900, 900]) {
			w.clock.pass(seconds * 1_000 - 1);
			expect(await refusalOf(signIn('aigul', PASSWORD))).toBe('too-many-attempts');
			w.clock.pass(1);
			expect(await refusalOf(signIn('aigul', 'x'))).toBe('sign-in-failed');
		}
	});

	it('is slowed down for an account that is not there as well', async () => {
		const { signIn } = await anAccount();
		for (let i = 0; i < 5; i += 1) await signIn('nobody', 'x');
		expect(await refusalOf(signIn('nobody', 'x'))).toBe('too-many-attempts');
	});

	it('forgets the failures after a success and after an hour of quiet', async () => {
		const { w, signIn } = await anAccount();
		for (let i = 0; i < 4; i += 1) await signIn('aigul', 'x');
		ok(await signIn('aigul', PASSWORD));
		for (let i = 0; i < 4; i += 1) await signIn('aigul', 'x');
		w.clock.pass(60 * 60_000 + 1);
		for (let i = 0; i < 4; i += 1) expect(await refusalOf(signIn('aigul', 'x'))).toBe('sign-in-failed');
		ok(await signIn('aigul', PASSWORD));
	});

	it('is not made easier by a clock that is set forward', async () => {
		const { w, signIn } = await anAccount();
		for (let i = 0; i < 5; i += 1) await signIn('aigul', 'x');
		w.clock.set(w.clock.now() + 24 * 60 * 60_000);
		expect(await refusalOf(signIn('aigul', PASSWORD))).toBe('too-many-attempts');
	});

	it('to a locked account is refused, to whoever knows the password', async () => {
		const { w, id, signIn, administrator } = await anAccount();
		ok(await lockAccount(w.ctx)(administrator, id, true, 'Жұмыстан шықты'));
		expect(await refusalOf(signIn('aigul', PASSWORD))).toBe('account-locked');
		expect(await refusalOf(signIn('aigul', 'x'))).toBe('sign-in-failed');
		ok(await lockAccount(w.ctx)(administrator, id, false, 'Қайта келді'));
		ok(await signIn('aigul', PASSWORD));
	});
});

describe('a session', () => {
	it('ends by itself, to the millisecond', async () => {
		const { w, signIn } = await anAccount();
		const { token } = ok(await signIn('aigul', PASSWORD));
		w.clock.pass(SESSION_MS - 1);
		expect(await whoIs(w.ctx)(token)).toBeDefined();
		w.clock.pass(1);
		expect(await whoIs(w.ctx)(token)).toBeUndefined();
	});

	it('ends at sign-out, and only that one', async () => {
		const { w, signIn } = await anAccount();
		const [one, two] = [ok(await signIn('aigul', PASSWORD)), ok(await signIn('aigul', PASSWORD))];
		await signOut(w.ctx)(one.token);
		expect(await whoIs(w.ctx)(one.token)).toBeUndefined();
		expect(await whoIs(w.ctx)(two.token)).toBeDefined();
		const cursor = w.ctx.store.cursor();
		await signOut(w.ctx)(one.token);
		await signOut(w.ctx)('nonsense');
		expect(w.ctx.store.cursor()).toBe(cursor);
	});

	it.each<[string, (of: Awaited<ReturnType<typeof anAccount>>) => Promise<unknown>]>([
		['the roles change', ({ w, administrator, id }) => changeRoles(w.ctx)(administrator, id, ['proctor'], 'Бұйрық')],
		['the password is set', ({ w, administrator, id }) => setPassword(w.ctx)(administrator, id, 'жаңа құпиясөз')],
		['the account is locked', ({ w, administrator, id }) => lockAccount(w.ctx)(administrator, id, true, 'Бұйрық')]
	])('ends when %s', async (_, change) => {
		const given = await anAccount();
		const { token } = ok(await given.signIn('aigul', PASSWORD));
		ok((await change(given)) as string);
		expect(await whoIs(given.w.ctx)(token)).toBeUndefined();
	});

	it.each(['', '.', 'x', 'a.b', '__proto__.x', '../x.y', `${'a'.repeat(500)}.x`])('the cookie %j is nobody’s', async (token) => {
		const { w } = await anAccount();
		expect(await whoIs(w.ctx)(token)).toBeUndefined();
	});

	it('is not opened by the secret of somebody else', async () => {
		const { w, id, signIn } = await anAccount();
		ok(await createAccount(w.ctx)(SYSTEM, { name: NAME, login: 'other', password: PASSWORD, roles: ['head'] }));
		const { token } = ok(await signIn('other', PASSWORD));
		expect(await whoIs(w.ctx)(`${id}.${token.split('.')[1]}`)).toBeUndefined();
	});

	it('is kept as a hash: neither secret nor password stands in the facts', async () => {
		const { w, id, signIn } = await anAccount();
		const { token } = ok(await signIn('aigul', PASSWORD));
		const facts = JSON.stringify(await w.ctx.store.facts('user', id));
		for (const secret of [token.split('.')[1]!, PASSWORD, NAME.surname, 'aigul']) expect(facts).not.toContain(secret);
	});
});

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
		expect(await refusalOf(changeRoles(w.ctx)(administrator, administrator.id, ['head'], 'Бұйрық'))).toBe('own-role');
		expect(await refusalOf(lockAccount(w.ctx)(administrator, administrator.id, true, 'Бұйрық'))).toBe('own-role');
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
		['roles that do not go together', (w, by, id) => changeRoles(w.ctx)(by, id, ['administrator', 'head'], 'Бұйрық'), 'roles-incompatible'],
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

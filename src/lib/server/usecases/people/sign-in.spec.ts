import { describe, expect, it } from 'vitest';
import { changeRoles, createAccount, lockAccount, setPassword } from './manage-accounts.ts';
import { SESSION_MS, signOut, whoIs } from './sign-in.ts';
import { refusalOf } from '../testing/sat.ts';
import { ok } from '../testing/world.ts';

import { anAccount, NAME, PASSWORD, SYSTEM } from '../testing/accounts.ts';

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

	it('is slowed down after five failures, longer each time, by account', async () => {
		const { w, signIn } = await anAccount();
		ok(
			await createAccount(w.ctx)(SYSTEM, {
				name: NAME,
				login: 'other',
				password: PASSWORD,
				roles: ['proctor']
			})
		);
		for (let i = 0; i < 5; i += 1) expect(await refusalOf(signIn('aigul', 'x'))).toBe('sign-in-failed');
		expect(await signIn('AIGUL ', PASSWORD)).toEqual({
			refused: 'too-many-attempts',
			details: { seconds: 15 }
		});
		ok(await signIn('other', PASSWORD));
		for (const seconds of [15, 30, 60, 120, 240, 480, 900, 900]) {
			w.clock.pass(seconds * 1_000 - 1);
			expect(await refusalOf(signIn('aigul', PASSWORD))).toBe('too-many-attempts');
			w.clock.pass(1);
			expect(await refusalOf(signIn('aigul', 'x'))).toBe('sign-in-failed');
		}
	});

	it('is not refused to the owner while a stranger elsewhere guesses', async () => {
		const { signIn } = await anAccount();
		for (let i = 0; i < 5; i += 1) await signIn('aigul', 'x', '10.0.0.66');
		expect(await refusalOf(signIn('aigul', PASSWORD, '10.0.0.66'))).toBe('too-many-attempts');
		ok(await signIn('aigul', PASSWORD, '10.0.0.7'));
	});

	it('guessed from everywhere is open only where the owner signed in before', async () => {
		const { w, signIn } = await anAccount();
		ok(await signIn('aigul', PASSWORD, '10.0.0.7'));
		for (let i = 0; i < 60; i += 1) await signIn('aigul', 'x', `10.0.1.${i}`);
		expect(await signIn('aigul', PASSWORD, '10.0.0.8')).toEqual({
			refused: 'too-many-attempts',
			details: { seconds: 15 }
		});
		ok(await signIn('aigul', PASSWORD, '10.0.0.7'));
		w.clock.pass(15_000);
		ok(await signIn('aigul', PASSWORD, '10.0.0.8'));
	});

	it('guessed by many at once from one place is slowed down as well', async () => {
		const { signIn } = await anAccount();
		const all = await Promise.all(Array.from({ length: 20 }, () => refusalOf(signIn('aigul', 'x', 'a'))));
		expect(all.filter((code) => code === 'sign-in-failed')).toHaveLength(5);
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
		[
			'the roles change',
			({ w, administrator, id }) => changeRoles(w.ctx)(administrator, id, ['proctor'], 'Бұйрық')
		],
		[
			'the password is set',
			({ w, administrator, id }) => setPassword(w.ctx)(administrator, id, 'жаңа құпиясөз')
		],
		[
			'the account is locked',
			({ w, administrator, id }) => lockAccount(w.ctx)(administrator, id, true, 'Бұйрық')
		]
	])('ends when %s', async (_, change) => {
		const given = await anAccount();
		const { token } = ok(await given.signIn('aigul', PASSWORD));
		ok((await change(given)) as string);
		expect(await whoIs(given.w.ctx)(token)).toBeUndefined();
	});

	it.each(['', '.', 'x', 'a.b', '__proto__.x', '../x.y', `${'a'.repeat(500)}.x`])(
		'the cookie %j is nobody’s',
		async (token) => {
			const { w } = await anAccount();
			expect(await whoIs(w.ctx)(token)).toBeUndefined();
		}
	);

	it('is not opened by the secret of somebody else', async () => {
		const { w, id, signIn } = await anAccount();
		ok(
			await createAccount(w.ctx)(SYSTEM, { name: NAME, login: 'other', password: PASSWORD, roles: ['head'] })
		);
		const { token } = ok(await signIn('other', PASSWORD));
		expect(await whoIs(w.ctx)(`${id}.${token.split('.')[1]}`)).toBeUndefined();
	});

	it('is kept as a hash: neither secret nor password stands in the facts', async () => {
		const { w, id, signIn } = await anAccount();
		const { token } = ok(await signIn('aigul', PASSWORD));
		const facts = JSON.stringify(await w.ctx.store.facts('user', id));
		for (const secret of [token.split('.')[1]!, PASSWORD, NAME.surname, 'aigul'])
			expect(facts).not.toContain(secret);
	});
});

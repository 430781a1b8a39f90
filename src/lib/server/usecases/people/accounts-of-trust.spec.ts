import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../../domain/people/roles.ts';
import { changeRoles, confirmAccount, createAccount, lockAccount, setPassword } from './manage-accounts.ts';
import { whoIs } from './sign-in.ts';
import { listUnconfirmed } from '../settings/view-settings.ts';
import { refusalOf } from '../testing/sat.ts';
import { ok } from '../testing/world.ts';
import { anAccount, NAME, PASSWORD } from '../testing/accounts.ts';

const WHY = 'Бұйрық № 7';

/** A specialist's account, an administrator, and a department head who may vouch. */
async function withHead() {
	const one = await anAccount();
	const voucher = await one.w.person('department-head');
	return { ...one, voucher };
}

type Setup = Awaited<ReturnType<typeof withHead>>;

const DOINGS: [string, (s: Setup) => Promise<string>][] = [
	[
		'a new account of a head',
		async ({ w, administrator }) =>
			ok(
				await createAccount(w.ctx)(administrator, {
					name: NAME,
					login: 'second',
					password: PASSWORD,
					roles: ['head']
				})
			)
	],
	[
		'the role of a deputy',
		async ({ w, administrator, id }) =>
			ok(await changeRoles(w.ctx)(administrator, id, ['specialist', 'deputy-head'], WHY))
	],
	[
		'the password of a head',
		async ({ w, administrator }) => {
			const system = { id: 'system' } as const;
			const account = { name: NAME, login: 'boss', password: PASSWORD, roles: ['head'] as Role[] };
			const id = ok(await createAccount(w.ctx)(system, account));
			return ok(await setPassword(w.ctx)(administrator, id, PASSWORD));
		}
	]
];

const loginOf = async ({ w }: Setup, id: string) =>
	(await w.ctx.store.read('user', id))?.confidential?.login ?? '';

describe.each(DOINGS)('%s by the administrator', (_, doing) => {
	it('opens nothing until a second person confirms it', async () => {
		const setup = await withHead();
		const id = await doing(setup);
		const login = await loginOf(setup, id);
		expect(await refusalOf(setup.signIn(login, PASSWORD))).toBe('account-unconfirmed');
		expect((await listUnconfirmed(setup.w.ctx)()).map((one) => one.id)).toEqual([id]);
		ok(await confirmAccount(setup.w.ctx)(setup.voucher, id, true, ''));
		const { token } = ok(await setup.signIn(login, PASSWORD));
		expect((await whoIs(setup.w.ctx)(token))?.id).toBe(id);
		expect(await listUnconfirmed(setup.w.ctx)()).toEqual([]);
	});

	it('is not confirmed by the account itself, nor by who did it', async () => {
		const setup = await withHead();
		const { w, administrator } = setup;
		const id = await doing(setup);
		const himself: Actor = { id, roles: ['head'] };
		expect(await refusalOf(confirmAccount(w.ctx)(himself, id, true, ''))).toBe('second-person-needed');
		expect(await refusalOf(confirmAccount(w.ctx)(administrator, id, true, ''))).toBe('second-person-needed');
	});

	it('refused with a reason stays shut, also when the administrator unlocks it', async () => {
		const setup = await withHead();
		const { w, administrator, voucher } = setup;
		const id = await doing(setup);
		expect(await refusalOf(confirmAccount(w.ctx)(voucher, id, false, ' '))).toBe('reason-missing');
		ok(await confirmAccount(w.ctx)(voucher, id, false, WHY));
		ok(await lockAccount(w.ctx)(administrator, id, false, WHY));
		expect(await refusalOf(setup.signIn(await loginOf(setup, id), PASSWORD))).toBe('account-unconfirmed');
	});
});

describe('an account of trust', () => {
	it('needs nobody else while nobody else could vouch: the first head of an installation', async () => {
		const { w, id, administrator, signIn } = await anAccount();
		ok(await changeRoles(w.ctx)(administrator, id, ['head'], WHY));
		ok(await signIn('aigul', PASSWORD));
	});

	it('is confirmed once', async () => {
		const setup = await withHead();
		const id = await (DOINGS[0]?.[1] as (s: Setup) => Promise<string>)(setup);
		ok(await confirmAccount(setup.w.ctx)(setup.voucher, id, true, ''));
		expect(await refusalOf(confirmAccount(setup.w.ctx)(setup.voucher, id, true, ''))).toBe('outcome-settled');
	});

	it('that loses a role of trust needs nobody, while two others hold one', async () => {
		const { w, administrator, signIn } = await withHead();
		const id = await holder(w, 'boss', ['head', 'specialist']);
		expect(await refusalOf(changeRoles(w.ctx)(administrator, id, ['specialist'], WHY))).toBe('last-of-trust');
		await holder(w, 'deputy', ['deputy-head']);
		ok(await changeRoles(w.ctx)(administrator, id, ['specialist'], WHY));
		ok(await signIn('boss', PASSWORD));
	});

	it('that nobody ever confirmed loses its role at any time', async () => {
		const { w, administrator } = await withHead();
		const account = { name: NAME, login: 'new', password: PASSWORD, roles: ['head'] as Role[] };
		const id = ok(await createAccount(w.ctx)(administrator, account));
		ok(await changeRoles(w.ctx)(administrator, id, ['specialist'], WHY));
	});
});

const holder = async (w: Setup['w'], login: string, roles: Role[]) =>
	ok(await createAccount(w.ctx)({ id: 'system' }, { name: NAME, login, password: PASSWORD, roles }));

describe('an administrator alone', () => {
	/** A head and a deputy, and the administrator who would be head himself. */
	async function two() {
		const given = await anAccount();
		const { w } = given;
		const head = await holder(w, 'boss', ['head']);
		const deputy = await holder(w, 'deputy', ['deputy-head']);
		return { ...given, head, deputy };
	}

	it('does not lock everybody who could vouch', async () => {
		const { w, administrator, head, deputy } = await two();
		ok(await lockAccount(w.ctx)(administrator, deputy, true, WHY));
		expect(await refusalOf(lockAccount(w.ctx)(administrator, head, true, WHY))).toBe('last-of-trust');
		ok(await lockAccount(w.ctx)(administrator, deputy, false, WHY));
		ok(await lockAccount(w.ctx)(administrator, head, true, WHY));
		const both = await Promise.all(
			[head, deputy].map((id) => refusalOf(lockAccount(w.ctx)(administrator, id, true, WHY)))
		);
		expect(both).toContain('last-of-trust');
	});

	it('locks one of two who are locked at once', async () => {
		const { w, administrator, head, deputy } = await two();
		const both = await Promise.all(
			[head, deputy].map((id) => refusalOf(lockAccount(w.ctx)(administrator, id, true, WHY)))
		);
		expect(both.filter((code) => code === undefined)).toHaveLength(1);
	});

	it('opens no account of a head while the only other holder is locked', async () => {
		const { w, administrator, head, signIn } = await two();
		ok(await lockAccount(w.ctx)(administrator, head, true, WHY));
		const account = { name: NAME, login: 'fake', password: PASSWORD, roles: ['head'] as Role[] };
		ok(await createAccount(w.ctx)(administrator, account));
		expect(await refusalOf(signIn('fake', PASSWORD))).toBe('account-unconfirmed');
	});

	it.each<[string, (s: Awaited<ReturnType<typeof two>>) => Promise<unknown>]>([
		['is locked', ({ w, administrator, deputy }) => lockAccount(w.ctx)(administrator, deputy, true, WHY)],
		[
			'waits for a second person',
			({ w, administrator, deputy }) => setPassword(w.ctx)(administrator, deputy, PASSWORD)
		],
		[
			'waits for another role',
			({ w, administrator, deputy }) => changeRoles(w.ctx)(administrator, deputy, ['department-head'], WHY)
		],
		[
			'was to lose his role',
			({ w, administrator, deputy }) => changeRoles(w.ctx)(administrator, deputy, ['specialist'], WHY)
		]
	])('does not set the password of the head when the deputy %s', async (_, before) => {
		const given = await two();
		await before(given);
		const { w, administrator, head, deputy, signIn } = given;
		await setPassword(w.ctx)(administrator, head, 'ұрланған құпиясөз');
		ok(await lockAccount(w.ctx)(administrator, deputy, false, WHY));
		const taken = await refusalOf(signIn('boss', 'ұрланған құпиясөз'));
		expect(['sign-in-failed', 'account-unconfirmed']).toContain(taken);
	});
});

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

	it('that loses a role of trust needs nobody', async () => {
		const { w, administrator, voucher, signIn } = await withHead();
		const account = {
			name: NAME,
			login: 'boss',
			password: PASSWORD,
			roles: ['head', 'specialist'] as Role[]
		};
		const id = ok(await createAccount(w.ctx)({ id: 'system' }, account));
		ok(await changeRoles(w.ctx)(administrator, id, ['specialist'], WHY));
		ok(await signIn('boss', PASSWORD));
		expect(voucher.roles).toEqual(['department-head']);
	});
});

import { describe, expect, it } from 'vitest';
import type { Role } from '../../../domain/people/roles.ts';
import { anAccount, NAME, PASSWORD, SYSTEM } from '../testing/accounts.ts';
import { refusalOf } from '../testing/sat.ts';
import { ok } from '../testing/world.ts';
import { listAccounts, listUnconfirmed } from '../settings/view-settings.ts';
import { confirmAccount, createAccount, identifyAccount, setPassword } from './manage-accounts.ts';
import { whoIs } from './sign-in.ts';

const IIN = '900101300017';
const OTHER = '850315400015';

async function iinOf({ w }: Awaited<ReturnType<typeof anAccount>>, id: string) {
	return (await w.ctx.store.read('user', id))?.confidential?.iin;
}

describe('the IIN of a member of the staff', () => {
	it('is entered by the administrator and ends no session', async () => {
		const given = await anAccount();
		const { w, id, administrator, signIn } = given;
		const { token } = ok(await signIn('aigul', PASSWORD));
		ok(await identifyAccount(w.ctx)(administrator, id, `${IIN.slice(0, 6)} ${IIN.slice(6)}`));
		expect(await iinOf(given, id)).toBe(IIN);
		expect((await whoIs(w.ctx)(token))?.id).toBe(id);
	});

	it('stands beside the chain, never in it', async () => {
		const { w, id, administrator } = await anAccount();
		ok(await identifyAccount(w.ctx)(administrator, id, IIN));
		const facts = await w.ctx.store.facts('user', id);
		expect(facts.at(-1)).toMatchObject({ type: 'identified', by: `user:${administrator.id}` });
		expect(JSON.stringify(facts)).not.toContain(IIN);
		expect((await listAccounts(w.ctx)()).find((one) => one.id === id)).toMatchObject({ identified: true });
	});

	it('stays when the password changes', async () => {
		const given = await anAccount();
		ok(await identifyAccount(given.w.ctx)(given.administrator, given.id, IIN));
		ok(await setPassword(given.w.ctx)(given.administrator, given.id, PASSWORD));
		expect(await iinOf(given, given.id)).toBe(IIN);
	});

	it('may come with a new account', async () => {
		const given = await anAccount();
		const account = { name: NAME, login: 'new', password: PASSWORD, roles: ['proctor'] as Role[] };
		const id = ok(await createAccount(given.w.ctx)(given.administrator, { ...account, iin: IIN }));
		expect(await iinOf(given, id)).toBe(IIN);
		const other = { ...account, login: 'other', iin: '' };
		expect(
			await iinOf(given, ok(await createAccount(given.w.ctx)(given.administrator, other)))
		).toBeUndefined();
	});

	it.each([
		['eleven digits', IIN.slice(0, 11), 'iin-length'],
		['a wrong check digit', '900101300018', 'iin-checksum'],
		['letters', 'ЖСН', 'iin-length'],
		['nothing', '', 'iin-length']
	])('as %s is refused', async (_, text, code) => {
		const { w, id, administrator } = await anAccount();
		expect(await refusalOf(identifyAccount(w.ctx)(administrator, id, text))).toBe(code);
		const account = { name: NAME, login: 'new', password: PASSWORD, roles: ['proctor'] as Role[] };
		if (text)
			expect(await refusalOf(createAccount(w.ctx)(administrator, { ...account, iin: text }))).toBe(code);
	});
});

describe('the IIN of a head', () => {
	/** A head with an IIN and a deputy who may vouch. */
	async function twoOfTrust() {
		const given = await anAccount();
		const { w } = given;
		const account = { name: NAME, password: PASSWORD };
		const head = ok(
			await createAccount(w.ctx)(SYSTEM, { ...account, login: 'boss', roles: ['head'], iin: IIN })
		);
		const roles: Role[] = ['deputy-head'];
		const deputy = ok(await createAccount(w.ctx)(SYSTEM, { ...account, login: 'deputy', roles }));
		return { ...given, head, deputy: { id: deputy, roles } };
	}

	it('entered by an administrator opens nothing until a second person confirms it', async () => {
		const { w, administrator, head, deputy, signIn } = await twoOfTrust();
		const { token } = ok(await signIn('boss', PASSWORD));
		ok(await identifyAccount(w.ctx)(administrator, head, OTHER));
		expect(await whoIs(w.ctx)(token)).toBeUndefined();
		expect(await refusalOf(signIn('boss', PASSWORD))).toBe('account-unconfirmed');
		expect(await listUnconfirmed(w.ctx)()).toEqual([
			expect.objectContaining({ id: head, what: 'iin', iin: OTHER })
		]);
		expect(await refusalOf(confirmAccount(w.ctx)(administrator, head, true, ''))).toBe(
			'second-person-needed'
		);
		ok(await confirmAccount(w.ctx)(deputy, head, true, ''));
		expect((await whoIs(w.ctx)(token))?.id).toBe(head);
	});

	it('entered again as it was waits for nobody', async () => {
		const { w, administrator, head, signIn } = await twoOfTrust();
		ok(await identifyAccount(w.ctx)(administrator, head, IIN));
		ok(await signIn('boss', PASSWORD));
	});

	it('changed after it was shown is not confirmed with what was shown', async () => {
		const { w, administrator, head, deputy } = await twoOfTrust();
		ok(await identifyAccount(w.ctx)(administrator, head, OTHER));
		const [shown] = await listUnconfirmed(w.ctx)();
		w.clock.pass(1000);
		ok(await identifyAccount(w.ctx)(administrator, head, '750505300010'));
		const confirm = confirmAccount(w.ctx);
		expect(await refusalOf(confirm(deputy, head, true, '', shown!.at))).toBe('changed-meanwhile');
		const [now] = await listUnconfirmed(w.ctx)();
		ok(await confirm(deputy, head, true, '', now!.at));
	});

	it('is not entered when the last one who could vouch would be shut out by it', async () => {
		const given = await anAccount();
		const { w, administrator } = given;
		const account = { name: NAME, password: PASSWORD };
		const head = ok(await createAccount(w.ctx)(SYSTEM, { ...account, login: 'boss', roles: ['head'] }));
		const roles: Role[] = ['deputy-head'];
		const deputy = ok(await createAccount(w.ctx)(SYSTEM, { ...account, login: 'deputy', roles }));
		ok(await identifyAccount(w.ctx)(administrator, deputy, OTHER));
		expect(await refusalOf(identifyAccount(w.ctx)(administrator, head, IIN))).toBe('last-of-trust');
		expect(await iinOf(given, head)).toBeUndefined();
	});

	it('of the only account of trust needs nobody', async () => {
		const given = await anAccount();
		const account = { name: NAME, login: 'boss', password: PASSWORD, roles: ['head'] as Role[] };
		const head = ok(await createAccount(given.w.ctx)(SYSTEM, account));
		ok(await identifyAccount(given.w.ctx)(given.administrator, head, IIN));
		ok(await given.signIn('boss', PASSWORD));
	});
});

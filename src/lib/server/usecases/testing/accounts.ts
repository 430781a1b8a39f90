import type { Role } from '../../../domain/people/roles.ts';
import { createAccount } from '../people/manage-accounts.ts';
import { SignInBrake } from '../people/sign-in-brake.ts';
import { signIn as signInto } from '../people/sign-in.ts';
import { ok, testWorld } from './world.ts';

export const PASSWORD = 'бір екі үш төрт';
export const NAME = { surname: 'Тегі', given: 'Аты' };
export const SYSTEM = { id: 'system' } as const;

/** An account with a password and, beside it, an administrator. */
export async function anAccount(roles: Role[] = ['specialist'], login = 'aigul') {
	const w = testWorld();
	const id = ok(await createAccount(w.ctx)(SYSTEM, { name: NAME, login, password: PASSWORD, roles }));
	const signIn = signInto(w.ctx, new SignInBrake(w.clock));
	const administrator = await w.person('administrator');
	return { w, id, signIn, administrator };
}

import { Browser } from './browser.ts';
import type { SigningTask } from '../../lib/domain/signing/signing.ts';
import type { TestKeys } from '../demonstration/keys.ts';
import { signWithKey } from './keys.ts';
import { STAFF } from '../demonstration/people.ts';
import type { Role } from '../../lib/domain/people/roles.ts';

type Who = 'chancellery' | 'specialist' | 'department-head' | 'head' | 'proctor' | 'administrator';

/** The people of the office, each at a browser of their own, with the key that only they have. */
export type Staff = Record<Who, Browser> & {
	/** Signs with the person's key; where the office's server trusts none, as a recorded decision: `otherwise`. */
	sign(who: Who, task: SigningTask, otherwise: () => Promise<unknown>): Promise<void>;
};

function accountOf(role: Role) {
	const person = STAFF.find(({ roles }) => roles.includes(role));
	if (!person) throw new Error(`Nobody of the demonstration office is ${role}.`);
	return person;
}

async function signedIn(origin: string, role: Role): Promise<Browser> {
	const { login, password } = accountOf(role);
	return new Browser(origin, role).signIn(login, password);
}

export async function staffOf(origin: string, keys: TestKeys | null): Promise<Staff> {
	const browsers = {
		chancellery: await signedIn(origin, 'chancellery'),
		specialist: await signedIn(origin, 'specialist'),
		'department-head': await signedIn(origin, 'department-head'),
		head: await signedIn(origin, 'head'),
		proctor: await signedIn(origin, 'proctor'),
		administrator: await signedIn(origin, 'administrator')
	};
	return {
		...browsers,
		async sign(who, task, otherwise) {
			const key = keys?.staff[accountOf(who).login];
			await (key ? signWithKey(browsers[who], key, task) : otherwise());
		}
	};
}

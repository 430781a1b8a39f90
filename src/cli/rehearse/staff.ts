import { Browser } from './browser.ts';
import { STAFF } from '../demonstration/people.ts';
import type { Role } from '../../lib/domain/people/roles.ts';

/** The people of the office, each at a browser of their own. */
export type Staff = Record<
	'chancellery' | 'specialist' | 'department-head' | 'head' | 'proctor' | 'administrator',
	Browser
>;

async function signedIn(origin: string, role: Role): Promise<Browser> {
	const person = STAFF.find(({ roles }) => roles.includes(role));
	if (!person) throw new Error(`Nobody of the demonstration office is ${role}.`);
	return new Browser(origin, role).signIn(person.login, person.password);
}

export async function staffOf(origin: string): Promise<Staff> {
	return {
		chancellery: await signedIn(origin, 'chancellery'),
		specialist: await signedIn(origin, 'specialist'),
		'department-head': await signedIn(origin, 'department-head'),
		head: await signedIn(origin, 'head'),
		proctor: await signedIn(origin, 'proctor'),
		administrator: await signedIn(origin, 'administrator')
	};
}

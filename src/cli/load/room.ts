import { join } from 'node:path';
import { compose, readSettings } from '../../lib/server/compose.ts';
import { BLUEPRINT } from '../demonstration/office.ts';
import { madeUpApplicants, STAFF } from '../demonstration/people.ts';
import { seedApplications, seedOffice } from '../demonstration/seed.ts';
import {
	beginSitting,
	scheduleSitting,
	seatEverybody,
	type SeatedCandidate
} from '../demonstration/sitting.ts';
import { Browser } from '../rehearse/browser.ts';
import { hundredQuestions } from './bank.ts';

const CLOCK_AT = '2026-11-24T09:05:00+05:00';

/** A sitting with papers of 100 bilingual questions in a folder of its own. */
export interface LoadRoom {
	env: Record<string, string>;
	port: number;
	origin: string;
	sitting: string;
	candidates: SeatedCandidate[];
}

/** The environment of a server whose data lies in a folder. */
export const environment = (folder: string, port: number): Record<string, string> => ({
	PORT: String(port),
	ORIGIN: `http://localhost:${port}`,
	SYNAQ_MODE: 'rehearsal',
	DATA_DIR: join(folder, 'data'),
	EXPORTS_DIR: join(folder, 'exports')
});

/** Fills a folder: everybody is seated and, unless they shall wait for it, the test runs. */
export async function prepareRoom(
	folder: string,
	port: number,
	{ candidates: count, waiting = false }: { candidates: number; waiting?: boolean }
): Promise<LoadRoom> {
	const env = environment(folder, port);
	const app = await compose(readSettings({ ...env, CLOCK_AT }));
	const sections = [{ id: 'all', questions: 100, passMark: null }];
	const blueprint = { ...BLUEPRINT, bank: 'bench', sections, minutes: 150, passMark: 50 };
	const seeded = await seedOffice(app, { bank: hundredQuestions(), blueprint, capacity: count, spare: 0 });
	const ids = await seedApplications(app, seeded, madeUpApplicants(count));
	const sitting = await scheduleSitting(app, seeded, ids, '09:30');
	const begin = waiting ? seatEverybody : beginSitting;
	const candidates = await begin(app, seeded, sitting);
	await app.moveClock({ id: 'system', roles: [] }, app.clock.now());
	await app.close();
	return { env, port, origin: env.ORIGIN ?? '', sitting, candidates };
}

export const cookieOf = ({ seatToken, token }: SeatedCandidate): string =>
	`seat=${seatToken}; attempt=${token}`;

/** The proctor at a console. */
export async function proctorAt(origin: string): Promise<Browser> {
	const account = STAFF.find(({ roles }) => roles.includes('proctor'));
	if (!account) throw new Error('Nobody of the demonstration office is a proctor.');
	return new Browser(origin, 'proctor').signIn(account.login, account.password);
}

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compose, readSettings, type App } from '../lib/server/compose.ts';
import { ensureBuild } from './build.ts';
import { demonstrationMorning } from './demo-clock.ts';
import { madeUpApplicants, STAFF } from './demonstration/people.ts';
import { KEY_PASSWORD, makeTestKeys, trustTestKeys, writeKeyFiles } from './demonstration/keys.ts';
import { seedApplications, seedOffice } from './demonstration/seed.ts';
import { builder, seedServices } from './demonstration/services.ts';
import { defaultOrigin, startServer, tie } from './serve.ts';

const APPLICANTS = 24;
/** Applicants with a key for the cabinet: two who have applied, and one who has not yet. */
const WITH_KEYS = [0, 1, APPLICANTS];

const PORT = process.env.PORT ?? '3000';
const ORIGIN = process.env.ORIGIN ?? defaultOrigin(PORT);
// A folder of its own, emptied at each start: never the one an office's DATA_DIR names.
const DATA_DIR = '.demo-data';
const EXPORTS_DIR = process.env.EXPORTS_DIR ?? 'exports';
const KEYS_DIR = join(EXPORTS_DIR, 'test-keys');

/** The office's clock, which visitors set forward; before the server answers, the moment it begins at. */
const officeTime = (begins: number) => async (): Promise<number> => {
	const status = await fetch(`${ORIGIN}/status`)
		.then((answer) => answer.json())
		.catch(() => null);
	return (status as { now: number } | null)?.now ?? begins;
};

/** Test keys for the staff and some applicants, in files to sign with. */
async function giveKeys(app: App): Promise<void> {
	const begins = app.clock.now();
	const keys = await makeTestKeys(begins, officeTime(begins));
	await trustTestKeys(app, keys);
	const people = madeUpApplicants(APPLICANTS + 1);
	const applicants = await Promise.all(
		WITH_KEYS.map(async (n) => [`applicant-${n + 1}`, await keys.forApplicant(people[n]!)] as const)
	);
	const { name, iin, bin, organisation: title } = builder();
	const organisation = await keys.forApplicant({ name, iin }, { bin, name: title });
	await writeKeyFiles(KEYS_DIR, { ...keys.staff, ...Object.fromEntries(applicants), organisation });
}

async function fill(): Promise<string> {
	await rm(DATA_DIR, { recursive: true, force: true });
	const CLOCK_AT = process.env.CLOCK_AT ?? new Date(demonstrationMorning(Date.now())).toISOString();
	const app = await compose(
		readSettings({ SYNAQ_MODE: 'demonstration', DATA_DIR, EXPORTS_DIR, ORIGIN, CLOCK_AT })
	);
	const seeded = await seedOffice(app);
	await seedApplications(app, seeded, madeUpApplicants(APPLICANTS));
	await seedServices(app, seeded.users);
	await giveKeys(app);
	// The server goes on from the moment at which everything was registered, also before that hour of the day.
	await app.moveClock({ id: 'system', roles: [] }, app.clock.now());
	await app.close();
	return seeded.room.code;
}

function print(roomCode: string): void {
	const width = Math.max(...STAFF.map(({ login }) => login.length));
	const people = STAFF.map(
		({ login, password, roles }) => `  ${login.padEnd(width)}  ${password.padEnd(24)} ${roles.join(', ')}`
	);
	process.stdout.write(
		[
			'',
			'Synaq: a demonstration office. Everything in it is made up.',
			'',
			`  Staff       ${ORIGIN}`,
			`  Exam seats  ${ORIGIN}/exam   (room code ${roomCode}, any seat number)`,
			`  Check       ${ORIGIN}/verify`,
			`  Cabinet     ${ORIGIN}/cabinet   (applicants: applicant-*.p12 or organisation.p12, or a password of their own)`,
			`  Counter     ${ORIGIN}/counter`,
			`  Queue       ${ORIGIN}/queue   (hall display: /queue/hall)`,
			`  Keys        ${KEYS_DIR}/*.p12   (test keys of everybody, password ${KEY_PASSWORD})`,
			'',
			'  sign-in name and password, role',
			...people,
			'',
			'The strip at the top of each page sets the demonstration clock forward. Ctrl+C ends; the next start is afresh.',
			''
		].join('\n')
	);
}

await ensureBuild();
print(await fill());
tie(
	startServer({
		PORT,
		ORIGIN,
		DATA_DIR,
		EXPORTS_DIR,
		SYNAQ_MODE: 'demonstration',
		HOST: process.env.HOST ?? '127.0.0.1'
	})
);

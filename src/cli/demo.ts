import { rm } from 'node:fs/promises';
import { compose, readSettings } from '../lib/server/compose.ts';
import { ensureBuild } from './build.ts';
import { demonstrationMorning } from './demo-clock.ts';
import { madeUpApplicants, STAFF } from './demonstration/people.ts';
import { seedApplications, seedOffice } from './demonstration/seed.ts';
import { defaultOrigin, startServer, tie } from './serve.ts';

const APPLICANTS = 24;

const PORT = process.env.PORT ?? '3000';
const ORIGIN = process.env.ORIGIN ?? defaultOrigin(PORT);
// A folder of its own, emptied at each start: never the one an office's DATA_DIR names.
const DATA_DIR = '.demo-data';
const EXPORTS_DIR = process.env.EXPORTS_DIR ?? 'exports';

async function fill(): Promise<string> {
	await rm(DATA_DIR, { recursive: true, force: true });
	const CLOCK_AT = process.env.CLOCK_AT ?? new Date(demonstrationMorning(Date.now())).toISOString();
	const app = await compose(
		readSettings({ SYNAQ_MODE: 'demonstration', DATA_DIR, EXPORTS_DIR, ORIGIN, CLOCK_AT })
	);
	const seeded = await seedOffice(app);
	await seedApplications(app, seeded, madeUpApplicants(APPLICANTS));
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

import { type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { compose, readSettings } from '../lib/server/compose.ts';
import { demonstrationMorning } from './demo-clock.ts';
import { ensureBuild } from './build.ts';
import { madeUpApplicants } from './demonstration/people.ts';
import { demonstrationBank, seedOffice } from './demonstration/seed.ts';
import { percentile, rounded } from './load/figures.ts';
import { issueResults, results, settle } from './rehearse/after-test.ts';
import { downloadAll } from './rehearse/download.ts';
import { examine, order, register } from './rehearse/before-test.ts';
import type { Acknowledged, Candidate } from './rehearse/candidate.ts';
import { begin, end } from './rehearse/sitting.ts';
import { staffOf, type Staff } from './rehearse/staff.ts';
import { compareWithBundles, compareWithStored } from './rehearse/stored.ts';
import { freePort, startServer, untilUp } from './serve.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Before this share of the answers is given, the server is killed; the pages keep what was not acknowledged. */
const KILL_AT = 0.6;

/** The server the rehearsal is played against. */
interface Stage {
	origin: string;
	/** null: somebody else's server, which is not killed and whose folder is not opened. */
	own: { dataDir: string; kill(): Promise<void>; restart(): Promise<void>; settled(): Promise<void> } | null;
	/** Where documents and bundles are written. */
	exportsDir: string;
	/** Cases the server held before: the made-up applicants are others each time. */
	cases: number;
	close(): Promise<void>;
}

async function ownServer(candidates: number): Promise<Stage> {
	await ensureBuild();
	const dataDir = await mkdtemp(join(tmpdir(), 'synaq-rehearsal-'));
	const exportsDir = join('exports', 'rehearsal');
	rmSync(exportsDir, { recursive: true, force: true });
	mkdirSync(exportsDir, { recursive: true });
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const env = {
		SYNAQ_MODE: 'rehearsal',
		DATA_DIR: dataDir,
		EXPORTS_DIR: exportsDir,
		ORIGIN: origin,
		PORT: String(port)
	};
	const app = await compose(
		readSettings({ ...env, CLOCK_AT: new Date(demonstrationMorning(Date.now())).toISOString() })
	);
	await seedOffice(app, { capacity: Math.max(30, candidates + 2) });
	await app.moveClock({ id: 'system', roles: [] }, app.clock.now());
	await app.close();
	let child: ChildProcess;
	const start = async () => {
		child = startServer(env, 'pipe');
		child.stderr?.pipe(process.stderr);
		await untilUp(origin);
	};
	const kill = (signal: NodeJS.Signals = 'SIGKILL') =>
		new Promise<void>((resolve) => {
			if (child.exitCode !== null || child.signalCode) return resolve();
			child.once('exit', () => resolve());
			child.kill(signal);
		});
	await start();
	const own = { dataDir, kill: () => kill(), restart: start, settled: () => untilPrinted(origin) };
	return {
		origin,
		own,
		exportsDir,
		cases: 0,
		close: async () => rmSync(dataDir, { recursive: true, force: true })
	};
}

/** Waits until the server has written every document it issued. */
async function untilPrinted(origin: string): Promise<void> {
	for (;;) {
		const { printing } = (await (await fetch(`${origin}/status`)).json()) as { printing: number };
		if (!printing) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

async function foreignServer(origin: string): Promise<Stage> {
	const status = (await (await fetch(`${origin}/status`)).json()) as { mode: string; cases: number };
	if (status.mode === 'office') {
		throw new Error(
			`${origin} does an office's real work${status.cases ? ` and holds ${status.cases} cases` : ''}: a rehearsal is not played there.`
		);
	}
	const exportsDir = join('exports', 'rehearsal');
	rmSync(exportsDir, { recursive: true, force: true });
	mkdirSync(exportsDir, { recursive: true });
	return { origin, own: null, exportsDir, cases: status.cases, close: async () => undefined };
}

/** Who does what among N applicants: some not admitted, some absent, some who know nothing. */
function cast(n: number) {
	const notAdmitted = n >= 3 ? Math.max(1, Math.floor(n / 10)) : 0;
	const admitted = n - notAdmitted;
	const absent = n >= 6 ? Math.max(1, Math.floor(admitted / 15)) : 0;
	return {
		notAdmitted,
		absent,
		talent: (seat: number) => (seat % 3 === 2 ? 0.3 : 0.9)
	};
}

/** All answer at the same time. On our own server the power is cut in the middle, and the pages go on afterwards. */
async function answer(stage: Stage, candidates: Candidate[]): Promise<void> {
	if (!stage.own) {
		await Promise.all(candidates.map((candidate) => candidate.answer()));
		return;
	}
	await Promise.all(candidates.map((candidate) => candidate.answer(KILL_AT)));
	// Papers of the office that wait for the press are no part of what is proved here.
	await stage.own.settled();
	const rest = candidates.map((candidate) => candidate.answerUntilCut());
	await new Promise((resolve) => setTimeout(resolve, 15));
	await stage.own.kill();
	await Promise.all(rest);
	const acknowledged = candidates.flatMap((candidate) => candidate.acknowledged);
	const { lost } = await compareWithStored(stage.own.dataDir, acknowledged);
	say(`killed in the middle of the test: ${acknowledged.length} answers acknowledged, ${lost} lost`);
	if (lost) throw new Error(`${lost} acknowledged answers were lost.`);
	await stage.own.restart();
	await Promise.all(candidates.map((candidate) => candidate.pulse()));
	await Promise.all(candidates.map((candidate) => candidate.answer()));
}

const pdfsUnder = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.pdf'))
		.map((path) => relative(process.cwd(), join(folder, path)))
		.sort();

interface OrderPage {
	order: { state: { signed: { sittings: string[] } | null } };
}

async function play(stage: Stage, staff: Staff, n: number) {
	const { notAdmitted, absent, talent } = cast(n);
	const bank = await demonstrationBank();
	say(`${n} applicants…`);
	const ids = await register(staff, madeUpApplicants(stage.cases + n).slice(stage.cases));
	const round = await examine(staff, ids, new Set(ids.slice(n - notAdmitted)));
	say('examined; the order is drafted and signed…');
	const orderPath = await order(staff, round);
	const sittings = (await staff.specialist.page<OrderPage>(orderPath)).order.state.signed?.sittings ?? [];
	const all: Candidate[] = [];
	let passed = 0;
	for (const sitting of sittings) {
		const candidates = await begin(staff, sitting, bank, {
			absent: sitting === sittings[0] ? absent : 0,
			talent
		});
		say(`sitting ${sitting}: ${candidates.length} candidates answer at the same time…`);
		await answer(stage, candidates);
		passed += await end(staff, sitting, candidates);
		all.push(...candidates);
	}
	say('closed; act, order, certificates…');
	await settle(staff, round, sittings);
	await issueResults(staff, round);
	const { certificates, open } = await results(staff, round);
	if (open) throw new Error(`${open} cases were not brought to their end.`);
	return {
		admitted: n - notAdmitted,
		notAdmitted,
		absent,
		tested: all.length,
		passed,
		certificates,
		all,
		round,
		cases: ids,
		sittings
	};
}

/** Looks for what was acknowledged where it must be: in the data our killed server left, or in the bundles of another. */
async function find(
	stage: Stage,
	staff: Staff,
	played: { round: string; cases: string[]; sittings: string[] },
	acknowledged: Acknowledged[]
) {
	if (stage.own) {
		await stage.own.settled();
		await stage.own.kill();
		return compareWithStored(stage.own.dataDir, acknowledged);
	}
	await downloadAll(staff, played, stage.exportsDir);
	const folders = played.sittings.map((sitting) => join(stage.exportsDir, sitting));
	return compareWithBundles(folders, acknowledged);
}

async function rehearse(stage: Stage, n: number) {
	const staff = await staffOf(stage.origin);
	const played = await play(stage, staff, n);
	const acknowledged = played.all.flatMap((candidate) => candidate.acknowledged);
	const compared = await find(stage, staff, played, acknowledged);
	const took = played.all.flatMap((candidate) => candidate.took);
	return {
		applicants: n,
		admitted: played.admitted,
		notAdmitted: played.notAdmitted,
		absent: played.absent,
		tested: played.tested,
		passed: played.passed,
		failed: played.tested - played.passed,
		certificates: played.certificates,
		answersAcknowledged: acknowledged.length,
		answersStored: compared.stored,
		lost: compared.lost,
		ack: {
			p50: rounded(percentile(took, 0.5)),
			p95: rounded(percentile(took, 0.95)),
			p99: rounded(percentile(took, 0.99))
		},
		documents: pdfsUnder(stage.exportsDir),
		bundle: relative(process.cwd(), join(stage.exportsDir, played.sittings[0] ?? ''))
	};
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			candidates: { type: 'string', default: '24' },
			url: { type: 'string' },
			json: { type: 'boolean' }
		}
	});
	const n = Number(values.candidates);
	if (!Number.isInteger(n) || n < 1 || n > 500)
		throw new Error('--candidates takes a whole number from 1 to 500.');
	const stage = values.url ? await foreignServer(values.url.replace(/\/+$/, '')) : await ownServer(n);
	try {
		const report = await rehearse(stage, n);
		process.stdout.write(`${JSON.stringify(report, null, values.json ? 0 : 2)}\n`);
		if (report.lost) process.exitCode = 1;
	} finally {
		await stage.own?.kill().catch(() => undefined);
		await stage.close();
	}
}

main().then(
	() => process.exit(),
	(error: unknown) => {
		say(`The rehearsal failed: ${error instanceof Error ? error.message : String(error)}`);
		process.exit(1);
	}
);

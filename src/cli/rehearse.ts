import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { madeUpApplicants } from './demonstration/people.ts';
import { demonstrationBank } from './demonstration/seed.ts';
import { percentile, rounded } from './load/figures.ts';
import { issueResults, results, settle } from './rehearse/after-test.ts';
import { downloadAll } from './rehearse/download.ts';
import { examine, order, register } from './rehearse/before-test.ts';
import type { Acknowledged, Candidate } from './rehearse/candidate.ts';
import { chanceOf, seedFrom } from './rehearse/faults/chance.ts';
import { openLine, type Line } from './rehearse/faults/line.ts';
import { playFaults, type PlayedFault } from './rehearse/faults/play.ts';
import { begin, end } from './rehearse/sitting.ts';
import { foreignServer, ownServer, type OwnServer, type Stage } from './rehearse/stage.ts';
import { staffOf, type Staff } from './rehearse/staff.ts';
import { compareWithBundles, compareWithStored } from './rehearse/stored.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Before this share of the answers is given, the server is killed; the pages keep what was not acknowledged. */
const KILL_AT = 0.6;

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
	const { own } = stage;
	await Promise.all(candidates.map((candidate) => candidate.answer(KILL_AT)));
	// Papers of the office that wait for the press are no part of what is proved here.
	await own.settled();
	const rest = candidates.map((candidate) => candidate.answerUntilCut());
	await new Promise((resolve) => setTimeout(resolve, 15));
	await own.kill();
	await Promise.all(rest);
	await nothingLost(
		own,
		candidates.flatMap(({ acknowledged }) => acknowledged)
	);
	await own.restart();
	await Promise.all(candidates.map((candidate) => candidate.pulse()));
	await Promise.all(candidates.map((candidate) => candidate.answer()));
}

/** Looks into the folder of the killed server. Throws when an acknowledged answer is not there. */
async function nothingLost({ dataDir }: OwnServer, acknowledged: Acknowledged[]): Promise<void> {
	const { lost, misnumbered } = await compareWithStored(dataDir, acknowledged);
	say(`killed in the middle of the test: ${acknowledged.length} answers acknowledged, ${lost} lost`);
	if (lost) throw new Error(`${lost} acknowledged answers were lost.`);
	if (misnumbered) throw new Error(`${misnumbered} answers were stored twice or left out.`);
}

interface RoomPage {
	view: { room: { code: string; capacity: number }; seats: { seat: number }[] };
}

/** Everybody answers, each over a line of his own, while one fault follows another. */
async function answerThroughFaults(
	stage: Stage & { own: OwnServer },
	staff: Staff,
	sitting: string,
	seated: { candidate: Candidate; line: Line }[]
): Promise<PlayedFault[]> {
	const { own } = stage;
	const { view } = await staff.proctor.page<RoomPage>(`/proctor/sittings/${sitting}`);
	const taken = new Set(view.seats.map(({ seat }) => seat));
	const seats = Array.from({ length: view.room.capacity }, (_, i) => i + 1).filter(
		(seat) => !taken.has(seat)
	);
	const chance = chanceOf(seedFrom(process.env.FAULT_SEED, Date.now()));
	say(`faults by FAULT_SEED=${chance.seed}`);
	const players = seated.map(({ candidate, line }) => ({ candidate, line, page: candidate.page() }));
	const told = () => players.flatMap(({ candidate, page }) => [...candidate.acknowledged, ...page.told]);
	await own.settled();
	const server = { kill: own.kill, restart: own.restart, killed: () => nothingLost(own, told()) };
	return playFaults({ server, staff, sitting, spare: { room: view.room.code, seats }, players, chance }, say);
}

const pdfsUnder = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.pdf'))
		.map((path) => relative(process.cwd(), join(folder, path)))
		.sort();

/** Whether a printed document carries an e-signature. */
const isSigned = (path: string): boolean => readFileSync(path).includes('/ByteRange');

interface OrderPage {
	order: { state: { signed: { sittings: string[] } | null } };
}

async function play(stage: Stage, staff: Staff, n: number, withFaults: boolean) {
	const { notAdmitted, absent, talent } = cast(n);
	const bank = await demonstrationBank();
	say(`${n} applicants…`);
	const ids = await register(staff, madeUpApplicants(stage.cases + n).slice(stage.cases));
	const round = await examine(staff, ids, new Set(ids.slice(n - notAdmitted)));
	say('examined; the order is drafted and signed…');
	const orderPath = await order(staff, round);
	const sittings = (await staff.specialist.page<OrderPage>(orderPath)).order.state.signed?.sittings ?? [];
	const all: Candidate[] = [];
	const faults: PlayedFault[] = [];
	const lines: Line[] = [];
	let passed = 0;
	for (const sitting of sittings) {
		const own = withFaults && sitting === sittings[0] ? stage.own : null;
		const line = own && (async () => lines[lines.push(await openLine(own.port)) - 1] as Line);
		const candidates = await begin(staff, sitting, bank, {
			absent: sitting === sittings[0] ? absent : 0,
			talent,
			...(line ? { line } : {})
		});
		say(`sitting ${sitting}: ${candidates.length} candidates answer at the same time…`);
		if (own) {
			const seated = candidates.map((candidate, index) => ({ candidate, line: lines[index] as Line }));
			faults.push(...(await answerThroughFaults({ ...stage, own }, staff, sitting, seated)));
		} else await answer(stage, candidates);
		passed += await end(staff, sitting, candidates);
		all.push(...candidates);
	}
	say('closed; act, order, certificates…');
	await settle(staff, round, sittings);
	await issueResults(staff, round);
	const { certificates, open } = await results(staff, round);
	if (open) throw new Error(`${open} cases were not brought to their end.`);
	for (const line of lines) await line.close();
	return {
		admitted: n - notAdmitted,
		notAdmitted,
		absent,
		tested: all.length,
		passed,
		certificates,
		all,
		faults,
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

async function rehearse(stage: Stage, n: number, withFaults: boolean) {
	const staff = await staffOf(stage.origin, stage.keys);
	const played = await play(stage, staff, n, withFaults);
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
		misnumbered: compared.misnumbered,
		...(withFaults ? { faults: played.faults } : {}),
		ack: {
			p50: rounded(percentile(took, 0.5)),
			p95: rounded(percentile(took, 0.95)),
			p99: rounded(percentile(took, 0.99))
		},
		documents: pdfsUnder(stage.exportsDir),
		signed: pdfsUnder(stage.exportsDir).filter(isSigned),
		bundle: relative(process.cwd(), join(stage.exportsDir, played.sittings[0] ?? ''))
	};
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			candidates: { type: 'string', default: '24' },
			url: { type: 'string' },
			faults: { type: 'boolean' },
			json: { type: 'boolean' }
		}
	});
	const n = Number(values.candidates);
	if (!Number.isInteger(n) || n < 1 || n > 500)
		throw new Error('--candidates takes a whole number from 1 to 500.');
	if (values.faults && values.url)
		throw new Error('--faults kills the server it plays against: it is not played with --url.');
	const stage = values.url ? await foreignServer(values.url.replace(/\/+$/, '')) : await ownServer(n);
	try {
		const report = await rehearse(stage, n, values.faults === true);
		process.stdout.write(`${JSON.stringify(report, null, values.json ? 0 : 2)}\n`);
		if (report.lost || report.misnumbered) process.exitCode = 1;
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

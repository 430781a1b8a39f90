import { spawnSync } from 'node:child_process';

/** The rehearsal as an office plays it on the eve of an exam; the server is killed in each, and once all goes wrong. */
const REHEARSALS = [
	{ candidates: 6, faults: false },
	{ candidates: 60, faults: false },
	{ candidates: 20, faults: true }
];
const FAULTS_MIN = 10;
const KINDS_MIN = 4;
/** A busy machine gets more than the figures say. */
const RECOVERED_MS = 20_000;

interface Report {
	applicants: number;
	admitted: number;
	notAdmitted: number;
	absent: number;
	tested: number;
	passed: number;
	failed: number;
	certificates: number;
	answersAcknowledged: number;
	answersStored: number;
	lost: number;
	misnumbered: number;
	faults?: { kind: string; at: number; recoveredMs: number }[];
	documents: string[];
}

function rehearse({ candidates, faults }: (typeof REHEARSALS)[number]): Report {
	const args = [
		'node_modules/tsx/dist/cli.mjs',
		'src/cli/rehearse.ts',
		'--candidates',
		String(candidates),
		'--json',
		...(faults ? ['--faults'] : [])
	];
	const done = spawnSync(process.execPath, args, {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'inherit'],
		maxBuffer: 64 * 1024 * 1024
	});
	if (done.status !== 0) throw new Error(`The rehearsal with ${candidates} ended with ${done.status}.`);
	return JSON.parse(done.stdout) as Report;
}

/** What must hold of the faults, where they are played. */
function wrongFaults(faults: NonNullable<Report['faults']>): string[] {
	const rules: [string, boolean][] = [
		[`at least ${FAULTS_MIN} faults are played`, faults.length >= FAULTS_MIN],
		['of several kinds', new Set(faults.map(({ kind }) => kind)).size >= KINDS_MIN],
		['everybody answers again soon', faults.every(({ recoveredMs }) => recoveredMs <= RECOVERED_MS)]
	];
	return rules.filter(([, holds]) => !holds).map(([rule]) => rule);
}

/** What must hold of every rehearsal. */
function wrong(report: Report): string[] {
	const rules: [string, boolean][] = [
		['nothing acknowledged is lost', report.lost === 0],
		['no answer is stored twice or left out', report.misnumbered === 0],
		['everything acknowledged is stored', report.answersStored >= report.answersAcknowledged],
		['answers were given', report.answersAcknowledged > 0],
		['everybody is admitted or not', report.admitted + report.notAdmitted === report.applicants],
		['some are not admitted', report.notAdmitted > 0],
		['somebody is absent', report.absent > 0],
		['the others sat the test', report.tested === report.admitted - report.absent],
		[
			'somebody passed and somebody did not',
			report.passed > 0 && report.failed > 0 && report.passed + report.failed === report.tested
		],
		['who passed has a certificate', report.certificates === report.passed],
		[
			'documents are printed in two languages',
			report.documents.length > 0 && report.documents.length % 2 === 0
		]
	];
	return rules.filter(([, holds]) => !holds).map(([rule]) => rule);
}

let failed = 0;
for (const one of REHEARSALS) {
	const report = rehearse(one);
	const problems = [...wrong(report), ...(one.faults ? wrongFaults(report.faults ?? []) : [])];
	process.stdout.write(
		`${problems.length ? '✗' : '✓'} a rehearsal with ${one.candidates} applicants${one.faults ? ' and faults' : ''}: ${problems.join('; ') || 'nothing lost'}\n`
	);
	failed += problems.length ? 1 : 0;
}
process.stdout.write(`${REHEARSALS.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed ? 1 : 0;

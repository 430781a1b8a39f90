/**
 * `npm run verify -- <bundle> [--root <hash>] [--act <hash>] [--json]`: runs a sitting again from its bundle, without a
 * server and without a data folder; with `--case <file>` one candidate from his file. Exit status: 0 it holds, 1
 * something is wrong, 2 it cannot be read. docs/verify.md.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyBundle, type Paper, type Report } from '../lib/domain/exam/verify/bundle.ts';
import { verifyCase } from '../lib/domain/exam/verify/case.ts';
import { readBundleFiles } from './verify/read.ts';
import { tell } from './verify/tell.ts';

const USAGE = `Usage: npm run verify -- <bundle folder or .zip> [--root <hash>] [--act <hash>] [--json]
       npm run verify -- --case <file.json> [--root <hash>] [--json]
  --root  the root printed in the paper act
  --act   the SHA-256 at the foot of the paper act`;

const HASH = /^[0-9a-f]{64}$/;

/** A hash as people copy it from paper: in groups, in capitals. Throws on what is none. */
function hashFrom(text: string | undefined, name: string): string | undefined {
	if (text === undefined) return undefined;
	const hash = text.replace(/\s/g, '').toLowerCase();
	if (!HASH.test(hash)) throw new Error(`--${name} is not a hash of 64 hexadecimal digits.`);
	return hash;
}

const OPTIONS = {
	root: { type: 'string' },
	act: { type: 'string' },
	case: { type: 'string' },
	json: { type: 'boolean' }
} as const;

function judge(bundle: string | undefined, caseFile: string | undefined, paper: Paper): Report {
	if (caseFile !== undefined) return verifyCase(new Uint8Array(readFileSync(caseFile)), paper);
	const files = readBundleFiles(bundle ?? '');
	if (!files.size) throw new Error(`${bundle} is empty.`);
	return verifyBundle(files, paper);
}

function main(): number {
	const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
	const [bundle] = positionals;
	const one = values.case === undefined ? positionals.length === 1 : positionals.length === 0;
	if (!one || (values.case !== undefined && values.act !== undefined)) throw new Error(USAGE);
	const [root, act] = [hashFrom(values.root, 'root'), hashFrom(values.act, 'act')];
	const paper = { ...(root ? { root } : {}), ...(act ? { act } : {}) };
	const report = judge(bundle, values.case, paper);
	process.stdout.write(`${values.json ? JSON.stringify(report, null, '\t') : tell(report, paper)}\n`);
	return report.ok ? 0 : 1;
}

try {
	process.exitCode = main();
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 2;
}

/**
 * `npm run verify -- <bundle> [--root <hash>] [--act <hash>] [--json]`: runs a sitting again from its bundle, without a
 * server and without a data folder; with `--case <file>` one candidate from his file. Exit status: 0 it holds, 1
 * something is wrong, 2 it cannot be read, 3 it holds but the printed act could not be checked. docs/verify.md.
 */
import { parseArgs } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import { verifyBundle, type Paper, type Report } from '../lib/domain/exam/verify/bundle.ts';
import { verifyCase } from '../lib/domain/exam/verify/case.ts';
import { verifyPrinted, type Printing } from '../lib/domain/exam/verify/printed.ts';
import { renderDocument } from '../lib/server/documents/render.ts';
import { onlySigned } from '../lib/server/signatures/pdf/room.ts';
import { readBundleFiles, readRegular } from './verify/read.ts';
import { plain, tell, tellJson } from './verify/tell.ts';

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

const PRINTING: Printing = {
	software: manifest.version,
	render: (act, lang) => renderDocument(act, lang, act.press.verifyBase),
	onlySigned
};

async function judge(
	bundle: string | undefined,
	caseFile: string | undefined,
	paper: Paper
): Promise<Report> {
	if (caseFile !== undefined) return verifyCase(readRegular(caseFile), paper);
	const files = readBundleFiles(bundle ?? '');
	// Papers of a sitting lie beside its bundle: who takes the wrong folder is told so, not that a protocol is broken.
	if (!files.has('manifest.json') && !files.has('sitting.jsonl'))
		throw new Error(`${bundle} is no bundle: a bundle has a manifest.json (exports/<id of the sitting>).`);
	return verifyPrinted(files, verifyBundle(files, paper), PRINTING);
}

async function main(): Promise<number> {
	const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
	const [bundle] = positionals;
	const one = values.case === undefined ? positionals.length === 1 : positionals.length === 0;
	if (!one || (values.case !== undefined && values.act !== undefined)) throw new Error(USAGE);
	const [root, act] = [hashFrom(values.root, 'root'), hashFrom(values.act, 'act')];
	const paper = { ...(root ? { root } : {}), ...(act ? { act } : {}) };
	const report = await judge(bundle, values.case, paper);
	process.stdout.write(`${values.json ? tellJson(report) : tell(report, paper)}\n`);
	if (!report.ok) return 1;
	return report.unchecked.length ? 3 : 0;
}

function told(error: unknown): string {
	const message = error instanceof Error ? error.message : String(error);
	return message === USAGE ? USAGE : plain(message);
}

try {
	process.exitCode = await main();
} catch (error) {
	process.stderr.write(`${told(error)}\n`);
	process.exitCode = 2;
}

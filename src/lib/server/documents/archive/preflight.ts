import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const JARS = '/usr/share/java';
/** Debian: libpdfbox2-java, libactivation-java, libjaxb-api-java, libcommons-io-java. */
const NEEDED = [
	'preflight',
	'pdfbox2',
	'fontbox2',
	'xmpbox',
	'commons-logging',
	'commons-io',
	'javax.activation',
	'jaxb-api'
].map((name) => join(JARS, `${name}.jar`));

const run = promisify(execFile);

/** Whether Apache PDFBox Preflight, the judge of PDF/A-1b, is on this machine: for specs. */
export const hasPreflight: boolean = await run('java', ['-version'])
	.then(() => NEEDED.every((jar) => existsSync(jar)))
	.catch(() => false);

/** What Preflight has against each file, by name; nothing for one that is valid. Blanks do not occur in names. */
export async function preflight(files: ReadonlyMap<string, Uint8Array>): Promise<Map<string, string[]>> {
	const folder = await mkdtemp(join(tmpdir(), 'synaq-preflight-'));
	try {
		for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
		const list = [...files.keys()].map((name) => join(folder, name)).join('\n');
		await writeFile(join(folder, 'list'), `${list}\n`);
		const judge = 'org.apache.pdfbox.preflight.Validator_A1b';
		await run('java', ['-cp', NEEDED.join(':'), judge, 'xml', 'group', join(folder, 'list')], {
			cwd: folder
		});
		return verdicts(await readFile(join(folder, 'list.preflight.xml'), 'utf8'));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function verdicts(xml: string): Map<string, string[]> {
	const found = xml.matchAll(/<preflight name="([^"]+)">(.*?)<\/preflight>/gs);
	return new Map(
		[...found].map(([, name = '', said = '']) => {
			if (/<isValid type="PDF\/A1-b">true</.test(said)) return [name, []];
			const details = [...said.matchAll(/<details>(.*?)<\/details>/gs)].map(([, detail = '']) => detail);
			return [name, details.length ? details : [said]];
		})
	);
}

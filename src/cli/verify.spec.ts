import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { PATHS } from '../lib/domain/exam/bundle.ts';
import { renderDocument } from '../lib/server/documents/render.ts';
import { fingerprint } from '../lib/domain/facts.ts';
import { zip } from '../lib/server/interchange/zip.ts';
import { embed, prepare } from '../lib/server/signatures/pdf/room.ts';
import { readArchive } from '../lib/server/usecases/sitting/export-bundle.ts';
import { sat } from '../lib/server/usecases/testing/held.ts';
import { acted, writeTest } from '../lib/server/usecases/testing/sat.ts';
import {
	edited,
	exportedBundle,
	rewrittenWholly,
	withFileListed
} from '../lib/server/usecases/testing/tampered.ts';
import { ok } from '../lib/server/usecases/testing/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'synaq-verify-'));
const at = (...path: string[]) => join(folder, ...path);
let root: string;
let act: string;

function put(bundle: string, path: string, bytes: Uint8Array): void {
	mkdirSync(dirname(at(bundle, path)), { recursive: true });
	writeFileSync(at(bundle, path), bytes);
}

/** With a signature behind what was printed; nobody judges here whose it is. */
function signed(pdf: Uint8Array): Uint8Array {
	const room = {
		name: 'Тест',
		reason: 'Тест',
		location: 'Алматы',
		at: 0,
		format: 'adbe.pkcs7.detached'
	} as const;
	return embed(prepare(pdf, room), new Uint8Array([0x30, 0x03, 0x02, 0x01, 0x05])) as Uint8Array;
}

beforeAll(async () => {
	const { w, sitting, candidates } = await sat(2, [1, 2]);
	w.ctx.software = manifest.version;
	w.ctx.press.render = (content, lang) => renderDocument(content, lang, w.ctx.press.verifyBase);
	for (const candidate of candidates) await writeTest(w, candidate, true);
	const { content } = await acted(w, sitting);
	[root, act] = [content.root, fingerprint(content)];
	const files = exportedBundle(w, sitting);
	const forgery = new TextEncoder().encode('%PDF-1.4 everybody passed');
	for (const [path, bytes] of withFileListed(files, PATHS.pdf.kk, forgery)) put('printed', path, bytes);
	const countersigned = signed(files.get(PATHS.pdf.kk) as Uint8Array);
	for (const [path, bytes] of withFileListed(files, PATHS.pdf.kk, countersigned)) put('signed', path, bytes);
	const older = rewrittenWholly(withFileListed(files, PATHS.pdf.kk, forgery), (bundle) => {
		bundle.act.press.software = '0.0.1';
		Object.assign(bundle.sitting.at(-1)!.data as object, { software: '0.0.1' });
	});
	for (const [path, bytes] of older) put('older', path, bytes);
	for (const [path, bytes] of files) {
		for (const bundle of ['whole', 'changed']) {
			const forged = bundle === 'changed' && path === PATHS.act;
			put(bundle, path, forged ? edited(bytes, (text) => text.replace('7.11', '7.12')) : bytes);
		}
	}
	const administrator = await w.person('administrator');
	writeFileSync(at('whole.zip'), ok(await readArchive(w.ctx, zip)(administrator, sitting)));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...given: string[]) =>
	new Promise<{ status: number; told: string }>((resolve) => {
		execFile(process.execPath, ['--import', 'tsx', 'src/cli/verify.ts', ...given], (error, out, err) =>
			resolve({ status: error ? Number(error.code) : 0, told: out + err })
		);
	});

describe('npm run verify', { timeout: 60_000 }, () => {
	it('says that a bundle holds, as a folder and as the archive it was downloaded as', async () => {
		const typed = root.toUpperCase().replace(/(.{8})/g, '$1 ');
		expect(await run(at('whole'), '--root', typed)).toMatchObject({ status: 0 });
		const packed = await run(at('whole.zip'), '--root', root, '--json');
		expect(packed.status).toBe(0);
		expect(JSON.parse(packed.told)).toMatchObject({ ok: true, root, problems: [] });
	});

	it('names what is wrong and ends with 1', async () => {
		const changed = await run(at('changed'));
		expect(changed.status).toBe(1);
		expect(changed.told).toContain('file-changed in act.json');
		const rewritten = await run(at('whole'), '--root', 'f'.repeat(64));
		expect(rewritten.status).toBe(1);
		expect(rewritten.told).toContain('root-not-on-paper');
	});

	it('prints the act again: one that was exchanged is named though manifest, root and act fit', async () => {
		const forged = await run(at('printed'), '--root', root, '--act', act);
		expect(forged.status).toBe(1);
		expect(forged.told).toContain('print-differs in act.pdf');
		expect(forged.told).not.toContain('print-differs in act.ru.pdf');
	});

	it('takes an act with an e-signature behind what was printed', async () => {
		expect(await run(at('signed'), '--root', root, '--act', act)).toMatchObject({ status: 0 });
	});

	it('ends with 3 when another version printed the act: it never passes for checked', async () => {
		const older = await run(at('older'), '--root', root);
		expect(older.status).toBe(3);
		expect(older.told).toContain('NOT CHECKED  print-unchecked in act.pdf');
		expect(older.told).toContain('The protocol holds; what is printed was NOT checked.');
	});

	it('ends with 2 at a folder of papers, which is no bundle and no broken one', async () => {
		const papers = await run('docs/decisions');
		expect(papers.status).toBe(2);
		expect(papers.told).toContain('manifest.json');
	});

	it('ends with 2 when there is nothing to read or the root is none', async () => {
		expect(await run(at('nothing'))).toMatchObject({ status: 2 });
		expect(await run(at('whole'), '--root', 'abc')).toMatchObject({ status: 2 });
		expect(await run()).toMatchObject({ status: 2 });
	});
});

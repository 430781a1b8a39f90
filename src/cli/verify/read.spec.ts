import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zip } from '../../lib/server/interchange/zip.ts';
import { readBundleFiles } from './read.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'synaq-read-'));
	mkdirSync(at('facts'));
	writeFileSync(at('act.json'), '{}\n');
	writeFileSync(at('facts/a1.jsonl'), '{}\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the folder of a bundle', () => {
	it('is its files and those of its facts', () => {
		expect([...readBundleFiles(folder).keys()].sort()).toEqual(['act.json', 'facts/a1.jsonl']);
	});

	it('with a link to a file or a folder, a pipe or another folder in it is not read', () => {
		const changes: [string, () => void][] = [
			['link', () => symlinkSync('/etc/hostname', at('link'))],
			['facts/b1.jsonl', () => symlinkSync('/etc/hostname', at('facts/b1.jsonl'))],
			['linked', () => symlinkSync(tmpdir(), at('linked'))],
			['pipe', () => execFileSync('mkfifo', [at('pipe')])],
			['more', () => mkdirSync(at('more'))],
			['facts/more', () => mkdirSync(at('facts/more'))]
		];
		for (const [name, change] of changes) {
			change();
			expect(() => readBundleFiles(folder), name).toThrow(`${name} is not a regular file`);
			rmSync(at(name), { recursive: true });
		}
		rmSync(at('facts'), { recursive: true });
		symlinkSync(tmpdir(), at('facts'));
		expect(() => readBundleFiles(folder)).toThrow('facts is not a regular file');
	});

	it('with a file larger than any sitting leaves is not read', () => {
		truncateSync(at('act.json'), 300 * 1024 * 1024);
		expect(() => readBundleFiles(folder)).toThrow('too large');
	});
});

describe('an archive', () => {
	it('is the files of its one folder, and no other file of the disk is one', () => {
		writeFileSync(at('a.zip'), zip([['s1/act.json', new Uint8Array([1])]]));
		expect([...readBundleFiles(at('a.zip')).keys()]).toEqual(['act.json']);
		writeFileSync(
			at('b.zip'),
			zip([
				['s1/a', new Uint8Array()],
				['s2/a', new Uint8Array()]
			])
		);
		expect(() => readBundleFiles(at('b.zip'))).toThrow('more than one folder');
	});
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unzip, zip } from './zip.ts';

const someFiles = fc
	.uniqueArray(fc.tuple(fc.string({ minLength: 1, unit: 'grapheme' }), fc.uint8Array()), {
		selector: ([path]) => path,
		maxLength: 8
	})
	.map((files) => new Map(files));

const hasPython = (() => {
	try {
		execFileSync('python3', ['--version'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
})();

describe('an archive', () => {
	it('gives back what was put in', () => {
		fc.assert(
			fc.property(someFiles, (files) => {
				expect(unzip(zip(files))).toEqual(files);
			})
		);
	});

	it('is the same to the byte each time', () => {
		const files = new Map([['a/b.json', new Uint8Array([1, 2])]]);
		expect(zip(files)).toEqual(zip(files));
	});

	it('with a changed byte in a file is not unpacked', () => {
		const packed = zip([['a.txt', new TextEncoder().encode('кілт')]]);
		packed[36]! ^= 1;
		expect(() => unzip(packed)).toThrow('a.txt');
	});

	it('that shows one file to who reads from its beginning and another to who reads its directory is refused', () => {
		const bytes = (text: string) => new TextEncoder().encode(text);
		const [good, evil] = ['good', 'evil'].map((text) => Buffer.from(zip([['b/act.json', bytes(text)]])));
		const directory = (packed: Buffer) => packed.readUInt32LE(packed.length - 6);
		const head = Buffer.concat([good!.subarray(0, directory(good!)), Buffer.from('PK\u0001\u0002')]);
		const twoFaced = Buffer.concat([head, evil!]);
		const central = head.length + directory(evil!);
		twoFaced.writeUInt32LE(head.length, central + 42);
		twoFaced.writeUInt32LE(central, twoFaced.length - 6);
		expect(() => unzip(twoFaced)).toThrow('damaged or was packed by another program');
	});

	it('with any byte changed, added or left out is refused', () => {
		const packed = zip([
			['a.txt', new Uint8Array([1, 2, 3])],
			['ә.txt', new Uint8Array([4])]
		]);
		for (let at = 0; at < packed.length; at += 1) {
			const changed = new Uint8Array(packed);
			changed[at]! ^= 1;
			expect(() => unzip(changed), `byte ${at}`).toThrow();
			expect(() => unzip(packed.slice(0, at)), `cut at ${at}`).toThrow();
			const more = new Uint8Array([...packed.slice(0, at), 0, ...packed.slice(at)]);
			expect(() => unzip(more), `one more at ${at}`).toThrow();
		}
	});

	it.runIf(hasPython)('is read by another program', () => {
		const folder = mkdtempSync(join(tmpdir(), 'synaq-zip-'));
		try {
			writeFileSync(join(folder, 'a.zip'), zip([['r1/facts/ә.jsonl', new TextEncoder().encode('{}\n')]]));
			execFileSync('python3', ['-m', 'zipfile', '-e', 'a.zip', '.'], { cwd: folder });
			expect(readFileSync(join(folder, 'r1/facts/ә.jsonl'), 'utf8')).toBe('{}\n');
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});

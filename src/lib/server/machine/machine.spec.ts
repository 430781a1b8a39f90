import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { argon2id, randomIds } from './chance.ts';
import { machineTime, movableClock } from './clock.ts';
import { exportsIn, filesIn } from './folders.ts';

let folder = '';
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'synaq-machine-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('attached files', () => {
	it('sent many times at once are kept once and whole', async () => {
		const files = filesIn(folder);
		const bytes = new TextEncoder().encode('%PDF-1.4 сынақ');
		const kept = await Promise.all(Array.from({ length: 20 }, () => files.put(bytes)));
		expect(new Set(kept.map(({ sha256 }) => sha256)).size).toBe(1);
		expect(await files.get(kept[0]!.sha256)).toEqual(Buffer.from(bytes));
	});

	it('that nobody sent, or names that are no hash, give nothing', async () => {
		expect(await filesIn(folder).get('0'.repeat(64))).toBeUndefined();
		expect(await filesIn(folder).get('../../etc/passwd')).toBeUndefined();
	});
});

describe('exports', () => {
	it('never leave their folder', async () => {
		await expect(exportsIn(join(folder, 'exports')).write('../out.pdf', 'x')).rejects.toThrow('stays');
	});
});

describe('the demonstration clock', () => {
	it('goes forward only, and not for ever', () => {
		const clock = movableClock();
		const now = clock.now();
		clock.moveTo(now - 1_000_000);
		expect(clock.ahead()).toBe(0);
		clock.moveTo(8.64e15);
		expect(clock.ahead()).toBeLessThanOrEqual(120 * 24 * 60 * 60_000);
		expect(() => new Date(clock.now()).toISOString()).not.toThrow();
	});
});

describe('chance', () => {
	it('gives digits of the asked length and ids without look-alikes', () => {
		expect(randomIds.digits(6)).toMatch(/^\d{6}$/);
		expect(randomIds.id()).toMatch(/^[2-9a-hjkmnp-z]{16}$/);
	});

	it('knows a password from another, and what is no hash from a hash', async () => {
		const hashed = await argon2id.hash('он таңбадан көп');
		const tries = ['он таңбадан көп', 'басқа құпиясөз'].map((password) => argon2id.verify(hashed, password));
		expect(await Promise.all(tries)).toEqual([true, false]);
		expect(await argon2id.verify('not a hash', 'x')).toBe(false);
	});
});

describe("the machine's own time", () => {
	const files: Record<string, string> = {
		'/proc/sys/kernel/random/boot_id': '2f6a\n',
		'/proc/uptime': '5021.37 19800.11\n'
	};

	it('is which start of it this is, and how long ago that was', () => {
		expect(machineTime((file) => files[file]!)).toEqual({ boot: '2f6a', up: 5_021_370 });
	});

	it('is not told where the machine does not say it', () => {
		const nothing = () => {
			throw new Error('ENOENT');
		};
		expect(machineTime(nothing)).toBeUndefined();
		expect(machineTime(() => '')).toBeUndefined();
	});
});

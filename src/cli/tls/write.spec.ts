import {
	mkdtempSync,
	lstatSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeAnew } from './write.ts';

const folder = mkdtempSync(join(tmpdir(), 'synaq-tls-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a key', () => {
	it('never goes through a link that waits under its name', () => {
		writeFileSync(at('elsewhere'), 'theirs', { mode: 0o644 });
		symlinkSync(at('elsewhere'), at('server.key'));
		writeAnew(at('server.key'), 'key', 0o600);
		expect(readFileSync(at('elsewhere'), 'utf8')).toBe('theirs');
		expect(readFileSync(at('server.key'), 'utf8')).toBe('key');
		expect(lstatSync(at('server.key')).isFile()).toBe(true);
		expect(lstatSync(at('server.key')).mode & 0o777).toBe(0o600);
	});

	it('takes the place of the one of before, and leaves nothing beside it', () => {
		writeFileSync(at('authority.crt'), 'old', { mode: 0o666 });
		writeAnew(at('authority.crt'), 'new', 0o644);
		expect(readFileSync(at('authority.crt'), 'utf8')).toBe('new');
		expect(lstatSync(at('authority.crt')).mode & 0o777).toBe(0o644);
		expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
	});
});

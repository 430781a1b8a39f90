import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { freePort, untilUp } from '../src/cli/serve';
import { seedOffice } from '../src/cli/demonstration/seed';
import { compose, readSettings } from '../src/lib/server/compose';
import { say } from './words';

interface Console {
	out: string;
	err: string;
	code: number | null;
}

/** The built server as an administrator starts it; what it says and how it ends. */
function start(env: Record<string, string>) {
	const said: Console = { out: '', err: '', code: null };
	const child = spawn(process.execPath, ['build/index.js'], {
		env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env }
	});
	child.stdout.on('data', (chunk) => (said.out += String(chunk)));
	child.stderr.on('data', (chunk) => (said.err += String(chunk)));
	const ended = new Promise<Console>((resolve) => {
		child.once('close', (code) => resolve({ ...said, code }));
	});
	return { said, ended, stop: () => (child.kill('SIGTERM'), ended) };
}

let folder = '';
test.beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'synaq-console-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);

/** One clear line, and nothing a person would have to decipher. */
function expectOneLine({ err, code }: Console, words: RegExp): void {
	expect(code).toBe(1);
	const lines = err.trim().split('\n');
	expect(lines.length, err).toBe(1);
	expect(lines[0]).toMatch(/^Synaq cannot start: /);
	expect(lines[0]).toMatch(words);
	expect(err).not.toMatch(/\bat \S+:\d+|node:internal|Error:/);
}

const serve = async (data: string, more: Record<string, string> = {}) => {
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	return {
		origin,
		...start({
			DATA_DIR: data,
			EXPORTS_DIR: at('exports'),
			PORT: String(port),
			ORIGIN: origin,
			HOST: '127.0.0.1',
			...more
		})
	};
};

test('a data folder that is a file is told, and nothing is started', async () => {
	writeFileSync(at('data'), 'not a folder');
	expectOneLine(await (await serve(at('data'))).ended, /data.*this is a file, not a folder/);
	expect(readFileSync(at('data'), 'utf8')).toBe('not a folder');
});

test('a data folder inside of what is a file is told', async () => {
	writeFileSync(at('file'), 'not a folder');
	expectOneLine(await (await serve(at('file/data'))).ended, /file\/data: .*not a folder/);
});

test('a data folder another process works in is told, and the other goes on', async () => {
	const first = await serve(at('data'));
	await untilUp(first.origin);
	expectOneLine(await (await serve(at('data'))).ended, /another process is using this folder/);
	expect((await fetch(`${first.origin}/status`)).status).toBe(200);
	expect((await first.stop()).err).toBe('');
});

test('a mode that does not exist is told with those that do', async () => {
	expectOneLine(
		await (
			await serve(at('data'), { SYNAQ_MODE: 'party' })
		).ended,
		/SYNAQ_MODE must be one of office, demonstration, rehearsal, not "party"/
	);
	expectOneLine(
		await (
			await serve(at('data'), { CLOCK_AT: '2026-11-24T09:05:00+05:00' })
		).ended,
		/CLOCK_AT is for demonstration and rehearsal only/
	);
});

test("a journal damaged in the middle is told with its place, and nothing is repaired behind anyone's back", async () => {
	const app = await compose(
		readSettings({ DATA_DIR: at('data'), EXPORTS_DIR: at('exports'), SYNAQ_MODE: 'demonstration' })
	);
	await seedOffice(app);
	await app.close();
	const [segment = ''] = readdirSync(join(at('data'), 'journal'))
		.filter((name) => name.endsWith('.ndjson'))
		.sort();
	const path = join(at('data'), 'journal', segment);
	const bytes = readFileSync(path);
	const middle = Math.floor(bytes.length / 2);
	bytes[middle] = (bytes[middle] ?? 0) ^ 1;
	writeFileSync(path, bytes);
	expectOneLine(
		await (
			await serve(at('data'), { SYNAQ_MODE: 'demonstration' })
		).ended,
		new RegExp(`${segment}, line \\d+, byte \\d+`)
	);
	expect(Buffer.compare(readFileSync(path), bytes)).toBe(0);
});

test('an empty data folder prints the token of the first page, which creates the administrator once', async () => {
	mkdirSync(at('data'));
	const first = await serve(at('data'));
	await untilUp(first.origin);
	const [, token = ''] = /\/setup with the token (\S+)/.exec(first.said.out) ?? [];
	expect(token).toMatch(/^[\w-]{12,}$/);
	const root = await fetch(first.origin, { redirect: 'manual' });
	expect(root.headers.get('location')).toBe('/setup');
	expect(await (await fetch(`${first.origin}/setup`)).text()).toContain(say('public_setup_title'));

	const create = (given: string, origin = first.origin) =>
		fetch(`${origin}/setup`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin, accept: 'text/html' },
			body: new URLSearchParams({
				token: given,
				surname: 'Тимофеев',
				given: 'Павел',
				login: 'akimshi',
				password: 'ұзақ-құпиясөз-2026',
				again: 'ұзақ-құпиясөз-2026'
			})
		});
	const wrong = await create('wrong');
	expect(wrong.status).toBe(403);
	expect(await wrong.text()).toContain(say('refusal_setup_token_wrong'));
	const created = await create(token);
	expect([created.status, created.headers.get('location')]).toEqual([303, '/sign-in']);
	expect((await create(token)).status).toBe(403);
	const shut = await fetch(`${first.origin}/setup`);
	expect(shut.status).toBe(403);
	expect(await shut.text()).toContain(say('refusal_setup_done'));
	await first.stop();

	const second = await serve(at('data'));
	await untilUp(second.origin);
	expect(second.said.out).not.toMatch(/token/);
	expect((await fetch(`${second.origin}/setup`)).status).toBe(403);
	expect((await create(token, second.origin)).status).toBe(403);
	expect((await fetch(second.origin, { redirect: 'manual' })).headers.get('location')).toBe('/sign-in');
	const signedIn = await fetch(`${second.origin}/sign-in`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: second.origin, accept: 'text/html' },
		body: new URLSearchParams({ login: 'akimshi', password: 'ұзақ-құпиясөз-2026' })
	});
	expect(signedIn.status).toBe(303);
	expect(signedIn.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/i);
	await second.stop();
});

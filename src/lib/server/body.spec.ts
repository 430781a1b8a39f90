import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { accessTo, ROUTES } from '../domain/people/access.ts';
import { PERMISSIONS } from '../domain/people/roles.ts';
import { bodyMax, CHECKED_FILE, letRunOff, looksSeated, SIGNATURES, tooLarge, UPLOADS } from './body.ts';

const root = fileURLToPath(new URL('../../routes', import.meta.url));
const KB = 1024;
const MB = 1024 * KB;

const asked = (headers: Record<string, string>, method = 'POST') =>
	({ method, headers: new Headers(headers) }) as Request;

describe('the largest body', () => {
	it('is small wherever nobody has signed in', () => {
		for (const [route, { act = {} }] of Object.entries(ROUTES))
			for (const [action, access] of Object.entries(act))
				if ((access === 'open' || access === 'seat') && `${route}?/${action}` !== CHECKED_FILE)
					expect(bodyMax(route, action, access)).toBe(64 * KB);
	});

	it('holds one document where anybody has it checked', () => {
		expect(bodyMax('/(public)/verify', 'file', 'open')).toBe(10 * MB);
	});

	it('is large only for forms with files and for the signatures of many, each behind a permission', () => {
		const large = Object.entries(ROUTES).flatMap(([route, { act = {} }]) =>
			Object.entries(act)
				.filter(([action, access]) => bodyMax(route, action, access) > MB)
				.map(([action]) => `${route}?/${action}`)
				.filter((form) => form !== CHECKED_FILE)
		);
		expect(large.sort()).toEqual([...UPLOADS, SIGNATURES].sort());
		for (const form of [...UPLOADS, SIGNATURES]) {
			const [route = '', action = ''] = form.split('?/');
			expect(['applicant', ...Object.keys(PERMISSIONS)]).toContain(accessTo(route, 'POST', action));
		}
	});

	it('is large for every page that takes files, but for certificates of some kilobytes', () => {
		const pages = readdirSync(root, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
			.filter((entry) =>
				/v\.(instance\(File\)|file\(\))/.test(readFileSync(join(entry.parentPath, entry.name), 'utf8'))
			)
			.map((entry) => `/${relative(root, entry.parentPath)}`);
		const small = '/(admin)/admin/signing?/trust';
		const forms = [...UPLOADS, CHECKED_FILE, small];
		// A page may have several forms with files.
		expect(pages.sort()).toEqual([...new Set(forms.map((form) => form.split('?/')[0]))].sort());
	});
});

describe('a body', () => {
	it.each([
		['as large as it may be', { 'content-length': '100' }, false],
		['larger by one', { 'content-length': '101' }, true],
		[
			'larger, as a form with files',
			{ 'content-length': '101', 'content-type': 'multipart/form-data' },
			true
		],
		['of unknown length', { 'transfer-encoding': 'chunked' }, true],
		[
			'of unknown length, as a form with files',
			{ 'transfer-encoding': 'chunked', 'content-type': 'multipart/form-data' },
			true
		],
		['of a length that is none', { 'content-length': 'x' }, true],
		['that is not there', {}, false]
	])('%s', (_, headers, refused) => {
		expect(tooLarge(asked(headers as Record<string, string>), 100)).toBe(refused);
		expect(tooLarge(asked(headers as Record<string, string>, 'PUT'), 100)).toBe(refused);
	});
});

it('what nobody reads runs off to its end', async () => {
	let sent = 0;
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			sent += 1;
			if (sent > 100) controller.close();
			else controller.enqueue(new Uint8Array(1000));
		}
	});
	letRunOff(new Request('http://synaq.example', { method: 'POST', body, duplex: 'half' } as RequestInit));
	await expect.poll(() => sent).toBe(101);
});

describe('a cookie of a seat', () => {
	it.each([
		[`abc.${'0'.repeat(64)}`, true],
		[`abc.12.${'0'.repeat(64)}`, true],
		['nonsense', false],
		['', false],
		[`a.${'0'.repeat(1000)}`, false],
		[undefined, false]
	])('%s: %s', (cookie, looks) => {
		expect(looksSeated(undefined, cookie)).toBe(looks);
	});
});

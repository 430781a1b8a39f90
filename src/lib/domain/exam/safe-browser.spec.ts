import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../facts.ts';
import { configKey, keyForm, pageHash, roomSettings, safeBrowserFile, sameHash } from './safe-browser.ts';

const ROOM = roomSettings('https://exam.example:3000/exam', '');

describe('the Config Key', () => {
	it('is counted over names in alphabetical order whatever their case, at every depth', () => {
		expect(
			keyForm({
				allowFlashFullscreen: false,
				allowedDisplaysMaxNumber: 1,
				URLFilterRules: [{ regex: false, active: true, Action: 1 }],
				allowDownUploads: false,
				allowedDisplayBuiltin: true
			})
		).toBe(
			'{"allowDownUploads":false,"allowedDisplayBuiltin":true,"allowedDisplaysMaxNumber":1,' +
				'"allowFlashFullscreen":false,"URLFilterRules":[{"Action":1,"active":true,"regex":false}]}'
		);
	});

	it('escapes nothing: a back slash and a slash stand as they are', () => {
		expect(keyForm({ socket: 'ws:\\localhost:8706', url: 'https://a/b' })).toBe(
			'{"socket":"ws:\\localhost:8706","url":"https://a/b"}'
		);
	});

	it('leaves out who saved the file and empty groups, and keeps empty arrays', () => {
		expect(keyForm({ originatorVersion: 'SEB_1', proxies: {}, rules: [], inner: { empty: {} } })).toBe(
			'{"inner":{},"rules":[]}'
		);
		expect(configKey({ ...ROOM, originatorVersion: 'x' })).toBe(configKey(ROOM));
	});

	it('does not depend on the order the settings were written in', () => {
		fc.assert(
			fc.property(
				fc.shuffledSubarray(Object.entries(ROOM), { minLength: Object.keys(ROOM).length }),
				(entries) => configKey(Object.fromEntries(entries)) === configKey(ROOM)
			)
		);
	});

	it('changes with every setting', () => {
		expect(configKey(roomSettings('https://exam.example:3001/exam', ''))).not.toBe(configKey(ROOM));
		expect(configKey(roomSettings('https://exam.example:3000/exam', sha256Hex('a')))).not.toBe(
			configKey(ROOM)
		);
	});
});

describe('the hash of a page', () => {
	it('is the SHA-256 of the address without its fragment and the key', () => {
		const key = configKey(ROOM);
		const expected = sha256Hex(`https://exam.example:3000/exam?seb=1${key}`);
		expect(pageHash('https://exam.example:3000/exam?seb=1', key)).toBe(expected);
		expect(pageHash('https://exam.example:3000/exam?seb=1#top', key)).toBe(expected);
	});

	it('is compared whole, in any case of its letters', () => {
		const hash = sha256Hex('a');
		expect(sameHash(hash, hash)).toBe(true);
		expect(sameHash(hash.toUpperCase(), hash)).toBe(true);
		for (const wrong of [null, undefined, '', hash.slice(1), `${hash}0`, sha256Hex('b')])
			expect(sameHash(wrong, hash)).toBe(false);
	});
});

describe('the file of a room', () => {
	it('is a property list that holds every setting, with an address that is safe in XML', () => {
		const file = safeBrowserFile({
			startURL: 'https://a/?x=1&y=<2>',
			on: true,
			off: false,
			n: 3,
			list: ['a']
		});
		expect(file).toContain('<key>startURL</key><string>https://a/?x=1&amp;y=&lt;2&gt;</string>');
		expect(file).toContain('<key>on</key><true/>');
		expect(file).toContain('<key>off</key><false/>');
		expect(file).toContain('<key>n</key><integer>3</integer>');
		expect(file).toContain('<key>list</key><array><string>a</string></array>');
		expect([...safeBrowserFile(ROOM).matchAll(/<key>/g)]).toHaveLength(Object.keys(ROOM).length);
	});

	it('has no two names that differ in case only, whose order would be nobody’s', () => {
		const names = Object.keys(ROOM).map((name) => name.toLowerCase());
		expect(new Set(names).size).toBe(names.length);
	});

	it('keeps what a restarted PC needs: cookies and the answers it had not sent', () => {
		expect(ROOM).toMatchObject({
			sendBrowserExamKey: true,
			examSessionClearCookiesOnStart: false,
			examSessionClearCookiesOnEnd: false,
			removeBrowserProfile: false
		});
	});
});

import { createServer, type Server } from 'node:http';
import { createServer as createTcp } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { lockouts, reachSelf, type Certificate, type Standing } from './reach.ts';

const NOW = Date.parse('2026-11-24T09:00:00+05:00');
const DAY = 86_400_000;

const certificate = (over: Partial<Certificate> = {}): Certificate => ({
	covers: (host) => host === 'exam.local',
	from: NOW - DAY,
	until: NOW + 400 * DAY,
	...over
});

const standing = (over: Partial<Standing> = {}): Standing => ({
	origin: 'https://exam.local:3000',
	tls: true,
	port: 3000,
	loopbackOnly: false,
	addresses: ['192.168.1.10'],
	certificate: certificate(),
	reached: 'this-server',
	now: NOW,
	...over
});

const plain = (over: Partial<Standing> = {}) => standing({ tls: false, certificate: null, ...over });

describe('what would lock a room out', () => {
	it('is nothing when the server is reached over HTTPS by a name its certificate holds', () => {
		expect(lockouts(standing())).toEqual([]);
	});

	it('is nothing behind a reverse proxy that is reached', () => {
		expect(lockouts(plain({ origin: 'https://exam.example', port: 8080 }))).toEqual([]);
	});

	it('is nothing on one machine alone', () => {
		expect(lockouts(plain({ origin: 'http://localhost:3000', loopbackOnly: true }))).toEqual([]);
	});

	it.each([
		[
			'localhost, which no other PC can open',
			plain({ origin: 'http://localhost:3000' }),
			/Set ORIGIN to what they open, for example http:\/\/192\.168\.1\.10:3000/
		],
		[
			'http where the server speaks HTTPS',
			standing({ origin: 'http://exam.local:3000', reached: 'other-protocol' }),
			/Set ORIGIN=https:\/\/exam\.local:3000/
		],
		[
			'https that nobody speaks',
			plain({ reached: 'other-protocol' }),
			/Set TLS_CERT and TLS_KEY \(npm run tls -- exam\.local\)/
		],
		[
			'another port',
			standing({ origin: 'https://exam.local', reached: 'no-answer' }),
			/names port 443, the server listens on 3000/
		],
		['a name nobody knows', standing({ reached: 'unknown-name' }), /name exam\.local is not known/],
		['somebody else', standing({ reached: 'another-server' }), /Something else answers/],
		[
			'an address that does not answer',
			standing({ reached: 'no-answer' }),
			/does not answer from this machine.*192\.168\.1\.10/
		],
		[
			'plain HTTP in the network',
			plain({ origin: 'http://192.168.1.10:3000' }),
			/not HTTPS: browsers then give no offline reload.*npm run tls -- 192\.168\.1\.10/
		],
		[
			'a name the certificate does not hold',
			standing({ origin: 'https://192.168.1.10:3000' }),
			/does not name 192\.168\.1\.10/
		],
		[
			'an expired certificate',
			standing({ certificate: certificate({ until: NOW }) }),
			/expired on 2026-11-24/
		],
		[
			'a certificate of tomorrow',
			standing({ certificate: certificate({ from: NOW + DAY }) }),
			/this machine's clock/
		],
		[
			'a certificate that soon expires',
			standing({ certificate: certificate({ until: NOW + 29 * DAY }) }),
			/expires on 2026-12-23/
		]
	])('is an address that is %s, and one line says what to do', (_, how, words) => {
		const lines = lockouts(how);
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatch(words);
	});
});

describe('going to the server as a seat would', () => {
	const open: { close(): unknown }[] = [];
	afterEach(() => {
		for (const server of open.splice(0)) server.close();
	});
	const listening = <S extends Server | ReturnType<typeof createTcp>>(server: S): Promise<number> =>
		new Promise((resolve) => {
			open.push(server);
			server.listen(0, '127.0.0.1', () => {
				const address = server.address();
				resolve(typeof address === 'object' && address ? address.port : 0);
			});
		});

	it('knows itself from another', async () => {
		const port = await listening(createServer((_, response) => response.end('{"instance":"me"}')));
		expect(await reachSelf(`http://127.0.0.1:${port}`, 'me')).toBe('this-server');
		expect(await reachSelf(`http://127.0.0.1:${port}`, 'you')).toBe('another-server');
	});

	it('knows nobody from somebody who speaks another protocol', async () => {
		const port = await listening(createServer((_, response) => response.end()));
		expect(await reachSelf(`https://127.0.0.1:${port}`, 'me')).toBe('other-protocol');
		expect(await reachSelf('http://127.0.0.1:1', 'me')).toBe('no-answer');
		expect(await reachSelf('http://nobody.invalid', 'me')).toBe('unknown-name');
	});

	it('does not wait for who says nothing', async () => {
		const port = await listening(createTcp(() => undefined));
		expect(await reachSelf(`http://127.0.0.1:${port}`, 'me', 50)).toBe('no-answer');
	});
});

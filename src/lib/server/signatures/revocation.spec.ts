import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isRefused } from '../../domain/refusal.ts';
import { keptLists } from './kept-lists.ts';
import { type FetchBytes, fetchBytes } from './network.ts';
import { type Authority, createAuthority, type Issued } from './testing/authority.ts';
import { checkWith, network, termsOf } from './testing/checking.ts';

// Keys and other programs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const AT = Date.UTC(2026, 10, 23, 5);
const DAY = 24 * 60 * 60_000;
const CRL = 'http://lists.test/issuing.crl';
const ROOT_CRL = 'http://lists.test/root-issuing.crl';
const HEAD = { iin: '850101300017', bin: null, name: 'Әбдірахманов Ерлан', organisation: null };
const order = new TextEncoder().encode('Бұйрық');
const UNKNOWN = { refused: 'revocation-unknown' };
const REVOKED = { refused: 'certificate-revoked' };

let authority: Authority;
let head: Issued;
let cms: Uint8Array;

beforeAll(async () => {
	authority = await createAuthority({ at: AT, crlUrl: CRL });
	head = await authority.issue(HEAD);
	cms = await head.sign(order);
}, 60_000);

const check = (answers: ReadonlyMap<string, Uint8Array>, when = AT, terms = termsOf(authority)) =>
	checkWith(AT, answers)(cms, order, terms, null, when);

/** The lists with one of them another. */
const listsWith = async (...changed: [string, Uint8Array][]) =>
	new Map([...(await authority.lists()), ...changed]);

describe('a certificate', () => {
	it('that is in its issuer’s list is revoked', async () => {
		const revoked = await authority.issue({ ...HEAD, kind: 'revoked' });
		const own = await revoked.sign(order);
		const answer = await checkWith(AT, await authority.lists())(own, order, termsOf(authority));
		expect(answer).toEqual(REVOKED);
	});

	it('whose issuer is revoked by the root is revoked with it', async () => {
		const fallen = await createAuthority({ at: AT, crlUrl: CRL });
		const own = await (await fallen.issue(HEAD)).sign(order);
		fallen.revoke(fallen.intermediateSerial);
		expect(await checkWith(AT, await fallen.lists())(own, order, termsOf(fallen))).toEqual(REVOKED);
	});

	it('revoked after it was used was good then, and is not good since', async () => {
		const later = await createAuthority({ at: AT, crlUrl: CRL });
		const signer = await later.issue(HEAD);
		const own = await signer.sign(order);
		later.revoke(signer.serial, AT + DAY);
		const answers = await later.lists(AT + 2 * DAY);
		const asOf = (when: number) => checkWith(AT + 2 * DAY, answers)(own, order, termsOf(later), null, when);
		expect(isRefused(await asOf(AT))).toBe(false);
		expect(await asOf(AT + DAY)).toEqual(REVOKED);
	});
});

describe('it is not confirmed that a certificate is good', () => {
	it('when no list can be reached', async () => {
		expect(await check(new Map())).toEqual(UNKNOWN);
	});

	it('when only the list of its issuer, or only that of the root, can be reached', async () => {
		const lists = await authority.lists();
		expect(await check(new Map([[CRL, lists.get(CRL)!]]))).toEqual(UNKNOWN);
		expect(await check(new Map([[ROOT_CRL, lists.get(ROOT_CRL)!]]))).toEqual(UNKNOWN);
	});

	it('when the list is out of date', async () => {
		expect(await check(await authority.lists(AT - 8 * DAY))).toEqual(UNKNOWN);
		expect(await check(await authority.lists(), AT + 7 * DAY)).toEqual(UNKNOWN);
	});

	it('when the list is another authority’s, also one of the same name', async () => {
		const other = await createAuthority({ at: AT, crlUrl: CRL });
		expect(await check(await listsWith([CRL, await other.crl()]))).toEqual(UNKNOWN);
		expect(await check(await listsWith([CRL, await authority.rootCrl()]))).toEqual(UNKNOWN);
	});

	it('when the list is damaged, cut off or a page of a web site', async () => {
		const crl = await authority.crl();
		const flipped = Uint8Array.from(crl, (byte, index) => (index === 60 ? byte ^ 1 : byte));
		for (const bad of [flipped, crl.subarray(0, 90), new TextEncoder().encode('<html></html>')])
			expect(await check(await listsWith([CRL, bad]))).toEqual(UNKNOWN);
	});

	it('when the list was made after the certificate had expired and was taken off', async () => {
		const answers = await authority.lists(AT + 400 * DAY);
		expect(await check(answers)).toEqual(UNKNOWN);
	});

	it('when its certificate names no list and the office none', async () => {
		const silent = await createAuthority({ at: AT, crlUrl: null });
		const own = await (await silent.issue(HEAD)).sign(order);
		expect(await checkWith(AT, new Map())(own, order, termsOf(silent))).toEqual(UNKNOWN);
	});
});

it('the office’s own addresses serve where certificates name none', async () => {
	const silent = await createAuthority({ at: AT, crlUrl: null });
	const own = await (await silent.issue(HEAD)).sign(order);
	const answers = new Map([
		['http://office.test/a', await silent.crl()],
		['http://office.test/b', await silent.rootCrl()]
	]);
	const terms = { ...termsOf(silent), crls: [...answers.keys(), 'file:///etc/passwd', 'nothing'] };
	expect(isRefused(await checkWith(AT, answers)(own, order, terms))).toBe(false);
});

it('a list may come as PEM', async () => {
	const pem = `-----BEGIN X509 CRL-----\n${Buffer.from(await authority.crl()).toString('base64')}\n-----END X509 CRL-----\n`;
	expect(isRefused(await check(await listsWith([CRL, new TextEncoder().encode(pem)])))).toBe(false);
});

it('no address is asked for a signature whose root is not trusted', async () => {
	const asked: string[] = [];
	const stranger = await createAuthority({ at: AT, crlUrl: CRL });
	const check = checkWith(AT, new Map(), async (url) => {
		asked.push(url);
		throw new Error('not reached');
	});
	const terms = { ...termsOf(stranger), ocsp: 'http://ocsp.test/' };
	const answer = await check(cms, order, terms);
	expect(answer).toEqual({ refused: 'certificate-untrusted' });
	expect(asked).toEqual([]);
});

describe('kept lists', () => {
	it('are asked for once, again after ten minutes, and serve while the authority cannot be reached', async () => {
		let now = AT;
		let reachable = true;
		let asked = 0;
		const crl = await authority.crl();
		const fetching: FetchBytes = async (url) => {
			asked++;
			if (!reachable) throw new Error('not reached');
			return network(new Map([[CRL, crl]]))(url);
		};
		const lists = keptLists(fetching, () => now);
		const [first, second] = await Promise.all([lists.get(CRL), lists.get(CRL)]);
		expect(first).not.toBeNull();
		expect(second).toBe(first);
		expect(asked).toBe(1);
		now += 11 * 60_000;
		reachable = false;
		expect(await lists.get(CRL)).toBe(first);
		expect(await lists.get(CRL)).toBe(first);
		expect(asked).toBe(2);
		now += DAY;
		reachable = true;
		expect(await lists.get(CRL)).toBe(first);
		expect(asked).toBe(3);
	});

	it('that could not be reached are asked for again after half a minute', async () => {
		let now = AT;
		let asked = 0;
		const lists = keptLists(
			async () => {
				asked++;
				throw new Error('not reached');
			},
			() => now
		);
		expect(await lists.get(CRL)).toBeNull();
		expect(await lists.get(CRL)).toBeNull();
		now += 31_000;
		expect(await lists.get(CRL)).toBeNull();
		expect(asked).toBe(2);
	});
});

describe('over the network', () => {
	let server: Server;
	let base: string;
	beforeAll(async () => {
		const crl = await authority.crl();
		server = createServer((request, response) => {
			const large = () => {
				response.writeHead(200);
				const piece = Buffer.alloc(1024 * 1024);
				for (let n = 0; n < 12; n++) response.write(piece);
				response.end();
			};
			const routes: Record<string, () => void> = {
				'/crl': () => void response.end(crl),
				'/moved': () => void response.writeHead(302, { location: '/crl' }).end(),
				'/round': () => void response.writeHead(302, { location: '/round' }).end(),
				'/file': () => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
				'/large': large
			};
			(routes[request.url ?? ''] ?? (() => void response.writeHead(404).end()))();
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	}, 60_000);
	afterAll(() => new Promise((resolve) => server.close(resolve)));

	it('a list is fetched, also from where it moved', async () => {
		const crl = Buffer.from(await fetchBytes(`${base}/crl`));
		expect(crl[0]).toBe(0x30);
		expect(Buffer.from(await fetchBytes(`${base}/moved`))).toEqual(crl);
	});

	it.each(['/nothing', '/round', '/file', '/large'])('%s is no list', async (path) => {
		await expect(fetchBytes(`${base}${path}`)).rejects.toThrow();
	});

	it('only web addresses are fetched', async () => {
		await expect(fetchBytes('file:///etc/passwd')).rejects.toThrow();
		await expect(fetchBytes('data:,x')).rejects.toThrow();
	});
});

import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { get as getHttp, type RequestOptions } from 'node:http';
import { get as getHttps } from 'node:https';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

/** What the server's certificate promises. */
export interface Certificate {
	covers(host: string): boolean;
	/** Epoch ms. */
	from: number;
	until: number;
}

/** What an attempt to reach the server by the address people type came to. */
export type Reached = 'this-server' | 'another-server' | 'unknown-name' | 'no-answer' | 'other-protocol';

/** How the server stands in its network. */
export interface Standing {
	/** The address people type; forms from any other are refused. */
	origin: string;
	/** Whether this process speaks HTTPS itself. */
	tls: boolean;
	port: number;
	/** Only this machine can connect. */
	loopbackOnly: boolean;
	/** Addresses of this machine in its networks. */
	addresses: readonly string[];
	certificate: Certificate | null;
	reached: Reached;
	/** Epoch ms. */
	now: number;
}

const DAY_MS = 24 * 60 * 60_000;
/** A certificate is renewed in good time, not in the morning of a test. */
const SOON_DAYS = 30;

const bare = (host: string): string => host.replace(/^\[|\]$/g, '');

/** Hosts a browser trusts without HTTPS: they cannot be reached from elsewhere. */
const isLocal = (host: string): boolean =>
	/^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|::1)$/.test(bare(host));

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

const portOf = ({ port, protocol }: URL): number => (port ? Number(port) : protocol === 'https:' ? 443 : 80);

function otherPcs({ tls, port, addresses, loopbackOnly }: Standing, url: URL): string | null {
	if (!isLocal(url.hostname) || loopbackOnly || !addresses[0]) return null;
	const name = addresses[0].includes(':') ? `[${addresses[0]}]` : addresses[0];
	return (
		`ORIGIN is ${url.origin}: other computers cannot sign in, since forms from another address are refused. ` +
		`Set ORIGIN to what they open, for example ${tls ? 'https' : 'http'}://${name}:${port}`
	);
}

function unreached(standing: Standing, url: URL): string | null {
	const { tls, port, reached } = standing;
	if (reached === 'this-server') return null;
	const wants = url.protocol === 'https:';
	if (tls && !wants)
		return `ORIGIN is ${url.origin}, but this server speaks HTTPS: every form would be refused. Set ORIGIN=https://${url.host}`;
	if (!tls && wants && reached !== 'another-server')
		return `ORIGIN is ${url.origin}, but this server speaks HTTP and nothing before it speaks HTTPS: nobody gets in. Set TLS_CERT and TLS_KEY (npm run tls -- ${bare(url.hostname)}), or start the reverse proxy`;
	if (reached === 'another-server')
		return `Something else answers at ${url.origin}: seats that open it do not reach this server. Correct ORIGIN or the name's address`;
	if (reached === 'unknown-name')
		return `The name ${url.hostname} is not known on this machine: seats that do not know it either get no page. Enter it in the network's DNS or in the hosts files, or use an address in ORIGIN`;
	if (portOf(url) !== port)
		return `ORIGIN names port ${portOf(url)}, the server listens on ${port}: nobody gets in. Set ORIGIN=${url.protocol}//${url.hostname}:${port}, or start the reverse proxy`;
	return `${url.origin} does not answer from this machine: look at HOST, the firewall and whether the address is this machine's (${standing.addresses.join(', ') || 'it has none'})`;
}

function insecure({ tls }: Standing, url: URL): string | null {
	if (tls || url.protocol === 'https:' || isLocal(url.hostname)) return null;
	return `${url.origin} is not HTTPS: browsers then give no offline reload, and a seat that is reloaded while the network is cut shows no test. For exams run: npm run tls -- ${bare(url.hostname)}`;
}

function certificateWrong({ certificate, now }: Standing, url: URL): string | null {
	if (!certificate) return null;
	const again = `Make another: npm run tls -- ${bare(url.hostname)}, and start again`;
	if (now >= certificate.until)
		return `The certificate expired on ${day(certificate.until)}: no browser opens a page. ${again}`;
	if (now < certificate.from)
		return `The certificate is good from ${day(certificate.from)} only: look at this machine's clock`;
	if (url.protocol === 'https:' && !certificate.covers(bare(url.hostname)))
		return `The certificate does not name ${bare(url.hostname)}: browsers refuse the page. ${again}`;
	if (certificate.until - now < SOON_DAYS * DAY_MS)
		return `The certificate expires on ${day(certificate.until)}. ${again}`;
	return null;
}

/** What would lock a room out, the worst first; each line says what to do. Empty when all is well. */
export function lockouts(standing: Standing): string[] {
	const url = new URL(standing.origin);
	return [
		unreached(standing, url),
		certificateWrong(standing, url),
		otherPcs(standing, url),
		insecure(standing, url)
	].filter((line) => line !== null);
}

/** Reads a certificate file. */
export function readCertificate(path: string): Certificate {
	const certificate = new X509Certificate(readFileSync(path));
	return {
		covers: (host) =>
			(isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host, { wildcards: true })) !==
			undefined,
		from: Date.parse(certificate.validFrom),
		until: Date.parse(certificate.validTo)
	};
}

/** Addresses of this machine by which others may reach it. */
export const ownAddresses = (): string[] =>
	Object.values(networkInterfaces())
		.flatMap((one) => one ?? [])
		.filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
		.sort((a, b) => a.family.localeCompare(b.family))
		.map(({ address }) => address);

const BY_CODE: Record<string, Reached> = {
	ENOTFOUND: 'unknown-name',
	EAI_AGAIN: 'unknown-name',
	EPROTO: 'other-protocol',
	ECONNRESET: 'other-protocol'
};

/** Goes to the server as a seat would. `instance` is what this very process says of itself at /status. */
export function reachSelf(origin: string, instance: string, timeout = 3_000): Promise<Reached> {
	return new Promise((resolve) => {
		// Whom the certificate convinces is told from the certificate itself: this machine need not trust the room's authority.
		const options: RequestOptions & { rejectUnauthorized: boolean } = { timeout, rejectUnauthorized: false };
		const get = origin.startsWith('https:') ? getHttps : getHttp;
		const request = get(`${origin}/status`, options, (response) => {
			let body = '';
			response.setEncoding('utf8');
			response.on('data', (part: string) => (body += part.slice(0, 10_000)));
			response.on('end', () => resolve(body.includes(`"${instance}"`) ? 'this-server' : 'another-server'));
		});
		request.once('timeout', () => request.destroy(new Error('timeout')));
		request.once('error', (error: NodeJS.ErrnoException) =>
			resolve(error.code?.startsWith('HPE_') ? 'other-protocol' : (BY_CODE[error.code ?? ''] ?? 'no-answer'))
		);
	});
}

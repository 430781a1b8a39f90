import { X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { makeAuthority, makeServerCertificate, parseAddresses, type Pair } from './tls/authority.ts';
import { instructions } from './tls/instructions.ts';
import { writeAnew } from './tls/write.ts';

const TLS_DIR = process.env.TLS_DIR ?? 'tls';
const USAGE = `npm run tls -- <addresses>   what the seats open: names and IP addresses, the first one for ORIGIN
   for example  npm run tls -- exam.local 192.168.1.10\n`;

const file = (name: string): string => join(TLS_DIR, name);

/** The owner alone reads keys. */
const write = (name: string, content: string, mode: number): void => writeAnew(file(name), content, mode);

/** The authority of before, or a new one. One half of a pair is a mistake to look at, not to write over. */
async function authorityHere(now: number): Promise<Pair & { known: boolean }> {
	const [key, certificate] = [file('authority.key'), file('authority.crt')];
	if (existsSync(key) !== existsSync(certificate))
		throw new Error(`Of ${key} and ${certificate} one is missing: put it back, or remove both.`);
	if (existsSync(key)) {
		const pair = { key: readFileSync(key, 'utf8'), certificate: readFileSync(certificate, 'utf8') };
		if (Date.parse(new X509Certificate(pair.certificate).validTo) > now) return { ...pair, known: true };
		throw new Error(
			`The authority in ${TLS_DIR} expired: remove authority.key and authority.crt; the seats need the new one.`
		);
	}
	const made = await makeAuthority(`Synaq exam room authority (${hostname()})`, now);
	write('authority.key', made.key, 0o600);
	write('authority.crt', made.certificate, 0o644);
	return { ...made, known: false };
}

async function main(): Promise<void> {
	const addresses = parseAddresses(process.argv.slice(2));
	if (!addresses.length) throw new Error(USAGE);
	mkdirSync(TLS_DIR, { recursive: true, mode: 0o700 });
	chmodSync(TLS_DIR, 0o700);
	const authority = await authorityHere(Date.now());
	const server = await makeServerCertificate(authority, addresses, Date.now());
	write('server.key', server.key, 0o600);
	write('server.crt', server.certificate, 0o644);
	const words = instructions({
		addresses,
		authority: file('authority.crt'),
		certificate: file('server.crt'),
		key: file('server.key'),
		fingerprint: new X509Certificate(authority.certificate).fingerprint256,
		until: new Date(new X509Certificate(server.certificate).validTo).toISOString().slice(0, 10),
		port: process.env.PORT ?? '3000',
		known: authority.known
	});
	write('INSTRUCTIONS.txt', words, 0o644);
	process.stdout.write(`\n${words}\nThe same words are in ${file('INSTRUCTIONS.txt')}.\n`);
}

await main().catch((failure: unknown) => {
	process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
	process.exitCode = 1;
});

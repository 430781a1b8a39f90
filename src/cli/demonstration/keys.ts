import { createServer } from 'node:http';
import { mkdir, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fullName } from '../../lib/domain/people/name.ts';
import { SIGNING_TERMS, type SigningTerms } from '../../lib/domain/signing/e-signature.ts';
import type { App } from '../../lib/server/compose.ts';
import {
	createAuthority,
	type Authority,
	type Issued
} from '../../lib/server/signatures/testing/authority.ts';
import { STAFF, type DemonstrationApplicant } from './people.ts';
import { done } from './sitting.ts';

/** Of the demonstration office: made up, with a right check digit. */
export const OFFICE_BIN = '060140001001';
/** Of every test key file. */
export const KEY_PASSWORD = 'synaq-2026';

/** Keys of a test authority: never trusted where real work is done, and never seen by the server. */
export interface TestKeys {
	authority: Authority;
	/** By sign-in name of the staff. */
	staff: Record<string, Issued>;
	terms: SigningTerms;
	/** One more key, of an applicant; of an organisation's representative, where it is named. */
	forApplicant(
		applicant: Pick<DemonstrationApplicant, 'iin' | 'name'>,
		organisation?: { bin: string; name: string }
	): Promise<Issued>;
	/** Revocation lists can be fetched no more. */
	stop(): Promise<void>;
}

const base64 = (der: Uint8Array): string => Buffer.from(der).toString('base64');

type Lists = (at: number) => Promise<Map<string, Uint8Array>>;

/** Serves revocation lists on an address of this machine, as of whatever moment `now` says, once they are given. */
async function listServer(now: () => Promise<number>) {
	const source: { lists: Lists } = { lists: async () => new Map() };
	const server = createServer((request, response) => {
		void (async () => {
			const lists = await source.lists(await now());
			const list = [...lists].find(([address]) => new URL(address).pathname === request.url)?.[1];
			response.writeHead(list ? 200 : 404, { 'content-type': 'application/pkix-crl' }).end(list);
		})().catch(() => response.writeHead(500).end());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	server.unref();
	const { port } = server.address() as AddressInfo;
	return {
		crlUrl: `http://127.0.0.1:${port}/test-authority.crl`,
		give: (lists: Lists) => void (source.lists = lists),
		stop: () => new Promise<void>((resolve) => server.close(() => resolve()))
	};
}

/** Makes an authority with a key for everybody of the demonstration staff. `now` is the office's clock, epoch ms. */
export async function makeTestKeys(at: number, now: () => Promise<number>): Promise<TestKeys> {
	const server = await listServer(now);
	const authority = await createAuthority({ at, crlUrl: server.crlUrl });
	server.give((when) => authority.lists(when));
	const staff: Record<string, Issued> = {};
	for (const { login, name, iin } of STAFF)
		staff[login] = await authority.issue({
			name: fullName(name),
			iin,
			bin: OFFICE_BIN,
			organisation: 'Synaq TEST'
		});
	const terms = {
		...SIGNING_TERMS,
		bin: OFFICE_BIN,
		roots: [base64(authority.root)],
		intermediates: [base64(authority.intermediate)]
	};
	return {
		authority,
		staff,
		terms,
		forApplicant: ({ iin, name }, organisation) =>
			authority.issue({
				name: fullName(name),
				iin,
				bin: organisation?.bin ?? null,
				organisation: organisation?.name ?? null
			}),
		stop: server.stop
	};
}

/** The demonstration office trusts these keys. `required`: nothing is signed without. */
export async function trustTestKeys(
	app: App,
	{ terms }: Pick<TestKeys, 'terms'>,
	required = false
): Promise<void> {
	done(await app.setSigning({ id: 'system' }, { ...terms, required }));
}

/** Writes the key files for people to sign with, each with the same password. */
export async function writeKeyFiles(folder: string, keys: Record<string, Issued>): Promise<void> {
	await mkdir(folder, { recursive: true });
	for (const [name, key] of Object.entries(keys))
		await writeFile(join(folder, `${name}.p12`), await key.pkcs12(KEY_PASSWORD), { mode: 0o600 });
}

import type { SigningTask } from '../../lib/domain/signing/signing.ts';
import { covered } from '../../lib/server/signatures/pdf/room.ts';
import type { Issued } from '../../lib/server/signatures/testing/authority.ts';
import { Refusal, type Browser } from './browser.ts';

/** So long a page waits until a whole order with its letters is prepared, or checked. */
const PATIENCE_MS = 120_000;

interface Prepared {
	id: string;
	files: { document: string; lang: string }[];
}

/** Signs as a signer's page does: what was prepared is fetched, signed here, and handed in. The key stays here. */
export async function signWithKey(browser: Browser, key: Issued, task: SigningTask): Promise<void> {
	const method = 'pkcs12';
	const prepared = await must<Prepared>(browser, '/office/sign', { task, method });
	const signatures = [];
	for (const { document, lang } of prepared.files) {
		const file = await browser.bytes(`/office/sign/${prepared.id}/${document}/${lang}`);
		const cms = Buffer.from(await key.sign(covered(file))).toString('base64');
		signatures.push({ document, lang, cms });
	}
	await must(browser, `/office/sign/${prepared.id}`, { method, signatures });
}

async function must<T>(browser: Browser, path: string, body: unknown): Promise<T> {
	const answer = await browser.json<T & { refused?: string; details?: unknown }>(path, body, PATIENCE_MS);
	const { refused, details } = answer.body;
	if (answer.status !== 200)
		throw new Refusal(`${browser.who}: ${path}`, refused ?? String(answer.status), details);
	return answer.body;
}

/** Portions of a long job: each is one decision. */
export function portions<T>(all: readonly T[], size: number): T[][] {
	return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}

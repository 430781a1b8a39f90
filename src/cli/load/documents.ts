import { performance } from 'node:perf_hooks';
import type { OfficialDocument } from '../../lib/domain/attestation/documents.ts';
import { isRefused } from '../../lib/domain/refusal.ts';
import { LANGS, type Lang } from '../../lib/domain/text.ts';
import { renderDocument } from '../../lib/server/documents/render.ts';
import { sampleAct, SAMPLES } from '../../lib/server/documents/samples.ts';
import { covered, embed, prepare } from '../../lib/server/signatures/pdf/room.ts';
import { createAuthority, type Issued } from '../../lib/server/signatures/testing/authority.ts';
import { residentMb, rounded } from './figures.ts';

const BASE = 'https://synaq.example.kz';
const AT = SAMPLES.certificate.date;
const WARM_UP = 20;
const CERTIFICATES = 200;
const MEASURED = 40;
const CANDIDATES = 30;

async function signer(): Promise<Issued> {
	const authority = await createAuthority({ at: AT, crlUrl: null });
	return authority.issue({ name: 'ТЕСТОВ ТЕСТ', iin: '850101300012', bin: null, organisation: null });
}

/** What the server does for a signed document: prints it, makes the room, takes the bytes, puts the signature in. */
async function signed(document: OfficialDocument, lang: Lang, by: Issued | Uint8Array): Promise<Uint8Array> {
	const room = { name: 'ТЕСТОВ ТЕСТ', reason: 'Аттестат', location: 'Алматы', at: AT } as const;
	const printed = await renderDocument(document, lang, BASE);
	const prepared = prepare(printed, { ...room, format: 'ETSI.CAdES.detached' });
	const bytes = covered(prepared);
	const file = embed(prepared, by instanceof Uint8Array ? by : await by.sign(bytes));
	if (isRefused(file)) throw new Error(`A signature was refused: ${file.refused}`);
	return file;
}

/** CPU of one certificate in one language; the signer's own computation is not the server's and is left out. */
async function measureOne(by: Issued): Promise<number> {
	const cms = await by.sign(new Uint8Array(32));
	const go = async (count: number) => {
		for (let i = 0; i < count; i++) await signed(SAMPLES.certificate, LANGS[i % 2] ?? 'kk', cms);
	};
	await go(WARM_UP);
	const before = process.cpuUsage();
	await go(MEASURED);
	const { user, system } = process.cpuUsage(before);
	return rounded((user + system) / 1000 / MEASURED);
}

/** Every certificate in both languages, all of them kept until the last is there. */
async function measureMany(by: Issued) {
	const cpu = process.cpuUsage();
	const before = residentMb(process.pid);
	const begun = performance.now();
	const files: Uint8Array[] = [];
	let most = before;
	for (let i = 0; i < CERTIFICATES; i++) {
		const certificate = { ...SAMPLES.certificate, number: `KZ14VJE${String(i).padStart(8, '0')}` };
		for (const lang of LANGS) files.push(await signed(certificate, lang, by));
		most = Math.max(most, residentMb(process.pid));
	}
	const seconds = rounded((performance.now() - begun) / 1000);
	const { user, system } = process.cpuUsage(cpu);
	return { seconds, cpuSeconds: rounded((user + system) / 1e6), rssGrowthMb: rounded(most - before) };
}

/** Documents as PDF/A with an e-signature, in this very process: no server is needed for it. */
export async function measureDocuments() {
	const by = await signer();
	const certificateCpuMs = await measureOne(by);
	const many = await measureMany(by);
	const acts = await Promise.all(LANGS.map((lang) => renderDocument(sampleAct(CANDIDATES), lang, BASE)));
	const actKb = rounded(Math.max(...acts.map(({ length }) => length)) / 1024);
	return { documents: { certificateCpuMs, certificates: { count: CERTIFICATES, ...many }, actKb } };
}

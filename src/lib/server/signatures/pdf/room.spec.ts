import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isRefused } from '../../../domain/refusal.ts';
import { hasPreflight, preflight } from '../../documents/archive/preflight.ts';
import { bareText, links } from '../../documents/extract.ts';
import { renderDocument } from '../../documents/render.ts';
import { SAMPLES } from '../../documents/samples.ts';
import type { SignatureRoom } from '../../ports.ts';
import { createAuthority, type Issued } from '../testing/authority.ts';
import { ROOM } from './increment.ts';
import { covered, coveredRange, embed, onlySigned, prepare } from './room.ts';

const AT = Date.UTC(2026, 11, 4, 7);
const WHO = { iin: '850101300012', bin: '000140000016', organisation: 'Басқарма' };
const run = promisify(execFile);
const hasPdfsig = await run('pdfsig', ['-v']).then(
	() => true,
	() => false
);

const room = (index: number, format: SignatureRoom['format'] = 'ETSI.CAdES.detached'): SignatureRoom => ({
	name: `ӘБДІҒАППАРҰЛЫ Ерлан (${index})`,
	reason: 'Тестілеу өткізу туралы акт № 04-12/361-А',
	location: 'Алматы',
	at: AT + index * 1000,
	format
});

let signers: Issued[];
let plain: Uint8Array;
/** Signed by none, one, two and three persons. */
let files: Uint8Array[];

async function signedBy(
	pdf: Uint8Array,
	index: number,
	format?: SignatureRoom['format']
): Promise<Uint8Array> {
	const prepared = prepare(pdf, room(index, format));
	const pades = format !== 'adbe.pkcs7.detached';
	const cms = await signers[index]!.sign(covered(prepared), { signingCertificateV2: pades });
	const signed = embed(prepared, cms);
	if (isRefused(signed)) throw new Error(signed.refused);
	return signed;
}

beforeAll(async () => {
	const authority = await createAuthority({ at: AT, crlUrl: null });
	const kinds = ['ecdsa', 'rsa', 'ecdsa'] as const;
	signers = await Promise.all(kinds.map((keys, i) => authority.issue({ ...WHO, name: `ТЕСТОВ ${i}`, keys })));
	plain = await renderDocument(SAMPLES['result-sheet'], 'kk', 'https://synaq.example.kz');
	files = [plain];
	for (const [i, format] of [undefined, 'adbe.pkcs7.detached', undefined].entries())
		files.push(await signedBy(files[i]!, i, format as SignatureRoom['format']));
});

async function pdfsig(pdf: Uint8Array): Promise<string[]> {
	const folder = await mkdtemp(join(tmpdir(), 'synaq-pdfsig-'));
	try {
		await writeFile(join(folder, 'signed.pdf'), pdf);
		const { stdout } = await run('pdfsig', ['-nocert', join(folder, 'signed.pdf')]);
		return stdout.split(/Signature #\d+:/).slice(1);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

describe('a signature in a file', () => {
	it('leaves every byte that was there as it was', () => {
		for (const [i, file] of files.slice(1).entries())
			expect(Buffer.compare(file.subarray(0, files[i]!.length), files[i]!)).toBe(0);
	});

	it('is prepared in the same bytes for the same room, and in others for another', () => {
		expect(Buffer.compare(prepare(plain, room(0)), prepare(plain, room(0)))).toBe(0);
		expect(Buffer.compare(prepare(plain, room(0)), prepare(plain, room(1)))).not.toBe(0);
	});

	it('covers all of the file but its own room', () => {
		const prepared = prepare(files[1]!, room(1));
		const [from, length, then, rest] = coveredRange(prepared);
		expect([from, then + rest]).toEqual([0, prepared.length]);
		expect(then - length).toBe(2 * ROOM + 2);
		expect(covered(prepared)).toHaveLength(length + rest);
		expect(covered(files[2]!)).toEqual(covered(prepare(files[1]!, room(1, 'adbe.pkcs7.detached'))));
	});

	it.each(Object.values(SAMPLES))('finds its place in $type', async (document) => {
		const printed = await renderDocument(document, 'ru', 'https://synaq.example.kz');
		const file = embed(prepare(printed, room(0, 'adbe.pkcs7.detached')), new Uint8Array([0x30, 0]));
		expect(!isRefused(file) && onlySigned(printed, file)).toBe(true);
	});

	it('changes nothing of what the document says or where its code leads', async () => {
		expect(await bareText(files[3]!)).toBe(await bareText(plain));
		expect(await links(files[3]!)).toEqual(expect.arrayContaining(await links(plain)));
	});

	it.skipIf(!hasPdfsig)(
		'is valid beside two others for poppler, and the last covers the whole document (skipped without pdfsig)',
		async () => {
			const told = await pdfsig(files[3]!);
			expect(told).toHaveLength(3);
			for (const one of told) expect(one).toContain('Signature is Valid.');
			expect(told.map((one) => one.includes('Total document signed'))).toEqual([false, false, true]);
			expect(told.map((one) => /Signature Type: (\S+)/.exec(one)?.[1])).toEqual([
				'ETSI.CAdES.detached',
				'adbe.pkcs7.detached',
				'ETSI.CAdES.detached'
			]);
		}
	);

	it.skipIf(!hasPreflight)(
		'leaves PDF/A-1b what it is, after one and after three (skipped without PDFBox Preflight)',
		{ timeout: 60_000 },
		async () => {
			const found = await preflight(new Map([1, 2, 3].map((n) => [`signed-${n}.pdf`, files[n]!])));
			expect([...found.values()]).toEqual([[], [], []]);
		}
	);
});

describe('a CMS for a room', () => {
	it('that is too large for it is refused', () => {
		const large = new Uint8Array(ROOM + 1).fill(0);
		large.set([0x30, 0x82, (ROOM - 3) >> 8, (ROOM - 3) & 255]);
		expect(embed(prepare(plain, room(0)), large)).toMatchObject({ refused: 'signature-too-large' });
	});

	it('that is cut off, has something behind it or is none is refused', async () => {
		const prepared = prepare(plain, room(0));
		const cms = await signers[0]!.sign(covered(prepared));
		const longer = new Uint8Array([...cms, 0]);
		for (const bad of [cms.subarray(0, -1), longer, new Uint8Array(0), new Uint8Array([0x31, 0])])
			expect(embed(prepared, bad)).toMatchObject({ refused: 'signature-malformed' });
	});

	it('without signing-certificate-v2 is refused where the label says PAdES, and taken where it does not', async () => {
		const options = { signingCertificateV2: false };
		const pades = prepare(plain, room(0));
		const cms = await signers[0]!.sign(covered(pades), options);
		expect(embed(pades, cms)).toMatchObject({ refused: 'signature-malformed' });
		const other = prepare(plain, room(0, 'adbe.pkcs7.detached'));
		expect(isRefused(embed(other, await signers[0]!.sign(covered(other), options)))).toBe(false);
	});

	it('without lengths of its own, as some programs write it, is taken', () => {
		const oid = [0x06, 0x0b, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x2f];
		const cms = new Uint8Array([0x30, 0x80, ...oid, 0x24, 0x80, 0x04, 0x01, 0x00, 0, 0, 0, 0]);
		expect(isRefused(embed(prepare(plain, room(0)), cms))).toBe(false);
	});
});

describe('a file that is only signed', () => {
	it('is the printed one with one, two or three signatures behind it, or with none', () => {
		for (const file of files) expect(onlySigned(plain, file)).toBe(true);
		expect(onlySigned(files[1]!, files[3]!)).toBe(true);
		expect(onlySigned(files[1]!, plain)).toBe(false);
	});

	it('is not one with an empty room, a half signature or anything behind it', () => {
		expect(onlySigned(plain, prepare(plain, room(0)))).toBe(false);
		expect(onlySigned(plain, files[2]!.subarray(0, -1))).toBe(false);
		expect(onlySigned(plain, new Uint8Array([...files[2]!, 10]))).toBe(false);
		expect(onlySigned(plain, Buffer.concat([files[2]!, files[2]!.subarray(files[1]!.length)]))).toBe(false);
	});

	const forged = (change: (text: string) => string) =>
		new Uint8Array(Buffer.from(change(Buffer.from(files[1]!).toString('latin1')), 'latin1'));

	it.each([
		[
			'a signature that shows itself',
			(text: string) => text.replace('/Rect [ 0 0 0 0 ]', '/Rect [ 9 9 9 9 ]')
		],
		[
			'a look that draws',
			(text: string) => text.replace('/Length 0 >>\nstream\n\n', '/Length 1 >>\nstream\nf\n')
		],
		['a form of another kind', (text: string) => text.replace('/SigFlags 3', '/SigFlags 3 /XFA (a)')],
		['another object', (text: string) => text.replace(/xref\n(?=\d+ 1\n)/, '99 0 obj\nnull\nendobj\nxref\n')]
	])('is not one with %s', (_what, change) => {
		const file = forged(change);
		expect(Buffer.compare(file, files[1]!)).not.toBe(0);
		expect(onlySigned(plain, file)).toBe(false);
	});

	it('is not one in which any byte outside the signatures was changed', () => {
		const file = files[2]!;
		const gaps = [coveredRange(files[1]!), coveredRange(file)].map(
			([, length, then]) => [length, then] as const
		);
		const outside = fc
			.integer({ min: 0, max: file.length - 1 })
			.filter((at) => gaps.every(([from, to]) => at < from || at >= to));
		fc.assert(
			fc.property(outside, fc.integer({ min: 1, max: 255 }), (at, change) => {
				const other = file.slice();
				other[at] = (other[at] ?? 0) ^ change;
				expect(onlySigned(plain, other)).toBe(false);
			}),
			{ numRuns: 300 }
		);
	});
});

import { beforeAll, describe, expect, it } from 'vitest';
import { isRefused } from '../../domain/refusal.ts';
import { renderDocument } from '../documents/render.ts';
import { SAMPLES } from '../documents/samples.ts';
import type { FoundSignature, Signatures } from '../ports.ts';
import { keptLists } from './kept-lists.ts';
import { signatures } from './signatures.ts';
import { type Authority, createAuthority, type Issued } from './testing/authority.ts';
import { network, termsOf } from './testing/checking.ts';

const AT = Date.UTC(2026, 10, 23, 5);
const CRL = 'http://lists.test/issuing.crl';
const NAMES = ['Әбдірахманов Ерлан Серікұлы', 'Иванова Анна Петровна'];

let authority: Authority;
let signers: Issued[];
let adapter: Signatures;
let plain: Uint8Array;
let signed: Uint8Array;

async function signedBy(pdf: Uint8Array, index: number): Promise<Uint8Array> {
	const room = { name: NAMES[index]!, reason: 'Тест', location: 'Алматы', at: AT + index * 60_000 };
	const prepared = adapter.prepare(pdf, { ...room, format: 'ETSI.CAdES.detached' });
	const done = adapter.embed(prepared, await signers[index]!.sign(adapter.covered(prepared)));
	if (isRefused(done)) throw new Error(done.refused);
	return done;
}

async function inspected(pdf: Uint8Array): Promise<FoundSignature[]> {
	const found = await adapter.inspect(pdf, { terms: termsOf(authority), at: () => AT });
	if (isRefused(found)) throw new Error(found.refused);
	return found;
}

beforeAll(async () => {
	authority = await createAuthority({ at: AT, crlUrl: CRL });
	const who = { bin: null, organisation: null };
	signers = [
		await authority.issue({ ...who, name: NAMES[0]!, iin: '850101300017' }),
		await authority.issue({ ...who, name: NAMES[1]!, iin: '900101400015' })
	];
	const fetchBytes = network(await authority.lists());
	adapter = signatures({ lists: keptLists(fetchBytes, () => AT), fetchBytes, foreign: {} });
	plain = await renderDocument(SAMPLES['result-sheet'], 'kk', 'https://synaq.example.kz');
	signed = await signedBy(await signedBy(plain, 0), 1);
});

describe('a signed file that somebody brings', () => {
	it('tells who signed it, when, and over how much of it', async () => {
		const found = await inspected(signed);
		expect(found.map(({ covers }) => covers)).toEqual(['its-part', 'whole-file']);
		expect(found.map(({ claimedAt }) => claimedAt)).toEqual([AT, AT + 60_000]);
		expect(found.map(({ checked }) => (isRefused(checked) ? checked.refused : checked.subject.name))).toEqual(
			NAMES
		);
		expect(adapter.onlySigned(plain, signed)).toBe(true);
	});

	it('has no signatures when nobody signed it', async () => {
		expect(await inspected(plain)).toEqual([]);
	});

	it('with a byte changed under a signature tells that it is over other bytes, of the one above too', async () => {
		const changed = signed.slice();
		changed[plain.length - 300] = (changed[plain.length - 300] ?? 0) ^ 1;
		const found = await inspected(changed);
		expect(found.map(({ checked }) => checked)).toMatchObject([
			{ refused: 'signature-over-other-bytes' },
			{ refused: 'signature-over-other-bytes' }
		]);
	});

	it('with a CMS cut off in its room tells that it is malformed, and reads the other', async () => {
		const cut = Buffer.from(signed);
		cut.fill('0', cut.indexOf('/Contents <30') + 13 + 200, cut.indexOf('/Contents <30') + 13 + 4000);
		const [first, second] = await inspected(new Uint8Array(cut));
		expect(isRefused(first!.checked)).toBe(true);
		expect(second!.checked).toMatchObject({ refused: 'signature-over-other-bytes' });
	});

	it('that is no PDF is refused', async () => {
		const given = { terms: termsOf(authority), at: () => AT };
		expect(await adapter.inspect(new Uint8Array([1, 2, 3]), given)).toMatchObject({ refused: 'not-a-pdf' });
	});
});

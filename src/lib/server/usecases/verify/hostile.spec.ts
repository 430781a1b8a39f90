import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { OFFICE_ID } from '../../../domain/office.ts';
import { renderDocument } from '../../documents/render.ts';
import { SAMPLES } from '../../documents/samples.ts';
import { keptLists } from '../../signatures/kept-lists.ts';
import { covered, embed, prepare } from '../../signatures/pdf/room.ts';
import { signatures } from '../../signatures/signatures.ts';
import { createAuthority } from '../../signatures/testing/authority.ts';
import { network, termsOf } from '../../signatures/testing/checking.ts';
import { anOffice } from '../testing/attested.ts';
import { MORNING, ok, testWorld, type World } from '../testing/world.ts';
import { transact } from '../transact.ts';
import { CheckBrake } from './check-brake.ts';
import { verifyFile, type FileAnswer } from './verify-file.ts';

const CRL = 'http://lists.test/issuing.crl';
const PERSON = { iin: '850101300017', bin: null, name: 'Ерлан Әбдірахманов', organisation: null };

let w: World;
/** A certificate as the office issued it, really signed. */
let issued: Uint8Array;

const answerTo = (file: Uint8Array): Promise<FileAnswer> =>
	verifyFile(w.ctx, new CheckBrake(w.clock))('anybody', async () => file).then(ok);

async function commit(
	kind: string,
	id: string,
	fact: { type: string; data: unknown },
	unique: string[] = []
) {
	const record = await w.ctx.store.read(kind as 'office', id);
	const facts = [{ ...fact, v: 1 }] as never;
	const change = { kind, id, expectedVersion: record?.version ?? 0, facts, unique };
	await w.ctx.store.commit([change], { at: w.clock.now(), by: 'user:nobody' });
}

beforeAll(async () => {
	w = testWorld();
	await anOffice(w);
	const authority = await createAuthority({ at: MORNING, crlUrl: CRL });
	const fetchBytes = network(await authority.lists());
	const lists = keptLists(fetchBytes, () => w.clock.now());
	w.ctx.signatures = signatures({ lists, fetchBytes, foreign: {} });
	w.ctx.press.render = (content, lang) => renderDocument(content, lang, w.ctx.press.verifyBase);
	await commit('office', OFFICE_ID, { type: 'signing-set', data: { signing: termsOf(authority) } });
	const document = ok(
		await transact(w.ctx, { id: 'system' }, (work) => work.issue(SAMPLES.certificate, { round: 'r' }))
	);
	const content = (await w.ctx.store.read('document', document))!.confidential!.content;
	const room = {
		name: 'Басшы',
		reason: '—',
		location: '—',
		at: MORNING,
		format: 'ETSI.CAdES.detached'
	} as const;
	const prepared = prepare(await w.ctx.press.render(content, 'kk', document), room);
	const key = await authority.issue(PERSON);
	issued = ok(embed(prepared, await key.sign(covered(prepared), { at: MORNING })));
	const { facts } = ok(
		await w.ctx.signatures.check(await key.sign(covered(prepared)), covered(prepared), {
			terms: termsOf(authority),
			expected: null,
			at: MORNING
		})
	);
	const { sha256 } = await w.ctx.files.put(issued);
	const data = { files: { kk: sha256, ru: sha256 }, signature: { ...facts, method: 'pkcs12' } };
	await commit('document', document, { type: 'e-signed', data }, [`file:${sha256}`]);
}, 60_000);

/** Where a file is touched, from its beginning to its end. */
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const at = (part: number): number => Math.floor(part * issued.length);

describe('whatever is dropped on the page', () => {
	it('is genuine only as it was issued, with its real signature', async () => {
		expect(await answerTo(issued)).toMatchObject({ verdict: 'genuine', document: { signatures: [{}] } });
	});

	it('cut off anywhere, is never genuine', async () => {
		await fc.assert(
			fc.asyncProperty(place, async (part) => {
				expect((await answerTo(issued.slice(0, at(part)))).verdict).not.toBe('genuine');
			}),
			{ numRuns: 60 }
		);
	});

	it('with a byte changed anywhere, is never genuine and has no signature that is called valid', async () => {
		await fc.assert(
			fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (part, bits) => {
				const file = issued.slice();
				file[at(part)] = (file[at(part)] ?? 0) ^ bits;
				const answer = await answerTo(file);
				expect(answer.verdict).not.toBe('genuine');
				// A bit of the room behind the signature is no part of what was signed.
				if ('found' in answer && answer.found.some(({ trouble }) => trouble === null))
					expect(answer.verdict).toBe('changed');
			}),
			{ numRuns: 60 }
		);
	});

	it('with anything behind it, is never genuine', async () => {
		const behind = fc.oneof(
			fc.uint8Array({ minLength: 1, maxLength: 200 }),
			fc
				.constantFrom(
					'\n%%EOF\n',
					'\n/ByteRange [0 99999999999999999999 0 0]\n%%EOF',
					'\n/ByteRange [0 10 20 4294967296]\n/Contents <00>',
					'\nstartxref\n99999999999999999999\n%%EOF\n',
					'%PDF-1.4'
				)
				.map((text) => new TextEncoder().encode(text))
		);
		await fc.assert(
			fc.asyncProperty(behind, async (more) => {
				expect(await answerTo(new Uint8Array([...issued, ...more]))).toMatchObject({ verdict: 'changed' });
			}),
			{ numRuns: 40 }
		);
	});

	it('of ten megabytes of one thing, is told to be unknown', async () => {
		const head = new TextEncoder().encode('%PDF-1.7\n');
		for (const filling of [
			'\0',
			'%%EOF\n',
			'/ByteRange [0 1 2 3] ',
			'(https://a.kz/verify/1)',
			'<< ',
			'1 0 obj '
		]) {
			const file = Buffer.alloc(10 * 1024 * 1024, filling);
			file.set(head);
			const { verdict } = await answerTo(new Uint8Array(file));
			expect(['unknown', 'foreign'], filling).toContain(verdict);
		}
	}, 60_000);
});

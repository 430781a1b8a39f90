import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentFact } from '../../../domain/attestation/document.ts';
import { refused } from '../../../domain/refusal.ts';
import type { FoundSignature } from '../../ports.ts';
import { printDocument } from '../attestation/read-document.ts';
import { signAdmissionOrder } from '../attestation/sign-admission-order.ts';
import { sent } from '../testing/orders.ts';
import { ok, type World } from '../testing/world.ts';
import { CheckBrake } from './check-brake.ts';
import { verifyFile, type FileAnswer } from './verify-file.ts';
import { verifyNumber } from './verify-number.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const SIGNATURE = {
	method: 'pkcs12',
	format: 'ETSI.CAdES.detached',
	algorithm: 'RSA-2048 SHA-256',
	certificate: { sha256: 'a'.repeat(64), serial: '0a', notBefore: 0, notAfter: 1 },
	revocation: { source: 'crl', issuedAt: 1 },
	timestamp: null
} as const;

/** A signed order whose pages look like a PDF with its code. */
async function anOrder() {
	const given = await sent();
	const { w, head, order } = given;
	w.ctx.press.render = async (content, lang) =>
		bytes(`%PDF-1.4 ${lang} (${w.ctx.press.verifyBase}/verify/${encodeURI(content.number ?? '')})\n%%EOF\n`);
	ok(await signAdmissionOrder(w.ctx)(head, order));
	const { document } = (await w.ctx.store.read('order', order))!.state.signed!;
	return { ...given, document };
}

async function note(w: World, document: string, fact: DocumentFact, unique: string[] = [], by = 'system') {
	const { version } = (await w.ctx.store.read('document', document))!;
	const change = { kind: 'document', id: document, expectedVersion: version, facts: [fact], unique };
	await w.ctx.store.commit([change], { at: w.clock.now(), by });
}

/** Puts an e-signature of a person into the Kazakh file, as the ceremony does. */
async function eSign(w: World, document: string, by: string): Promise<Uint8Array> {
	const { bytes: before } = ok(await printDocument(w.ctx)(document, 'kk'));
	const signed = bytes(`${new TextDecoder().decode(before)}signed by ${by}\n%%EOF\n`);
	const { sha256 } = await w.ctx.files.put(signed);
	const files = { ...(await w.ctx.store.read('document', document))!.state.files!, kk: sha256 };
	const data = { files, signature: SIGNATURE };
	await note(w, document, { type: 'e-signed', v: 1, data }, [`file:${sha256}`], by);
	return signed;
}

const byFile = (w: World, file: Uint8Array): Promise<FileAnswer> =>
	verifyFile(w.ctx, new CheckBrake(w.clock))('here', async () => file).then(ok);
const byNumber = (w: World, number: string) =>
	verifyNumber(w.ctx, new CheckBrake(w.clock))(number).then((answer) => ok(answer));
const found = (over: Partial<FoundSignature> = {}): FoundSignature => ({
	covers: 'whole-file',
	claimedAt: 5,
	checked: {
		facts: { ...SIGNATURE },
		subject: { name: 'БӨТЕН АДАМ', iin: '1', bin: null, organisation: 'ЖШС', issuer: 'ҰКО' }
	},
	...over
});

describe('a file that the office issued', () => {
	it('is genuine by its bytes alone, with the names its bearer reads in it', async () => {
		const { w, document } = await anOrder();
		const { bytes: file } = ok(await printDocument(w.ctx)(document, 'ru'));
		expect(await byFile(w, file)).toMatchObject({
			verdict: 'genuine',
			lang: 'ru',
			later: 'none',
			document: { number: '04-12/1-Б', standing: { status: 'in-force' }, decision: { name: 'Сынақ head' } }
		});
	});

	it('is genuine although nobody has printed it since it was issued', async () => {
		const { w, document } = await anOrder();
		const { content } = (await w.ctx.store.read('document', document))!.confidential!;
		expect(await byFile(w, await w.ctx.press.render(content, 'kk', document))).toMatchObject({
			verdict: 'genuine'
		});
	});

	it('tells who signed it with a key, and of an earlier state that more signatures came', async () => {
		const { w, document, head, specialist } = await anOrder();
		const plain = ok(await printDocument(w.ctx)(document, 'kk')).bytes;
		const once = await eSign(w, document, `user:${head.id}`);
		const twice = await eSign(w, document, `user:${specialist.id}`);
		expect(await byFile(w, twice)).toMatchObject({
			later: 'none',
			document: { signatures: [{ name: 'Сынақ head' }, { name: 'Сынақ specialist' }], decision: null }
		});
		const first = await byFile(w, once);
		expect(first).toMatchObject({ verdict: 'genuine', later: 'more-signatures' });
		expect('document' in first && first.document.signatures).toHaveLength(1);
		expect(await byFile(w, plain)).toMatchObject({ later: 'more-signatures', document: { signatures: [] } });
		// The Russian file got no signature of its own: it stays the last state of itself.
		const russian = ok(await printDocument(w.ctx)(document, 'ru')).bytes;
		expect(await byFile(w, russian)).toMatchObject({ verdict: 'genuine', later: 'none' });
	});

	it('names an applicant from the signature in the file', async () => {
		const { w, document } = await anOrder();
		const signed = await eSign(w, document, 'applicant:p1');
		w.ctx.signatures = { ...w.ctx.signatures, inspect: async () => [found()] };
		expect(await byFile(w, signed)).toMatchObject({
			document: { signatures: [{ applicant: true, position: null, name: 'БӨТЕН АДАМ' }] }
		});
	});

	it('stays genuine when its signature cannot be looked into any more', async () => {
		const { w, document } = await anOrder();
		const signed = await eSign(w, document, 'applicant:p1');
		w.ctx.signatures = { ...w.ctx.signatures, inspect: async () => refused('not-a-pdf') };
		expect(await byFile(w, signed)).toMatchObject({
			verdict: 'genuine',
			document: { signatures: [{ name: null, algorithm: 'RSA-2048 SHA-256' }] }
		});
	});

	it('is genuine and not in force after it was withdrawn, and says by what it was amended', async () => {
		const { w, document } = await anOrder();
		const { bytes: file } = ok(await printDocument(w.ctx)(document, 'kk'));
		await note(w, document, { type: 'amended', v: 1, data: { order: 'o2', number: '04-12/7-Б' } });
		expect(await byFile(w, file)).toMatchObject({
			document: { standing: { status: 'in-force' }, amendedBy: [{ number: '04-12/7-Б' }] }
		});
		await note(w, document, { type: 'withdrawn', v: 1, data: { reason: 'қате' } });
		const answer = await byFile(w, file);
		expect(answer).toMatchObject({ document: { standing: { status: 'withdrawn', at: w.clock.now() } } });
		expect(JSON.stringify(answer)).not.toContain('қате');
	});
});

describe('a file that is not as it was issued', () => {
	it('was changed when something stands behind what was issued', async () => {
		const { w, document } = await anOrder();
		const signed = await eSign(w, document, 'user:x');
		w.ctx.signatures = { ...w.ctx.signatures, onlySigned: () => false };
		const more = new Uint8Array([...signed, ...bytes('1 0 obj\n%%EOF\n')]);
		const answer = await byFile(w, more);
		expect(answer).toMatchObject({ verdict: 'changed', how: 'added-to', document: { number: '04-12/1-Б' } });
		expect(JSON.stringify(answer)).not.toContain('Сынақ head');
	});

	it('says so when nothing but signatures of others were added', async () => {
		const { w, document } = await anOrder();
		const { bytes: file } = ok(await printDocument(w.ctx)(document, 'kk'));
		w.ctx.signatures = {
			...w.ctx.signatures,
			onlySigned: (plain, signed) => plain.length === file.length && signed.length > plain.length,
			inspect: async () => [found()]
		};
		expect(await byFile(w, new Uint8Array([...file, ...bytes('sig')]))).toMatchObject({
			verdict: 'changed',
			how: 'signed-elsewhere',
			found: [{ signer: { name: 'БӨТЕН АДАМ' }, trouble: null }]
		});
	});

	it('differs when it bears our number and is none of our files, whichever byte was touched', async () => {
		const { w, document } = await anOrder();
		const { bytes: file } = ok(await printDocument(w.ctx)(document, 'kk'));
		for (let at = 5; at < file.length; at += 1) {
			const altered = file.slice();
			altered[at] = (altered[at] ?? 0) ^ 1;
			expect((await byFile(w, altered)).verdict).not.toBe('genuine');
		}
		const altered = bytes(new TextDecoder().decode(file).replace('kk', 'kz'));
		expect(await byFile(w, altered)).toMatchObject({ verdict: 'changed', how: 'differs' });
	});

	it('is not called ours for bearing a like number of another office', async () => {
		const { w, document } = await anOrder();
		const { bytes: file } = ok(await printDocument(w.ctx)(document, 'kk'));
		const theirs = bytes(new TextDecoder().decode(file).replace('synaq.example', 'other.example'));
		expect(await byFile(w, theirs)).toEqual({ verdict: 'unknown', why: 'no-signature' });
	});
});

describe('a file of others', () => {
	it('is told with its signatures, valid or not and by whom', async () => {
		const { w } = await anOrder();
		const signatures = [found({ checked: refused('certificate-untrusted') }), found({ covers: 'its-part' })];
		w.ctx.signatures = { ...w.ctx.signatures, inspect: async () => signatures };
		expect(await byFile(w, bytes('%PDF-1.7 theirs'))).toEqual({
			verdict: 'foreign',
			found: [
				{
					signer: null,
					claimedAt: 5,
					algorithm: null,
					trouble: { refused: 'certificate-untrusted' },
					notLast: false
				},
				{
					signer: { name: 'БӨТЕН АДАМ', organisation: 'ЖШС', issuer: 'ҰКО' },
					claimedAt: 5,
					algorithm: 'RSA-2048 SHA-256',
					trouble: null,
					notLast: true
				}
			]
		});
	});

	it('stays unknown without a signature, and when it is no PDF', async () => {
		const { w } = await anOrder();
		expect(await byFile(w, bytes('%PDF-1.7 a scan'))).toEqual({ verdict: 'unknown', why: 'no-signature' });
		expect(await byFile(w, new Uint8Array(10 * 1024 * 1024))).toEqual({
			verdict: 'unknown',
			why: 'not-a-pdf'
		});
		expect(await byFile(w, new Uint8Array())).toEqual({ verdict: 'unknown', why: 'not-a-pdf' });
	});

	it('is never called genuine, whatever its bytes are', async () => {
		const { w } = await anOrder();
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (file) => {
				expect((await byFile(w, file)).verdict).toBe('unknown');
			}),
			{ numRuns: 50 }
		);
	});

	it('leaves nothing behind: no file, no fact', async () => {
		const { w } = await anOrder();
		const cursor = w.ctx.store.cursor();
		let put = 0;
		w.ctx.files = { ...w.ctx.files, put: async () => ({ sha256: String((put += 1)), size: 0 }) };
		await byFile(w, bytes('%PDF-1.7 theirs'));
		expect([put, w.ctx.store.cursor()]).toEqual([0, cursor]);
	});
});

describe('a number', () => {
	it('tells the position of who signed and never the name', async () => {
		const { w, document, head } = await anOrder();
		await eSign(w, document, `user:${head.id}`);
		const { documents } = await byNumber(w, ' 04-12/1-б ');
		expect(documents).toMatchObject([{ signatures: [{ position: { ru: 'Руководитель' }, name: null }] }]);
		expect(JSON.stringify(documents)).not.toContain('Сынақ');
	});

	it('that was voided is told as voided, with the day', async () => {
		const { w } = await anOrder();
		const { version } = (await w.ctx.store.read('register', 'order-2026'))!;
		const data = { number: 2, to: 'o9', reason: 'қайтарылды' };
		const facts = [{ type: 'number-voided', v: 1, data }];
		const change = { kind: 'register', id: 'order-2026', expectedVersion: version, facts };
		await w.ctx.store.commit([change], { at: w.clock.now(), by: 'system' });
		expect(await byNumber(w, '04-12/2-Б')).toEqual({ documents: [], voidedAt: w.clock.now() });
		expect(await byNumber(w, '04-12/3-Б')).toEqual({ documents: [], voidedAt: null });
	});

	it('that was voided is found as it was printed, under a mask that is in force no more', async () => {
		const { w } = await anOrder();
		const { version } = (await w.ctx.store.read('register', 'order-2026'))!;
		const data = { number: 2, to: 'o9', text: '01-7/2 жк', reason: 'қайтарылды' };
		const facts = [{ type: 'number-voided', v: 1, data }];
		const change = { kind: 'register', id: 'order-2026', expectedVersion: version, facts };
		await w.ctx.store.commit([change], { at: w.clock.now(), by: 'system' });
		expect((await byNumber(w, '01-7/2 жк')).voidedAt).toBe(w.clock.now());
		// Another document may get what the mask of now would print.
		expect((await byNumber(w, '04-12/2-Б')).voidedAt).toBeNull();
	});

	it('is refused to who asks for very many, and so is a file', async () => {
		const { w } = await anOrder();
		const brake = new CheckBrake(w.clock);
		const verify = verifyNumber(w.ctx, brake);
		for (let n = 0; n < 30; n += 1) ok(await verify('1', 'here'));
		expect(await verify('1', 'here')).toMatchObject({ refused: 'too-many-checks' });
		ok(await verify('1', 'there'));
	});
});

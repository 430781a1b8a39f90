import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isRefused } from '../../../domain/refusal.ts';
import { renderDocument } from '../../documents/render.ts';
import { SAMPLES } from '../../documents/samples.ts';
import { locate, type Located } from './find.ts';
import { covered, coveredRange, embed, prepare } from './room.ts';

const AT = Date.UTC(2026, 11, 4, 7);
/** A value of ASN.1 that stands for a CMS: this half looks at no more than where it begins and ends. */
const CMS = new Uint8Array([0x30, 0x03, 0x02, 0x01, 0x05]);

let plain: Uint8Array;
let once: Uint8Array;
let twice: Uint8Array;

function signed(pdf: Uint8Array, at: number): Uint8Array {
	const format = 'adbe.pkcs7.detached';
	const done = embed(prepare(pdf, { name: 'Тест', reason: 'Тест', location: 'Алматы', at, format }), CMS);
	if (isRefused(done)) throw new Error(done.refused);
	return done;
}

function found(pdf: Uint8Array): Located[] {
	const signatures = locate(pdf);
	if (isRefused(signatures)) throw new Error(signatures.refused);
	return signatures;
}

type Range = ReturnType<typeof coveredRange>;

const textOf = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const coverages = (pdf: Uint8Array) => found(pdf).map(({ covers }) => covers);

beforeAll(async () => {
	plain = await renderDocument(SAMPLES['result-sheet'], 'ru', 'https://synaq.example.kz');
	once = signed(plain, AT);
	twice = signed(once, AT + 1000);
});

describe('signatures in a file', () => {
	it('are none in one that nobody signed', () => {
		expect(found(plain)).toEqual([]);
	});

	it('are found first to last: each covers its part, the last the whole file', () => {
		const signatures = found(twice);
		expect(signatures.map(({ covers }) => covers)).toEqual(['its-part', 'whole-file']);
		expect(signatures.map(({ claimedAt }) => claimedAt)).toEqual([AT, AT + 1000]);
		expect(signatures.map(({ cms }) => cms)).toEqual([CMS, CMS]);
		expect(signatures[1]!.bytes()).toEqual(covered(twice));
		expect(signatures[0]!.bytes()).toEqual(covered(once));
	});

	it('of another program, in another order and with another clock, are found too', () => {
		const digits = Buffer.from(CMS).toString('hex').padEnd(40, '0');
		const head = `%PDF-1.7\n1 0 obj\n<</Contents <`;
		const rest = (n: number) =>
			`>/M(D:20261204120000+05'00')/ByteRange[0 ${head.length - 1} ${head.length + 41} ${n}]>>\nendobj\n%%EOF`;
		const length = rest(10).length - 1;
		const [one] = found(bytesOf(head + digits + rest(length)));
		expect(one).toMatchObject({ covers: 'whole-file', claimedAt: AT });
		expect(one!.cms).toEqual(CMS);
	});

	it('do not cover what was added behind them', () => {
		const longer = bytesOf(`${textOf(once)}99 0 obj\n(Everybody passed)\nendobj\n%%EOF\n`);
		expect(coverages(longer)).toEqual(['its-part']);
	});
});

describe('a signature over less than it seems', () => {
	const range = ([a, ...others]: number[]) =>
		`/ByteRange [${a} ${others.map((n) => String(n).padStart(10)).join(' ')}]`;
	const withRange = (change: (old: Range) => number[]) => {
		const old = coveredRange(once);
		return bytesOf(textOf(once).replace(range(old), range(change(old))));
	};

	it.each([
		['begins behind the first byte', ([, b, c, d]: Range) => [5, b - 5, c, d]],
		['leaves out more than the signature before it', ([a, b, c, d]: Range) => [a, b - 20, c, d]],
		['leaves out more than the signature behind it', ([a, b, c, d]: Range) => [a, b, c + 2, d - 2]],
		['ends before the end of its part', ([a, b, c, d]: Range) => [a, b, c, d - 9]],
		['ends behind the end of the file', ([a, b, c, d]: Range) => [a, b, c, d + 1]],
		['leaves out nothing', ([a]: Range) => [a, 9, 9, 9]],
		['runs backwards', ([a, b, c, d]: Range) => [a, c, b, d]]
	])('%s: it is not contiguous', (_what, change) => {
		expect(coverages(withRange(change))).toEqual(['not-contiguous']);
	});

	it('leaves out the signature of another dictionary: it is not contiguous', () => {
		const old = range(coveredRange(once));
		const copied = `${textOf(once)}99 0 obj\n<< /Type /Sig ${old} /Contents <3000> >>\nendobj\n%%EOF\n`;
		expect(coverages(bytesOf(copied))).toContain('not-contiguous');
	});

	it('has anything but digits in its room: it is not contiguous', () => {
		const spoiled = bytesOf(
			textOf(once).replace('/Contents <3003020105000000', '/Contents <3003020105(gone)')
		);
		expect(coverages(spoiled)).toEqual(['not-contiguous']);
	});
});

describe('what anyone may send', () => {
	it('is refused when it is no PDF', () => {
		for (const bytes of [new Uint8Array(0), bytesOf('<html>'), bytesOf(' %PDF-1.4')])
			expect(locate(bytes)).toMatchObject({ refused: 'not-a-pdf' });
	});

	it('is refused when it is larger than any document, or says to hold countless signatures', () => {
		expect(locate(new Uint8Array(20 * 1024 * 1024 + 1))).toMatchObject({ refused: 'file-too-large' });
		const many = bytesOf(`%PDF-1.4\n${'/ByteRange [0 1 2 3]'.repeat(21)}`);
		expect(locate(many)).toMatchObject({ refused: 'not-a-pdf' });
	});

	it('never breaks the search, whatever was changed, cut off or written into it', () => {
		const piece = fc.constantFrom(
			'/ByteRange [0 ',
			'/Contents <',
			'endobj',
			'%%EOF',
			'99999999999',
			'<30',
			'>',
			'/M (D:'
		);
		fc.assert(
			fc.property(fc.nat(twice.length), fc.nat(twice.length), piece, (from, to, words) => {
				const file = textOf(twice);
				for (const signature of found(bytesOf(`%PDF-${file.slice(0, from)}${words}${file.slice(to)}`)))
					expect(signature.bytes().length).toBeLessThanOrEqual(2 * 1024 * 1024);
			}),
			{ numRuns: 200 }
		);
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
				expect(Array.isArray(locate(new Uint8Array([...bytesOf('%PDF-'), ...bytes])))).toBe(true);
			})
		);
	});

	it('takes no long search through endless beginnings', () => {
		for (const words of ['/ByteRange', '/ByteRange [0 1 ', '<a', '/Contents <']) {
			const file = bytesOf(`%PDF-1.4\n${words.repeat(200_000)}/ByteRange [0 20 40 60]`);
			expect(locate(file)).toHaveLength(1);
		}
	});

	it('as a CMS that nests without end, or says to be longer than it is, is none', () => {
		const open = '3080'.repeat(5_000);
		for (const digits of [open, '3084ffffffff', '30', '1f1f1f'])
			expect(found(bytesOf(`%PDF-1.4\n${signatureOf(digits)}`))[0]).toMatchObject({ cms: undefined });
	});
});

function signatureOf(digits: string): string {
	const before = '%PDF-1.4\n1 0 obj\n<< /Contents '.length;
	const end = before + digits.length + 2;
	return `1 0 obj\n<< /Contents <${digits}> /ByteRange [0 ${before} ${end} 3] >>\nendobj\n%%EOF\n`;
}

import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { stream, type Objects } from './objects.ts';

/** What a TrueType program tells of itself. */
interface Program {
	/** Glyphs that have an outline. */
	drawn: number[];
	count: number;
	style: string;
}

const STYLES = ['', '-Bold', '-Italic', '-BoldItalic'];

function tableOf(font: Buffer, tag: string): Buffer {
	const at = font.indexOf(tag, 12, 'latin1');
	const [offset, length] = [font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)];
	return font.subarray(offset, offset + length);
}

function read(font: Buffer): Program {
	const head = tableOf(font, 'head');
	const loca = tableOf(font, 'loca');
	const count = tableOf(font, 'maxp').readUInt16BE(4);
	const long = head.readInt16BE(50) === 1;
	const at = (glyph: number) => (long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
	const all = Array.from({ length: count }, (_, glyph) => glyph);
	const drawn = all.filter((glyph) => at(glyph + 1) > at(glyph));
	return { drawn, count, style: STYLES[head.readUInt16BE(44) & 3] ?? '' };
}

/** One bit a glyph that is there, the first in the highest bit (PDF Reference 1.4, 5.7.2). */
function cidSet(glyphs: readonly number[], count: number): string {
	const bits = Buffer.alloc(Math.ceil(count / 8));
	for (const glyph of glyphs) bits[glyph >> 3] = (bits[glyph >> 3] ?? 0) | (0x80 >> (glyph & 7));
	return bits.toString('latin1');
}

/** Six letters that differ for different subsets and are the same for the same. */
function tagOf(font: Buffer): string {
	const digest = createHash('sha256').update(font).digest();
	return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}

const reference = (body: string, key: string): number =>
	Number(new RegExp(`/${key}\\s*\\[?\\s*(\\d+) 0 R`).exec(body)?.[1]);

/** Glyphs whose widths are given: those that the pages show. */
function shown(body: string): number[] {
	const widths = /\/W \[(.*?)\]\n/s.exec(body)?.[1] ?? '';
	return [...widths.matchAll(/(\d+) \[/g)].map(([, glyph]) => Number(glyph));
}

/**
 * Names embedded fonts as what they are, subsets, each with the set of its glyphs (ISO 19005-1, 6.3.5): the vendor
 * library writes subsets under the name of the whole font.
 */
export function nameSubsets(objects: Objects): void {
	for (const composite of objects.having('/Subtype /Type0')) {
		const font = reference(objects.get(composite), 'DescendantFonts');
		const descriptor = reference(objects.get(font), 'FontDescriptor');
		const file = objects.get(reference(objects.get(descriptor), 'FontFile2'));
		const data = file.slice(file.indexOf('stream\n') + 7, file.lastIndexOf('\nendstream'));
		const program = inflateSync(Buffer.from(data, 'latin1'));
		const { drawn, count, style } = read(program);
		const set = objects.add(stream('', cidSet([0, ...drawn, ...shown(objects.get(font))], count)));
		const tag = tagOf(program);
		for (const number of [composite, font, descriptor]) {
			const body = objects.get(number);
			objects.set(number, body.replace(/\/(BaseFont|FontName) \/(\w+)/, `/$1 /${tag}+$2${style}`));
		}
		const described = objects.get(descriptor);
		objects.set(descriptor, described.replace(/>>$/, `/CIDSet ${set} 0 R\n>>`));
	}
}

import { describe, expect, it } from 'vitest';
import { ATTACHMENT_MAX, checkAttachment } from './attachment.ts';

const bytes = (text: string, length = text.length): Uint8Array => {
	const all = new Uint8Array(length);
	all.set([...text].map((c) => c.charCodeAt(0)));
	return all;
};

const PDF = bytes('%PDF-1.4 …');
const JPEG = bytes('\xff\xd8\xff\xe0');
const PNG = bytes('\x89PNG\r\n\x1a\n');
const PROGRAM = bytes('MZ\x90\x00');
const PAGE = bytes('<html><script>');

describe('an attached file', () => {
	it.each([
		['диплом.pdf', PDF, 'application/pdf'],
		['ДИПЛОМ.PDF', PDF, 'application/pdf'],
		['сурет.jpg', JPEG, 'image/jpeg'],
		['сурет.jpeg', JPEG, 'image/jpeg'],
		['сурет.png', PNG, 'image/png'],
		['<script>.pdf', PDF, 'application/pdf'],
		['two.dots.pdf', PDF, 'application/pdf']
	])('%s that is what it says is accepted', (name, content, type) => {
		expect(checkAttachment({ name, bytes: content })).toEqual({ type });
	});

	it.each([
		['a program named as a scan', 'диплом.pdf', PROGRAM, 'file-not-what-it-says'],
		['a page named as a scan', 'диплом.pdf', PAGE, 'file-not-what-it-says'],
		['a picture of another kind', 'сурет.png', JPEG, 'file-not-what-it-says'],
		['a file cut short', 'сурет.png', PNG.subarray(0, 7), 'file-not-what-it-says'],
		['an empty file', 'диплом.pdf', new Uint8Array(), 'file-not-what-it-says'],
		['a program', 'setup.exe', PROGRAM, 'file-type-not-accepted'],
		['a scan named as a page', 'диплом.html', PDF, 'file-type-not-accepted'],
		['a page with a picture inside', 'сурет.svg', PAGE, 'file-type-not-accepted'],
		['two endings', 'диплом.pdf.exe', PDF, 'file-type-not-accepted'],
		['no ending', 'диплом', PDF, 'file-type-not-accepted'],
		['no name', '', PDF, 'file-type-not-accepted'],
		['an ending every object has', 'диплом.constructor', PDF, 'file-type-not-accepted'],
		['another ending every object has', 'диплом.__proto__', PDF, 'file-type-not-accepted']
	])('%s (%s) is refused', (_, name, content, code) => {
		expect(checkAttachment({ name, bytes: content })).toEqual({ refused: code, details: { name } });
	});

	it('of the largest size is accepted, one byte more is refused', () => {
		expect(checkAttachment({ name: 'a.pdf', bytes: bytes('%PDF-', ATTACHMENT_MAX) })).toEqual({
			type: 'application/pdf'
		});
		expect(checkAttachment({ name: 'a.pdf', bytes: bytes('%PDF-', ATTACHMENT_MAX + 1) })).toEqual({
			refused: 'file-too-large',
			details: { name: 'a.pdf', megabytes: 10 }
		});
	});
});

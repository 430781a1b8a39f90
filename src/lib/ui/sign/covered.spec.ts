import { describe, expect, it } from 'vitest';
import { coveredBytes } from './covered';

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
	Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A file that ends with room for a signature; `range` overrides what it says of itself. */
function prepared({ before = '', room = '<000000>', range = [] as number[], after = '' } = {}) {
	const head = `%PDF-1.4\n${before}`;
	const numbers = (of: readonly number[]) => of.map((n) => String(n).padStart(5)).join(' ');
	const line = (of: readonly number[]) => `/ByteRange [${numbers(of)}]/Contents `;
	const length = head.length + line([0, 0, 0, 0]).length;
	const tail = `>>\n%%EOF${after}`;
	const true_ = [0, length, length + room.length, tail.length];
	const text = `${head}${line(range.length ? range : true_)}${room}${tail}`;
	return { pdf: bytes(text), around: bytes(text.replace(room, '')) };
}

describe('the bytes that a signature covers', () => {
	it('are all of the file but the room for it', () => {
		const { pdf, around } = prepared();
		expect(coveredBytes(pdf)).toEqual(around);
	});

	it('are those of the last room, when others signed before', () => {
		const { pdf, around } = prepared({ before: '/ByteRange [0 4 8 9]/Contents <0000>' });
		expect(coveredBytes(pdf)).toEqual(around);
	});

	it('are none where the file has no room, or leaves out more than the room', () => {
		expect(coveredBytes(bytes('%PDF-1.4 no room'))).toBeNull();
		expect(coveredBytes(prepared({ range: [0, 9, 60, 4] }).pdf)).toBeNull();
		expect(coveredBytes(prepared({ range: [3, 40, 50, 10] }).pdf)).toBeNull();
		expect(coveredBytes(prepared({ room: '<00another>' }).pdf)).toBeNull();
	});

	it('end where the file ends', () => {
		const { pdf } = prepared();
		expect(coveredBytes(bytes(`${new TextDecoder('latin1').decode(pdf)} more`))).toBeNull();
	});
});

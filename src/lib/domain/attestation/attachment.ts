import { refused, type Refused } from '../refusal.ts';

/** A file as it comes with an application. */
export interface Attachment {
	name: string;
	bytes: Uint8Array;
}

/** The largest file accepted, bytes. */
export const ATTACHMENT_MAX = 10 * 1024 * 1024;

/** What each accepted ending must begin with. */
const SIGNATURES: Record<string, { type: string; magic: number[] }> = {
	pdf: { type: 'application/pdf', magic: [0x25, 0x50, 0x44, 0x46, 0x2d] },
	jpg: { type: 'image/jpeg', magic: [0xff, 0xd8, 0xff] },
	jpeg: { type: 'image/jpeg', magic: [0xff, 0xd8, 0xff] },
	png: { type: 'image/png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] }
};

/** Endings for the file dialogue. */
export const ACCEPTED = '.pdf,.jpg,.jpeg,.png';

/**
 * The type of a file by its first bytes, not by its word. Refuses 'file-too-large', 'file-type-not-accepted' and
 * 'file-not-what-it-says', each naming the file.
 */
export function checkAttachment({ name, bytes }: Attachment): { type: string } | Refused {
	if (bytes.length > ATTACHMENT_MAX)
		return refused('file-too-large', { name, megabytes: ATTACHMENT_MAX / 1024 / 1024 });
	const ending = name.toLowerCase().split('.').pop() ?? '';
	const known = Object.hasOwn(SIGNATURES, ending) ? SIGNATURES[ending] : undefined;
	if (!known) return refused('file-type-not-accepted', { name });
	const matches = known.magic.every((byte, index) => bytes[index] === byte);
	return matches ? { type: known.type } : refused('file-not-what-it-says', { name });
}

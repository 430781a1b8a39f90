import { createHash } from 'node:crypto';
import type { SignatureRoom } from '../../ports.ts';
import type { Listing, Place } from './own-file.ts';

/** Bytes for a CMS: a chain of certificates and a timestamp find room in it. */
export const ROOM = 16 * 1024;

/** What a signature says of itself, as it stands in the file. */
export interface Written {
	format: SignatureRoom['format'];
	/** D:20261204070000+00'00' */
	date: string;
	/** <FEFF…> each. */
	name: string;
	reason: string;
	location: string;
	/** Bytes. */
	room: number;
}

/** The text of a new revision and where in it the signature goes, with its angle brackets. */
export interface Increment {
	text: string;
	gap: [from: number, to: number];
}

/** UTF-16BE, hexadecimal: every reader shows Kazakh letters in it. */
function hexText(text: string): string {
	const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
	return `<FEFF${units.map((unit) => unit.toString(16).padStart(4, '0').toUpperCase()).join('')}>`;
}

/** Readers do without the end of what is longer; the document itself says it all. */
const LONGEST = 500;

export function written({ name, reason, location, at, format }: SignatureRoom): Written {
	const [one, two, three] = [name, reason, location].map((text) => hexText(text.slice(0, LONGEST)));
	const moment = new Date(at).toISOString().slice(0, 19).replace(/[-T:]/g, '');
	return {
		...{ format, date: `D:${moment}+00'00'`, name: one ?? '', reason: two ?? '', location: three ?? '' },
		room: ROOM
	};
}

const SIGNATURE =
	/^\d+ 0 obj\n<< \/Type \/Sig \/Filter \/Adobe\.PPKLite \/SubFilter \/(ETSI\.CAdES\.detached|adbe\.pkcs7\.detached) \/M \((D:\d{14}\+00'00')\)\n\/Name (<FEFF[0-9A-F]*>)\n\/Reason (<FEFF[0-9A-F]*>)\n\/Location (<FEFF[0-9A-F]*>)\n\/ByteRange \[[\d ]*\]\n\/Contents <([0-9A-Fa-f]*)>/;

/** What the signature at the beginning of `text` says of itself; undefined when there is none in the form of this product. */
export function readWritten(text: string): Written | undefined {
	const found = SIGNATURE.exec(text);
	if (!found || (found[6]?.length ?? 0) % 2) return undefined;
	const [, format, date = '', name = '', reason = '', location = '', contents = ''] = found;
	return {
		format: format === 'ETSI.CAdES.detached' ? format : 'adbe.pkcs7.detached',
		...{ date, name, reason, location, room: contents.length / 2 }
	};
}

const withOne = ({ references }: Listing, number: number): string =>
	`${references ? `${references} ` : ''}${number} 0 R`;

/** Numbers keep their width, so that the file does not move when they become known. */
const wide = (value: number): string => String(value).padStart(10);

function signatureBody({ format, date, name, reason, location, room }: Written, range: readonly number[]) {
	const says = `/M (${date})\n/Name ${name}\n/Reason ${reason}\n/Location ${location}`;
	const covers = `/ByteRange [0 ${range.map(wide).join(' ')}]`;
	return `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${format} ${says}\n${covers}\n/Contents <${'0'.repeat(2 * room)}>\n>>`;
}

/** An invisible field of the first page, locked and printed with it, with an empty look: PDF/A asks for each of these. */
function fieldBodies({ page, form }: Place, signature: number): string[] {
	const name = `Signature${form.references.split(' 0 R').filter(Boolean).length + 1}`;
	const widget = `/Type /Annot /Subtype /Widget /FT /Sig /T (${name}) /F 132 /Rect [ 0 0 0 0 ] /P ${page} 0 R`;
	const look = '/Type /XObject /Subtype /Form /BBox [ 0 0 0 0 ] /Resources << >> /Length 0';
	return [
		`<< ${widget} /V ${signature} 0 R /AP << /N ${signature + 2} 0 R >> >>`,
		`<< ${look} >>\nstream\n\nendstream`
	];
}

function bodies(place: Place, says: Written, range: readonly number[]): [number, string][] {
	const { size, form, annotations } = place;
	const [widget = '', look = ''] = fieldBodies(place, size);
	return [
		[size, signatureBody(says, range)],
		[size + 1, widget],
		[size + 2, look],
		[annotations.number, `[ ${withOne(annotations, size + 1)} ]`],
		[form.number, `<< /Fields [ ${withOne(form, size + 1)} ] /SigFlags 3 >>`]
	];
}

function trailer({ size, root, info, ids, table }: Place, said: string, at: number): string {
	const id = createHash('sha256').update(`${ids[1]}\n${said}`).digest('hex').slice(0, 32).toUpperCase();
	const dictionary = `<< /Size ${size + 3} /Root ${root} 0 R /Info ${info} 0 R /ID [ <${ids[0]}> <${id}> ] /Prev ${table} >>`;
	return `trailer\n${dictionary}\nstartxref\n${at}\n%%EOF\n`;
}

function assembled(place: Place, says: Written, range: readonly number[]): string {
	let text = '';
	const offsets: [number, number][] = [];
	for (const [number, body] of bodies(place, says, range)) {
		offsets.push([number, place.length + text.length]);
		text += `${number} 0 obj\n${body}\nendobj\n`;
	}
	const lines = offsets
		.sort(([a], [b]) => a - b)
		.map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
	const { format, date, name, reason, location } = says;
	const said = [format, date, name, reason, location].join('\n');
	return `${text}xref\n${lines.join('')}${trailer(place, said, place.length + text.length)}`;
}

/** One more revision of the file: nothing in it but a signature and what belongs to it. The same arguments, the same text. */
export function increment(place: Place, says: Written): Increment {
	const draft = assembled(place, says, [0, 0, 0]);
	const from = draft.indexOf('/Contents <') + '/Contents '.length;
	const to = from + 2 * says.room + 2;
	const range = [place.length + from, place.length + to, draft.length - to];
	return { text: assembled(place, says, range), gap: [from, to] };
}

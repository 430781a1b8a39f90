import { setImmediate } from 'node:timers/promises';
import { TooLarge } from './foreign-zip.ts';

/** What is told of an XML text, in its order; names without their prefixes. */
export interface XmlReader {
	open?(name: string, attributes: string): void;
	close?(name: string): void;
	/** As it was written, or decoded already where it was quoted whole. */
	text?(raw: string, decoded: boolean): void;
}

/** So many parts at a time; then others have their turn. */
const SLICE = 1_000;

const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*')){0,99})\s*(\/?)>/y;

const [COMMENT, CDATA, INSTRUCTION] = ['<!--', '<![CDATA[', '<?'];

const after = (text: string, end: string, from: number): number => {
	const at = text.indexOf(end, from);
	if (at < 0) throw new Error(`no ${end}`);
	return at + end.length;
};

/** Reads one tag; how much deeper it leads, and where it ends. */
function tag(text: string, from: number, reader: XmlReader): { deeper: number; end: number } {
	TAG.lastIndex = from;
	const [whole, closing, name = '', attributes = '', empty] = TAG.exec(text) ?? [];
	if (whole === undefined) throw new Error('no tag');
	if (!closing) reader.open?.(name, attributes);
	if (closing || empty) reader.close?.(name);
	const deeper = closing ? -1 : empty ? 0 : 1;
	return { deeper, end: from + whole.length };
}

/** Reads what begins with a «<». Declarations of types are read by nobody: they bring other files in. */
function markup(text: string, from: number, reader: XmlReader): { deeper: number; end: number } {
	if (text.startsWith(COMMENT, from)) return { deeper: 0, end: after(text, '-->', from) };
	if (text.startsWith(INSTRUCTION, from)) return { deeper: 0, end: after(text, '?>', from) };
	if (!text.startsWith(CDATA, from)) return tag(text, from, reader);
	const end = after(text, ']]>', from);
	reader.text?.(text.slice(from + CDATA.length, end - 3), true);
	return { deeper: 0, end };
}

/**
 * Reads the simple XML of spreadsheets in slices, between which others have their turn. Throws on what is no such XML, on
 * a declaration of types, and `TooLarge` after `most` parts.
 */
export async function readXml(text: string, most: number, reader: XmlReader): Promise<number> {
	let [at, depth, parts] = [text.startsWith('\uFEFF') ? 1 : 0, 0, 0];
	while (at < text.length) {
		const next = text.indexOf('<', at);
		const end = next < 0 ? text.length : next;
		if (end > at) reader.text?.(text.slice(at, end), false);
		at = end;
		if (at === text.length) break;
		const read = markup(text, at, reader);
		at = read.end;
		depth += read.deeper;
		parts += 1;
		if (parts > most) throw new TooLarge();
		if (parts % SLICE === 0) await setImmediate();
	}
	if (depth !== 0) throw new Error('not closed');
	return parts;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** A written text as it is meant. */
export const decoded = (raw: string): string =>
	raw.includes('&')
		? raw.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, digits, name) => {
				if (name) return ENTITIES[String(name)] ?? whole;
				return String.fromCodePoint(hex ? parseInt(String(hex), 16) : Number(digits));
			})
		: raw;

const named = new Map<string, RegExp>();

/** One attribute of a tag; null where it has none of this name. */
export function attribute(attributes: string, name: string): string | null {
	const pattern = named.get(name) ?? new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
	named.set(name, pattern);
	const found = pattern.exec(attributes);
	return found ? decoded(found[1] ?? found[2] ?? '') : null;
}

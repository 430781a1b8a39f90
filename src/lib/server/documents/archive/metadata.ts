import type { Lang } from '../../../domain/text.ts';
import { hexText } from './objects.ts';

/** What the file says of itself. */
export interface Described {
	title: string;
	author: string;
	lang: Lang;
	/** Epoch ms. */
	createdAt: number;
}

const CREATOR = 'Synaq';
/** Without a version: another version of the software that prints alike gives the same bytes. */
const PRODUCER = 'Synaq';

/** In UTC, so that it does not hang on the machine: 2026-12-04T07:00:00 */
const utc = (ms: number): string => new Date(ms).toISOString().slice(0, 19);

/** D:20261204070000+00'00' */
const pdfDate = (ms: number): string => `D:${utc(ms).replace(/[-T:]/g, '')}+00'00'`;

/** The older form of the properties; PDF/A wants them to be equal to those of `xmp`. */
export function info({ title, author, createdAt }: Described): string {
	const who = `/Title ${hexText(title)} /Author ${hexText(author)}`;
	return `<< ${who} /Creator (${CREATOR}) /Producer (${PRODUCER}) /CreationDate (${pdfDate(createdAt)}) >>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// What XML cannot hold at all is left out: `printable` has let through none of it.
const escaped = (text: string): string =>
	text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '').replace(/[^\t\n\r\u0020-\uffff]/g, '');

const SPACES = {
	dc: 'http://purl.org/dc/elements/1.1/',
	xmp: 'http://ns.adobe.com/xap/1.0/',
	pdf: 'http://ns.adobe.com/pdf/1.3/',
	pdfaid: 'http://www.aiim.org/pdfa/ns/id/'
};

/** XMP, UTF-8 as binary text: title, author, language, dates, and that this is PDF/A-1b (ISO 19005-1, 6.7). */
export function xmp({ title, author, lang, createdAt }: Described): string {
	const described = (space: keyof typeof SPACES, parts: string) =>
		`<rdf:Description rdf:about="" xmlns:${space}="${SPACES[space]}">${parts}</rdf:Description>`;
	const packet = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
${described('pdfaid', '<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>')}
${described(
	'dc',
	`<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${lang}</rdf:li></rdf:Bag></dc:language>`
)}
${described('xmp', `<xmp:CreatorTool>${CREATOR}</xmp:CreatorTool><xmp:CreateDate>${utc(createdAt)}+00:00</xmp:CreateDate>`)}
${described('pdf', `<pdf:Producer>${PRODUCER}</pdf:Producer>`)}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
	return Buffer.from(packet, 'utf8').toString('latin1');
}

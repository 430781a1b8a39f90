import type { Bookmark } from '../sheet/page.ts';
import { info, xmp, type Described } from './metadata.ts';
import { Objects, stream } from './objects.ts';
import { addOutline } from './outline.ts';
import { SRGB } from './srgb.ts';
import { nameSubsets } from './subset.ts';

const PROFILE_NAME = '(sRGB IEC61966-2.1)';

function addIntent(objects: Objects): number {
	const profile = objects.add(stream('/N 3', SRGB));
	const names = `/OutputConditionIdentifier ${PROFILE_NAME} /Info ${PROFILE_NAME}`;
	return objects.add(
		`<< /Type /OutputIntent /S /GTS_PDFA1 ${names} /RegistryName (http://www.color.org) /DestOutputProfile ${profile} 0 R >>`
	);
}

const ANNOTS = /\/Annots \[\n(.*?)\n\]\n/s;
/** Printed with the page, as PDF/A asks of every annotation. */
const PRINTED = '/Subtype /Link /F 4 ';

/**
 * Links become objects of their own, and the first page refers to its list of them: so a signature is added by writing
 * that list anew, and never the page.
 */
function partAnnotations(objects: Objects, pages: readonly number[]): void {
	pages.forEach((page, i) => {
		const body = objects.get(page);
		const links = (ANNOTS.exec(body)?.[1] ?? '').replaceAll('/Subtype /Link ', PRINTED).split('\n');
		const numbers = links.filter(Boolean).map((link) => objects.add(link));
		if (i > 0 && !numbers.length) return;
		const list = objects.add(`[ ${numbers.map((number) => `${number} 0 R`).join(' ')} ]`);
		objects.set(page, body.replace(ANNOTS, '').replace(/\/Contents /, `/Annots ${list} 0 R\n/Contents `));
	});
}

/**
 * Makes PDF/A-1b (ISO 19005-1) of what the vendor library printed, with bookmarks and with the places at which
 * signatures are added later (`signatures/pdf`): an empty form, and a list of annotations on the first page. The same
 * arguments give the same bytes.
 */
export function archived(
	printed: string,
	about: Described & { id: string; bookmarks: readonly Bookmark[] }
): Uint8Array {
	const objects = new Objects(printed);
	const kids = /\/Kids \[(.*?)\]/.exec(objects.get(objects.one('/Type /Pages')))?.[1] ?? '';
	const pages = [...kids.matchAll(/(\d+) 0 R/g)].map(([, page]) => Number(page));
	partAnnotations(objects, pages);
	nameSubsets(objects);
	const root = objects.one('/Type /Catalog');
	const added = [
		`/Metadata ${objects.add(stream('/Type /Metadata /Subtype /XML', xmp(about)))} 0 R`,
		`/OutputIntents [ ${addIntent(objects)} 0 R ]`,
		`/Outlines ${addOutline(objects, about.bookmarks, pages)} 0 R`,
		`/AcroForm ${objects.add('<< /Fields [ ] >>')} 0 R`,
		'/ViewerPreferences << /DisplayDocTitle true >>'
	];
	objects.set(root, objects.get(root).replace(/>>$/, `${added.join('\n')}\n>>`));
	const properties = objects.one('/CreationDate');
	objects.set(properties, info(about));
	return objects.write({ root, info: properties, id: about.id.toUpperCase() });
}

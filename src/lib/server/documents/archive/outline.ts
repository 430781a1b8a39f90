import { PAGE, type Bookmark } from '../sheet/page.ts';
import { hexText, type Objects } from './objects.ts';

const POINT = 25.4 / 72;

/**
 * Adds bookmarks: the first is the document, the others its headings below it, shown open. Returns the number of the
 * outline.
 */
export function addOutline(
	objects: Objects,
	bookmarks: readonly Bookmark[],
	pages: readonly number[]
): number {
	const [outline, ...numbers] = [0, ...bookmarks].map(() => objects.reserve()) as [number, ...number[]];
	const [first, ...headings] = numbers;
	const below = headings.length
		? ` /First ${headings[0]} 0 R /Last ${headings.at(-1)} 0 R /Count ${headings.length}`
		: '';
	objects.set(
		outline,
		`<< /Type /Outlines /First ${first} 0 R /Last ${first} 0 R /Count ${bookmarks.length} >>`
	);
	bookmarks.forEach(({ text, page, y }, i) => {
		const top = ((PAGE.height - y) / POINT).toFixed(2);
		const beside = i > 1 ? ` /Prev ${numbers[i - 1]} 0 R` : '';
		const after = i > 0 && numbers[i + 1] ? ` /Next ${numbers[i + 1]} 0 R` : '';
		const place = i === 0 ? `/Parent ${outline} 0 R${below}` : `/Parent ${first} 0 R${beside}${after}`;
		const leads = `/Dest [ ${pages[page - 1]} 0 R /XYZ 0 ${top} null ]`;
		objects.set(numbers[i] as number, `<< /Title ${hexText(text)} ${place} ${leads} >>`);
	});
	return outline;
}

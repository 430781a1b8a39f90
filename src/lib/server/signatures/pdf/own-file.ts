/** Where the next signature goes in a file that this product made (`documents/archive`). Everything is binary text. */
export interface Place {
	/** Length of the file so far: what is added begins there. */
	length: number;
	/** Of the table of objects at its end. */
	table: number;
	/** Number of the next object. */
	size: number;
	root: string;
	info: string;
	/** The first part of the identity stays, the second is of this revision. */
	ids: [string, string];
	page: number;
	form: Listing;
	annotations: Listing;
}

/** An object that is a list of others. */
export interface Listing {
	number: number;
	/** «7 0 R 9 0 R» */
	references: string;
}

const TRAILER =
	/trailer\n<< \/Size (\d+) \/Root (\d+) 0 R \/Info (\d+) 0 R \/ID \[ <(\w+)> <(\w+)> \](?: \/Prev (\d+))? >>\nstartxref\n(\d+)\n%%EOF\n$/;
/** Longer than any trailer that is written here. */
const TAIL = 400;
const ENTRY = 20;
/** So many signatures, and no more, are ever added to one file. */
export const MOST_SIGNATURES = 20;

/** Where the objects of one revision stand. */
function* entries(file: string, table: number): Generator<[number: number, offset: number]> {
	let at = table + 'xref\n'.length;
	for (;;) {
		const head = /^(\d+) (\d+)\n/.exec(file.slice(at, at + 24));
		const [first, count] = [Number(head?.[1]), Number(head?.[2])];
		if (!head || at + count * ENTRY > file.length) return;
		at += head[0].length;
		for (let i = 0; i < count; i++, at += ENTRY)
			if (file[at + 17] === 'n') yield [first + i, Number(file.slice(at, at + 10))];
	}
}

/** Where each object stands now; a later revision wins. */
function objectsOf(file: string): Map<number, number> {
	const objects = new Map<number, number>();
	let trailer = TRAILER.exec(file.slice(-TAIL));
	for (let i = 0; trailer && i <= MOST_SIGNATURES; i++) {
		for (const [number, offset] of entries(file, Number(trailer[7])))
			if (!objects.has(number)) objects.set(number, offset);
		const before = trailer[6] && file.slice(0, Number(trailer[6]));
		trailer = before ? tailAfter(file, before.length) : null;
	}
	return objects;
}

/** The trailer that follows a table of objects. */
function tailAfter(file: string, table: number): RegExpExecArray | null {
	const end = file.indexOf('%%EOF\n', table) + '%%EOF\n'.length;
	return TRAILER.exec(file.slice(Math.max(table, end - TAIL), end));
}

const first = (pattern: RegExp, text: string | undefined): number => Number(pattern.exec(text ?? '')?.[1]);

/** Undefined for a file that was not made here, or was changed in another way than by adding signatures. */
export function placeIn(file: string): Place | undefined {
	const trailer = TRAILER.exec(file.slice(-TAIL));
	if (!trailer) return undefined;
	const [, size, root = '', info = '', id0 = '', id1 = '', , table] = trailer;
	const objects = objectsOf(file);
	const body = (number: number) => {
		const at = objects.get(number);
		return at === undefined ? undefined : file.slice(at, file.indexOf('\nendobj', at));
	};
	const catalog = body(Number(root));
	const form = first(/\/AcroForm (\d+) 0 R/, catalog);
	const page = first(/\/Kids \[ ?(\d+) 0 R/, body(first(/\/Pages (\d+) 0 R/, catalog)));
	const annotations = first(/\/Annots (\d+) 0 R/, body(page));
	const fields = /\/Fields \[ ((?:\d+ 0 R ?)*) ?\]/.exec(body(form) ?? '')?.[1];
	const listed = /obj\n\[ ((?:\d+ 0 R ?)*) ?\]/.exec(body(annotations) ?? '')?.[1];
	if (fields === undefined || listed === undefined) return undefined;
	return {
		...{ length: file.length, table: Number(table), size: Number(size), root, info, ids: [id0, id1], page },
		form: { number: form, references: fields.trim() },
		annotations: { number: annotations, references: listed.trim() }
	};
}

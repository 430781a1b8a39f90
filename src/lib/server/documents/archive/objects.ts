/** A text of a PDF that every reader shows as it was written: UTF-16BE, hexadecimal. */
export function hexText(text: string): string {
	const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
	return `<FEFF${units.map((unit) => unit.toString(16).padStart(4, '0').toUpperCase()).join('')}>`;
}

/** A stream of a PDF; a character is a byte. Not compressed: what is added is small or has to be readable. */
export function stream(entries: string, data: string): string {
	return `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`;
}

/**
 * A PDF as the vendor library writes it, taken apart by its own table of objects so that more can be added. Everything
 * is binary text: a character is a byte.
 */
export class Objects {
	readonly #bodies: Map<number, string>;
	#next: number;

	constructor(file: string) {
		this.#bodies = new Map(bodies(file));
		this.#next = Math.max(...this.#bodies.keys()) + 1;
	}

	get(number: number): string {
		const body = this.#bodies.get(number);
		if (body === undefined) throw new Error(`The PDF has no object ${number}.`);
		return body;
	}

	set(number: number, body: string): void {
		this.#bodies.set(number, body);
	}

	/** Room for an object whose body comes later. */
	reserve(): number {
		return this.#next++;
	}

	add(body: string): number {
		const number = this.reserve();
		this.#bodies.set(number, body);
		return number;
	}

	/** Numbers of the objects in which `mark` stands; streams are looked at up to their data. */
	having(mark: string): number[] {
		const found = [...this.#bodies].filter(([, body]) => dictionary(body).includes(mark));
		return found.map(([number]) => number);
	}

	/** The one object in which `mark` stands. */
	one(mark: string): number {
		const [number, ...others] = this.having(mark);
		if (number === undefined || others.length) throw new Error(`The PDF has not exactly one ${mark}.`);
		return number;
	}

	/** The file, with a table that readers of every age understand. */
	write({ root, info, id }: { root: number; info: number; id: string }): Uint8Array {
		let file = '%PDF-1.4\n%\xBA\xDF\xAC\xE0\n';
		const offsets = new Map<number, number>();
		for (const [number, body] of this.#bodies) {
			offsets.set(number, file.length);
			file += `${number} 0 obj\n${body}\nendobj\n`;
		}
		const lines = Array.from({ length: this.#next }, (_, number) => {
			const offset = offsets.get(number);
			return offset === undefined ? '0000000000 65535 f ' : `${String(offset).padStart(10, '0')} 00000 n `;
		});
		const trailer = `<< /Size ${this.#next} /Root ${root} 0 R /Info ${info} 0 R /ID [ <${id}> <${id}> ] >>`;
		const table = `xref\n0 ${this.#next}\n${lines.join('\n')}\ntrailer\n${trailer}\nstartxref\n${file.length}\n%%EOF\n`;
		return new Uint8Array(Buffer.from(file + table, 'latin1'));
	}
}

const dictionary = (body: string): string => {
	const at = body.indexOf('stream\n');
	return at < 0 ? body : body.slice(0, at);
};

/** Where each object begins, from the table at the end. */
function offsetsOf(file: string): { at: number; table: number }[] {
	const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.slice(-64))?.[1]);
	const entries = file.slice(table).matchAll(/^(\d{10}) \d{5} n /gm);
	const offsets = [...entries].map(([, offset]) => Number(offset)).filter((offset) => offset > 0);
	return offsets.sort((a, b) => a - b).map((at) => ({ at, table }));
}

function* bodies(file: string): Generator<[number, string]> {
	const offsets = offsetsOf(file);
	for (const [i, { at, table }] of offsets.entries()) {
		const text = file.slice(at, offsets[i + 1]?.at ?? table);
		const end = text.lastIndexOf('endobj');
		const head = /^(\d+) 0 obj\s+/.exec(text);
		if (!head || end < 0) throw new Error(`The PDF has no object at ${at}.`);
		yield [Number(head[1]), text.slice(head[0].length, end).trimEnd()];
	}
}
